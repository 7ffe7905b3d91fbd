// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;
using core::ErrorKind;
using presence::Reason;
using sync::ConnectionHealth;
using sync::Polled;
using State = sync::ConnectionHealth::State;

/// What the loop reads, when, and what it tells of it.
class TestSyncReadings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world = std::make_unique<EngineWorld>(); }
    void cleanup() { m_world.reset(); }

    // polls
    void bothSidesAreReadEveryPeriod();
    void aSecondReadingDoesNotOverlapAPoll();
    void aSecondReadingIsOfWhoWaitsForIt();
    void aPollThatIsLateIsTold();
    void aReadingThatFailsIsTold_data();
    void aReadingThatFailsIsTold();
    void aSideThatAnswersAgainIsGivenBackAtOnce_data();
    void aSideThatAnswersAgainIsGivenBackAtOnce();
    void oneUnreadablePhoneKeepsNobodyElseFromBeingRead();
    void aConnectionThatBreaksAmidAReadingIsTheSides();
    void aSideThatIsSilentIsToldSoon();
    void aSilentSideIsToldWithinAPeriod_data();
    void aSilentSideIsToldWithinAPeriod();
    void aProbeLostInSleepIsNoOutage();
    void aFirstReadingMayTakeLonger();
    void olderVersionsAreDropped();
    void wordsAreNormalisedAnew();
    void readingsOfNobodyAreNoHarm();

    // telling
    void onlyWhatChangedIsTold();
    void whoIsKnownFromTheJournalAloneIsNotTold();
    void theStatusCountsWhatIsHeld();
    void theBudgetIsPassedOn();
    void everyWriteIsTold();

    // measured
    void theSettleTimeFollowsTheSlowestRoundTrip();
    void anOutageIsNoRoundTrip();
    void threeQuickOverridesAreAnotherProgram_data();
    void threeQuickOverridesAreAnotherProgram();
    void aSlowOverrideIsAPerson();

private:
    FakeServices &services() { return m_world->services; }
    sync::SyncEngine &engine() { return *m_world->engine; }
    FakeServices::Somebody &of(const char *name) { return services().of(QString::fromLatin1(name)); }
    void add(const char *name) { services().add(QString::fromLatin1(name)); }
    void show(const char *name, const char *availability, const char *activity)
    {
        of(name).availability = QString::fromLatin1(availability);
        of(name).activity = QString::fromLatin1(activity);
    }
    void call(const char *name) { show(name, "Busy", "InACall"); }
    void free(const char *name) { show(name, "Available", "Available"); }
    bool dnd(const char *name) { return of(name).dnd; }
    void switchOff(const char *name) { of(name).dnd = of(name).dndShown = false; }

    std::unique_ptr<EngineWorld> m_world;
};

void TestSyncReadings::bothSidesAreReadEveryPeriod()
{
    add("anna");
    m_world->options.period = 4s;
    m_world->start();
    QCOMPARE(engine().status().period, core::Duration(4s));
    const int teams = services().teamsReadings;
    const int phones = services().phoneReadings;
    QSignalSpy polled(&engine(), &sync::SyncEngine::polled);
    QCOMPARE(engine().status().nextPoll, m_world->clock.now() + 4s);
    QCOMPARE(engine().status().lastPoll, m_world->clock.now());
    m_world->run(40s);
    QCOMPARE(services().teamsReadings, teams + 10);
    QCOMPARE(services().phoneReadings, phones + 10);
    QCOMPARE(polled.size(), 20);
    QCOMPARE(engine().status().polls, teams + 10);
    QCOMPARE(services().lastPhonesAsked, QList<int>{1001});
    QCOMPARE(engine().status().dndRound, core::Duration{});
    QCOMPARE(engine().status().graph.state, State::Ok);
    QCOMPARE(engine().status().graph.lastSuccess, m_world->clock.now());
    QCOMPARE(engine().status().starface.state, State::Ok);
}

