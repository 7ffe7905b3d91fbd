// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connectionhealth.h"
#include "sync/lastknown.h"

#include <QTest>

using namespace pb;
using namespace pb::sync;
using namespace std::chrono_literals;
using presence::Dnd;
using presence::Line;
using presence::StarfaceStatus;
using presence::TeamsStatus;
using State = ConnectionHealth::State;

namespace {

const Time now{490'000h};
const Time never{};

core::Error failure(core::ErrorKind kind)
{
    core::Error error;
    error.kind = kind;
    return error;
}

} // namespace

/// What is said of a connection, and of somebody whose side cannot be read.
class TestConnectionHealth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLight_data();
    void theLight();
    void aDirectoryIsAFactOfItsOwn();
    void patienceFollowsThePace_data();
    void patienceFollowsThePace();
    void theLastKnownTeamsStatus();
    void theLastKnownStarfaceStatus_data();
    void theLastKnownStarfaceStatus();
};

void TestConnectionHealth::theLight_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("secondsAgo");
    QTest::addColumn<int>("latencySeconds");
    QTest::addColumn<Light>("light");
    QTest::newRow("nothing was read yet") << State::NotYet << 0 << 0 << Light::Waiting;
    QTest::newRow("just read") << State::Ok << 0 << 0 << Light::Green;
    QTest::newRow("three periods ago") << State::Ok << 30 << 0 << Light::Green;
    QTest::newRow("longer ago") << State::Ok << 31 << 0 << Light::Old;
    QTest::newRow("longer ago, where a reading takes so long") << State::Ok << 31 << 12 << Light::Green;
    QTest::newRow("the last poll failed") << State::Failing << 1 << 0 << Light::Failing;
}

void TestConnectionHealth::theLight()
{
    QFETCH(State, state);
    QFETCH(int, secondsAgo);
    QFETCH(int, latencySeconds);
    ConnectionHealth health;
    health.state = state;
    health.lastSuccess = state == State::NotYet ? never : now - std::chrono::seconds{secondsAgo};
    health.latency = std::chrono::seconds{latencySeconds};
    const Light light = lightOf(health, 10s, now);
    QTEST(light, "light");
    QCOMPARE(outageOf(health).has_value(), light == Light::Failing);
}

void TestConnectionHealth::aDirectoryIsAFactOfItsOwn()
{
    ConnectionHealth health;
    health.directoryError = failure(core::ErrorKind::Forbidden);
    // without a first list of users there is nothing to poll
    QCOMPARE(lightOf(health, 10s, now), Light::Failing);
    QCOMPARE(outageOf(health).value_or(core::Error{}).kind, core::ErrorKind::Forbidden);
    health.state = State::Ok;
    health.lastSuccess = now;
    QCOMPARE(lightOf(health, 10s, now), Light::Green);
    QVERIFY(!outageOf(health));
    health.state = State::Failing;
    health.error = failure(core::ErrorKind::Offline);
    QCOMPARE(outageOf(health).value_or(core::Error{}).kind, core::ErrorKind::Offline);
}

void TestConnectionHealth::patienceFollowsThePace_data()
{
    QTest::addColumn<int>("periodMs");
    QTest::addColumn<int>("latencyMs");
    QTest::addColumn<int>("patienceMs");
    QTest::newRow("a third of a period") << 12'000 << 80 << 4'000;
    QTest::newRow("a hiccup at the fastest pace is none") << 1'000 << 80 << 3'000;
    QTest::newRow("a slow server may be slower still") << 10'000 << 4'000 << 12'000;
    QTest::newRow("a minute") << 60'000 << 80 << 20'000;
}

void TestConnectionHealth::patienceFollowsThePace()
{
    QFETCH(int, periodMs);
    QFETCH(int, latencyMs);
    QFETCH(int, patienceMs);
    ConnectionHealth health;
    // nobody knows yet how long the first one takes
    QCOMPARE(patienceFor(health, Duration{periodMs}), Duration{std::max(periodMs, 15'000)});
    health.state = State::Ok;
    health.latency = Duration{latencyMs};
    QCOMPARE(patienceFor(health, Duration{periodMs}), Duration{patienceMs});
    QCOMPARE(staleAfter(health, Duration{periodMs}), Duration{3 * std::max(periodMs, latencyMs)});
}

void TestConnectionHealth::theLastKnownTeamsStatus()
{
    UserReport report;
    QVERIFY(!lastKnownTeams(report)); // never read
    report.observation.teams = {TeamsStatus::Busy, now};
    const auto last = lastKnownTeams(report);
    QVERIFY(last);
    QCOMPARE(last->status, TeamsStatus::Busy);
    QCOMPARE(last->readAt, now);
    report.teams = TeamsStatus::Busy; // it is known
    QVERIFY(!lastKnownTeams(report));
    report.teams = report.observation.teams.value = TeamsStatus::Unknown; // Teams itself does not know
    QVERIFY(!lastKnownTeams(report));
}

void TestConnectionHealth::theLastKnownStarfaceStatus_data()
{
    QTest::addColumn<Line>("line");
    QTest::addColumn<int>("lineAgo");
    QTest::addColumn<Dnd>("dnd");
    QTest::addColumn<int>("dndAgo");
    QTest::addColumn<StarfaceStatus>("status"); // Unknown: nothing is left to show
    QTest::addColumn<int>("ago");
    QTest::newRow("idle, by the older of both")
        << Line::Idle << 40 << Dnd::Off << 60 << StarfaceStatus::Available << 60;
    QTest::newRow("a call, whatever do not disturb is")
        << Line::InCall << 40 << Dnd::Off << 60 << StarfaceStatus::InCall << 40;
    QTest::newRow("do not disturb, whatever the line is")
        << Line::Idle << 40 << Dnd::On << 60 << StarfaceStatus::DoNotDisturb << 60;
    QTest::newRow("do not disturb of somebody without a key")
        << Line::Unknown << 0 << Dnd::On << 60 << StarfaceStatus::DoNotDisturb << 60;
    QTest::newRow("do not disturb was never read")
        << Line::Idle << 40 << Dnd::Unknown << 0 << StarfaceStatus::Unknown << 0;
}

void TestConnectionHealth::theLastKnownStarfaceStatus()
{
    QFETCH(Line, line);
    QFETCH(int, lineAgo);
    QFETCH(Dnd, dnd);
    QFETCH(int, dndAgo);
    QFETCH(StarfaceStatus, status);
    QFETCH(int, ago);
    UserReport report;
    if (line != Line::Unknown)
        report.observation.line = {line, now - std::chrono::seconds{lineAgo}};
    if (dnd != Dnd::Unknown)
        report.observation.dnd = {dnd, now - std::chrono::seconds{dndAgo}};
    const auto last = lastKnownStarface(report);
    QCOMPARE(last.has_value(), status != StarfaceStatus::Unknown);
    if (!last)
        return;
    QCOMPARE(last->status, status);
    QCOMPARE(last->readAt, now - std::chrono::seconds{ago});
    report.starface = status;
    QVERIFY(!lastKnownStarface(report));
}

QTEST_APPLESS_MAIN(TestConnectionHealth)
#include "tst_connectionhealth.moc"
