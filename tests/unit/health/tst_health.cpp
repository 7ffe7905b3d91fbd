// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/watch.h"
#include "support/fakeclock.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::health;
using namespace std::chrono_literals;
using State = sync::ConnectionHealth::State;

namespace {

const QDate today(2027, 3, 1);

core::Error failure(core::ErrorKind kind, const char *code = "")
{
    core::Error error;
    error.kind = kind;
    error.code = QString::fromLatin1(code);
    return error;
}

Facts working()
{
    Facts facts;
    facts.hasStatus = true;
    facts.status.graph.state = State::Ok;
    facts.status.starface.state = State::Ok;
    facts.application.isUsed = true;
    facts.reader.isUsed = true;
    return facts;
}

QList<Topic> topics(const Facts &facts)
{
    QList<Topic> found;
    for (const Need &need : needs(facts, today))
        found.append(need.topic);
    return found;
}

/// What both clocks show, `after` a first moment.
core::ClockReading at(core::Duration after = {})
{
    return {core::Time{1000h} + after, core::Wall{490'000h} + after};
}

void fail(sync::ConnectionHealth &health, const core::Error &error)
{
    health.state = State::Failing;
    health.error = error;
}

} // namespace

class TestHealth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theOldestSampleGivesWay();
    void failedReadingsDoNotCountAsFast();
    void warningsComeInSteps_data();
    void warningsComeInSteps();
    void theNearestDateIsFirstAndAnUnknownOneIsLeftOut();
    void eachFailureHasItsButton_data();
    void eachFailureHasItsButton();
    void whereNothingIsWrongNothingIsNeeded();
    void theWorstIsFirst();
    void whatHasNoEffectNeedsSomebody();
    void aReaderWhoMustSignInIsToldOnce();
    void aDirectoryThatFailsIsToldWhileThePollsWork();
    void anExpiredSecretThatFailsAlreadyIsToldOnce();
    void theConditionInOneWord_data();
    void theConditionInOneWord();
    void aShortFailureIsNotNotified();
    void aLastingFailureAndItsEndAreNotifiedOnce();
    void aReaderAndADirectoryAreNotifiedToo();
    void eachStepOfASecretIsNotifiedOnce();
    void whatWasNotifiedIsKnownAfterARestart();
    void theWatchCollectsAndTellsOncePerTurn();
};

void TestHealth::theOldestSampleGivesWay()
{
    Samples samples;
    QVERIFY(samples.isEmpty());
    for (int i = 0; i < int(Samples::most) + 5; ++i)
        samples.add({{}, core::Duration{i}, true});
    QCOMPARE(samples.size(), Samples::most);
    QCOMPARE(samples.at(0).took, core::Duration{5});
    QCOMPARE(samples.last().took, core::Duration{int(Samples::most) + 4});
}

void TestHealth::failedReadingsDoNotCountAsFast()
{
    Samples samples;
    for (const int ms : {30, 10, 20})
        samples.add({{}, core::Duration{ms}, true});
    samples.add({{}, 0ms, false});
    QCOMPARE(samples.failures(), std::size_t{1});
    QCOMPARE(samples.median(), core::Duration{20});
    QCOMPARE(samples.slowest(), core::Duration{30});
    QCOMPARE(Samples{}.median(), core::Duration{0});
}

void TestHealth::warningsComeInSteps_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<Nearness>("expected");
    QTest::newRow("61 days are far") << 61 << Nearness::Far;
    QTest::newRow("60 days") << 60 << Nearness::Within60Days;
    QTest::newRow("31 days") << 31 << Nearness::Within60Days;
    QTest::newRow("30 days") << 30 << Nearness::Within30Days;
    QTest::newRow("8 days") << 8 << Nearness::Within30Days;
    QTest::newRow("7 days") << 7 << Nearness::Within7Days;
    QTest::newRow("2 days") << 2 << Nearness::Within7Days;
    QTest::newRow("tomorrow") << 1 << Nearness::Within1Day;
    QTest::newRow("today it may still work") << 0 << Nearness::Within1Day;
    QTest::newRow("yesterday it expired") << -1 << Nearness::Expired;
}

