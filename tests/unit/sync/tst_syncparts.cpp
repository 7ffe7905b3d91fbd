// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/directory.h"
#include "sync/brake.h"
#include "sync/dndschedule.h"
#include "sync/engineoptions.h"
#include "sync/usertable.h"

#include <QTest>

using namespace pb;
using namespace pb::sync;

namespace {

Person person(int number)
{
    const QString text = QString::number(number);
    return {QStringLiteral("u%1@x").arg(number), QStringLiteral("User ") + text,
        QStringLiteral("u%1@x").arg(number), QStringLiteral("g") + text, text, presence::MatchKind::Matched,
        true};
}

QList<Person> people(int count)
{
    QList<Person> list;
    for (int i = 1; i <= count; ++i)
        list << person(i);
    return list;
}

QSet<QString> users(int count)
{
    QSet<QString> set;
    for (int i = 0; i < count; ++i)
        set << QString::number(i);
    return set;
}

} // namespace

class TestSyncParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBrakeHoldsMoreThanHalfAndMoreThanTwenty_data();
    void theBrakeHoldsMoreThanHalfAndMoreThanTwenty();
    void theAdminReleasesTheBrake();
    void withoutAWindowThreePollsThatAgreeReleaseIt();
    void whatPollsDoNotAgreeOnIsAskedAnew();
    void aFewPhonesAreAllRead();
    void onWhomSomethingDependsIsRead_data();
    void onWhomSomethingDependsIsRead();
    void howeverManyAreUrgentTheOthersHaveTheirTurn();
    void ofManyPhonesThoseInCallsComeFirst();
    void everyPhoneHasItsTurn();
    void aNewAddressKeepsTheClaim();
    void whoLeavesWithAClaimStays();
    void whoLeftIsNoObstacleAnyMoreOnceGivenBack();
    void directoriesAreJoinedByAddress();
    void whomAJournalNamesIsKnownByItsIds();
    void whoIsGoneFromADirectoryIsTold_data();
    void whoIsGoneFromADirectoryIsTold();
    void whoComesBackIsTheSame();
    void twoEntriesOfOnePairAreOneUser();
    void addressesNameWhoIsMatched();
    void aPauseEndsWhereNothingMayStillAct();
    void whatTheProfileSaysCounts();
};

void TestSyncParts::theBrakeHoldsMoreThanHalfAndMoreThanTwenty_data()
{
    QTest::addColumn<int>("matched");
    QTest::addColumn<int>("wanted");
    QTest::addColumn<bool>("holds");
    QTest::newRow("21 of 40") << 40 << 21 << true;
    QTest::newRow("half is not more than half") << 60 << 30 << false;
    QTest::newRow("all of twenty is a small company") << 20 << 20 << false;
    QTest::newRow("a tenth of many") << 10'000 << 1000 << false;
}

void TestSyncParts::theBrakeHoldsMoreThanHalfAndMoreThanTwenty()
{
    QFETCH(int, matched);
    QFETCH(int, wanted);
    QFETCH(bool, holds);
    BrakeMemory brake;
    QCOMPARE(brake.mustHold({}, matched, users(wanted)), holds);
}

void TestSyncParts::theAdminReleasesTheBrake()
{
    BrakeMemory brake;
    QVERIFY(brake.mustHold({}, 40, users(30)));
    brake.release();
    QVERIFY(!brake.mustHold({}, 40, users(30)));
    QVERIFY(!brake.mustHold({}, 40, users(2))); // it is over
    QVERIFY(brake.mustHold({}, 40, users(30))); // the next one asks anew
}

void TestSyncParts::withoutAWindowThreePollsThatAgreeReleaseIt()
{
    BrakeMemory brake;
    for (int poll = 0; poll < 3; ++poll) {
        QVERIFY(brake.mustHold({}, 40, users(30)));
        brake.countPoll({}, 40);
    }
    QVERIFY(!brake.mustHold({}, 40, users(30)));
}

