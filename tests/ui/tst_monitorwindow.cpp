// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/banners/banner.h"
#include "ui/monitor/banners/modebadge.h"
#include "ui/monitor/table/monitortable.h"
#include "ui/monitor/table/statusitem.h"
#include "ui/windowstage.h"
#include "words/sentences.h"

#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace pb;
using namespace std::chrono_literals;
using State = sync::ConnectionHealth::State;
using Stage = test::WindowStage;

namespace {

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

/// The monitor window around its table: wishes, banners, status bar, and how it closes.
class TestMonitorWindow final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void typingFiltersAndEscapeClears();
    void theShortcutGoesToTheFilter();
    void clicksAndShortcutsBecomeWishes();
    void theModeIsWhatTheEngineSays();
    void givingBackAsksFirst();
    void theBrakeAsks();
    void failuresStandOverTheTable();
    void theStatusBarTellsOfTheHealth();
    void nothingToShowIsExplained();
    void closingAsksToQuit();
    void aboutIsAskedForAndQtNamesItsVersion();
    void everyControlHasAName();
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

QTEST_MAIN(TestMonitorWindow)
#include "tst_monitorwindow.moc"
