// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"
#include "ui/monitor/table/monitormodel.h"
#include "ui/monitor/table/monitortable.h"
#include "ui/monitor/table/statusdelegate.h"
#include "ui/windowstage.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QProxyStyle>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace std::chrono_literals;
using ui::MonitorModel;
using Stage = test::WindowStage;

namespace {

class AnimatedStyle final : public QProxyStyle {
public:
    explicit AnimatedStyle(bool animated)
        : QProxyStyle(QStringLiteral("Fusion"))
        , m_animated(animated)
    {
    }
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animation_Duration ? int(m_animated) * 200
                                                    : QProxyStyle::styleHint(hint, option, widget, data);
    }

private:
    bool m_animated;
};

} // namespace

/// The table of the monitor window: rows that stay where they are, columns, copies and marks.
class TestMonitorRows final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aThousandUpdatesMoveNeitherSelectionNorScrolling();
    void rowsMoveOnlyWhenThatDisturbsNobody();
    void sortAgainBringsTheOrderUpToDate();
    void peopleWhoLeaveDoNotMoveWhatIsSeen();
    void aClickOnTheHeaderSorts();
    void columnsAreKept();
    void aForeignColumnStateIsRefused();
    void copyingGivesRowsWithAHeader();
    void theMarkFades();
    void aChangeIsMarkedAndTheMarkGoes();
    void theHeadersMenuHidesColumns();
    void everyIconOfTheModelExists();
};

void TestMonitorRows::aThousandUpdatesMoveNeitherSelectionNorScrolling()
{
    Stage stage;
    stage.fill(300);
    auto &table = stage.window->table();
    table.sortByColumn(MonitorModel::Teams, Qt::AscendingOrder);
    table.verticalScrollBar()->setValue(100);
    stage.clickRow(104);
    const QString selected = table.currentIndex().data(MonitorModel::KeyRole).toString();
    const int scrolled = table.verticalScrollBar()->value();
    QStringList seen;
    for (int row = 100; row < 115; ++row)
        seen.append(table.model()->index(row, 0).data(MonitorModel::KeyRole).toString());
    QSignalSpy layout(table.model(), &QAbstractItemModel::layoutChanged);

    for (int i = 0; i < 1000; ++i)
        stage.change((i * 7) % 300, presence::allTeamsStatuses[static_cast<std::size_t>(i % 8)]);

    QStringList now;
    for (int row = 100; row < 115; ++row)
        now.append(table.model()->index(row, 0).data(MonitorModel::KeyRole).toString());
    QCOMPARE(now, seen);
    QCOMPARE(layout.count(), 0);
    QCOMPARE(table.verticalScrollBar()->value(), scrolled);
    QCOMPARE(table.selectionModel()->selectedRows().size(), 1);
    QCOMPARE(table.selectionModel()->selectedRows().first().data(MonitorModel::KeyRole).toString(), selected);
    QVERIFY(stage.find<QPushButton>("sortAgain")->isVisible());
}

void TestMonitorRows::rowsMoveOnlyWhenThatDisturbsNobody()
{
    Stage stage;
    stage.fill(100);
    auto &table = stage.window->table();
    auto &filter = stage.window->filter();
    QVERIFY(!filter.isHeld());

    table.verticalScrollBar()->setValue(3);
    QVERIFY(filter.isHeld());
    table.verticalScrollBar()->setValue(0);
    QVERIFY(!filter.isHeld());

    table.selectRow(2);
    QVERIFY(filter.isHeld());
    table.clearSelection();
    QVERIFY(!filter.isHeld());

    QTest::mouseMove(table.viewport(), QPoint(40, 40));
    QTRY_VERIFY(filter.isHeld());
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(table.viewport(), &leave);
    QVERIFY(!filter.isHeld());
}

void TestMonitorRows::sortAgainBringsTheOrderUpToDate()
{
    Stage stage;
    stage.fill(4);
    auto &table = stage.window->table();
    table.sortByColumn(MonitorModel::Teams, Qt::AscendingOrder);
    table.selectRow(0);
    const QPoint before = table.mapTo(stage.window.get(), QPoint());
    QCOMPARE(table.model()->index(0, 0).data().toString(), QStringLiteral("User 0000"));
    stage.change(0, presence::TeamsStatus::Offline);
    QCOMPARE(table.model()->index(0, 0).data().toString(), QStringLiteral("User 0000"));
    QApplication::processEvents();
    QCOMPARE(table.mapTo(stage.window.get(), QPoint()), before);
    stage.click("sortAgain");
    QCOMPARE(table.model()->index(3, 0).data().toString(), QStringLiteral("User 0000"));
    QCOMPARE(table.selectionModel()->selectedRows().first().row(), 3);
    QVERIFY(!stage.find<QPushButton>("sortAgain")->isVisible());
}

