// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeclock.h"
#include "support/mnemonics.h"
#include "ui/common/icons.h"
#include "ui/healthscene.h"
#include "ui/languagerows.h"
#include "ui/tray/trayicon.h"
#include "words/language.h"

#include <QAction>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace std::chrono_literals;
using State = sync::ConnectionHealth::State;

namespace {

/// A window with a tray that can be taken away.
struct Stage {
    test::FakeClock clock;
    health::Watch watch{{}, clock};
    QWidget window;
    bool available = true;
    std::unique_ptr<ui::TrayIcon> tray;

    explicit Stage(const QString &settings = {}, const QString &scene = QStringLiteral("working"))
    {
        tray = std::make_unique<ui::TrayIcon>(watch, window, settings, [this] { return available; });
        if (!scene.isEmpty())
            fill(scene);
        window.show();
    }
    void fill(const QString &scene)
    {
        test::fillWatch(watch, scene);
        clock.advance(0ms);
    }
    void apply(const std::function<void(sync::EngineStatus &)> &change)
    {
        sync::EngineStatus status = watch.facts().status;
        change(status);
        watch.noteStatus(status);
        clock.advance(0ms);
    }
    QAction *action(const char *name) const
    {
        auto *found = tray->menu().findChild<QAction *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
};

} // namespace

class TestTray : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void closingHidesAndIsToldOnce();
    void whatWasToldOnceIsNotToldAgainAfterARestart();
    void withoutATrayClosingCloses();
    void whileTheProgramEndsTheWindowIsThere();
    void theIconTellsHowItIs_data();
    void theIconTellsHowItIs();
    void everyPictureIsAnotherShape();
    void theMenuSteers();
    void changesOfHealthAreNotified();
    void nothingOfOneUserIsNotified();
    void noTwoMnemonicsAreEqual_data();
    void noTwoMnemonicsAreEqual();
};

void TestTray::initTestCase()
{
    // the test's own window closes again and again
    QGuiApplication::setQuitOnLastWindowClosed(false);
}

void TestTray::closingHidesAndIsToldOnce()
{
    Stage stage;
    QSignalSpy told(stage.tray.get(), &ui::TrayIcon::notified);
    stage.window.close();
    QVERIFY(!stage.window.isVisible());
    QCOMPARE(told.size(), 1);
    QVERIFY(told.first().at(1).toString().contains(QStringLiteral("Quit")));
    stage.action("trayOpen")->trigger();
    QVERIFY(stage.window.isVisible());
    stage.window.close();
    QVERIFY(!stage.window.isVisible());
    QCOMPARE(told.size(), 1);
}

void TestTray::whatWasToldOnceIsNotToldAgainAfterARestart()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.ini"));
    for (int run = 0; run < 2; ++run) {
        Stage stage(file, {});
        QSignalSpy told(stage.tray.get(), &ui::TrayIcon::notified);
        stage.fill(QStringLiteral("expiring"));
        stage.window.close();
        QCOMPARE(told.size(), run == 0 ? 3 : 0); // two secrets, and where the window has gone
    }
}

void TestTray::withoutATrayClosingCloses()
{
    Stage stage;
    QSignalSpy told(stage.tray.get(), &ui::TrayIcon::notified);
    stage.available = false;
    QSignalSpy destroyed(&stage.window, &QObject::destroyed);
    struct Closes final : QObject {
        int seen = 0;
        bool eventFilter(QObject *, QEvent *event) override
        {
            seen += event->type() == QEvent::Close ? 1 : 0;
            return false;
        }
    } closes;
    // filters run the newest first: this one is asked after the tray's
    stage.window.removeEventFilter(stage.tray.get());
    stage.window.installEventFilter(&closes);
    stage.window.installEventFilter(stage.tray.get());
    stage.window.close();
    QCOMPARE(closes.seen, 1); // the window decides itself, and asks to quit
    QCOMPARE(told.size(), 0);
}

void TestTray::whileTheProgramEndsTheWindowIsThere()
{
    Stage stage;
    stage.window.close();
    QVERIFY(!stage.window.isVisible());
    stage.tray->showStopping();
    QVERIFY(stage.window.isVisible());
    QVERIFY(stage.tray->toolTip().contains(QStringLiteral("ending")));
    for (const char *name : {"trayPause", "trayObserve", "trayQuit"})
        QVERIFY2(!stage.action(name)->isEnabled(), name);
}

void TestTray::theIconTellsHowItIs_data()
{
    using Change = std::function<void(sync::EngineStatus &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("picture");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const Change &change, const char *picture, const char *words) {
        QTest::newRow(name) << change << QString::fromLatin1(picture) << QString::fromLatin1(words);
    };
    row(
        "well", [](sync::EngineStatus &) {}, "tray-good", "Everything works");
    row(
        "paused", [](sync::EngineStatus &s) { s.mode = sync::Mode::Paused; }, "tray-paused", "Paused");
    row(
        "observing", [](sync::EngineStatus &s) { s.mode = sync::Mode::ObserveOnly; }, "tray-observe",
        "Observe only");
    row(
        "failing", [](sync::EngineStatus &s) { s.graph.state = State::Failing; }, "tray-failing", "failing");
    row(
        "the brake asks", [](sync::EngineStatus &s) { s.brake = sync::BrakeQuestion{}; }, "tray-attention",
        "attention");
    row(
        "not read yet", [](sync::EngineStatus &s) { s.graph.state = State::NotYet; }, "tray-starting",
        "Connecting");
}

