// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeclock.h"
#include "support/faketray.h"
#include "ui/tray/traywatch.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace pb;

namespace {
constexpr int patience = 10'000; // a limit for conditions, not a wait
}

/// On a session bus of its own.
class TestTrayWatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneThatIsThereIsFound();
    void oneThatComesLaterIsFoundOnceItShowsIcons();
    void theOlderKindIsLeftToQtAfterAWhile();
};

void TestTrayWatch::oneThatIsThereIsFound()
{
    test::FakeTray tray;
    QVERIFY(tray.start());
    tray.startHost();
    test::FakeClock clock;
    ui::TrayWatch watch(clock, false);
    QSignalSpy appeared(&watch, &ui::TrayWatch::appeared);
    QTRY_COMPARE_WITH_TIMEOUT(appeared.size(), 1, patience);
}

void TestTrayWatch::oneThatComesLaterIsFoundOnceItShowsIcons()
{
    test::FakeClock clock;
    ui::TrayWatch watch(clock, false);
    QSignalSpy appeared(&watch, &ui::TrayWatch::appeared);
    clock.advance(std::chrono::hours{1});
    test::FakeTray tray;
    QVERIFY(tray.start());
    // another one that begins now has its answer after this one has
    ui::TrayWatch later(clock, true);
    QSignalSpy laterAppeared(&later, &ui::TrayWatch::appeared);
    QCOMPARE(appeared.size(), 0);
    tray.startHost();
    QTRY_COMPARE_WITH_TIMEOUT(appeared.size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(laterAppeared.size(), 1, patience);
    clock.advance(ui::TrayWatch::patience);
    QCOMPARE(laterAppeared.size(), 1); // told once
}

void TestTrayWatch::theOlderKindIsLeftToQtAfterAWhile()
{
    test::FakeClock clock;
    ui::TrayWatch wayland(clock, false);
    ui::TrayWatch x11(clock, true);
    QSignalSpy onWayland(&wayland, &ui::TrayWatch::appeared);
    QSignalSpy onX11(&x11, &ui::TrayWatch::appeared);
    clock.advance(ui::TrayWatch::patience - std::chrono::milliseconds{1});
    QCOMPARE(onX11.size(), 0);
    clock.advance(std::chrono::milliseconds{1});
    QCOMPARE(onX11.size(), 1);
    QCOMPARE(onWayland.size(), 0);
}

int main(int argc, char **argv)
{
    if (test::FakeTray::isAsked(argc, argv))
        return test::FakeTray::run(argc, argv);
    QGuiApplication application(argc, argv);
    TestTrayWatch test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_traywatch.moc"
