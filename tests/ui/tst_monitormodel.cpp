// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeclock.h"
#include "ui/monitor/search/monitorfilter.h"
#include "ui/monitor/table/monitormodel.h"
#include "words/times.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTime>

using namespace pb;
using namespace std::chrono_literals;

class TestMonitorModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsAreAndedOverAllColumns();
    void aHeldArrangementMovesNobody();
    void whoHasNoPartnerIsShownOnDemand();
    void whatIsNotReadAgainLooksOld();
    void anUnknownStatusIsAsOldAsItsReading();
    void anOutageIsToldOnEveryRow();
    void theAgeOfACellIsRough_data();
    void theAgeOfACellIsRough();
    void anotherDayShowsTheDate();
    void peopleComeAndGo();
    void theFirstReadingIsNoChange();
};

static void fill(board::Board &board)
{
    QList<sync::Person> people;
    QList<sync::UserReport> reports;
    for (const auto &name : {QStringLiteral("Cara"), QStringLiteral("Anna"), QStringLiteral("Berta")}) {
        sync::Person p;
        p.key = name;
        p.name = name;
        p.email = name + QStringLiteral("@example.com");
        people.append(p);
        sync::UserReport r;
        r.key = name;
        r.teams = name == u"Berta" ? presence::TeamsStatus::Busy : presence::TeamsStatus::Available;
        r.decidedAt = board.clock().now();
        reports.append(r);
    }
    board.setPeople(people);
    board.applyReports(reports);
}

void TestMonitorModel::wordsAreAndedOverAllColumns()
{
    test::FakeClock clock;
    board::Board board(clock);
    ui::MonitorModel model(board);
    ui::MonitorFilter filter(model);
    QAbstractItemModelTester modelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fill(board);
    clock.advance(0ms);
    QCOMPARE(filter.rowCount(), 3);
    QCOMPARE(filter.index(0, 0).data().toString(), QStringLiteral("Anna"));
    filter.setFilterText(QStringLiteral("BUSY example"));
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(filter.index(0, 0).data().toString(), QStringLiteral("Berta"));
    filter.setFilterText(QStringLiteral("busy anna"));
    QCOMPARE(filter.rowCount(), 0);
    QCOMPARE(filter.eligibleCount(), 3);
    board.setPeople({});
    QCOMPARE(filter.eligibleCount(), 0);
}

void TestMonitorModel::aHeldArrangementMovesNobody()
{
    test::FakeClock clock;
    board::Board board(clock);
    ui::MonitorModel model(board);
    ui::MonitorFilter filter(model);
    fill(board);
    clock.advance(0ms);
    filter.sort(ui::MonitorModel::Teams, Qt::AscendingOrder);
    filter.setHeld(true);
    const QPersistentModelIndex anna = filter.index(0, 0);
    auto r = board.row(board.indexOf(QStringLiteral("Anna"))).report;
    r.teams = presence::TeamsStatus::Offline;
    board.applyReports({r});
    clock.advance(1s);
    QVERIFY(filter.isOutdated());
    QCOMPARE(anna.row(), 0);
    filter.setHeld(false);
    QVERIFY(!filter.isOutdated());
    QCOMPARE(anna.row(), 2);
    QCOMPARE(anna.data().toString(), QStringLiteral("Anna"));
}

void TestMonitorModel::whoHasNoPartnerIsShownOnDemand()
{
    test::FakeClock clock;
    board::Board board(clock);
    ui::MonitorModel model(board);
    ui::MonitorFilter filter(model);
    fill(board);
    QList<sync::Person> people;
    for (int i = 0; i < board.count(); ++i)
        people.append(board.row(i).person);
    sync::Person alone;
    alone.key = QStringLiteral("teams:7");
    alone.name = QStringLiteral("Alone");
    alone.graphId = QStringLiteral("7");
    alone.match = presence::MatchKind::NoPartner;
    people.append(alone);
    board.setPeople(people);
    clock.advance(200ms);
    QCOMPARE(filter.rowCount(), 3);
    QCOMPARE(filter.eligibleCount(), 3);
    filter.setShowUnmatched(true);
    QCOMPARE(filter.rowCount(), 4);
    QCOMPARE(filter.eligibleCount(), 4);
    const int row = board.indexOf(alone.key);
    QVERIFY(model.text(row, ui::MonitorModel::Why).startsWith(QStringLiteral("Only in Teams")));
    QVERIFY(!model.index(row, ui::MonitorModel::Teams).data(ui::MonitorModel::StatusRole).isValid());
    QVERIFY(model.index(row, ui::MonitorModel::Teams).data(ui::MonitorModel::IconRole).toString().isEmpty());
    filter.setFilterText(QStringLiteral("only teams"));
    QCOMPARE(filter.rowCount(), 1);
    filter.setShowUnmatched(false);
    QCOMPARE(filter.rowCount(), 0);
}