void TestHealth::warningsComeInSteps()
{
    QFETCH(int, days);
    QFETCH(Nearness, expected);
    const QList<Expiry> found = expiries({today.addDays(days), {}}, today);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().nearness, expected);
    QCOMPARE(found.first().daysLeft, days);

    Facts facts = working();
    facts.dates.clientSecret = today.addDays(days);
    const QList<Need> all = needs(facts, today);
    QCOMPARE(all.isEmpty(), expected == Nearness::Far);
    if (!all.isEmpty())
        QCOMPARE(all.first().action, Action::ReplaceSecret);
}

void TestHealth::theNearestDateIsFirstAndAnUnknownOneIsLeftOut()
{
    QVERIFY(expiries({}, today).isEmpty());
    const QList<Expiry> both = expiries({today.addDays(20), today.addDays(3)}, today);
    QCOMPARE(both.size(), 2);
    QCOMPARE(both.first().what, Expiring::ReadClientSecret);
}

void TestHealth::eachFailureHasItsButton_data()
{
    using core::ErrorKind;
    QTest::addColumn<Topic>("topic");
    QTest::addColumn<core::Error>("error");
    QTest::addColumn<Action>("expected");
    const auto row = [](const char *name, Topic topic, const core::Error &error, Action action) {
        QTest::newRow(name) << topic << error << action;
    };
    row("a wrong client secret", Topic::Graph, failure(ErrorKind::CredentialRefused, "AADSTS7000215"),
        Action::ReplaceSecret);
    row("an expired client secret", Topic::Graph, failure(ErrorKind::CredentialRefused, "AADSTS7000222"),
        Action::ReplaceSecret);
    row("the reader's secret is wrong", Topic::Reader, failure(ErrorKind::CredentialRefused, "AADSTS7000215"),
        Action::ReplaceReadSecret);
    row("the reader's sign-in was revoked", Topic::Reader, failure(ErrorKind::SignInNeeded, "AADSTS50173"),
        Action::SignInAgain);
    row("nobody signed in", Topic::Reader, failure(ErrorKind::SignInNeeded, "sign-in-needed"),
        Action::SignInAgain);
    row("a refusal with a number that nobody knows", Topic::Reader,
        failure(ErrorKind::SignInNeeded, "AADSTS1234567"), Action::SignInAgain);
    row("a refusal without a number", Topic::Reader, failure(ErrorKind::SignInNeeded, "invalid_grant"),
        Action::SignInAgain);
    row("access is denied to the reader", Topic::Reader, failure(ErrorKind::Forbidden, "AADSTS53003"),
        Action::SignInAgain);
    row("the users may not be listed", Topic::TeamsDirectory, failure(ErrorKind::Forbidden),
        Action::GrantPermission);
    row("the users of STARFACE may not be listed", Topic::StarfaceDirectory, failure(ErrorKind::Forbidden),
        Action::RetryNow);
    row("a missing permission", Topic::Graph, failure(ErrorKind::Forbidden), Action::GrantPermission);
    row("consent is missing", Topic::Graph, failure(ErrorKind::SignInNeeded, "AADSTS65001"),
        Action::GrantPermission);
    row("another certificate", Topic::Starface, failure(ErrorKind::Tls), Action::TrustCertificate);
    row("Microsoft's certificate is nothing to be trusted by hand", Topic::Graph, failure(ErrorKind::Tls),
        Action::RetryNow);
    row("a wrong STARFACE password", Topic::Starface, failure(ErrorKind::Unauthorized),
        Action::ReplacePassword);
    row("no network", Topic::Starface, failure(ErrorKind::Offline), Action::RetryNow);
    row("throttled: there is nothing to do", Topic::Graph, failure(ErrorKind::Throttled), Action::None);
    row("a full disk", Topic::Journal, failure(ErrorKind::Storage, "13"), Action::RetryNow);
}

void TestHealth::eachFailureHasItsButton()
{
    QFETCH(Topic, topic);
    QFETCH(core::Error, error);
    QFETCH(Action, expected);
    QCOMPARE(actionFor(topic, error), expected);
}

