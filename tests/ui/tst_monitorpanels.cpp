// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/background.h"
#include "support/await.h"
#include "support/mnemonics.h"
#include "ui/languagerows.h"
#include "ui/monitor/banners/banner.h"
#include "ui/monitor/banners/bannerstack.h"
#include "ui/monitor/search/monitorfilter.h"
#include "ui/monitor/search/quickfilters.h"
#include "ui/monitor/table/statusitem.h"
#include "ui/monitor/why/whypanel.h"
#include "ui/monitorstage.h"
#include "words/language.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QCompleter>
#include <QContextMenuEvent>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QRegion>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace pb;
using namespace std::chrono_literals;
using test::MonitorStage;
using ui::MonitorModel;
using State = sync::ConnectionHealth::State;

/// Filter box, quick filters, Why? panel, export, banners and status bar, by mouse and keys.
class TestMonitorPanels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSuggestionIsTakenByKeys();
    void escapeClosesTheSuggestionsThenClears();
    void returnLeavesSuggestionsAlone();
    void aQuickFilterIsAWordOfTheText();
    void quickFiltersCountLive();
    void frozenRowsStay();
    void aDoubleClickExplains();
    void thePanelFollowsTheUser();
    void thePanelsButtonsAreWishes();
    void theTicketIsCopied();
    void panelsAreRemembered();
    void aPanelThatIsOpenedIsSeen();
    void theRowsShownAreExported();
    void aFileThatCannotBeWrittenIsToldOf();
    void theWindowGoesOnWhileAFileIsWritten();
    void theMenuKeyOpensTheMenuOfTheRow();
    void cellsAndColumnsAreCopied();
    void severalMessagesFold();
    void theStatusBarCutsNothing_data();
    void theStatusBarCutsNothing();
    void mnemonicsAreUnique_data();
    void mnemonicsAreUnique();
};

static bool exported(ui::MonitorWindow &window, const QString &file)
{
    const auto done = test::await(window.exportTo(file));
    return done && done->has_value();
}

void TestMonitorPanels::aSuggestionIsTakenByKeys()
{
    MonitorStage stage(10);
    QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
    auto *search = stage.find<QLineEdit>("search");
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("tea"));
    auto *popup = search->findChild<QCompleter *>()->popup();
    QVERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(search->text(), QStringLiteral("teams:"));
    // the field waits for its value: its values are offered at once
    QVERIFY(popup->isVisible());
    QTest::keyClicks(popup, QStringLiteral("bu"));
    QCOMPARE(search->text(), QStringLiteral("teams:bu"));
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(search->text(), QStringLiteral("teams:busy "));
    QVERIFY(!popup->isVisible());
    QVERIFY(search->hasFocus());
    QCOMPARE(stage.find<QLabel>("count")->text(), QStringLiteral("5 of 10"));
}

void TestMonitorPanels::escapeClosesTheSuggestionsThenClears()
{
    MonitorStage stage(4);
    QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
    auto *search = stage.find<QLineEdit>("search");
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("is:cla"));
    auto *popup = search->findChild<QCompleter *>()->popup();
    QVERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    QCOMPARE(search->text(), QStringLiteral("is:cla"));
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(search->text(), QString());
}

void TestMonitorPanels::returnLeavesSuggestionsAlone()
{
    MonitorStage stage(4);
    QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
    auto *search = stage.find<QLineEdit>("search");
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("teams:bu"));
    auto *popup = search->findChild<QCompleter *>()->popup();
    QVERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(search->text(), QStringLiteral("teams:bu"));
    QCOMPARE(stage.names().size(), 2);
}