void TestSyncReadings::aSecondReadingDoesNotOverlapAPoll()
{
    add("anna");
    m_world->start();
    call("anna");
    m_world->run(11s);
    free("anna");
    m_world->run(10s); // the end was read once: again in two seconds
    QVERIFY(dnd("anna"));
    services().keepsTeamsWaiting = true;
    engine().syncNow();
    m_world->settle();
    const int readings = services().teamsReadings;
    m_world->run(5s);
    QCOMPARE(services().teamsReadings, readings);
    services().keepsTeamsWaiting = false;
    services().answerWaiting();
    m_world->run(10s);
    QVERIFY(!dnd("anna"));
}

void TestSyncReadings::aSecondReadingIsOfWhoWaitsForIt()
{
    for (const char *name : {"anna", "ben", "carl"})
        add(name);
    m_world->start();
    call("anna");
    call("carl");
    m_world->run(11s);
    QVERIFY(dnd("anna") && dnd("carl"));
    free("anna");
    m_world->run(10s);
    const int polls = engine().status().polls;
    m_world->run(2s);
    QCOMPARE(services().lastAsked, QStringList{QStringLiteral("g-anna")});
    QCOMPARE(engine().status().polls, polls); // no poll of everybody
    QVERIFY(!dnd("anna") && dnd("carl"));
    m_world->run(8s);
    QCOMPARE(services().lastAsked.size(), 3);
    QCOMPARE(engine().status().polls, polls + 1);
    const int readings = services().teamsReadings;
    m_world->run(1min); // nobody waits any more
    QCOMPARE(services().teamsReadings, readings + 6);
}

void TestSyncReadings::aPollThatIsLateIsTold()
{
    add("anna");
    m_world->start();
    services().keepsTeamsWaiting = true;
    m_world->run(10s); // it begins
    const int teams = services().teamsReadings;
    m_world->run(25s);
    QCOMPARE(services().teamsReadings, teams); // polls of one side never overlap
    QList<sync::EngineStatus> polls;
    connect(&engine(), &sync::SyncEngine::polled, this, [&polls](Polled side, const auto &status) {
        if (side == Polled::Teams)
            polls << status;
    });
    services().keepsTeamsWaiting = false;
    services().answerWaiting();
    m_world->settle();
    QCOMPARE(polls.size(), 2); // the next one at once
    QCOMPARE(polls.first().pollDuration, core::Duration(25s));
    QCOMPARE(polls.first().lateBy, core::Duration(15s));
    QCOMPARE(polls.first().graph.latency, core::Duration(25s));
    QCOMPARE(services().teamsReadings, teams + 1);
    m_world->run(10s);
    QCOMPARE(engine().status().lateBy, core::Duration{});
}

void TestSyncReadings::aReadingThatFailsIsTold_data()
{
    QTest::addColumn<bool>("teams");
    QTest::newRow("of Teams") << true;
    QTest::newRow("of the PBX") << false;
}

void TestSyncReadings::aReadingThatFailsIsTold()
{
    QFETCH(bool, teams);
    add("anna");
    m_world->start();
    const auto read = m_world->clock.now();
    (teams ? services().teamsReading : services().phoneReading) = failureOf(ErrorKind::Offline);
    m_world->run(15s);
    const auto health = [this, teams]() -> const ConnectionHealth & {
        return teams ? engine().status().graph : engine().status().starface;
    };
    QCOMPARE(health().state, State::Failing);
    QCOMPARE(health().error->kind, ErrorKind::Offline);
    QCOMPARE(health().lastSuccess, read);
    QCOMPARE((teams ? engine().status().starface : engine().status().graph).state, State::Ok);
    m_world->run(1min);
    QVERIFY((teams ? services().teamsReadings : services().phoneReadings) >= 8); // and is read on
    services().teamsReading.reset();
    services().phoneReading.reset();
    m_world->run(10s);
    QCOMPARE(health().state, State::Ok);
    QVERIFY(!health().error);
}

