// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/directory.h"
#include "sync/brake.h"
#include "sync/dndschedule.h"
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
    void aFewPhonesAreAllRead();
    void ofManyPhonesThoseInCallsComeFirst();
    void everyPhoneHasItsTurn();
    void aNewAddressKeepsTheClaim();
    void whoLeavesWithAClaimStays();
    void newcomersMadeBeforehandAreTaken();
    void whoLeftIsNoObstacleAnyMoreOnceGivenBack();
    void directoriesAreJoinedByAddress();
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

void TestSyncParts::aFewPhonesAreAllRead()
{
    UserTable table;
    table.update(people(50));
    DndSchedule schedule({});
    QCOMPARE(schedule.next(table).size(), 50);
    QCOMPARE(schedule.pollsPerRound(50), 1);
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

void TestSyncParts::newcomersMadeBeforehandAreTaken()
{
    UserTable table;
    QVERIFY(table.update(people(2)));
    const User *first = table.byGraphId(QStringLiteral("g1"));
    auto made = UserTable::newcomers(people(4), table.known());
    QCOMPARE(made.size(), std::size_t{2});
    const User *third = made.front().get();
    // the fifth nobody has made
    QVERIFY(table.update(people(5), std::move(made)));
    QCOMPARE(table.matched(), 5);
    QCOMPARE(table.byGraphId(QStringLiteral("g1")), first);
    QCOMPARE(table.byGraphId(QStringLiteral("g3")), third);
    QCOMPARE(table.byPhoneId(5)->person.key, QStringLiteral("u5@x"));
    // made for a table that knows them by now
    QVERIFY(!table.update(people(5), UserTable::newcomers(people(5), {})));
    QCOMPARE(table.byGraphId(QStringLiteral("g3")), third);
    QCOMPARE(table.all().size(), std::size_t{5});
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

QTEST_APPLESS_MAIN(TestSyncParts)
#include "tst_syncparts.moc"