void TestMonitorPanels::aQuickFilterIsAWordOfTheText()
{
    MonitorStage stage(10);
    auto *search = stage.find<QLineEdit>("search");
    auto *bar = stage.find<ui::QuickFilters>("quickFilters");
    const auto press = [&](const char *name) {
        QTest::mouseClick(bar->widgetForAction(stage.find<QAction>(name)), Qt::LeftButton);
    };
    press("quick-teams-busy");
    QCOMPARE(search->text(), QStringLiteral("teams:busy "));
    QVERIFY(stage.find<QAction>("quick-teams-busy")->isChecked());
    QCOMPARE(stage.names().size(), 5);
    press("quick-teams-available");
    QCOMPARE(stage.names().size(), 10);
    press("quick-teams-busy");
    QCOMPARE(search->text(), QStringLiteral("teams:available "));
    QVERIFY(!stage.find<QAction>("quick-teams-busy")->isChecked());
    // what is typed presses the button
    search->clear();
    QVERIFY(!stage.find<QAction>("quick-teams-available")->isChecked());
    QTest::keyClicks(search, QStringLiteral("teams:busy"));
    QVERIFY(stage.find<QAction>("quick-teams-busy")->isChecked());
}

void TestMonitorPanels::quickFiltersCountLive()
{
    MonitorStage stage(10);
    const auto text = [&](const char *name) { return stage.find<QAction>(name)->iconText(); };
    QCOMPARE(text("quick-teams-busy"), QStringLiteral("5"));
    // where it finds no room it stands in a menu, by its words
    QCOMPARE(stage.find<QAction>("quick-teams-busy")->text(), QStringLiteral("Teams: Busy 5"));
    QCOMPARE(text("quick-teams-away"), QStringLiteral("0"));
    QVERIFY(!stage.find<QAction>("quick-teams-away")->isEnabled());
    auto held = stage.report(0, presence::TeamsStatus::Away);
    held.state.dnd.phase = presence::ClaimPhase::Held;
    stage.tell({held});
    QCOMPARE(text("quick-teams-away"), QStringLiteral("1"));
    QVERIFY(stage.find<QAction>("quick-teams-away")->isEnabled());
    QCOMPARE(text("quick-flag-claimed"), QStringLiteral("Held 1"));
    auto people = stage.people;
    people[3].match = presence::MatchKind::NoAddress;
    stage.board.setPeople(people);
    stage.clock.advance(1s);
    QCOMPARE(text("quick-flag-unmatched"), QStringLiteral("Unmatched 1"));
    auto *bar = stage.find<ui::QuickFilters>("quickFilters");
    QVERIFY(bar->widgetForAction(stage.find<QAction>("quick-teams-busy"))
                ->accessibleName()
                .contains(QStringLiteral("Busy")));
}

void TestMonitorPanels::frozenRowsStay()
{
    MonitorStage stage(6);
    auto &table = stage.window->table();
    QAbstractItemModelTester tester(table.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    table.sortByColumn(MonitorModel::Teams, Qt::AscendingOrder);
    const QStringList before = stage.names();
    QTest::mouseClick(stage.find<QToolButton>("freezeButton"), Qt::LeftButton);
    QTest::mouseMove(stage.window.get(), QPoint(2, 2));
    stage.tell({stage.report(0, presence::TeamsStatus::Offline)});
    QCOMPARE(stage.names(), before);
    QVERIFY(stage.find<QToolButton>("freezeButton")->text().contains(QStringLiteral("stay in place")));
    QVERIFY(stage.find<QPushButton>("sortAgain")->isVisible());
    QTest::mouseClick(stage.find<QToolButton>("freezeButton"), Qt::LeftButton);
    QCOMPARE(stage.names().last(), QStringLiteral("User 0000"));
}

void TestMonitorPanels::aDoubleClickExplains()
{
    MonitorStage stage(5);
    auto &table = stage.window->table();
    auto &panel = stage.window->whyPanel();
    QVERIFY(!panel.isVisible());
    const QPoint at = table.visualRect(table.model()->index(2, MonitorModel::Teams)).center();
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(table.viewport(), Qt::LeftButton, {}, at);
    QVERIFY(panel.isVisible());
    QCOMPARE(stage.find<QLabel>("whyName")->text(), QStringLiteral("User 0002"));
    QCOMPARE(stage.find<QLabel>("whyHeadline")->text(),
        table.model()->index(2, MonitorModel::Why).data().toString());
    // the arrow keys lead through the users
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Down);
    QCOMPARE(stage.find<QLabel>("whyName")->text(), QStringLiteral("User 0003"));
}