void TestSyncParts::whatPollsDoNotAgreeOnIsAskedAnew()
{
    BrakeMemory brake;
    const auto from = [](int first) {
        QSet<QString> set;
        for (int i = first; i < first + 30; ++i)
            set << QString::number(i);
        return set;
    };
    brake.countPoll({}, 40); // nothing is held
    QVERIFY(!brake.isHolding());
    QVERIFY(brake.mustHold({}, 40, from(0)));
    QVERIFY(brake.isHolding());
    brake.countPoll({}, 40);
    QVERIFY(brake.mustHold({}, 40, from(5)));
    brake.countPoll({}, 40); // 25 of them still agree
    QVERIFY(brake.mustHold({}, 40, from(20)));
    brake.countPoll({}, 40); // 10: that is another question
    QVERIFY(brake.mustHold({}, 40, from(20)));
    brake.countPoll({}, 40);
    QVERIFY(brake.mustHold({}, 40, from(20)));
    brake.countPoll({}, 40);
    QVERIFY(!brake.mustHold({}, 40, from(20)));
    QVERIFY(!brake.mustHold({}, 40, from(0))); // who joins before it is over is not asked about
    QVERIFY(!brake.mustHold({}, 40, {}));
    QVERIFY(!brake.isHolding());
    QVERIFY(brake.mustHold({}, 40, from(0)));
    brake.countPoll({}, 40);
    brake.countPoll({}, 40);
    QVERIFY(brake.mustHold({}, 40, from(0)));
}

void TestSyncParts::onWhomSomethingDependsIsRead_data()
{
    QTest::addColumn<int>("what");
    QTest::newRow("a claim") << 0;
    QTest::newRow("a claim to come") << 1;
    QTest::newRow("a DND that is to be cleared") << 2;
    QTest::newRow("a DND that was given back and may still show") << 3;
}

void TestSyncParts::onWhomSomethingDependsIsRead()
{
    QFETCH(int, what);
    UserTable table;
    table.update(people(1000));
    User &user = *table.byPhoneId(900);
    if (what == 0)
        user.state.dnd.phase = presence::ClaimPhase::Releasing;
    else if (what == 1)
        user.last.toStarface.target = presence::DndTarget::On;
    else if (what == 2)
        user.state.clearPending = true;
    else
        user.state.dndEchoUntil = Time{std::chrono::hours{1}};
    table.byPhoneId(901)->last.toStarface.target = presence::DndTarget::Off; // nothing
    DndSchedule schedule({});
    for (int poll = 0; poll < 5; ++poll)
        QVERIFY(schedule.next(table).contains(900));
    QVERIFY(!schedule.next(table).contains(901));
}

void TestSyncParts::howeverManyAreUrgentTheOthersHaveTheirTurn()
{
    UserTable table;
    table.update(people(200));
    for (int i = 1; i <= 150; ++i)
        table.byPhoneId(i)->state.dnd.phase = presence::ClaimPhase::Held;
    table.byPhoneId(200)->leaving = true; // is read no more
    DndSchedule schedule({0, 20});
    QSet<int> read;
    for (int poll = 0; poll < 10; ++poll) {
        const QList<int> chosen = schedule.next(table);
        QCOMPARE(chosen.size(), 20);
        QCOMPARE(std::count_if(chosen.begin(), chosen.end(), [](int id) { return id > 150; }), 5);
        read.unite(QSet<int>(chosen.begin(), chosen.end()));
    }
    QCOMPARE(read.size(), 150 + 49);
    QVERIFY(!read.contains(200));
    QCOMPARE(schedule.pollsPerRound(200), 40); // where all the others are urgent
    QCOMPARE(schedule.pollsPerRound(201), 41);
    QCOMPARE(DndSchedule({50, 100}).pollsPerRound(51), 3);
    QCOMPARE(DndSchedule({0, 1}).pollsPerRound(7), 7);
    // no limit is so low that nobody is read
    DndSchedule none({0, 0});
    QCOMPARE(none.next(table).size(), 1);
    QCOMPARE(none.pollsPerRound(7), 7);
    // some are urgent and fewer than there is room for
    UserTable few;
    few.update(people(200));
    few.byPhoneId(7)->state.dnd.phase = presence::ClaimPhase::Held;
    const QList<int> chosen = DndSchedule({0, 20}).next(few);
    QCOMPARE(chosen.size(), 20);
    QCOMPARE(chosen.first(), 7);
    QCOMPARE(QSet<int>(chosen.begin(), chosen.end()).size(), 20);
}

