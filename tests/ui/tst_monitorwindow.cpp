// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeclock.h"
#include "ui/common/icons.h"
#include "ui/monitor/banners/banner.h"
#include "ui/monitor/banners/healthbar.h"
#include "ui/monitor/banners/modebadge.h"
#include "ui/monitor/monitorwindow.h"
#include "ui/monitor/search/monitorfilter.h"
#include "ui/monitor/table/monitormodel.h"
#include "ui/monitor/table/monitortable.h"
#include "ui/monitor/table/statusdelegate.h"
#include "ui/monitor/table/statusitem.h"
#include "words/sentences.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QProxyStyle>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

using namespace pb;
using namespace std::chrono_literals;
using ui::MonitorModel;
using State = sync::ConnectionHealth::State;

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

/// A window over a board of people, on a clock that stands still.
struct Stage {
    test::FakeClock clock;
    board::Board board{clock};
    std::unique_ptr<ui::MonitorWindow> window;
    QList<sync::Person> people;

    explicit Stage(const QString &settings = {})
    {
        window = std::make_unique<ui::MonitorWindow>(board, settings);
        window->resize(1100, 500);
        window->show();
        // out of the way of the table
        QTest::mouseMove(window.get(), QPoint(2, 2));
    }

    void fill(int count)
    {
        QList<sync::UserReport> reports;
        for (int i = 0; i < count; ++i) {
            sync::Person person;
            person.name = QStringLiteral("User %1").arg(i, 4, 10, QLatin1Char('0'));
            person.email = QStringLiteral("u%1@example.com").arg(i);
            person.key = person.email;
            person.graphId = person.starfaceId = QString::number(i);
            people.append(person);
            reports.append(report(i, i % 2 ? presence::TeamsStatus::Busy : presence::TeamsStatus::Available));
        }
        board.setPeople(people);
        board.applyReports(reports);
        clock.advance(200ms);
    }

    sync::UserReport report(int index, presence::TeamsStatus teams) const
    {
        sync::UserReport r;
        r.key = people[index].key;
        r.teams = teams;
        r.starface = presence::StarfaceStatus::Available;
        r.decidedAt = clock.now();
        return r;
    }

    void change(int index, presence::TeamsStatus teams)
    {
        board.applyReports({report(index, teams)});
        clock.advance(100ms);
    }

    template<typename T>
    T *find(const char *name) const
    {
        T *found = window->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    void click(const char *name) const { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    QWidget *toolButton(const char *action) const
    {
        return find<QToolBar>("toolBar")->widgetForAction(find<QAction>(action));
    }
    QString count() const { return find<QLabel>("count")->text(); }
    QString item(const char *name) const { return find<ui::StatusItem>(name)->text(); }
    bool banner(const char *name) const { return find<ui::Banner>(name)->isActive(); }
    void clickRow(int row, Qt::KeyboardModifiers keys = {}) const
    {
        auto &table = window->table();
        QTest::mouseClick(table.viewport(), Qt::LeftButton, keys,
            table.visualRect(table.model()->index(row, MonitorModel::User)).center());
    }
};

sync::EngineStatus healthy(core::Time now)
{
    sync::EngineStatus s;
    s.graph = {State::Ok, now, 84ms, {}};
    s.starface = {State::Ok, now, 12ms, {}};
    s.nextPoll = now + 7s;
    s.budgetUsed = 126;
    s.budgetLimit = 1500;
    s.dndClaims = 3;
    s.teamsClaims = 2;
    return s;
}

core::Error failed(core::ErrorKind kind, const QString &code = {})
{
    core::Error error;
    error.kind = kind;
    error.code = code;
    return error;
}

} // namespace

class TestMonitorWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void typingFiltersAndEscapeClears();
    void theShortcutGoesToTheFilter();
    void aThousandUpdatesMoveNeitherSelectionNorScrolling();
    void rowsMoveOnlyWhenThatDisturbsNobody();
    void sortAgainBringsTheOrderUpToDate();
    void peopleWhoLeaveDoNotMoveWhatIsSeen();
    void aClickOnTheHeaderSorts();
    void clicksAndShortcutsBecomeWishes();
    void theModeIsWhatTheEngineSays();
    void givingBackAsksFirst();
    void theBrakeAsks();
    void failuresStandOverTheTable();
    void theStatusBarTellsOfTheHealth();
    void nothingToShowIsExplained();
    void closingAsksToQuit();
    void columnsAreKept();
    void aForeignColumnStateIsRefused();
    void copyingGivesRowsWithAHeader();
    void theMarkFades();
    void aChangeIsMarkedAndTheMarkGoes();
    void theHeadersMenuHidesColumns();
    void aboutIsAskedForAndQtNamesItsVersion();
    void everyControlHasAName();
    void everyIconOfTheModelExists();
};