void TestMonitorPanels::thePanelFollowsTheUser()
{
    MonitorStage stage(3);
    auto &panel = stage.window->whyPanel();
    QSignalSpy users(&panel, &ui::WhyPanel::userChanged);
    stage.window->showWhy(stage.people[1].key);
    QCOMPARE(users.count(), 1);
    const auto *headline = stage.find<QLabel>("whyHeadline");
    auto masked = stage.report(1, presence::TeamsStatus::Busy);
    masked.toTeams.reason = presence::Reason::Masked;
    stage.tell({masked});
    QVERIFY(headline->text().contains(QStringLiteral("own status")));
    auto *timeline = new QLabel(QStringLiteral("timeline"));
    panel.setTimeline(timeline);
    panel.setTimeline(new QLabel(QStringLiteral("another")));
    QVERIFY(panel.findChildren<QLabel *>().indexOf(timeline) < 0);
    // who leaves the directory is told of as gone
    stage.board.setPeople({stage.people[0]});
    stage.clock.advance(200ms);
    QVERIFY(stage.find<QLabel>("whyNobody")->isVisible());
    QVERIFY(stage.find<QLabel>("whyNobody")->text().contains(QStringLiteral("no directory")));
}

void TestMonitorPanels::thePanelsButtonsAreWishes()
{
    MonitorStage stage(3);
    QSignalSpy back(stage.window.get(), &ui::MonitorWindow::giveBackUserRequested);
    QSignalSpy exclude(stage.window.get(), &ui::MonitorWindow::excludeRequested);
    stage.window->showWhy(stage.people[1].key);
    auto *giveBack = stage.find<QPushButton>("whyGiveBack");
    QVERIFY(!giveBack->isEnabled());
    auto held = stage.report(1, presence::TeamsStatus::InCall);
    held.state.dnd.phase = presence::ClaimPhase::Held;
    stage.tell({held});
    QVERIFY(giveBack->isEnabled());
    QTest::mouseClick(giveBack, Qt::LeftButton);
    QCOMPARE(back.takeFirst().first().toString(), stage.people[1].key);
    QTest::mouseClick(stage.find<QPushButton>("whyExclude"), Qt::LeftButton);
    QCOMPARE(exclude.takeFirst(), QVariantList({stage.people[1].key, true}));
    auto excluded = stage.report(1, presence::TeamsStatus::InCall);
    excluded.toStarface.reason = excluded.toTeams.reason = presence::Reason::Excluded;
    stage.tell({excluded});
    QTest::mouseClick(stage.find<QPushButton>("whyExclude"), Qt::LeftButton);
    QCOMPARE(exclude.takeFirst(), QVariantList({stage.people[1].key, false}));
}

void TestMonitorPanels::theTicketIsCopied()
{
    MonitorStage stage(3);
    stage.window->showWhy(stage.people[1].key);
    QTest::mouseClick(stage.find<QPushButton>("whyCopy"), Qt::LeftButton);
    QVERIFY(QApplication::clipboard()->text().contains(stage.people[1].email));
    QVERIFY(!stage.find<QLabel>("whyCopied")->text().isEmpty());
    stage.clock.advance(3s);
    QVERIFY(stage.find<QLabel>("whyCopied")->text().isEmpty());
    QTest::keyClick(stage.find<QCheckBox>("whyPseudonymised"), Qt::Key_Space);
    QTest::mouseClick(stage.find<QPushButton>("whyCopy"), Qt::LeftButton);
    QVERIFY(!QApplication::clipboard()->text().contains(stage.people[1].email));
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("User-1")));
}

