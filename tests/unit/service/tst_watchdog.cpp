// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/watchdog.h"
#include "support/fakeclock.h"

#include <QTest>

using namespace pb;
using namespace std::chrono_literals;

class TestWatchdog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itTellsThreeTimesWithinTheInterval();
    void withoutAnEngineTheEventLoopIsEnough();
    void anEngineThatDoesNotComeRoundIsNotCoveredUp();
    void anEngineThatComesRoundAgainIsTold();
    void aLongPeriodIsNoHang();
    void onceThereIsNoEngineNothingIsExpected();

private:
    test::FakeClock m_clock;
    int m_signs = 0;
    service::Watchdog make()
    {
        m_signs = 0;
        return service::Watchdog(30s, m_clock, [this] { ++m_signs; });
    }
};

void TestWatchdog::itTellsThreeTimesWithinTheInterval()
{
    const service::Watchdog watchdog = make();
    QCOMPARE(m_signs, 1);
    m_clock.advance(9s);
    QCOMPARE(m_signs, 1);
    m_clock.advance(21s);
    QCOMPARE(m_signs, 4);
}

void TestWatchdog::withoutAnEngineTheEventLoopIsEnough()
{
    const service::Watchdog watchdog = make();
    m_clock.advance(1h);
    QCOMPARE(m_signs, 361);
}

void TestWatchdog::anEngineThatDoesNotComeRoundIsNotCoveredUp()
{
    service::Watchdog watchdog = make();
    watchdog.noteBeat(10s);
    m_clock.advance(30s); // three periods are not a hang yet
    const int before = m_signs;
    QCOMPARE(before, 4);
    m_clock.advance(1h);
    QCOMPARE(m_signs, before);
}

void TestWatchdog::anEngineThatComesRoundAgainIsTold()
{
    service::Watchdog watchdog = make();
    watchdog.noteBeat(10s);
    m_clock.advance(60s);
    const int before = m_signs;
    watchdog.noteBeat(10s);
    m_clock.advance(10s);
    QCOMPARE(m_signs, before + 1);
}

void TestWatchdog::aLongPeriodIsNoHang()
{
    service::Watchdog watchdog = make();
    for (int i = 0; i < 5; ++i) {
        watchdog.noteBeat(60s);
        m_clock.advance(60s);
    }
    QCOMPARE(m_signs, 31);
}

void TestWatchdog::onceThereIsNoEngineNothingIsExpected()
{
    service::Watchdog watchdog = make();
    watchdog.noteBeat(10s);
    m_clock.advance(5s);
    watchdog.noteNoEngine();
    m_clock.advance(55s);
    QCOMPARE(m_signs, 7);
}

QTEST_GUILESS_MAIN(TestWatchdog)
#include "tst_watchdog.moc"