void TestSyncReadings::aSideThatAnswersAgainIsGivenBackAtOnce_data()
{
    QTest::addColumn<bool>("read");
    QTest::newRow("as soon as it can be read again") << true;
    QTest::newRow("within a minute where it could be read all the time") << false;
}

/// C7
void TestSyncReadings::aSideThatAnswersAgainIsGivenBackAtOnce()
{
    QFETCH(bool, read);
    add("carl");
    of("carl").line = presence::Line::InCall;
    m_world->options.policy.availableAfterCall = false;
    m_world->start();
    m_world->run(15s);
    QCOMPARE(of("carl").session, QStringLiteral("InACall"));
    of("carl").line = presence::Line::Idle;
    services().teamsWriting = failureOf(ErrorKind::Offline);
    if (read)
        services().teamsReading = failureOf(ErrorKind::Offline);
    m_world->run(6min);
    QVERIFY(engine().failedWrites().constFirst().givingBack);
    QVERIFY(engine().failedWrites().constFirst().failures >= 5);
    services().teamsWriting.reset();
    services().teamsReading.reset();
    m_world->run(read ? 10s : 1min);
    QCOMPARE(of("carl").session, QString());
    QCOMPARE(engine().status().failedWrites, 0);
}

/// R5
void TestSyncReadings::oneUnreadablePhoneKeepsNobodyElseFromBeingRead()
{
    add("anna");
    add("ben");
    services().unreadablePhones.insert(1001, failureOf(ErrorKind::Conflict));
    of("ben").dnd = of("ben").dndShown = true;
    call("ben");
    m_world->start();
    m_world->run(1min);
    QVERIFY(services().dndWrites.isEmpty()); // ben's was on before us
    call("anna"); // what cannot be read is written all the same
    m_world->run(30s);
    QCOMPARE(engine().status().starface.state, State::Ok);
    QVERIFY(dnd("anna"));
    // where it is everybody, it is no longer that one user's
    services().unreadablePhones.insert(1002, failureOf(ErrorKind::Conflict));
    m_world->run(1min);
    QCOMPARE(engine().status().starface.error->kind, ErrorKind::Conflict);
}

/// R5: a connection that breaks down amid a reading is no single user's.
void TestSyncReadings::aConnectionThatBreaksAmidAReadingIsTheSides()
{
    add("anna");
    add("ben");
    m_world->start();
    m_world->run(20s);
    services().unreadablePhones.insert(1001, failureOf(ErrorKind::Offline));
    m_world->run(10s);
    QCOMPARE(engine().status().starface.error->kind, ErrorKind::Offline);
}

void TestSyncReadings::aSideThatIsSilentIsToldSoon()
{
    add("anna");
    m_world->start();
    m_world->run(10s);
    services().keepsTeamsWaiting = true;
    m_world->run(10s); // begins
    m_world->run(3s);
    QCOMPARE(engine().status().graph.state, State::Ok);
    m_world->run(1s); // more than a third of a period
    QCOMPARE(engine().status().graph.state, State::Failing);
    QCOMPARE(engine().status().graph.error->kind, ErrorKind::Timeout);
    QCOMPARE(engine().status().starface.state, State::Ok);
    services().keepsTeamsWaiting = false;
    services().answerWaiting();
    m_world->settle();
    QCOMPARE(engine().status().graph.state, State::Ok);
    QVERIFY(!engine().status().graph.error);
}

void TestSyncReadings::aSilentSideIsToldWithinAPeriod_data()
{
    QTest::addColumn<bool>("isTeams");
    QTest::addColumn<int>("offset"); // in seconds from a poll
    for (int offset = 0; offset <= 10; ++offset) {
        QTest::addRow("Teams, %d s after a reading", offset) << true << offset;
        QTest::addRow("STARFACE, %d s after a reading", offset) << false << offset;
    }
}