void TestMonitorPanels::panelsAreRemembered()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.ini"));
    {
        MonitorStage stage(2, file);
        auto *panel = new QDockWidget(QStringLiteral("Health"));
        panel->setObjectName(QStringLiteral("healthPanel"));
        stage.window->addPanel(panel, Qt::BottomDockWidgetArea);
        QVERIFY(!panel->isVisible());
        QVERIFY(stage.find<QMenu>("panelsMenu")->actions().contains(panel->toggleViewAction()));
        panel->toggleViewAction()->trigger();
        stage.window->showWhy(stage.people[0].key);
    }
    MonitorStage stage(2, file);
    QVERIFY(stage.window->whyPanel().isVisible());
    // one that comes later finds its place, too
    auto *panel = new QDockWidget(QStringLiteral("Health"));
    panel->setObjectName(QStringLiteral("healthPanel"));
    stage.window->addPanel(panel);
    QVERIFY(panel->isVisible());
    QCOMPARE(stage.window->dockWidgetArea(panel), Qt::BottomDockWidgetArea);
}

void TestMonitorPanels::aPanelThatIsOpenedIsSeen()
{
    MonitorStage stage(2);
    QVERIFY(QTest::qWaitForWindowActive(stage.window.get()));
    auto *health = new QDockWidget(QStringLiteral("Health"));
    health->setObjectName(QStringLiteral("healthPanel"));
    stage.window->addPanel(health);
    auto &why = stage.window->whyPanel();
    QAction *showHealth = health->toggleViewAction();
    QAction *showWhy = why.toggleViewAction();
    const auto isSeen = [](const QWidget &panel) {
        QCoreApplication::processEvents();
        return panel.isVisible() && !panel.visibleRegion().isEmpty();
    };
    showWhy->trigger();
    QVERIFY(isSeen(why));
    QVERIFY(!isSeen(*health));
    // behind one that is open
    showHealth->trigger();
    QVERIFY(isSeen(*health));
    QVERIFY(showHealth->isChecked());
    QVERIFY(!isSeen(why));
    QVERIFY(!showWhy->isChecked());
    // open, but behind
    showWhy->trigger();
    QVERIFY(isSeen(why));
    QVERIFY(!showHealth->isChecked());
    showHealth->trigger();
    QVERIFY(isSeen(*health));
    // seen: closed
    showHealth->trigger();
    QVERIFY(!health->isVisible());
    QVERIFY(isSeen(why));
    QVERIFY(showWhy->isChecked());
    // a window that was put away shows the same again
    stage.window->showWhy(stage.people[0].key);
    showHealth->trigger();
    stage.window->hide();
    stage.window->show();
    QVERIFY(QTest::qWaitForWindowExposed(stage.window.get()));
    QVERIFY(isSeen(*health));
    QVERIFY(showHealth->isChecked());
    QVERIFY(!showWhy->isChecked());
}

void TestMonitorPanels::theRowsShownAreExported()
{
    MonitorStage stage(10);
    QTemporaryDir folder;
    QTest::keyClicks(stage.find<QLineEdit>("search"), QStringLiteral("teams:busy"));
    stage.window->table().sortByColumn(MonitorModel::User, Qt::DescendingOrder);
    const QString csv = folder.filePath(QStringLiteral("rows.csv"));
    QVERIFY(exported(*stage.window, csv));
    QFile file(csv);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines =
        QString::fromUtf8(file.readAll()).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 6);
    QVERIFY(lines[1].startsWith(QStringLiteral("User 0009")));
    QVERIFY(lines[5].startsWith(QStringLiteral("User 0001")));
    const QString json = folder.filePath(QStringLiteral("rows.json"));
    QVERIFY(exported(*stage.window, json));
    QFile other(json);
    QVERIFY(other.open(QIODevice::ReadOnly));
    QCOMPARE(other.readAll().count("\"match\""), 5);
}

