// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "support/fakeclock.h"

#include <QDateTime>
#include <QPointer>
#include <QTest>

#include <type_traits>

using namespace pb::core;
using namespace pb::test;
using namespace std::chrono_literals;

class TestClock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSystemClockTellsTheTime();
    void oneTimeIsToldByTheOther();
    void theSystemClockCallsBackFromTheEventLoop();
    void theSystemClockTakesACallBack();
    void theSystemClockForgetsADeadContext();
    void theFakeClockStandsStill();
    void theFakeClockCallsInTheOrderOfTime();
    void theFakeClockTakesACallBack();
    void theFakeClockForgetsADeadContext();
    void aCallMadeWithinACallIsDueToo();
};

// neither time is taken for the other, nor for one of the library's clocks
static_assert(!std::is_constructible_v<Time, Wall> && !std::is_constructible_v<Wall, Time>);
static_assert(!std::is_constructible_v<Wall, std::chrono::sys_time<Duration>>);
static_assert(!std::is_constructible_v<Time, std::chrono::sys_time<Duration>>);
static_assert(!std::is_constructible_v<Time, std::chrono::steady_clock::time_point>);

void TestClock::theSystemClockTellsTheTime()
{
    const SystemClock clock;
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const qint64 wall = clock.wall().time_since_epoch().count();
    // the same epoch and unit; somebody may set the clock meanwhile
    QVERIFY(std::abs(wall - before) < 3'600'000);
    // however young the machine, what was an hour ago is not "never"
    QVERIFY(clock.now() - 1h > Time{});
    // two of them are one: what one noted is compared with what another says
    const Time first = clock.now();
    QVERIFY(SystemClock().now() >= first);
    QVERIFY(SystemClock().now() - first < 1h);
}

void TestClock::oneTimeIsToldByTheOther()
{
    FakeClock clock;
    const Time before = clock.now() - 5min;
    for (const Duration set : {Duration{-24h}, Duration{1h}, Duration{24h}}) {
        clock.setWall(set);
        QCOMPARE(clock.wall() - clock.toWall(before), Duration{5min});
        QCOMPARE(clock.toSteady(clock.toWall(before)), before);
    }
    QCOMPARE(clock.toWall(Time{}), Wall{});
    QCOMPARE(clock.toSteady(Wall{}), Time{});
}

void TestClock::theSystemClockCallsBackFromTheEventLoop()
{
    SystemClock clock;
    int calls = 0;
    const QPointer<QObject> handle = clock.callLater(0ms, this, [&] { ++calls; });
    clock.callLater(-5ms, this, [&] { ++calls; });
    QCOMPARE(calls, 0);
    QTRY_COMPARE(calls, 2);
    QTRY_VERIFY(handle.isNull());
}

void TestClock::theSystemClockTakesACallBack()
{
    SystemClock clock;
    bool first = false;
    bool second = false;
    delete clock.callLater(0ms, this, [&] { first = true; });
    clock.callLater(1ms, this, [&] { second = true; });
    QTRY_VERIFY(second);
    QVERIFY(!first);
}

void TestClock::theSystemClockForgetsADeadContext()
{
    SystemClock clock;
    bool first = false;
    bool second = false;
    {
        QObject context;
        clock.callLater(0ms, &context, [&] { first = true; });
    }
    clock.callLater(1ms, this, [&] { second = true; });
    QTRY_VERIFY(second);
    QVERIFY(!first);
}

void TestClock::theFakeClockStandsStill()
{
    FakeClock clock;
    const Time start = clock.now();
    QCOMPARE(clock.now(), start);
    clock.advance(5s);
    QCOMPARE(clock.now(), start + 5s);
}

void TestClock::theFakeClockCallsInTheOrderOfTime()
{
    FakeClock clock;
    const Time start = clock.now();
    QList<Duration> seen;
    for (const Duration delay : {3s, 1s, 2s, 9s})
        clock.callLater(delay, this, [&] { seen << clock.now() - start; });
    QCOMPARE(clock.waiting(), 4);
    clock.advance(999ms);
    QVERIFY(seen.isEmpty());
    clock.advance(4s);
    QCOMPARE(seen, (QList<Duration>{1s, 2s, 3s}));
    QCOMPARE(clock.waiting(), 1);
}

void TestClock::theFakeClockTakesACallBack()
{
    FakeClock clock;
    bool called = false;
    delete clock.callLater(1s, this, [&] { called = true; });
    QCOMPARE(clock.waiting(), 0);
    clock.advance(2s);
    QVERIFY(!called);
}

void TestClock::theFakeClockForgetsADeadContext()
{
    FakeClock clock;
    bool called = false;
    {
        QObject context;
        clock.callLater(1s, &context, [&] { called = true; });
    }
    clock.advance(2s);
    QVERIFY(!called);
}

void TestClock::aCallMadeWithinACallIsDueToo()
{
    FakeClock clock;
    int calls = 0;
    clock.callLater(1s, this, [&] {
        ++calls;
        clock.callLater(1s, this, [&] { ++calls; });
    });
    clock.advance(2s);
    QCOMPARE(calls, 2);
}

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