void TestTray::theIconTellsHowItIs()
{
    QFETCH(std::function<void(sync::EngineStatus &)>, change);
    QFETCH(QString, picture);
    QFETCH(QString, words);
    Stage stage;
    stage.apply(change);
    QCOMPARE(stage.tray->pictureName(), picture);
    QVERIFY2(stage.tray->toolTip().contains(words), qPrintable(stage.tray->toolTip()));
}

void TestTray::everyPictureIsAnotherShape()
{
    QList<QImage> seen;
    for (const char *name : {"good", "observe", "paused", "attention", "failing", "starting"}) {
        const QImage image = ui::icon(QStringLiteral("tray-") + QLatin1String(name)).pixmap(22, 22).toImage();
        QVERIFY2(!image.isNull(), name);
        // the shape alone, without its colours
        const QImage shape = image.convertToFormat(QImage::Format_Grayscale8);
        QVERIFY2(!seen.contains(shape), name);
        seen.append(shape);
    }
}

void TestTray::theMenuSteers()
{
    Stage stage;
    QSignalSpy pause(stage.tray.get(), &ui::TrayIcon::pauseWanted);
    QSignalSpy observe(stage.tray.get(), &ui::TrayIcon::observeOnlyWanted);
    QSignalSpy quit(stage.tray.get(), &ui::TrayIcon::quitWanted);
    stage.action("trayPause")->trigger();
    QCOMPARE(pause.takeFirst().first().toBool(), true);
    stage.apply([](sync::EngineStatus &s) { s.mode = sync::Mode::Paused; });
    QCOMPARE(stage.action("trayPause")->text(), QStringLiteral("Resu&me"));
    QVERIFY(stage.action("trayObserve")->isEnabled()); // to go on observing only
    QVERIFY(!stage.action("trayObserve")->isChecked());
    stage.action("trayPause")->trigger();
    QCOMPARE(pause.takeFirst().first().toBool(), false);
    stage.apply([](sync::EngineStatus &s) { s.observeOnly = true; });
    QVERIFY(stage.action("trayObserve")->isChecked());
    QVERIFY(!stage.action("trayObserve")->isEnabled());
    stage.apply([](sync::EngineStatus &s) {
        s.mode = sync::Mode::Live;
        s.givingBack = true;
    });
    QVERIFY(!stage.action("trayObserve")->isEnabled());

    stage.apply([](sync::EngineStatus &s) {
        s.mode = sync::Mode::ObserveOnly;
        s.givingBack = false;
    });
    QVERIFY(stage.action("trayObserve")->isEnabled());
    QVERIFY(stage.action("trayObserve")->isChecked());
    stage.action("trayObserve")->trigger();
    QCOMPARE(observe.takeFirst().first().toBool(), false);
    QVERIFY(stage.action("trayObserve")->isChecked()); // until it was answered
    stage.action("trayQuit")->trigger();
    QCOMPARE(quit.size(), 1);
}

void TestTray::changesOfHealthAreNotified()
{
    Stage stage;
    QSignalSpy told(stage.tray.get(), &ui::TrayIcon::notified);
    stage.apply([](sync::EngineStatus &s) {
        s.starface.state = State::Failing;
        s.starface.error = core::Error{};
        s.starface.error->kind = core::ErrorKind::Offline;
    });
    QCOMPARE(told.size(), 0); // it may be over in a moment
    stage.clock.advance(60s);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().first().toString(), QStringLiteral("The connection to STARFACE is failing."));
    stage.clock.advance(600s);
    QCOMPARE(told.size(), 1);
    stage.apply([](sync::EngineStatus &s) { s.starface.state = State::Ok; });
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.last().first().toString(), QStringLiteral("The connection to STARFACE works again."));
}

void TestTray::nothingOfOneUserIsNotified()
{
    Stage stage;
    QSignalSpy told(stage.tray.get(), &ui::TrayIcon::notified);
    sync::FailedWrite failed;
    failed.name = QStringLiteral("Anna");
    stage.watch.setFailedWrites({failed});
    stage.clock.advance(3600s);
    QCOMPARE(told.size(), 0);
}

void TestTray::noTwoMnemonicsAreEqual_data()
{
    test::addLanguageRows();
}

void TestTray::noTwoMnemonicsAreEqual()
{
    QFETCH(QString, language);
    ui::installLanguage(*qApp, language);
    {
        Stage stage;
        QCOMPARE(test::sharedMnemonic(test::textsOf(stage.tray->menu().actions())), QString());
        stage.apply([](sync::EngineStatus &status) { status.mode = sync::Mode::Paused; });
        QCOMPARE(test::sharedMnemonic(test::textsOf(stage.tray->menu().actions())), QString());
    }
    ui::installLanguage(*qApp, QStringLiteral("en"));
}

QTEST_MAIN(TestTray)
#include "tst_tray.moc"
