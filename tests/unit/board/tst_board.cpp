// SPDX-License-Identifier: GPL-3.0-or-later
#include "board/board.h"
#include "support/fakeclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace std::chrono_literals;

namespace {

sync::Person person(const QString &key)
{
    sync::Person p;
    p.key = key;
    p.name = key.toUpper();
    p.email = key + QStringLiteral("@example.com");
    return p;
}

QList<sync::Person> people(const QString &keys)
{
    QList<sync::Person> list;
    for (const QChar c : keys)
        list.append(person(QString(c)));
    return list;
}

/// Their keys are "0", "1", …
QList<sync::Person> numbered(int count)
{
    QList<sync::Person> list;
    for (int i = 0; i < count; ++i)
        list.append(person(QString::number(i)));
    return list;
}

sync::UserReport report(const QString &key, presence::TeamsStatus teams, core::Time at)
{
    sync::UserReport r;
    r.key = key;
    r.teams = teams;
    r.starface = presence::StarfaceStatus::Available;
    r.observation.teams = {teams, at};
    r.decidedAt = at;
    return r;
}

sync::EngineStatus working(core::Time now)
{
    sync::EngineStatus status;
    status.graph.state = status.starface.state = sync::ConnectionHealth::State::Ok;
    status.graph.lastSuccess = status.starface.lastSuccess = now;
    return status;
}

QString order(const board::Board &board)
{
    QString keys;
    for (int i = 0; i < board.count(); ++i)
        keys += board.row(i).person.key;
    return keys;
}

} // namespace

class TestBoard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void directoryIsTakenOverInSteps_data();
    void directoryIsTakenOverInSteps();
    void everyStepKeepsTheIndexRight();
    void manyGapsBecomeOneResetThatKeepsReports();
    void changesAreToldOncePerTurn();
    void changesUnderLoadAreToldEveryHundredMilliseconds();
    void pendingChangesAreToldBeforeTheDirectoryMoves();
    void aClockSetBackDoesNotHoldChangesUp();
    void whoIsAskedForWhileRowsGoStandsWhereTheBoardSays();
    void reportsForStrangersAreIgnored();
    void aReportThatIsEarlyIsKept();
    void theFirstReportIsNoChange();
    void sinceCountsFromTheChangeOfItsOwnColumn();
    void aKnownStatusIsAsFreshAsTheLastGoodPoll();
    void anOutageLeavesTheLastKnownStatusWithItsAge();
    void whatWasNeverKnownIsNotOld();
    void whoIsLeftOutIsNotCutOff();
    void writesAreBounded();
    void manyPeopleAndManyChangesComeAThousandATurn();
    void aLongDirectoryIsTakenOverTurnByTurn();
    void aDirectoryThatIsStillComingIsReplacedByANewerOne();
};

void TestBoard::directoryIsTakenOverInSteps_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("result");
    QTest::addColumn<int>("resets");
    QTest::addColumn<int>("insertions");
    QTest::addColumn<int>("removals");
    QTest::addRow("the first directory resets") << ""
                                                << "abc"
                                                << "abc" << 1 << 0 << 0;
    QTest::addRow("the same directory moves nothing") << "abc"
                                                      << "abc"
                                                      << "abc" << 0 << 0 << 0;
    QTest::addRow("another order moves nothing") << "abc"
                                                 << "cba"
                                                 << "abc" << 0 << 0 << 0;
    QTest::addRow("a new person is appended") << "abc"
                                              << "xabc"
                                              << "abcx" << 0 << 1 << 0;
    QTest::addRow("one who leaves is taken out") << "abc"
                                                 << "ac"
                                                 << "ac" << 0 << 0 << 1;
    QTest::addRow("neighbours leave in one step") << "abcde"
                                                  << "ae"
                                                  << "ae" << 0 << 0 << 1;
    QTest::addRow("separate ones leave in two steps") << "abcde"
                                                      << "ace"
                                                      << "ace" << 0 << 0 << 2;
    QTest::addRow("leaving and coming together") << "abcd"
                                                 << "bxdy"
                                                 << "bdxy" << 0 << 1 << 2;
    QTest::addRow("everybody leaves") << "abc"
                                      << ""
                                      << "" << 0 << 0 << 1;
    QTest::addRow("a person named twice stands once") << "ab"
                                                      << "abcc"
                                                      << "abc" << 0 << 1 << 0;
}