void TestMonitorWindow::typingFiltersAndEscapeClears()
{
    Stage stage;
    stage.fill(240);
    QCOMPARE(stage.count(), QStringLiteral("240 user(s)"));
    auto *search = stage.find<QLineEdit>("search");
    QTest::keyClicks(search, QStringLiteral("user 000"));
    QCOMPARE(stage.count(), QStringLiteral("10 of 240"));
    QTest::keyClicks(search, QStringLiteral(" busy"));
    QCOMPARE(stage.count(), QStringLiteral("5 of 240"));
    QCOMPARE(stage.window->table().model()->index(0, 0).data().toString(), QStringLiteral("User 0001"));
    // the first one closes what is suggested
    QTest::keyClick(search, Qt::Key_Escape);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(search->text(), QString());
    QCOMPARE(stage.count(), QStringLiteral("240 user(s)"));
    QCOMPARE(stage.window->table().model()->rowCount(), 240);
}

void TestMonitorWindow::theShortcutGoesToTheFilter()
{
    Stage stage;
    stage.fill(3);
    stage.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
    stage.window->table().setFocus();
    QVERIFY(!stage.find<QLineEdit>("search")->hasFocus());
    QTest::keyClick(stage.window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(stage.find<QLineEdit>("search")->hasFocus());
}

void TestMonitorWindow::aThousandUpdatesMoveNeitherSelectionNorScrolling()
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

void TestMonitorWindow::rowsMoveOnlyWhenThatDisturbsNobody()
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

void TestMonitorWindow::sortAgainBringsTheOrderUpToDate()
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

void TestMonitorWindow::peopleWhoLeaveDoNotMoveWhatIsSeen()
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

void TestMonitorWindow::aClickOnTheHeaderSorts()
{
    Stage stage;
    stage.fill(20);
    auto *header = stage.window->table().horizontalHeader();
    const QPoint user(header->sectionViewportPosition(MonitorModel::User) + 30, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, user);
    QCOMPARE(stage.window->table().model()->index(0, 0).data().toString(), QStringLiteral("User 0019"));
}

void TestMonitorWindow::clicksAndShortcutsBecomeWishes()
{
    Stage stage;
    stage.fill(2);
    stage.board.applyStatus(healthy(stage.clock.now()));
    QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
    QSignalSpy sync(stage.window.get(), &ui::MonitorWindow::syncNowRequested);
    QSignalSpy pause(stage.window.get(), &ui::MonitorWindow::pauseRequested);
    QSignalSpy observe(stage.window.get(), &ui::MonitorWindow::observeOnlyRequested);

    QTest::mouseClick(stage.toolButton("syncNow"), Qt::LeftButton);
    QTest::keyClick(stage.window.get(), Qt::Key_F5);
    QCOMPARE(sync.count(), 2);

    QTest::mouseClick(stage.toolButton("pause"), Qt::LeftButton);
    QCOMPARE(pause.takeFirst().first().toBool(), true);
    auto status = healthy(stage.clock.now());
    status.mode = sync::Mode::Paused;
    stage.board.applyStatus(status);
    QTest::mouseClick(stage.toolButton("pause"), Qt::LeftButton);
    QCOMPARE(pause.takeFirst().first().toBool(), false);

    QTest::mouseClick(stage.toolButton("observeOnly"), Qt::LeftButton);
    QCOMPARE(observe.takeFirst().first().toBool(), true);
}

void TestMonitorWindow::theModeIsWhatTheEngineSays()
{
    Stage stage;
    QSignalSpy pause(stage.window.get(), &ui::MonitorWindow::pauseRequested);
    QSignalSpy observe(stage.window.get(), &ui::MonitorWindow::observeOnlyRequested);
    auto status = healthy(stage.clock.now());
    auto *badge = stage.find<ui::ModeBadge>("modeBadge");
    QVERIFY(!badge->isVisible());

    stage.board.applyStatus(status);
    QVERIFY(badge->isVisible());
    QVERIFY(badge->text().contains(QStringLiteral("Live")));
    QVERIFY(!stage.find<QAction>("observeOnly")->isChecked());

    status.mode = sync::Mode::ObserveOnly;
    status.observeOnly = true;
    stage.board.applyStatus(status);
    QVERIFY(badge->text().contains(QStringLiteral("Observe only")));
    QVERIFY(badge->text().contains(QStringLiteral("nothing is written")));
    QVERIFY(stage.find<QAction>("observeOnly")->isChecked());

    status.mode = sync::Mode::Paused;
    stage.board.applyStatus(status);
    QVERIFY(badge->text().contains(QStringLiteral("Paused")));
    QVERIFY(stage.find<QAction>("pause")->isChecked());
    QVERIFY(!stage.find<QAction>("syncNow")->isEnabled());
    // it goes on observing, and nobody could be shown now what going live would write
    QVERIFY(stage.find<QAction>("observeOnly")->isChecked());
    QVERIFY(!stage.find<QAction>("observeOnly")->isEnabled());
    status.observeOnly = false;
    stage.board.applyStatus(status);
    QVERIFY(!stage.find<QAction>("observeOnly")->isChecked());
    QVERIFY(stage.find<QAction>("observeOnly")->isEnabled());
    // ordered, and not in force before everything was given back
    status.mode = sync::Mode::Live;
    status.observeOnly = status.givingBack = true;
    stage.board.applyStatus(status);
    QVERIFY(stage.find<QAction>("observeOnly")->isChecked());
    QVERIFY(!stage.find<QAction>("observeOnly")->isEnabled());

    // what the engine says is no wish of the user
    QCOMPARE(pause.count(), 0);
    QCOMPARE(observe.count(), 0);
}

void TestMonitorWindow::givingBackAsksFirst()
{
    Stage stage;
    stage.board.applyStatus(healthy(stage.clock.now()));
    QSignalSpy spy(stage.window.get(), &ui::MonitorWindow::giveBackAllRequested);
    QTest::mouseClick(stage.toolButton("giveBackAll"), Qt::LeftButton);
    auto *box = stage.find<QMessageBox>("giveBackQuestion");
    QCOMPARE(spy.count(), 0);
    QVERIFY(box->informativeText().contains(QStringLiteral("3 phone(s)")));
    QTest::mouseClick(box->button(QMessageBox::Cancel), Qt::LeftButton);
    QCOMPARE(spy.count(), 0);
    QTRY_VERIFY(!stage.window->findChild<QMessageBox *>());

    QTest::mouseClick(stage.toolButton("giveBackAll"), Qt::LeftButton);
    stage.click("giveBackYes");
    QCOMPARE(spy.count(), 1);
}

void TestMonitorWindow::theBrakeAsks()
{
    Stage stage;
    QSignalSpy released(stage.window.get(), &ui::MonitorWindow::brakeReleased);
    auto status = healthy(stage.clock.now());
    stage.board.applyStatus(status);
    QVERIFY(!stage.banner("brakeBanner"));
    status.brake = sync::BrakeQuestion{41, 57, 30, 4, 9};
    stage.board.applyStatus(status);
    QVERIFY(stage.banner("brakeBanner"));
    QVERIFY(stage.find<ui::Banner>("brakeBanner")->title().contains(QStringLiteral("41 of 57")));
    QVERIFY(stage.find<ui::Banner>("brakeBanner")->more().contains(QStringLiteral("30")));
    stage.click("brakeCarryOut");
    QCOMPARE(released.count(), 1);

    stage.click("brakeWait");
    QVERIFY(!stage.banner("brakeBanner"));
    status.brake->users = 42;
    stage.board.applyStatus(status);
    QVERIFY(!stage.banner("brakeBanner"));
    QVERIFY(stage.find<QToolButton>("brakeHeld")->isVisible());
    QTest::mouseClick(stage.find<QToolButton>("brakeHeld"), Qt::LeftButton);
    QVERIFY(stage.banner("brakeBanner"));
    stage.click("brakeWait");

    // a question that is over is asked anew the next time
    status.brake.reset();
    stage.board.applyStatus(status);
    QVERIFY(!stage.find<QToolButton>("brakeHeld")->isVisible());
    status.brake = sync::BrakeQuestion{41, 57, 30, 4, 9};
    stage.board.applyStatus(status);
    QVERIFY(stage.banner("brakeBanner"));
    QCOMPARE(released.count(), 1);
}

void TestMonitorWindow::failuresStandOverTheTable()
{
    Stage stage;
    auto status = healthy(stage.clock.now());
    stage.board.applyStatus(status);
    for (const char *name : {"graphBanner", "starfaceBanner", "journalBanner", "foreignBanner", "demoBanner"})
        QVERIFY2(!stage.banner(name), name);

    status.graph.state = State::Failing;
    status.graph.error = failed(core::ErrorKind::Unauthorized, QStringLiteral("AADSTS7000215"));
    stage.board.applyStatus(status);
    QVERIFY(stage.banner("graphBanner"));
    QVERIFY(!stage.banner("starfaceBanner"));
    QVERIFY(stage.find<ui::Banner>("graphBanner")->more().contains(QStringLiteral("AADSTS7000215")));
    const auto told = ui::failureText(*status.graph.error, ui::Service::MicrosoftGraph);
    QVERIFY(stage.find<ui::Banner>("graphBanner")->more().contains(told.why));

    status.graph = healthy(stage.clock.now()).graph;
    status.starface.state = State::Failing;
    status.starface.error = failed(core::ErrorKind::Offline);
    status.journalError = failed(core::ErrorKind::Storage);
    status.foreignWriter = true;
    stage.board.applyStatus(status);
    QVERIFY(!stage.banner("graphBanner"));
    QVERIFY(stage.banner("starfaceBanner"));
    QVERIFY(stage.find<ui::Banner>("starfaceBanner")->more().contains(QStringLiteral("cannot be reached")));
    QVERIFY(stage.find<ui::Banner>("starfaceBanner")->title().contains(QStringLiteral("STARFACE")));
    QVERIFY(stage.banner("journalBanner"));
    QVERIFY(stage.find<ui::Banner>("journalBanner")->title().contains(QStringLiteral("journal")));
    QVERIFY(stage.banner("foreignBanner"));

    stage.window->setDemo(true);
    QVERIFY(stage.banner("demoBanner"));
    QVERIFY(
        stage.find<ui::Banner>("demoBanner")->title().contains(QStringLiteral("nothing real is touched")));
}

void TestMonitorWindow::theStatusBarTellsOfTheHealth()
{
    Stage stage;
    QVERIFY(stage.item("graphHealth").contains(QStringLiteral("connecting")));
    auto status = healthy(stage.clock.now());
    stage.board.applyStatus(status);
    QVERIFY(stage.item("graphHealth").contains(QStringLiteral("84 ms")));
    QCOMPARE(stage.find<ui::StatusItem>("graphHealth")->iconName(), QStringLiteral("connection-ok"));
    QVERIFY(stage.item("starfaceHealth").contains(QStringLiteral("12 ms")));
    QVERIFY(stage.item("nextPoll").contains(QStringLiteral("7 s")));
    stage.clock.advance(3s);
    QVERIFY(stage.item("nextPoll").contains(QStringLiteral("4 s")));
    QVERIFY(stage.item("budget").contains(QStringLiteral("126")));
    QVERIFY(stage.item("claims").contains(QStringLiteral("3 DND")));
    QVERIFY(stage.item("claims").contains(QStringLiteral("2 presence")));
    QVERIFY(!stage.find<ui::StatusItem>("lateness")->isVisible());
    QVERIFY(!stage.find<ui::StatusItem>("failedWrites")->isVisible());

    status.lateBy = 2s;
    status.failedWrites = 4;
    status.starface.state = State::Failing;
    stage.board.applyStatus(status);
    QVERIFY(stage.find<ui::StatusItem>("lateness")->isVisible());
    QVERIFY(stage.item("failedWrites").contains(QLatin1Char('4')));
    QCOMPARE(stage.find<ui::StatusItem>("starfaceHealth")->iconName(), QStringLiteral("connection-failing"));
}

void TestMonitorWindow::nothingToShowIsExplained()
{
    Stage stage;
    auto *empty = stage.find<ui::EmptyState>("emptyState");
    auto *button = stage.find<QPushButton>("emptyButton");
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->title(), QStringLiteral("Reading the directories…"));
    QVERIFY(!stage.find<QLabel>("count")->isVisible());
    QVERIFY(!button->isVisible());

    // what fails is not still being read
    sync::EngineStatus status;
    status.starface.directoryError = failed(core::ErrorKind::Offline);
    stage.board.applyStatus(status);
    QCOMPARE(empty->title(), QStringLiteral("The users of STARFACE cannot be listed."));
    stage.board.applyStatus({});
    QCOMPARE(empty->title(), QStringLiteral("Reading the directories…"));

    sync::Person alone;
    alone.key = QStringLiteral("teams:1");
    alone.name = QStringLiteral("Alone");
    alone.match = presence::MatchKind::NoPartner;
    stage.board.setPeople({alone});
    QCOMPARE(empty->title(), QStringLiteral("Nobody could be matched."));
    stage.click("emptyButton");
    QVERIFY(!empty->isVisible());
    QVERIFY(stage.find<QAction>("showUnmatched")->isChecked());
    QCOMPARE(stage.window->table().model()->rowCount(), 1);

    QTest::keyClicks(stage.find<QLineEdit>("search"), QStringLiteral("zzz"));
    QVERIFY(empty->isVisible());
    QVERIFY(empty->title().contains(QStringLiteral("zzz")));
    QCOMPARE(stage.count(), QStringLiteral("0 of 1"));
    stage.click("emptyButton");
    QVERIFY(!empty->isVisible());
    QCOMPARE(stage.find<QLineEdit>("search")->text(), QString());
}