void TestSyncParts::aFewPhonesAreAllRead()
{
    UserTable table;
    table.update(people(50));
    DndSchedule schedule({});
    QCOMPARE(schedule.next(table).size(), 50);
    QCOMPARE(schedule.pollsPerRound(50), 1);
    DndSchedule slow({50, 10}); // whatever is read at once where they are more
    QCOMPARE(slow.next(table).size(), 50);
    QCOMPARE(slow.pollsPerRound(50), 1);
    QCOMPARE(slow.pollsPerRound(51), 26);
}

void TestSyncParts::ofManyPhonesThoseInCallsComeFirst()
{
    UserTable table;
    table.update(people(1000));
    for (int i = 900; i < 910; ++i)
        table.byPhoneId(i)->state.dnd.phase = presence::ClaimPhase::Held;
    DndSchedule schedule({});
    for (int poll = 0; poll < 3; ++poll) {
        const QList<int> chosen = schedule.next(table);
        QCOMPARE(chosen.size(), 100);
        for (int i = 900; i < 910; ++i)
            QVERIFY(chosen.contains(i));
    }
}

void TestSyncParts::everyPhoneHasItsTurn()
{
    UserTable table;
    table.update(people(1000));
    DndSchedule schedule({});
    QSet<int> read;
    for (int poll = 0; poll < 10; ++poll) {
        const QList<int> chosen = schedule.next(table);
        read.unite(QSet<int>(chosen.begin(), chosen.end()));
    }
    QCOMPARE(read.size(), 1000);
}

void TestSyncParts::aNewAddressKeepsTheClaim()
{
    UserTable table;
    table.update(people(3));
    table.byGraphId(QStringLiteral("g2"))->state.dnd.phase = presence::ClaimPhase::Held;
    QList<Person> changed = people(3);
    changed[1].key = QStringLiteral("new@x");
    QVERIFY(table.update(changed));
    QCOMPARE(table.matched(), 3);
    const User *user = table.byGraphId(QStringLiteral("g2"));
    QCOMPARE(user->person.key, QStringLiteral("new@x"));
    QVERIFY(user->holds());
    QVERIFY(!table.update(changed)); // nothing new
}

void TestSyncParts::whoLeavesWithAClaimStays()
{
    UserTable table;
    table.update(people(3));
    User *user = table.byGraphId(QStringLiteral("g2"));
    user->state.dnd.phase = presence::ClaimPhase::Held;
    QList<Person> fewer = people(3);
    fewer.removeAt(1);
    QVERIFY(table.update(fewer));
    QCOMPARE(table.matched(), 2);
    QCOMPARE(table.all().size(), std::size_t{3});
    QVERIFY(user->leaving);

    // somebody else on the same phone has to wait
    Person other = person(2);
    other.graphId = QStringLiteral("g9");
    table.update(fewer + QList<Person>{other});
    QVERIFY(table.waitsForLeaving(*table.byGraphId(QStringLiteral("g9"))));

    user->state = {};
    table.removeGone();
    QCOMPARE(table.all().size(), std::size_t{3});
    QVERIFY(!table.waitsForLeaving(*table.byGraphId(QStringLiteral("g9"))));
}

