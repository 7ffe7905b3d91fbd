// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeclock.h"
#include "ui/monitor/monitorfilter.h"
#include "ui/monitor/monitormodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace pb;
using namespace std::chrono_literals;

class TestMonitorModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsAreAndedOverAllColumns();
    void aHeldArrangementMovesNobody();
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

QTEST_MAIN(TestMonitorModel)
#include "tst_monitormodel.moc"