void TestMonitorPanels::aFileThatCannotBeWrittenIsToldOf()
{
    MonitorStage stage(2);
    QTemporaryDir folder;
    stage.find<QAction>("export")->trigger();
    auto *dialog = stage.find<QFileDialog>("exportDialog");
    const QString file = folder.filePath(QStringLiteral("no/where/rows.csv"));
    Q_EMIT dialog->fileSelected(file);
    dialog->close();
    QTRY_VERIFY(stage.window->findChild<QMessageBox *>(QStringLiteral("exportFailed")));
    auto *box = stage.find<QMessageBox>("exportFailed");
    QCOMPARE(box->text(), QStringLiteral("The file could not be written: ") + QDir::toNativeSeparators(file));
    QCOMPARE(box->informativeText(),
        QStringLiteral(
            "A file could not be read or written. Check the free space and the rights of the folder."));
    QVERIFY(!box->detailedText().isEmpty());
    QVERIFY(!QFile::exists(file));
}

void TestMonitorPanels::theWindowGoesOnWhileAFileIsWritten()
{
    MonitorStage stage(10);
    QTemporaryDir folder;
    // nobody writes as long as every thread of the pool is busy
    QThreadPool &pool = core::backgroundPool();
    const int threads = pool.maxThreadCount();
    QSemaphore gate;
    for (int i = 0; i < threads; ++i)
        pool.start([&gate] { gate.acquire(); });
    const auto open = qScopeGuard([&] {
        gate.release(threads);
        pool.waitForDone();
    });
    const QString file = folder.filePath(QStringLiteral("rows.json"));
    const auto done = test::collect(stage.window->exportTo(file), stage.window.get());
    QCoreApplication::processEvents();
    QVERIFY(!*done);
    QVERIFY(!QFile::exists(file));
    // what was shown when it was asked for is what is written
    stage.tell({stage.report(0, presence::TeamsStatus::DoNotDisturb)});
    gate.release(threads);
    QTRY_VERIFY(done->has_value());
    QVERIFY(**done);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    QCOMPARE(text.count("\"match\""), 10);
    QVERIFY(!text.contains("do-not-disturb"));
    QVERIFY(text.contains("\"available\""));
}

void TestMonitorPanels::theMenuKeyOpensTheMenuOfTheRow()
{
    MonitorStage stage(60);
    auto &table = stage.window->table();
    QSignalSpy exclude(stage.window.get(), &ui::MonitorWindow::excludeRequested);
    table.selectRow(55);
    table.verticalScrollBar()->setValue(0); // out of sight
    const auto openedFor = [&](int row) {
        auto *menu = stage.window->findChild<QMenu *>(QStringLiteral("cellMenu"));
        if (!menu)
            return false;
        stage.find<QAction>("excludeUser")->trigger();
        delete menu;
        return exclude.takeFirst().first().toString()
            == table.model()->index(row, 0).data(MonitorModel::KeyRole).toString();
    };
    QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QApplication::sendEvent(&table, &menuKey);
    QVERIFY(openedFor(55));
#ifndef Q_OS_WIN
    QTest::keyClick(&table, Qt::Key_F10, Qt::ShiftModifier);
    QVERIFY(openedFor(55));
#endif
    // with the mouse on a row that is not selected it is for that one
    const QPoint at = table.visualRect(table.model()->index(table.rowAt(5) + 1, 0)).center();
    const int row = table.rowAt(at.y());
    Q_EMIT table.customContextMenuRequested(at);
    QVERIFY(openedFor(row));
}

void TestMonitorPanels::cellsAndColumnsAreCopied()
{
    MonitorStage stage(3);
    auto &table = stage.window->table();
    const auto choose = [&](const char *name) {
        const QPoint at = table.visualRect(table.model()->index(1, MonitorModel::Teams)).center();
        QTest::mouseClick(table.viewport(), Qt::RightButton, {}, at);
        Q_EMIT table.customContextMenuRequested(at);
        auto *menu = stage.find<QMenu>("cellMenu");
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(stage.find<QAction>(name)).center());
        QTRY_VERIFY(!stage.window->findChild<QMenu *>(QStringLiteral("cellMenu")));
    };
    choose("copyCell");
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Busy"));
    choose("copyColumn");
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Teams\nAvailable\nBusy\nAvailable\n"));
    choose("cellFilter");
    QCOMPARE(stage.find<QLineEdit>("search")->text(), QStringLiteral("teams:busy "));
}