void TestBoard::directoryIsTakenOverInSteps()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    test::FakeClock clock;
    board::Board board(clock);
    if (!before.isEmpty())
        board.setPeople(people(before));
    QSignalSpy resets(&board, &board::Board::reset);
    QSignalSpy insertions(&board, &board::Board::rowsInserted);
    QSignalSpy removals(&board, &board::Board::rowsRemoved);
    QSignalSpy read(&board, &board::Board::directoryRead);
    board.setPeople(people(after));
    QTEST(order(board), "result");
    QTEST(int(resets.count()), "resets");
    QTEST(int(insertions.count()), "insertions");
    QTEST(int(removals.count()), "removals");
    QCOMPARE(read.count(), 1);
    QVERIFY(board.hasDirectory());
}

void TestBoard::everyStepKeepsTheIndexRight()
{
    test::FakeClock clock;
    board::Board board(clock);
    for (const auto &keys :
        {QStringLiteral("abcdef"), QStringLiteral("afx"), QStringLiteral("yxfb"), QStringLiteral("b")}) {
        board.setPeople(people(keys));
        for (int i = 0; i < board.count(); ++i)
            QCOMPARE(board.indexOf(board.row(i).person.key), i);
        QCOMPARE(board.count(), keys.size());
    }
    QCOMPARE(board.indexOf(QStringLiteral("a")), -1);
}

void TestBoard::manyGapsBecomeOneResetThatKeepsReports()
{
    test::FakeClock clock;
    board::Board board(clock);
    QList<sync::Person> all;
    QList<sync::Person> half;
    for (int i = 0; i < 2000; ++i) {
        all.append(person(QString::number(i)));
        if (i % 2 == 1)
            half.append(all.last());
    }
    board.setPeople(all);
    clock.advance(0ms); // the second thousand
    board.applyReports({report(QStringLiteral("1001"), presence::TeamsStatus::Busy, clock.now())});
    QSignalSpy resets(&board, &board::Board::reset);
    QSignalSpy removals(&board, &board::Board::rowsRemoved);
    board.setPeople(half);
    clock.advance(0ms);
    QCOMPARE(resets.count(), 1);
    QCOMPARE(removals.count(), 0);
    QCOMPARE(board.count(), 1000);
    QCOMPARE(board.row(board.indexOf(QStringLiteral("1001"))).report.teams, presence::TeamsStatus::Busy);
}

void TestBoard::changesAreToldOncePerTurn()
{
    test::FakeClock clock;
    board::Board board(clock);
    board.setPeople(people(QStringLiteral("abcd")));
    QSignalSpy changed(&board, &board::Board::rowsChanged);
    board.applyReports({report(QStringLiteral("d"), presence::TeamsStatus::Busy, clock.now())});
    board.applyReports({report(QStringLiteral("b"), presence::TeamsStatus::Busy, clock.now()),
        report(QStringLiteral("d"), presence::TeamsStatus::Away, clock.now())});
    QCOMPARE(changed.count(), 0);
    clock.advance(0ms);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).value<QList<int>>(), (QList<int>{1, 3}));
    QCOMPARE(board.row(3).report.teams, presence::TeamsStatus::Away);
}

void TestBoard::changesUnderLoadAreToldEveryHundredMilliseconds()
{
    test::FakeClock clock;
    board::Board board(clock);
    board.setPeople(people(QStringLiteral("ab")));
    QSignalSpy changed(&board, &board::Board::rowsChanged);
    for (int i = 0; i < 1000; ++i) {
        board.applyReports({report(QStringLiteral("a"), presence::TeamsStatus::Busy, clock.now())});
        clock.advance(1ms);
    }
    QCOMPARE(changed.count(), 11); // at the start, and then ten times
    QCOMPARE(clock.waiting(), 0);
}