void TestHealth::whereNothingIsWrongNothingIsNeeded()
{
    QVERIFY(needs(working(), today).isEmpty());
    QVERIFY(needs({}, today).isEmpty());
}

void TestHealth::theWorstIsFirst()
{
    Facts facts = working();
    facts.dates.clientSecret = today.addDays(40);
    facts.status.foreignWriter = true;
    facts.status.settingsOfNobody = {QStringLiteral("lift@x.example")};
    facts.status.setAside = {QStringLiteral("ben@x.example"), QStringLiteral("cara@x.example")};
    facts.status.journalDamage = {QStringLiteral("claims.sqlite"), {QStringLiteral("anna@x.example")}};
    facts.failedWrites.append(sync::FailedWrite{});
    fail(facts.status.starface, failure(core::ErrorKind::Offline));
    facts.status.journalError = failure(core::ErrorKind::Storage);
    QCOMPARE(topics(facts),
        (QList<Topic>{Topic::Journal, Topic::Starface, Topic::FailedWrites, Topic::JournalDamage,
            Topic::ForeignWriter, Topic::SetAside, Topic::SettingsOfNobody, Topic::ClientSecret}));
    const QList<Need> found = needs(facts, today);
    QCOMPARE(found.at(3).names, facts.status.journalDamage.users);
    QCOMPARE(found.at(5).names, facts.status.setAside);
    QCOMPARE(found.at(5).count, 2);
    QCOMPARE(found.at(6).names, facts.status.settingsOfNobody);
    QCOMPARE(found.at(6).severity, Severity::Warning);
}

void TestHealth::whatHasNoEffectNeedsSomebody()
{
    Facts facts = working();
    facts.status.teamsWithoutEffect = {QStringLiteral("a@x"), QStringLiteral("b@x")};
    QVERIFY(needs(facts, today).isEmpty()); // their own status may hide it
    facts.status.teamsWithoutEffect << QStringLiteral("c@x");
    facts.status.phonesWithoutEffect = {QStringLiteral("d@x")};
    facts.status.unknownStatuses = {
        {QStringLiteral("Hovering"), QStringLiteral("Idle"), 4}, {QString(), QStringLiteral("Floating"), 1}};
    QCOMPARE(topics(facts),
        (QList<Topic>{Topic::PhonesWithoutEffect, Topic::TeamsWithoutEffect, Topic::UnknownStatus}));
    const QList<Need> found = needs(facts, today);
    QCOMPARE(found.at(0).names, facts.status.phonesWithoutEffect);
    QCOMPARE(found.at(1).count, 3);
    QCOMPARE(found.at(2).count, 5);
    QCOMPARE(found.at(2).names, (QStringList{QStringLiteral("Hovering/Idle"), QStringLiteral("/Floating")}));
    QCOMPARE(condition(facts, today), Condition::Attention);
}

void TestHealth::aReaderWhoMustSignInIsToldOnce()
{
    Facts facts = working();
    facts.reader.error = failure(core::ErrorKind::SignInNeeded, "AADSTS700082");
    facts.status.graph.directoryError = facts.reader.error;
    QCOMPARE(topics(facts), QList<Topic>{Topic::Reader});
    // the reading of Teams fails for another cause
    fail(facts.status.graph, failure(core::ErrorKind::Offline));
    QCOMPARE(topics(facts), (QList<Topic>{Topic::Reader, Topic::Graph}));
    // a network that is away is no reason to sign in
    facts.reader.error = facts.status.graph.directoryError = failure(core::ErrorKind::Offline);
    QCOMPARE(topics(facts), QList<Topic>{Topic::Graph});
    facts.reader = {};
    facts.status.graph = working().status.graph;
    QVERIFY(needs(facts, today).isEmpty());
    // nothing was read before the first sign-in
    facts.reader.isUsed = true;
    facts.status.graph = {};
    facts.reader.error = failure(core::ErrorKind::SignInNeeded, "sign-in-needed");
    facts.status.graph.directoryError = facts.reader.error;
    QCOMPARE(topics(facts), QList<Topic>{Topic::Reader});
    QCOMPARE(condition(facts, today), Condition::Failing);
}