void TestMonitorWindow::closingAsksToQuit()
{
    Stage stage;
    stage.fill(1);
    stage.board.applyStatus(healthy(stage.clock.now()));
    QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
    QSignalSpy quit(stage.window.get(), &ui::MonitorWindow::quitRequested);
    stage.window->close();
    QCOMPARE(quit.count(), 1);
    QVERIFY(stage.window->isVisible());
    QTest::keyClick(stage.window.get(), Qt::Key_Q, Qt::ControlModifier);
    QCOMPARE(quit.count(), 2);

    stage.window->showStopping(3);
    QVERIFY(stage.banner("givingBackBanner"));
    QCOMPARE(stage.find<ui::Banner>("givingBackBanner")->title(), QStringLiteral("Giving back 3 change(s)…"));
    for (const char *name : {"pause", "observeOnly", "syncNow", "giveBackAll"})
        QVERIFY2(!stage.find<QAction>(name)->isEnabled(), name);
    stage.window->setGivingBack(1);
    QCOMPARE(stage.find<ui::Banner>("givingBackBanner")->title(), QStringLiteral("Giving back 1 change(s)…"));

    stage.window->allowClose();
    QVERIFY(stage.window->close());
    QVERIFY(!stage.window->isVisible());
    QCOMPARE(quit.count(), 2);
}