void TestMonitorRows::peopleWhoLeaveDoNotMoveWhatIsSeen()
{
    Stage stage;
    stage.fill(200);
    auto &table = stage.window->table();
    table.verticalScrollBar()->setValue(100);
    const QString top = table.indexAt(QPoint(5, 2)).data(MonitorModel::KeyRole).toString();
    QVERIFY(!top.isEmpty());
    auto fewer = stage.people;
    fewer.remove(10, 5);
    stage.board.setPeople(fewer);
    stage.clock.advance(100ms);
    QCOMPARE(table.indexAt(QPoint(5, 2)).data(MonitorModel::KeyRole).toString(), top);
}

void TestMonitorRows::aClickOnTheHeaderSorts()
{
    Stage stage;
    stage.fill(20);
    auto *header = stage.window->table().horizontalHeader();
    const QPoint user(header->sectionViewportPosition(MonitorModel::User) + 30, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, user);
    QCOMPARE(stage.window->table().model()->index(0, 0).data().toString(), QStringLiteral("User 0019"));
}

void TestMonitorRows::columnsAreKept()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.ini"));
    {
        Stage stage(file);
        stage.fill(5);
        auto &table = stage.window->table();
        QMenu menu;
        table.fillColumnMenu(menu);
        menu.actions().at(MonitorModel::Email)->trigger();
        QVERIFY(table.isColumnHidden(MonitorModel::Email));
        table.horizontalHeader()->moveSection(MonitorModel::Starface, 0);
        table.setColumnWidth(MonitorModel::User, 237);
        table.sortByColumn(MonitorModel::Teams, Qt::DescendingOrder);
        stage.find<QAction>("showUnmatched")->trigger();
    }
    Stage stage(file);
    stage.fill(5);
    auto &table = stage.window->table();
    QVERIFY(table.isColumnHidden(MonitorModel::Email));
    QCOMPARE(table.horizontalHeader()->visualIndex(MonitorModel::Starface), 0);
    QCOMPARE(table.columnWidth(MonitorModel::User), 237);
    QCOMPARE(table.horizontalHeader()->sortIndicatorSection(), int(MonitorModel::Teams));
    QCOMPARE(table.model()->index(0, 0).data().toString(), QStringLiteral("User 0001"));
    QVERIFY(stage.window->filter().showsUnmatched());

    table.resetColumns();
    QVERIFY(!table.isColumnHidden(MonitorModel::Email));
    QCOMPARE(table.horizontalHeader()->visualIndex(MonitorModel::Starface), int(MonitorModel::Starface));
}

void TestMonitorRows::aForeignColumnStateIsRefused()
{
    Stage stage;
    auto &table = stage.window->table();
    const QByteArray before = table.columnState();
    QVERIFY(!table.restoreColumnState(QByteArrayLiteral("not a header")));
    QHeaderView other(Qt::Horizontal);
    QVERIFY(!table.restoreColumnState(other.saveState()));
    QCOMPARE(table.columnState(), before);
}

void TestMonitorRows::copyingGivesRowsWithAHeader()
{
    Stage stage;
    stage.fill(5);
    auto evil = stage.people;
    evil[1].name = QStringLiteral("=HYPERLINK(\"x\")\tTab");
    stage.board.setPeople(evil);
    stage.clock.advance(200ms);
    QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
    auto &table = stage.window->table();
    for (int column = MonitorModel::ToStarface; column < MonitorModel::ColumnCount; ++column)
        table.setColumnHidden(column, true);
    table.horizontalHeader()->moveSection(MonitorModel::Teams, 0);
    QVERIFY(!stage.find<QAction>("copy")->isEnabled());
    QApplication::clipboard()->setText(QStringLiteral("before"));
    table.setFocus();
    stage.clickRow(3);
    stage.clickRow(0, Qt::ControlModifier);
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(),
        QStringLiteral("Teams\tUser\tE-mail\n"
                       "Busy\t'=HYPERLINK(\"x\") Tab\tu1@example.com\n"
                       "Busy\tUser 0003\tu3@example.com\n"));
}