void TestBoard::pendingChangesAreToldBeforeTheDirectoryMoves()
{
    test::FakeClock clock;
    board::Board board(clock);
    board.setPeople(people(QStringLiteral("abc")));
    QStringList log;
    connect(&board, &board::Board::rowsChanged, this, [&](const QList<int> &rows) {
        log << QStringLiteral("changed %1 of %2").arg(rows.first()).arg(board.count());
    });
    connect(&board, &board::Board::rowsRemoved, this, [&] { log << QStringLiteral("removed"); });
    board.applyReports({report(QStringLiteral("c"), presence::TeamsStatus::Busy, clock.now())});
    board.setPeople(people(QStringLiteral("bc")));
    clock.advance(1s);
    QCOMPARE(log, (QStringList{QStringLiteral("changed 2 of 3"), QStringLiteral("removed")}));
}

void TestBoard::aClockSetBackDoesNotHoldChangesUp()
{
    test::FakeClock clock;
    board::Board board(clock);
    board.setPeople(people(QStringLiteral("a")));
    QSignalSpy changed(&board, &board::Board::rowsChanged);
    board.applyReports({report(QStringLiteral("a"), presence::TeamsStatus::Busy, clock.now())});
    clock.advance(0ms);
    clock.setWall(-1h);
    board.applyReports({report(QStringLiteral("a"), presence::TeamsStatus::Away, clock.now())});
    clock.advance(1s);
    QCOMPARE(changed.count(), 2);
}

/// As a selection does: it is asked about those who stay before and after each range of those who go.
void TestBoard::whoIsAskedForWhileRowsGoStandsWhereTheBoardSays()
{
    test::FakeClock clock;
    board::Board board(clock);
    const QString all = QStringLiteral("abcdefgh");
    board.setPeople(people(all));
    int asked = 0;
    const auto ask = [&] {
        for (const QChar c : all) {
            const int index = board.indexOf(QString(c));
            if (index < 0)
                continue;
            ++asked;
            QVERIFY(index < board.count());
            QCOMPARE(board.row(index).person.key, QString(c));
        }
    };
    connect(&board, &board::Board::rowsAboutToBeRemoved, this, ask);
    connect(&board, &board::Board::rowsRemoved, this, ask);
    board.setPeople(people(QStringLiteral("acfh")));
    QCOMPARE(asked, 8 + 7 + 7 + 5 + 5 + 4); // g, d and e, b: before and after each
    QCOMPARE(order(board), QStringLiteral("acfh"));
    asked = 0;
    ask();
    QCOMPARE(asked, 4);
}

void TestBoard::reportsForStrangersAreIgnored()
{
    test::FakeClock clock;
    board::Board board(clock);
    board.setPeople(people(QStringLiteral("a")));
    QSignalSpy changed(&board, &board::Board::rowsChanged);
    board.applyReports({report(QStringLiteral("z"), presence::TeamsStatus::Busy, clock.now())});
    clock.advance(1s);
    QCOMPARE(changed.count(), 0);
    QVERIFY(!board.row(0).hasReport);
}

void TestBoard::aReportThatIsEarlyIsKept()
{
    test::FakeClock clock;
    board::Board board(clock);
    board.setPeople(people(QStringLiteral("a")));
    board.applyReports({report(QStringLiteral("b"), presence::TeamsStatus::Busy, clock.now()),
        report(QStringLiteral("c"), presence::TeamsStatus::Busy, clock.now())});
    board.setPeople(people(QStringLiteral("ab")));
    QCOMPARE(board.row(1).report.teams, presence::TeamsStatus::Busy);
    // of who is not even in the next directory nothing is kept
    board.setPeople(people(QStringLiteral("abc")));
    QVERIFY(!board.row(2).hasReport);
}