void TestSyncReadings::aSilentSideIsToldWithinAPeriod()
{
    QFETCH(bool, isTeams);
    QFETCH(int, offset);
    const core::Duration period = 10s;
    m_world->options.period = period;
    services().add(QStringLiteral("anna"));
    m_world->start();
    m_world->run(2 * period + std::chrono::seconds{offset});
    const auto &status = engine().status();
    const sync::ConnectionHealth &silent = isTeams ? status.graph : status.starface;
    const sync::ConnectionHealth &other = isTeams ? status.starface : status.graph;
    QCOMPARE(silent.state, State::Ok);
    QVERIFY(services().probes > 0 && services().probes <= 6); // one for each poll at the most
    (isTeams ? services().teamsIsSilent : services().phonesAreSilent) = true;
    m_world->run(period);
    QCOMPARE(silent.state, State::Failing);
    QCOMPARE(silent.error->kind, ErrorKind::Timeout);
    QCOMPARE(other.state, State::Ok);
}

/// What was asked before the machine slept says nothing about now.
void TestSyncReadings::aProbeLostInSleepIsNoOutage()
{
    m_world->options.period = 10s;
    services().add(QStringLiteral("anna"));
    m_world->start();
    m_world->run(16s);
    services().teamsIsSilent = true;
    m_world->run(1500ms); // the probe is under way
    services().teamsIsSilent = false;
    QSignalSpy told(&engine(), &sync::SyncEngine::statusChanged);
    m_world->clock.sleep(10min);
    m_world->run(1s);
    for (const auto &one : told)
        QVERIFY(
            one.first().value<sync::EngineStatus>().graph.state != sync::ConnectionHealth::State::Failing);
}

void TestSyncReadings::aFirstReadingMayTakeLonger()
{
    add("anna");
    services().keepsTeamsWaiting = true;
    m_world->start();
    m_world->run(14s);
    QCOMPARE(engine().status().graph.state, State::NotYet);
    m_world->run(2s);
    QCOMPARE(engine().status().graph.state, State::Failing);
}

/// R1
void TestSyncReadings::olderVersionsAreDropped()
{
    add("anna");
    of("anna").sequence = QStringLiteral("A5");
    call("anna");
    m_world->start();
    m_world->run(15s);
    QVERIFY(dnd("anna"));
    of("anna").sequence = QStringLiteral("A4"); // an old replica
    free("anna");
    m_world->run(25s);
    QVERIFY(dnd("anna"));
    of("anna").sequence = QStringLiteral("A6");
    m_world->run(20s);
    QVERIFY(!dnd("anna"));
}

void TestSyncReadings::wordsAreNormalisedAnew()
{
    add("anna");
    m_world->start();
    // one member after the other
    show("anna", "Available", "InACall");
    m_world->run(11s);
    QVERIFY(dnd("anna"));
    show("anna", "Available", "Available");
    m_world->run(30s);
    QVERIFY(!dnd("anna"));
    show("anna", "DoNotDisturb", "Available");
    m_world->run(11s);
    QVERIFY(dnd("anna"));
}

void TestSyncReadings::readingsOfNobodyAreNoHarm()
{
    add("anna");
    m_world->start();
    add("stranger"); // in the answers, before any directory names them
    call("stranger");
    of("stranger").line = presence::Line::InCall;
    m_world->run(1min);
    QVERIFY(services().dndWrites.isEmpty() && services().presenceWrites.isEmpty());
    QCOMPARE(engine().status().matched, 1);
}