void TestMonitorModel::whatIsNotReadAgainLooksOld()
{
    test::FakeClock clock;
    board::Board board(clock);
    ui::MonitorModel model(board);
    fill(board);
    const auto report = [&] {
        auto r = board.row(0).report;
        r.starface = presence::StarfaceStatus::Available;
        board.applyReports({r});
    };
    report();
    sync::EngineStatus status;
    status.graph.state = status.starface.state = sync::ConnectionHealth::State::Ok;
    status.graph.lastSuccess = status.starface.lastSuccess = clock.now();
    board.applyStatus(status);
    clock.advance(200ms);
    const auto stale = [&](int column) {
        return model.index(0, column).data(ui::MonitorModel::StaleRole).toBool();
    };
    QVERIFY(!stale(ui::MonitorModel::Teams));
    QVERIFY(!stale(ui::MonitorModel::Starface));

    // STARFACE goes on being read, Teams does not
    clock.advance(30s);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    status.starface.lastSuccess = clock.now();
    board.applyStatus(status);
    QCOMPARE(changed.count(), 1);
    QVERIFY(stale(ui::MonitorModel::Teams));
    QVERIFY(stale(ui::MonitorModel::ToStarface));
    QVERIFY(!stale(ui::MonitorModel::Starface));
    QVERIFY(!stale(ui::MonitorModel::ToTeams));
    QVERIFY(!stale(ui::MonitorModel::User));
    QVERIFY(model.index(0, ui::MonitorModel::Teams)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("this is old")));
    // nothing is painted anew as long as nothing turns
    model.refreshAges();
    QCOMPARE(changed.count(), 1);
    // but an age that is shown grows
    clock.advance(5s);
    model.refreshAges();
    QCOMPARE(changed.count(), 2);

    status.graph.lastSuccess = status.starface.lastSuccess = clock.now();
    board.applyStatus(status);
    QVERIFY(!stale(ui::MonitorModel::Teams));
    QCOMPARE(changed.count(), 3);
}

void TestMonitorModel::anOutageIsToldOnEveryRow()
{
    test::FakeClock clock;
    board::Board board(clock);
    ui::MonitorModel model(board);
    fill(board);
    sync::EngineStatus status;
    status.graph.state = status.starface.state = sync::ConnectionHealth::State::Ok;
    status.graph.lastSuccess = status.starface.lastSuccess = clock.now();
    board.applyStatus(status);
    clock.advance(200ms);
    const auto problems = [&] {
        int count = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            count += (model.flags(row) & static_cast<quint32>(ui::RowFlag::Problem)) != 0;
        return count;
    };
    const auto cell = model.index(0, ui::MonitorModel::Teams);
    const QString before = cell.data().toString();
    QCOMPARE(problems(), 0);

    clock.advance(130s);
    status.graph.state = sync::ConnectionHealth::State::Failing;
    QSignalSpy touched(&model, &ui::MonitorModel::rowsTouched);
    board.applyStatus(status);
    QCOMPARE(touched.count(), 1);
    QCOMPARE(problems(), model.rowCount());
    QCOMPARE(cell.data().toString(), before + QStringLiteral(" (2 min ago)"));
    QVERIFY(
        cell.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("last known, read 2 min ago")));
    QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("this is old")));
    const auto why = model.index(0, ui::MonitorModel::Why);
    QVERIFY2(why.data().toString().contains(QStringLiteral("No connection to Microsoft")),
        qPrintable(why.data().toString()));
    QVERIFY(why.data(ui::MonitorModel::AttentionRole).toBool());
    // the filter by status still finds what is shown
    QCOMPARE(model.text(0, ui::MonitorModel::Teams), before);

    status.graph.state = sync::ConnectionHealth::State::Ok;
    status.graph.lastSuccess = status.starface.lastSuccess = clock.now();
    board.applyStatus(status);
    QCOMPARE(problems(), 0);
    QCOMPARE(cell.data().toString(), before);
    QVERIFY(!why.data().toString().contains(QStringLiteral("No connection")));
}