void TestBoard::theFirstReportIsNoChange()
{
    test::FakeClock clock;
    board::Board board(clock);
    board.setPeople(people(QStringLiteral("a")));
    board.applyReports({report(QStringLiteral("a"), presence::TeamsStatus::Busy, clock.now())});
    QCOMPARE(board.row(0).changedAt, core::Time{});
    QCOMPARE(board.row(0).teamsSince, clock.now());
    QVERIFY(board.row(0).hasReport);
}

void TestBoard::sinceCountsFromTheChangeOfItsOwnColumn()
{
    test::FakeClock clock;
    board::Board board(clock);
    board.setPeople(people(QStringLiteral("a")));
    const core::Time start = clock.now();
    auto r = report(QStringLiteral("a"), presence::TeamsStatus::Busy, start);
    board.applyReports({r});
    clock.advance(10s);
    r.decidedAt = clock.now();
    board.applyReports({r});
    QCOMPARE(board.row(0).changedAt, core::Time{});
    clock.advance(10s);
    r.decidedAt = clock.now();
    r.teams = presence::TeamsStatus::InCall;
    board.applyReports({r});
    QCOMPARE(board.row(0).teamsSince, start + 20s);
    QCOMPARE(board.row(0).starfaceSince, start);
    QCOMPARE(board.row(0).toStarfaceSince, start);
    clock.advance(10s);
    r.decidedAt = clock.now();
    r.state.dnd.phase = presence::ClaimPhase::Held;
    board.applyReports({r});
    QCOMPARE(board.row(0).teamsSince, start + 20s);
    QCOMPARE(board.row(0).toStarfaceSince, start + 30s);
    QCOMPARE(board.row(0).toTeamsSince, start);
    clock.advance(10s);
    r.decidedAt = clock.now();
    r.teamsError = core::Error{};
    board.applyReports({r});
    QCOMPARE(board.row(0).toTeamsSince, start + 40s);
    QCOMPARE(board.row(0).changedAt, start + 40s);
}

void TestBoard::aKnownStatusIsAsFreshAsTheLastGoodPoll()
{
    test::FakeClock clock;
    board::Board board(clock);
    board.setPeople(people(QStringLiteral("a")));
    board.applyReports({report(QStringLiteral("a"), presence::TeamsStatus::Busy, clock.now())});
    sync::EngineStatus status = working(clock.now());
    board.applyStatus(status);
    QVERIFY(!board.teams(board.row(0)).isOld);
    clock.advance(31s);
    QCOMPARE(board.teamsLight(), sync::Light::Old);
    QVERIFY(board.teams(board.row(0)).isOld);
    status.graph.lastSuccess = clock.now();
    QSignalSpy spy(&board, &board::Board::statusChanged);
    board.applyStatus(status);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(board.teamsLight(), sync::Light::Green);
    QCOMPARE(board.teams(board.row(0)).readAt, clock.now());
    QVERIFY(!board.teams(board.row(0)).isOld);
}

void TestBoard::anOutageLeavesTheLastKnownStatusWithItsAge()
{
    test::FakeClock clock;
    const core::Time start = clock.now();
    board::Board board(clock);
    board.setPeople(people(QStringLiteral("a")));
    sync::UserReport r = report(QStringLiteral("a"), presence::TeamsStatus::Busy, start);
    r.starface = presence::StarfaceStatus::InCall;
    r.observation.line = {presence::Line::InCall, start};
    board.applyReports({r});
    sync::EngineStatus status = working(start);
    board.applyStatus(status);
    QVERIFY(!board.isCutOff(board.row(0)));

    // a poll fails: at once everything of that side is what was known last
    clock.advance(10s);
    status.starface.state = sync::ConnectionHealth::State::Failing;
    board.applyStatus(status);
    QVERIFY(board.isCutOff(board.row(0)));
    QVERIFY(board.starface(board.row(0)).isOld);
    QVERIFY(!board.teams(board.row(0)).isOld);

    // after three polls the engine knows nothing any more, and a person still sees what it was
    clock.advance(30s);
    r.starface = presence::StarfaceStatus::Unknown;
    r.decidedAt = clock.now();
    board.applyReports({r});
    const auto shown = board.starface(board.row(0));
    QCOMPARE(shown.status, presence::StarfaceStatus::InCall);
    QCOMPARE(shown.readAt, start);
    QVERIFY(shown.isOld);
    QCOMPARE(board.row(0).starfaceSince, start);
    QCOMPARE(board.row(0).changedAt, core::Time{});

    // it comes back, and nothing had changed
    status = working(clock.now());
    board.applyStatus(status);
    r.starface = presence::StarfaceStatus::InCall;
    r.observation.line.at = clock.now();
    board.applyReports({r});
    QVERIFY(!board.starface(board.row(0)).isOld);
    QVERIFY(!board.isCutOff(board.row(0)));
    QCOMPARE(board.row(0).starfaceSince, start);
}