void TestSyncReadings::onlyWhatChangedIsTold()
{
    add("anna");
    add("ben");
    m_world->start();
    QList<sync::UserReport> told;
    connect(&engine(), &sync::SyncEngine::reported, this, [&told](const auto &reports) { told += reports; });
    m_world->run(1min);
    QCOMPARE(told.size(), 0);
    show("anna", "Away", "Away");
    m_world->run(10s);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.last().key, QStringLiteral("anna@x"));
    QCOMPARE(told.last().availability, QStringLiteral("Away"));
    QCOMPARE(told.last().activity, QStringLiteral("Away"));
    QCOMPARE(told.last().telephony, QStringLiteral("x"));
    QCOMPARE(told.last().teams, presence::TeamsStatus::Away);
    QCOMPARE(told.last().decidedAt, m_world->clock.now());
    of("ben").line = presence::Line::Ringing;
    m_world->run(10s);
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.last().starface, presence::StarfaceStatus::Ringing);
    QCOMPARE(told.last().observation.line.value, presence::Line::Ringing);
    // a write that fails is told, and that it works again
    services().phoneWriting = failureOf(ErrorKind::Server);
    call("anna");
    m_world->run(15s);
    QCOMPARE(told.last().starfaceError->kind, ErrorKind::Server);
    QVERIFY(!told.last().teamsError);
    services().phoneWriting.reset();
    m_world->run(1min);
    QVERIFY(!told.last().starfaceError);
    QCOMPARE(told.last().state.dnd.phase, presence::ClaimPhase::Held);
}

void TestSyncReadings::whoIsKnownFromTheJournalAloneIsNotTold()
{
    add("anna");
    of("anna").dnd = of("anna").dndShown = true;
    call("anna");
    m_world->journal.hold(of("anna"), dndHeldSince(m_world->clock.now() - 5min));
    services().teamsDirectory = failureOf(ErrorKind::Offline);
    m_world->start();
    QList<sync::UserReport> told;
    connect(&engine(), &sync::SyncEngine::reported, this, [&told](const auto &reports) { told += reports; });
    m_world->run(30s);
    QCOMPARE(told.size(), 0);
    QCOMPARE(engine().status().matched, 0);
    QCOMPARE(engine().status().dndClaims, 1);
    services().teamsDirectory.reset();
    m_world->run(30s);
    QVERIFY(!told.isEmpty());
    QVERIFY(dnd("anna"));
}

void TestSyncReadings::theStatusCountsWhatIsHeld()
{
    for (const char *name : {"anna", "ben", "carl"})
        add(name);
    call("anna");
    call("ben");
    of("carl").line = presence::Line::InCall;
    m_world->start();
    QSignalSpy changed(&engine(), &sync::SyncEngine::statusChanged);
    m_world->run(15s);
    QCOMPARE(engine().status().matched, 3);
    QCOMPARE(engine().status().dndClaims, 2);
    QCOMPARE(engine().status().teamsClaims, 1);
    QCOMPARE(engine().status().failedWrites, 0);
    QVERIFY(!engine().status().givingBack);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(changed.last().first().value<sync::EngineStatus>().dndClaims, 2);
    free("anna");
    m_world->run(30s);
    QCOMPARE(engine().status().dndClaims, 1);
    QVERIFY(!engine().status().journalError);
}

void TestSyncReadings::theBudgetIsPassedOn()
{
    m_world->start();
    engine().setBudgetUse(7, 1500);
    QCOMPARE(engine().status().budgetUsed, 7);
    QCOMPARE(engine().status().budgetLimit, 1500);
}

void TestSyncReadings::everyWriteIsTold()
{
    add("anna");
    call("anna");
    QList<sync::WriteRecord> records;
    m_world->start();
    connect(&engine(), &sync::SyncEngine::wrote, this, [&records](const auto &record) { records << record; });
    free("anna");
    m_world->run(30s);
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.last().action, presence::Action::SetDndOff);
    // where the account may be gone, the directories say so soon
    const int directories = services().directoryReadings;
    services().phoneWriting = failureOf(ErrorKind::NotFound);
    call("anna");
    m_world->run(11s);
    QCOMPARE(records.last().error->kind, ErrorKind::NotFound);
    QCOMPARE(services().directoryReadings, directories + 1);
}