void TestSyncParts::whoLeftIsNoObstacleAnyMoreOnceGivenBack()
{
    UserTable table;
    table.update(people(2));
    table.byPhoneId(1)->state.dnd.phase = presence::ClaimPhase::Held;
    QList<Person> changed = people(2);
    changed[0].starfaceId = QStringLiteral("9"); // another phone, so that it is another pair
    QVERIFY(table.update(changed));
    User *now = table.byPhoneId(9);
    QVERIFY(now && table.waitsForLeaving(*now));
    QVERIFY(!table.waitsForLeaving(*table.byPhoneId(2)));
    QVERIFY(!table.byPhoneId(1));
    table.all().back()->state.dnd = {};
    QVERIFY(!table.update(changed)); // takes out who has nothing to give back
    QVERIFY(!table.waitsForLeaving(*table.byPhoneId(9)));
    QCOMPARE(table.all().size(), std::size_t{2});
}

void TestSyncParts::directoriesAreJoinedByAddress()
{
    const QList<graph::User> teams{
        {QStringLiteral("g1"), QStringLiteral("Anne"), QStringLiteral("Ä@X.example"), {}, true},
        {QStringLiteral("g2"), QStringLiteral("Ben"), {}, QStringLiteral("ben@x.example"), true},
        {QStringLiteral("g3"), QStringLiteral("Cem"), QStringLiteral("cem@x.example"), {}, false}};
    const QList<starface::DirectoryUser> phones{
        {{5, QStringLiteral("10"), QStringLiteral("BEN@x.example "), QStringLiteral("Ben"), {}}, false},
        {{6, QStringLiteral("11"), QStringLiteral("ä@x.example"), {}, {}}, true},
        {{7, QStringLiteral("12"), {}, {}, {}}, {}}};
    const QList<Person> joined = directory::joinDirectories(teams, phones).people;
    QCOMPARE(joined.size(), 4);
    // by name, whoever matches or not: "12", "Anne", "Ben", "Cem"
    QCOMPARE(joined[0].key, QStringLiteral("starface:7"));
    QCOMPARE(joined[0].match, presence::MatchKind::NoAddress);
    QCOMPARE(joined[1].key, QStringLiteral("ä@x.example"));
    QCOMPARE(joined[1].starfaceId, QStringLiteral("6"));
    QCOMPARE(joined[2].email, QStringLiteral("ben@x.example"));
    QVERIFY(!joined[2].hasBusyLampKey);
    QCOMPARE(joined[3].match, presence::MatchKind::Disabled);
}

namespace {

JournalEntry journalled(int number, const char *graphId, const char *starfaceId)
{
    presence::UserState state;
    state.dnd.phase = presence::ClaimPhase::Held;
    return {QStringLiteral("u%1@x").arg(number), QLatin1String(graphId), QLatin1String(starfaceId), state};
}

} // namespace

void TestSyncParts::whomAJournalNamesIsKnownByItsIds()
{
    UserTable table;
    table.recover({journalled(1, "g1", "1"), journalled(2, "g1", "2"), journalled(3, "g3", "1"),
        journalled(4, "g4", "4")});
    QCOMPARE(table.all().size(), std::size_t{4});
    QCOMPARE(table.matched(), 0); // no directory has named anybody
    const User *first = table.byGraphId(QStringLiteral("g1"));
    QVERIFY(first && first->recovered && !first->leaving);
    QCOMPARE(first->phoneId, 1);
    QCOMPARE(first->person.key, QStringLiteral("u1@x"));
    QVERIFY(first->state.dnd.exists() && first->journalled.dnd.exists());
    // who shares an id with somebody before is to give back only
    QVERIFY(table.all()[1]->leaving && !table.all()[1]->recovered);
    QVERIFY(table.all()[2]->leaving && !table.all()[2]->recovered);
    QVERIFY(!table.all()[3]->leaving);
    QVERIFY(table.waitsForLeaving(*first));
    QVERIFY(!table.waitsForLeaving(*table.byPhoneId(4)));

    QVERIFY(table.update(people(4)));
    QCOMPARE(table.matched(), 4);
    QVERIFY(!table.byGraphId(QStringLiteral("g1"))->recovered);
    QCOMPARE(table.byGraphId(QStringLiteral("g1")), first);
    QVERIFY(table.byPhoneId(4)->holds());
}