void TestMonitorPanels::severalMessagesFold()
{
    MonitorStage stage(3);
    sync::EngineStatus status;
    stage.window->setDemo(true);
    stage.board.applyStatus(status);
    auto *more = stage.find<QToolButton>("moreBanners");
    QVERIFY(stage.find<ui::Banner>("demoBanner")->isVisible());
    QVERIFY(!more->isVisible());

    status.graph.state = status.starface.state = State::Failing;
    status.foreignWriter = true;
    stage.board.applyStatus(status);
    QVERIFY(stage.find<ui::Banner>("graphBanner")->isVisible());
    for (const char *name : {"starfaceBanner", "foreignBanner", "demoBanner"})
        QVERIFY2(!stage.find<ui::Banner>(name)->isVisible(), name);
    QVERIFY(more->text().contains(QLatin1Char('3')));
    QVERIFY(more->toolTip().contains(stage.find<ui::Banner>("starfaceBanner")->title()));
    QTest::mouseClick(more, Qt::LeftButton);
    for (const char *name : {"graphBanner", "starfaceBanner", "foreignBanner", "demoBanner"})
        QVERIFY2(stage.find<ui::Banner>(name)->isVisible(), name);
    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(!stage.find<ui::Banner>("demoBanner")->isVisible());

    // a question that somebody wants to see again comes to the front
    status.brake = sync::BrakeQuestion{41, 57, 30, 4, 9};
    stage.board.applyStatus(status);
    QVERIFY(stage.find<ui::Banner>("brakeBanner")->isVisible());
}

void TestMonitorPanels::theStatusBarCutsNothing_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {1600, 1190, 900, 640, 480})
        QTest::addRow("%d pixels", width) << width;
}

void TestMonitorPanels::theStatusBarCutsNothing()
{
    QFETCH(int, width);
    MonitorStage stage(3);
    sync::EngineStatus status;
    status.graph = status.starface = {State::Failing, stage.clock.now(), 84ms, {}};
    status.failedWrites = 14;
    status.lateBy = 2300ms;
    status.nextPoll = stage.clock.now() + 8s;
    status.budgetUsed = 1260;
    status.budgetLimit = 1500;
    status.dndClaims = 115;
    stage.board.applyStatus(status);
    stage.window->setMinimumWidth(0);
    stage.window->resize(width, 500);
    QApplication::processEvents();
    QStringList gone;
    QRegion taken;
    for (auto *item : stage.window->findChildren<ui::StatusItem *>()) {
        if (item->objectName() == u"moreStatus")
            continue;
        if (!item->isVisible()) {
            gone << item->text();
            continue;
        }
        QVERIFY2(item->width() >= item->widthOf(item->isShortened()), qPrintable(item->text()));
        QVERIFY2(item->geometry().right() <= item->parentWidget()->width(), qPrintable(item->text()));
        QVERIFY2(!taken.intersects(item->geometry()), qPrintable(item->text()));
        taken += item->geometry();
    }
    QVERIFY(!taken.isEmpty());
    // what fails is the last to go
    QVERIFY(stage.find<ui::StatusItem>("graphHealth")->isVisible());
    auto *more = stage.find<ui::StatusItem>("moreStatus");
    QCOMPARE(more->isVisible(), !gone.isEmpty());
    for (const QString &text : std::as_const(gone))
        QVERIFY2(more->toolTip().contains(text), qPrintable(text));
}

void TestMonitorPanels::mnemonicsAreUnique_data()
{
    test::addLanguageRows();
}

void TestMonitorPanels::mnemonicsAreUnique()
{
    QFETCH(QString, language);
    ui::installLanguage(*qApp, language);
    {
        MonitorStage stage(4);
        QCOMPARE(test::sharedMnemonicInMenus(*stage.window), QString());
        QCOMPARE(test::sharedMnemonic(test::mnemonicTexts(*stage.window)), QString());
    }
    ui::installLanguage(*qApp, QStringLiteral("en"));
}

QTEST_MAIN(TestMonitorPanels)
#include "tst_monitorpanels.moc"