/// With many users do not disturb is read in turn, and some people have no Teams: that is the normal case,
/// and nothing about it is old.
void TestBoard::whatWasNeverKnownIsNotOld()
{
    test::FakeClock clock;
    const core::Time start = clock.now();
    board::Board board(clock);
    board.setPeople(people(QStringLiteral("ab")));
    sync::UserReport waits = report(QStringLiteral("a"), presence::TeamsStatus::Available, start);
    waits.starface = presence::StarfaceStatus::Unknown;
    waits.observation.line = {presence::Line::Idle, start};
    const sync::UserReport noTeams = report(QStringLiteral("b"), presence::TeamsStatus::Unknown, start);
    board.applyReports({waits, noTeams});
    clock.advance(10min);
    board.applyStatus(working(clock.now()));
    QVERIFY(!board.starface(board.row(0)).isOld);
    QVERIFY(!board.teams(board.row(1)).isOld);
    QCOMPARE(board.teams(board.row(1)).readAt, clock.now());
}

void TestBoard::whoIsLeftOutIsNotCutOff()
{
    test::FakeClock clock;
    board::Board board(clock);
    QList<sync::Person> both = people(QStringLiteral("ab"));
    both[1].match = presence::MatchKind::NoPartner;
    board.setPeople(both);
    sync::UserReport r = report(QStringLiteral("a"), presence::TeamsStatus::Busy, clock.now());
    board.applyReports({r});
    sync::EngineStatus status = working(clock.now());
    status.graph.state = sync::ConnectionHealth::State::Failing;
    board.applyStatus(status);
    QVERIFY(board.isCutOff(board.row(0)));
    QVERIFY(!board.isCutOff(board.row(1)));
    r.toStarface.reason = presence::Reason::Excluded;
    board.applyReports({r});
    QVERIFY(!board.isCutOff(board.row(0)));
}

void TestBoard::writesAreBounded()
{
    test::FakeClock clock;
    board::Board board(clock);
    QSignalSpy told(&board, &board::Board::writesChanged);
    for (int i = 0; i < board::Board::writesKept + 5; ++i) {
        sync::WriteRecord record;
        record.key = QString::number(i);
        board.applyWrite(record);
    }
    clock.advance(0ms);
    QCOMPARE(told.count(), 1);
    QCOMPARE(board.recentWrites().size(), board::Board::writesKept);
    QCOMPARE(board.recentWrites().first().key, QStringLiteral("5"));
}