void TestMonitorModel::theAgeOfACellIsRough_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("just now") << 0 << QStringLiteral("5 s");
    QTest::newRow("in steps of five seconds") << 44 << QStringLiteral("40 s");
    QTest::newRow("a minute") << 119 << QStringLiteral("1 min");
    QTest::newRow("an hour") << 3600 << QStringLiteral("1 h");
    QTest::newRow("a day in hours") << 90'000 << QStringLiteral("25 h");
    QTest::newRow("days") << 3 * 86'400 << QStringLiteral("3 d");
}

void TestMonitorModel::theAgeOfACellIsRough()
{
    QFETCH(int, seconds);
    const core::Time now{490'000h};
    QTEST(ui::roughAge(now - std::chrono::seconds{seconds}, now), "text");
}

void TestMonitorModel::anUnknownStatusIsAsOldAsItsReading()
{
    test::FakeClock clock;
    board::Board board(clock);
    ui::MonitorModel model(board);
    fill(board);
    auto r = board.row(0).report;
    r.teams = presence::TeamsStatus::Unknown;
    r.observation.teams = {presence::TeamsStatus::Busy, clock.now()};
    board.applyReports({r});
    clock.advance(31s);
    sync::EngineStatus status;
    status.graph.state = sync::ConnectionHealth::State::Ok;
    status.graph.lastSuccess = clock.now();
    board.applyStatus(status);
    // the others go on being read, this one is left out of the answers
    const auto cell = model.index(0, ui::MonitorModel::Teams);
    QVERIFY(cell.data(ui::MonitorModel::StaleRole).toBool());
    QCOMPARE(cell.data(ui::MonitorModel::IconRole).toString(), QStringLiteral("teams-busy"));
    QCOMPARE(cell.data().toString(), QStringLiteral("Busy (30 s ago)"));
}

void TestMonitorModel::anotherDayShowsTheDate()
{
    test::FakeClock clock;
    board::Board board(clock);
    ui::MonitorModel model(board);
    fill(board);
    clock.advance(200ms);
    const QString today = model.text(0, ui::MonitorModel::Since);
    QVERIFY(QTime::fromString(today, QStringLiteral("HH:mm:ss")).isValid());
    clock.advance(25h);
    model.refreshAges();
    const QString later = model.text(0, ui::MonitorModel::Since);
    QVERIFY(later != today);
    QVERIFY(!QTime::fromString(later, QStringLiteral("HH:mm:ss")).isValid());
}

void TestMonitorModel::peopleComeAndGo()
{
    test::FakeClock clock;
    board::Board board(clock);
    ui::MonitorModel model(board);
    ui::MonitorFilter filter(model);
    QAbstractItemModelTester modelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fill(board);
    clock.advance(200ms);
    const QPersistentModelIndex cara = filter.index(2, 0);
    QCOMPARE(cara.data().toString(), QStringLiteral("Cara"));
    QList<sync::Person> people;
    for (const char *name : {"Cara", "Berta", "Dora", "Aaron"}) {
        sync::Person p;
        p.key = p.name = QLatin1String(name);
        p.email = p.name + QStringLiteral("@example.com");
        people.append(p);
    }
    filter.setHeld(true);
    board.setPeople(people);
    clock.advance(200ms);
    const auto names = [&] {
        QStringList all;
        for (int row = 0; row < filter.rowCount(); ++row)
            all.append(filter.index(row, 0).data().toString());
        return all.join(QLatin1Char(' '));
    };
    QCOMPARE(names(), QStringLiteral("Berta Cara Dora Aaron"));
    QVERIFY(filter.isOutdated());
    QCOMPARE(cara.row(), 1);
    filter.setHeld(false);
    QCOMPARE(names(), QStringLiteral("Aaron Berta Cara Dora"));
    QCOMPARE(cara.row(), 2);
}

void TestMonitorModel::theFirstReadingIsNoChange()
{
    test::FakeClock clock;
    board::Board board(clock);
    ui::MonitorModel model(board);
    fill(board);
    clock.advance(200ms);
    const auto changedAt = [&](int column) {
        return model.index(0, column).data(ui::MonitorModel::ChangedAtRole).toLongLong();
    };
    QCOMPARE(changedAt(ui::MonitorModel::Teams), 0);
    auto r = board.row(0).report;
    r.teams = presence::TeamsStatus::Away;
    r.decidedAt = clock.now();
    board.applyReports({r});
    clock.advance(200ms);
    QCOMPARE(changedAt(ui::MonitorModel::Teams), qint64(r.decidedAt.time_since_epoch().count()));
    QCOMPARE(changedAt(ui::MonitorModel::Starface), 0);
}

QTEST_MAIN(TestMonitorModel)
#include "tst_monitormodel.moc"