void TestMonitorWindow::columnsAreKept()
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

void TestMonitorWindow::aForeignColumnStateIsRefused()
{
    Stage stage;
    auto &table = stage.window->table();
    const QByteArray before = table.columnState();
    QVERIFY(!table.restoreColumnState(QByteArrayLiteral("not a header")));
    QHeaderView other(Qt::Horizontal);
    QVERIFY(!table.restoreColumnState(other.saveState()));
    QCOMPARE(table.columnState(), before);
}

void TestMonitorWindow::copyingGivesRowsWithAHeader()
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

void TestMonitorWindow::theMarkFades()
{
    const core::Time at{10h};
    const qint64 ms = at.time_since_epoch().count();
    QCOMPARE(ui::StatusDelegate::markStrength(0, at), 0.0);
    QCOMPARE(ui::StatusDelegate::markStrength(ms, at), 1.0);
    QCOMPARE(ui::StatusDelegate::markStrength(ms, at + 750ms), 0.5);
    QCOMPARE(ui::StatusDelegate::markStrength(ms, at + 1500ms), 0.0);
    QCOMPARE(ui::StatusDelegate::markStrength(ms, at - 1h), 0.0);
}

void TestMonitorWindow::aChangeIsMarkedAndTheMarkGoes()
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

void TestMonitorWindow::theHeadersMenuHidesColumns()
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

void TestMonitorWindow::aboutIsAskedForAndQtNamesItsVersion()
{
    Stage stage;
    QSignalSpy asked(stage.window.get(), &ui::MonitorWindow::aboutRequested);
    stage.find<QAction>("about")->trigger();
    QCOMPARE(asked.size(), 1);
    stage.find<QAction>("aboutQt")->trigger();
    QVERIFY(stage.find<QMessageBox>("aboutQtBox")->text().contains(QLatin1String(qVersion())));
}

void TestMonitorWindow::everyControlHasAName()
{
    Stage stage;
    stage.fill(3);
    stage.board.applyStatus(healthy(stage.clock.now()));
    int seen = 0;
    const auto widgets = stage.window->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
            continue;
        ++seen;
        const auto *interface = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY(interface);
        QVERIFY2(!interface->text(QAccessible::Name).isEmpty(),
            qPrintable(
                QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName()));
    }
    QVERIFY(seen >= 6);
}

void TestMonitorWindow::everyIconOfTheModelExists()
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

QTEST_MAIN(TestMonitorWindow)
#include "tst_monitorwindow.moc"