void TestHealth::aDirectoryThatFailsIsToldWhileThePollsWork()
{
    Facts facts = working();
    facts.status.starface.directoryError = failure(core::ErrorKind::Forbidden);
    facts.status.graph.directoryError = failure(core::ErrorKind::Server);
    QCOMPARE(topics(facts), (QList<Topic>{Topic::TeamsDirectory, Topic::StarfaceDirectory}));
    QCOMPARE(needs(facts, today).first().severity, Severity::Warning);
    QCOMPARE(condition(facts, today), Condition::Attention);
    // where the whole side is away, one message is enough
    fail(facts.status.graph, failure(core::ErrorKind::Server));
    QCOMPARE(topics(facts), (QList<Topic>{Topic::Graph, Topic::StarfaceDirectory}));
    // at the start there is nothing but the directories
    facts = working();
    facts.status.starface = {};
    facts.status.starface.directoryError = failure(core::ErrorKind::Offline);
    QCOMPARE(topics(facts), QList<Topic>{Topic::Starface});
    QCOMPARE(condition(facts, today), Condition::Failing);
}

void TestHealth::anExpiredSecretThatFailsAlreadyIsToldOnce()
{
    Facts facts = working();
    facts.dates = {today.addDays(-1), today.addDays(-1)};
    QCOMPARE(needs(facts, today).size(), 2);
    fail(facts.status.graph, failure(core::ErrorKind::CredentialRefused, "AADSTS7000222"));
    QCOMPARE(topics(facts), (QList<Topic>{Topic::Graph, Topic::ReadClientSecret}));
}

void TestHealth::theConditionInOneWord_data()
{
    QTest::addColumn<Facts>("facts");
    QTest::addColumn<Condition>("expected");
    const auto row = [](const char *name, Condition expected, const std::function<void(Facts &)> &change) {
        Facts facts = working();
        change(facts);
        QTest::newRow(name) << facts << expected;
    };
    row("all is well", Condition::Good, [](Facts &) {});
    row("nothing was read yet", Condition::Starting, [](Facts &f) { f = {}; });
    row("one side was not read yet", Condition::Starting,
        [](Facts &f) { f.status.starface.state = State::NotYet; });
    row("observing", Condition::ObserveOnly, [](Facts &f) { f.status.mode = sync::Mode::ObserveOnly; });
    row("paused", Condition::Paused, [](Facts &f) { f.status.mode = sync::Mode::Paused; });
    row("a failure outranks a pause", Condition::Failing, [](Facts &f) {
        f.status.mode = sync::Mode::Paused;
        f.status.graph.state = State::Failing;
    });
    row("the brake asks", Condition::Attention, [](Facts &f) { f.status.brake = sync::BrakeQuestion{}; });
    row("a secret in 50 days is no alarm", Condition::Good,
        [](Facts &f) { f.dates.clientSecret = today.addDays(50); });
    row("a secret in 20 days is", Condition::Attention,
        [](Facts &f) { f.dates.clientSecret = today.addDays(20); });
}

void TestHealth::theConditionInOneWord()
{
    QFETCH(Facts, facts);
    QFETCH(Condition, expected);
    QCOMPARE(condition(facts, today), expected);
}

void TestHealth::aShortFailureIsNotNotified()
{
    Turns turns;
    Facts facts = working();
    QVERIFY(turns.take(facts, at()).isEmpty());
    fail(facts.status.graph, failure(core::ErrorKind::Offline));
    QVERIFY(turns.take(facts, at()).isEmpty());
    QVERIFY(turns.take(facts, at(29s)).isEmpty());
    facts = working();
    QVERIFY(turns.take(facts, at(40s)).isEmpty());
}