void TestSyncParts::whoIsGoneFromADirectoryIsTold_data()
{
    QTest::addColumn<bool>("phone");
    QTest::addColumn<bool>("teams");
    QTest::newRow("from both") << true << true;
    QTest::newRow("from the PBX") << true << false;
    QTest::newRow("from Microsoft's") << false << true;
    QTest::newRow("from neither: they only fit no more") << false << false;
}

void TestSyncParts::whoIsGoneFromADirectoryIsTold()
{
    QFETCH(bool, phone);
    QFETCH(bool, teams);
    UserTable table;
    table.update(people(2));
    User *user = table.byPhoneId(2);
    user->state.dnd.phase = presence::ClaimPhase::Held;
    user->state.dndWrite.retryAt = user->state.teamsWrite.retryAt = Time{std::chrono::hours{1}};
    QList<Person> left = people(1);
    Person half = person(2);
    half.match = presence::MatchKind::NoPartner;
    if (!phone) {
        half.graphId.clear();
        left << half;
    }
    if (!teams) {
        half = person(2);
        half.match = presence::MatchKind::NoPartner;
        half.starfaceId.clear();
        left << half;
    }
    QVERIFY(table.update(left));
    QVERIFY(user->leaving);
    QCOMPARE(user->phoneGone, phone);
    QCOMPARE(user->teamsGone, teams);
    // what was refused for an account that is gone ends with the next try
    QCOMPARE(user->state.dndWrite.retryAt, Time{});
    QCOMPARE(user->state.teamsWrite.retryAt, Time{});
    user->state.dndWrite.retryAt = Time{std::chrono::hours{2}};
    QVERIFY(!table.update(left)); // known already
    QCOMPARE(user->state.dndWrite.retryAt, Time{std::chrono::hours{2}});
    QCOMPARE(table.matched(), 1);
    QVERIFY(!table.byKey(QStringLiteral("u2@x")));
}

void TestSyncParts::whoComesBackIsTheSame()
{
    UserTable table;
    table.update(people(2));
    User *user = table.byPhoneId(2);
    user->state.teams.phase = presence::ClaimPhase::Held;
    user->wasReported = true;
    table.update(people(1));
    QVERIFY(user->leaving && user->teamsGone && user->phoneGone);
    table.removeGone(); // still holds something
    QCOMPARE(table.all().size(), std::size_t{2});
    QVERIFY(table.update(people(2)));
    QCOMPARE(table.byPhoneId(2), user);
    QVERIFY(!user->leaving && !user->teamsGone && !user->phoneGone);
    QVERIFY(user->wasReported); // by the same name
    QList<Person> renamed = people(2);
    renamed[1].key = QStringLiteral("new@x");
    QVERIFY(table.update(renamed));
    QVERIFY(!user->wasReported);
    // who is being written stays until that is answered
    user->state = {};
    user->state.dndWrite.inFlight = true;
    QVERIFY(table.update(people(1)));
    QCOMPARE(table.all().size(), std::size_t{2});
    user->state.dndWrite.inFlight = false;
    table.removeGone();
    QCOMPARE(table.all().size(), std::size_t{1});
    // who holds nothing is out at once
    table.update(people(3));
    QVERIFY(table.update(people(1)));
    QCOMPARE(table.all().size(), std::size_t{1});
    QVERIFY(!table.byPhoneId(3));
    for (std::size_t i = 0; i < table.all().size(); ++i)
        QCOMPARE(table.all()[i]->place, i);
}

void TestSyncParts::twoEntriesOfOnePairAreOneUser()
{
    UserTable table;
    table.update(people(2));
    QList<Person> twice = people(2);
    twice << person(1);
    (void)table.update(twice);
    QCOMPARE(table.all().size(), std::size_t{2});
    QCOMPARE(table.matched(), 2);
    // the same Teams account on another phone is another user
    QList<Person> moved = people(2);
    moved[0].starfaceId = QStringLiteral("9");
    QVERIFY(table.update(moved));
    QVERIFY(!table.byIds(QStringLiteral("g1"), QStringLiteral("1")));
    QVERIFY(table.byIds(QStringLiteral("g1"), QStringLiteral("9")));
    QVERIFY(!table.byIds(QStringLiteral("g7"), QStringLiteral("9")));
}