/// E5
void TestSyncReadings::theSettleTimeFollowsTheSlowestRoundTrip()
{
    add("anna");
    m_world->start();
    QCOMPARE(engine().status().settle, core::Duration(60s));
    QCOMPARE(engine().status().slowestRoundTrip, core::Duration{});
    services().readingsLag = true;
    call("anna");
    m_world->run(10s); // written
    m_world->run(29s);
    services().catchUp();
    m_world->run(1s); // read 30 s after it
    QCOMPARE(engine().status().slowestRoundTrip, core::Duration(30s));
    QCOMPARE(engine().status().settle, core::Duration(90s));
    // so long a write that was not answered may act
    free("anna");
    m_world->run(2min);
    services().phoneWriting = failureOf(ErrorKind::Timeout, true);
    call("anna");
    m_world->run(10s);
    QCOMPARE(engine().failedWrites().constFirst().nextTry, m_world->clock.now() + 90s);
    services().phoneWriting.reset();
    // a quicker round trip changes nothing
    free("anna");
    m_world->run(2min);
    call("anna");
    m_world->run(20s);
    QCOMPARE(engine().status().slowestRoundTrip, core::Duration(30s));
    m_world->run(58min);
    QCOMPARE(engine().status().settle, core::Duration(60s)); // it decays by itself
}

void TestSyncReadings::anOutageIsNoRoundTrip()
{
    add("anna");
    m_world->start();
    services().readingsLag = true;
    call("anna");
    m_world->run(10s);
    services().phoneReading = failureOf(ErrorKind::Offline);
    m_world->run(40s);
    services().phoneReading.reset();
    services().catchUp();
    m_world->run(15s);
    QVERIFY(dnd("anna"));
    QCOMPARE(engine().status().slowestRoundTrip, core::Duration{});
    QCOMPARE(engine().status().settle, core::Duration(60s));
}

void TestSyncReadings::threeQuickOverridesAreAnotherProgram_data()
{
    QTest::addColumn<int>("users");
    QTest::addColumn<int>("times");
    QTest::addColumn<bool>("another");
    QTest::newRow("three users once") << 3 << 1 << true;
    QTest::newRow("two users once") << 2 << 1 << false;
    QTest::newRow("one user three times") << 1 << 3 << true;
    QTest::newRow("one user twice") << 1 << 2 << false;
    QTest::newRow("two users twice") << 2 << 2 << false;
}

/// U4
void TestSyncReadings::threeQuickOverridesAreAnotherProgram()
{
    QFETCH(int, users);
    QFETCH(int, times);
    QFETCH(bool, another);
    const std::vector<const char *> names{"a", "b", "c"};
    for (int i = 0; i < users; ++i)
        add(names[static_cast<std::size_t>(i)]);
    m_world->start();
    for (int round = 0; round < times; ++round) {
        for (int i = 0; i < users; ++i)
            call(names[static_cast<std::size_t>(i)]);
        m_world->run(10s); // written
        m_world->run(10s); // seen
        for (int i = 0; i < users; ++i)
            switchOff(names[static_cast<std::size_t>(i)]);
        m_world->run(10s);
        for (int i = 0; i < users; ++i)
            free(names[static_cast<std::size_t>(i)]);
        m_world->run(3min);
    }
    QCOMPARE(engine().status().foreignWriter, another);
}

void TestSyncReadings::aSlowOverrideIsAPerson()
{
    for (const char *name : {"a", "b", "c"}) {
        add(name);
        call(name);
    }
    m_world->start();
    m_world->run(1min);
    for (const char *name : {"a", "b", "c"})
        switchOff(name);
    m_world->run(30s);
    QVERIFY(!dnd("a")); // the user wins
    QVERIFY(!engine().status().foreignWriter);
}

QTEST_GUILESS_MAIN(TestSyncReadings)
#include "tst_syncreadings.moc"