void TestHealth::aLastingFailureAndItsEndAreNotifiedOnce()
{
    Turns turns;
    Facts facts = working();
    fail(facts.status.starface, failure(core::ErrorKind::Unauthorized));
    QVERIFY(turns.take(facts, at()).isEmpty());
    const QList<Turn> failing = turns.take(facts, at(30s));
    QCOMPARE(failing.size(), 1);
    QCOMPARE(failing.first().kind, Turn::Kind::Failing);
    QCOMPARE(failing.first().topic, Topic::Starface);
    QCOMPARE(failing.first().error.value_or(core::Error{}).kind, core::ErrorKind::Unauthorized);
    QVERIFY(turns.take(facts, at(60s)).isEmpty());
    const QList<Turn> over = turns.take(working(), at(90s));
    QCOMPARE(over.size(), 1);
    QCOMPARE(over.first().kind, Turn::Kind::Works);
    QVERIFY(turns.take(working(), at(120s)).isEmpty());
}

void TestHealth::aReaderAndADirectoryAreNotifiedToo()
{
    Turns turns;
    Facts facts = working();
    facts.reader.error = failure(core::ErrorKind::SignInNeeded, "AADSTS70043");
    facts.status.graph.directoryError = facts.reader.error;
    facts.status.starface.directoryError = failure(core::ErrorKind::Server);
    QVERIFY(turns.take(facts, at()).isEmpty());
    QList<Topic> told;
    for (const Turn &turn : turns.take(facts, at(30s)))
        told.append(turn.topic);
    QCOMPARE(told, (QList<Topic>{Topic::Reader, Topic::StarfaceDirectory}));
    const QList<Turn> over = turns.take(working(), at(60s));
    QCOMPARE(over.size(), 2);
    QCOMPARE(over.first().kind, Turn::Kind::Works);
}

void TestHealth::eachStepOfASecretIsNotifiedOnce()
{
    Turns turns;
    Facts facts = working();
    facts.dates.clientSecret = dayOf(at().wall).addDays(31);
    QCOMPARE(turns.take(facts, at()).size(), 1);
    QVERIFY(turns.take(facts, at(1h)).isEmpty());
    const QList<Turn> next = turns.take(facts, at(24h));
    QCOMPARE(next.size(), 1);
    QCOMPARE(next.first().kind, Turn::Kind::Expiring);
    QCOMPARE(next.first().expiry.daysLeft, 30);
    QVERIFY(turns.take(facts, at(48h)).isEmpty());
}

void TestHealth::whatWasNotifiedIsKnownAfterARestart()
{
    Turns first;
    Facts facts = working();
    facts.dates.clientSecret = dayOf(at().wall).addDays(5);
    QCOMPARE(first.take(facts, at()).size(), 1);
    Turns second;
    second.setToldExpiries(first.toldExpiries());
    QVERIFY(second.take(facts, at()).isEmpty());
    // a new secret is another thing
    facts.dates.clientSecret = dayOf(at().wall).addDays(6);
    QCOMPARE(second.take(facts, at()).size(), 1);
}

void TestHealth::theWatchCollectsAndTellsOncePerTurn()
{
    test::FakeClock clock;
    Watch watch({dayOf(clock.wall()).addDays(3), {}}, clock);
    QSignalSpy changed(&watch, &Watch::changed);
    QSignalSpy turned(&watch, &Watch::turned);
    sync::EngineStatus status;
    status.graph = {State::Ok, clock.now(), 80ms, {}};
    status.starface = {State::Ok, clock.now(), 12ms, {}};
    watch.notePoll(sync::Polled::Teams, status);
    watch.notePoll(sync::Polled::Starface, status);
    watch.notePoll(sync::Polled::Directories, status);
    QCOMPARE(changed.size(), 0);
    clock.advance(0ms);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(turned.size(), 1); // the secret
    QCOMPARE(watch.facts().graph.size(), std::size_t{1});
    QCOMPARE(watch.facts().starface.last().took, core::Duration{12});
    QCOMPARE(watch.condition(), Condition::Attention);

    // a failure that lasts is told without a further signal
    fail(status.graph, failure(core::ErrorKind::Offline));
    watch.notePoll(sync::Polled::Teams, status);
    clock.advance(0ms);
    QCOMPARE(turned.size(), 1);
    clock.advance(60s);
    QCOMPARE(turned.size(), 2);
    QVERIFY(!watch.facts().graph.last().ok);
}

QTEST_APPLESS_MAIN(TestHealth)
#include "tst_health.moc"