void TestMonitorRows::theMarkFades()
{
    const core::Time at{10h};
    const qint64 ms = at.time_since_epoch().count();
    QCOMPARE(ui::StatusDelegate::markStrength(0, at), 0.0);
    QCOMPARE(ui::StatusDelegate::markStrength(ms, at), 1.0);
    QCOMPARE(ui::StatusDelegate::markStrength(ms, at + 750ms), 0.5);
    QCOMPARE(ui::StatusDelegate::markStrength(ms, at + 1500ms), 0.0);
    QCOMPARE(ui::StatusDelegate::markStrength(ms, at - 1h), 0.0);
}

void TestMonitorRows::aChangeIsMarkedAndTheMarkGoes()
{
    Stage stage;
    stage.fill(10);
    auto &table = stage.window->table();
    AnimatedStyle animated(true);
    AnimatedStyle still(false);
    const auto colour = [&table] {
        const QRect cell = table.visualRect(table.model()->index(0, MonitorModel::Teams));
        return table.viewport()->grab().toImage().pixelColor(cell.right() - 3, cell.center().y());
    };
    table.setStyle(&animated);
    const QColor plain = colour();
    stage.change(0, presence::TeamsStatus::Away);
    const QColor fresh = colour();
    QVERIFY(fresh != plain);
    stage.clock.advance(700ms);
    const QColor paler = colour();
    QVERIFY(paler != plain);
    QVERIFY(paler != fresh);
    stage.clock.advance(1s);
    QCOMPARE(colour(), plain);

    // who has switched effects off in the desktop sees none
    table.setStyle(&still);
    stage.change(0, presence::TeamsStatus::Busy);
    QCOMPARE(colour(), plain);
    table.setStyle(nullptr);
}

void TestMonitorRows::theHeadersMenuHidesColumns()
{
    Stage stage;
    stage.fill(2);
    auto &table = stage.window->table();
    auto *header = table.horizontalHeader();
    const QPoint at(30, header->height() / 2);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, header->viewport()->mapToGlobal(at));
    QApplication::sendEvent(header->viewport(), &event);
    auto *menu = stage.find<QMenu>("headerMenu");
    QVERIFY(menu->isVisible());
    QAction *since = menu->actions().at(MonitorModel::Since);
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(since).center());
    QVERIFY(table.isColumnHidden(MonitorModel::Since));

    // the last one cannot go
    for (int column = 1; column < MonitorModel::ColumnCount; ++column)
        table.setColumnHidden(column, true);
    QMenu again;
    table.fillColumnMenu(again);
    QVERIFY(!again.actions().at(MonitorModel::User)->isEnabled());
    QVERIFY(again.actions().at(MonitorModel::Since)->isEnabled());
}

void TestMonitorRows::everyIconOfTheModelExists()
{
    ui::initResources();
    test::FakeClock clock;
    board::Board board(clock);
    MonitorModel model(board);
    sync::Person person;
    person.key = QStringLiteral("a");
    board.setPeople({person});
    const auto see = [&](presence::TeamsStatus teams, presence::StarfaceStatus starface, int column) {
        sync::UserReport r;
        r.key = person.key;
        r.teams = teams;
        r.starface = starface;
        board.applyReports({r});
        const QString name = model.index(0, column).data(MonitorModel::IconRole).toString();
        return !name.isEmpty() && !ui::icon(name).isNull();
    };
    for (const auto status : presence::allTeamsStatuses)
        QVERIFY(see(status, presence::StarfaceStatus::Unknown, MonitorModel::Teams));
    for (const auto status : presence::allStarfaceStatuses)
        QVERIFY(see(presence::TeamsStatus::Unknown, status, MonitorModel::Starface));
    QVERIFY(ui::icon(QStringLiteral("no-such-picture")).isNull());
    const QImage image = ui::icon(QStringLiteral("teams-busy")).pixmap(32, 32).toImage();
    QVERIFY(image.pixelColor(16, 16).alpha() > 0);
    QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
}

QTEST_MAIN(TestMonitorRows)
#include "tst_monitorrows.moc"