void TestBoard::manyPeopleAndManyChangesComeAThousandATurn()
{
    test::FakeClock clock;
    board::Board board(clock);
    QList<sync::Person> all;
    QList<sync::UserReport> reports;
    for (int i = 0; i < 2500; ++i) {
        all.append(person(QString::number(i)));
        reports.append(report(all.last().key, presence::TeamsStatus::Away, clock.now()));
    }
    QSignalSpy changed(&board, &board::Board::rowsChanged);
    QSignalSpy inserted(&board, &board::Board::rowsAboutToBeInserted);
    board.setPeople(all);
    QCOMPARE(board.count(), 1000);
    board.applyReports(reports); // about people who are still coming, too
    while (clock.waiting() > 0)
        clock.advance(0ms);
    QCOMPARE(board.count(), 2500);
    QCOMPARE(inserted.count(), 2);
    QSet<int> told;
    for (const auto &signal : std::as_const(changed)) {
        const auto rows = signal.at(0).value<QList<int>>();
        QVERIFY(rows.size() <= 1000);
        told += QSet<int>(rows.begin(), rows.end());
    }
    QCOMPARE(told.size(), 2500);
    for (int i = 0; i < 2500; ++i) {
        QCOMPARE(board.row(i).person.key, QString::number(i));
        QCOMPARE(board.row(i).report.teams, presence::TeamsStatus::Away);
    }
}

void TestBoard::aDirectoryThatIsStillComingIsReplacedByANewerOne()
{
    test::FakeClock clock;
    board::Board board(clock);
    QList<sync::Person> all = numbered(1500);
    board.setPeople(all);
    board.applyReports({report(QStringLiteral("1400"), presence::TeamsStatus::Busy, clock.now()),
        report(QStringLiteral("1499"), presence::TeamsStatus::Busy, clock.now())});
    all.removeLast();
    board.setPeople(all);
    while (clock.waiting() > 0)
        clock.advance(0ms);
    QCOMPARE(board.count(), 1499);
    QCOMPARE(board.indexOf(QStringLiteral("1499")), -1);
    QCOMPARE(board.row(board.indexOf(QStringLiteral("1400"))).report.teams, presence::TeamsStatus::Busy);
}

void TestBoard::aLongDirectoryIsTakenOverTurnByTurn()
{
    test::FakeClock clock;
    board::Board board(clock);
    QList<sync::Person> all = numbered(3000);
    board.setPeople(all);
    while (clock.waiting() > 0)
        clock.advance(0ms);
    QSignalSpy read(&board, &board::Board::directoryRead);
    QStringList told;
    connect(&board, &board::Board::rowsChanged, this, [&](const QList<int> &rows) {
        for (const int row : rows)
            told.append(board.row(row).person.key);
    });
    QStringList log;
    connect(&board, &board::Board::rowsRemoved, this, [&] {
        log << QStringLiteral("removed");
        clock.callLater(0ms, this, [&] { log << QStringLiteral("next turn"); });
    });
    connect(&board, &board::Board::rowsInserted, this, [&] { log << QStringLiteral("inserted"); });

    board.applyReports({report(QStringLiteral("2999"), presence::TeamsStatus::Busy, clock.now())});
    const sync::Person gone = all.takeFirst();
    all.append(person(QStringLiteral("new")));
    board.setPeople(all);
    QCOMPARE(board.count(), 3000); // compared only
    // what is decided about somebody who is no row yet is not lost
    board.applyReports({report(QStringLiteral("new"), presence::TeamsStatus::Away, clock.now())});
    while (clock.waiting() > 0)
        clock.advance(100ms);
    QCOMPARE(log,
        (QStringList{QStringLiteral("removed"), QStringLiteral("next turn"), QStringLiteral("inserted")}));
    QCOMPARE(board.count(), 3000);
    QCOMPARE(read.size(), 1);
    QCOMPARE(board.indexOf(gone.key), -1);
    QCOMPARE(board.row(2999).person.key, QStringLiteral("new"));
    QCOMPARE(board.row(2999).report.teams, presence::TeamsStatus::Away);
    QCOMPARE(told, (QStringList{QStringLiteral("2999"), QStringLiteral("new")}));

    // one that comes before the last is taken over counts instead of it
    board.setPeople(all.mid(0, 2000));
    board.setPeople(all);
    while (clock.waiting() > 0)
        clock.advance(100ms);
    QCOMPARE(board.count(), 3000);
    QCOMPARE(read.size(), 2);
}

QTEST_GUILESS_MAIN(TestBoard)
#include "tst_board.moc"