void TestSyncParts::addressesNameWhoIsMatched()
{
    UserTable table;
    QList<Person> three = people(3);
    three[2].match = presence::MatchKind::Disabled;
    QVERIFY(table.update(three));
    QCOMPARE(table.matched(), 2);
    QCOMPARE(table.byKey(QStringLiteral("u2@x")), table.byPhoneId(2));
    QVERIFY(!table.byKey(QStringLiteral("u3@x")));
}

void TestSyncParts::aPauseEndsWhereNothingMayStillAct()
{
    const Time now{std::chrono::hours{490'000}};
    User user;
    user.state.dndWrite.retryAt = user.state.teamsWrite.retryAt = now + std::chrono::minutes{5};
    user.state.teamsWrite.mayActUntil = now + std::chrono::seconds{1};
    user.state.teamsWrite.mayAssert = true;
    user.state.dndWrite.mayActUntil = now + std::chrono::seconds{1}; // W3: a giving back
    user.retryNow(now);
    QCOMPARE(user.state.dndWrite.retryAt, Time{});
    QCOMPARE(user.state.teamsWrite.retryAt, now + std::chrono::minutes{5});
    user.retryNow(now + std::chrono::seconds{1});
    QCOMPARE(user.state.teamsWrite.retryAt, Time{});
    user.state.dndWrite.retryAt = user.state.teamsWrite.retryAt = now;
    user.retryNow(presence::Side::Teams, now + std::chrono::hours{1});
    QCOMPARE(user.state.dndWrite.retryAt, now);
    QCOMPARE(user.state.teamsWrite.retryAt, Time{});
}

void TestSyncParts::whatTheProfileSaysCounts()
{
    using namespace std::chrono_literals;
    profile::Profile profile;
    profile.clientId = QStringLiteral("client");
    profile.rules = presence::everyKindOfBusy();
    profile.availableAfterCall = false;
    profile.clearsAnyDnd = true;
    profile.times.settle = 70s;
    profile.times.session = 20min;
    profile.times.noInformation = 16min;
    profile.times.period = 7s;
    profile.times.directory = 8min;
    profile.brake = {0.25, 7};
    profile.dndReads = {11, 12};
    profile.excluded = {{{}, 5, {}}};
    profile.pairs = {{QStringLiteral("g"), 9}};
    profile.observeOnly = true;
    const EngineOptions options = engineOptions(profile);
    QCOMPARE(options.policy.rules.id, std::string("every-busy"));
    QVERIFY(!options.policy.availableAfterCall);
    QVERIFY(options.policy.clearsAnyDnd);
    const presence::Timing &timing = options.policy.timing;
    QCOMPARE(timing.settle, presence::Duration(70s));
    QCOMPARE(timing.sessionFor, presence::Duration(20min));
    QCOMPARE(timing.noInformation, presence::Duration(16min));
    QCOMPARE(timing.retryFirst, presence::Duration(2s)); // W4
    QCOMPARE(timing.staleAfter, presence::Duration(21s)); // three polls
    QCOMPARE(timing.dndStaleAfter, presence::Duration(21s));
    QCOMPARE(options.sessionId, QStringLiteral("client"));
    QCOMPARE(options.period, Duration(7s));
    QCOMPARE(options.directoryEvery, Duration(8min));
    QCOMPARE(options.brake, profile.brake);
    QCOMPARE(options.dndReads, profile.dndReads);
    QCOMPARE(options.excluded.entries(), profile.excluded);
    QCOMPARE(options.hints.pairs, profile.pairs);
    QVERIFY(options.observeOnly);
    QVERIFY(!options.brakeAsksNobody);
}

QTEST_APPLESS_MAIN(TestSyncParts)
#include "tst_syncparts.moc"
