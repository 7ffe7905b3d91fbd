// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;

/// A changed profile, taken over by a running engine; and its sign of life.
class TestSyncOptions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_world.reset(); }

    void nothingIsGivenBackThatStaysValid();
    void whoIsLeftOutGetsBackWhatIsHeld();
    void thePeriodCountsFromTheNextReading();
    void pairsAreLookedForAtOnce();
    void whatWasOrderedStays();
    void manyOrdersInOneTurnCostNoMoreThanOne();
    void theLoopGivesASignOfLifeEachPeriod();
    void theShortestPeriodThatLeavesTimeToAskTwice();
    void theNextReadingThatIsToldIsTheOneOfTeams();

private:
    sync::SyncEngine &engine() { return *m_world->engine; }

    std::unique_ptr<EngineWorld> m_world;
};

/// Anna in a Teams call and her phone silent.
void TestSyncOptions::init()
{
    m_world = std::make_unique<EngineWorld>();
    m_world->services.add(QStringLiteral("anna"));
    m_world->services.add(QStringLiteral("ben"));
    auto &anna = m_world->services.of(QStringLiteral("anna"));
    anna.availability = QStringLiteral("Busy");
    anna.activity = QStringLiteral("InACall");
    m_world->start();
    m_world->run(15s);
    QVERIFY(m_world->services.of(QStringLiteral("anna")).dnd);
}

void TestSyncOptions::nothingIsGivenBackThatStaysValid()
{
    const qsizetype writes = m_world->services.dndWrites.size();
    sync::EngineOptions options = m_world->options;
    options.policy.rules = presence::everyKindOfBusy();
    options.policy.timing.settle = 30s;
    options.brake.minimum = 3;
    engine().setOptions(options);
    m_world->run(1min);
    QCOMPARE(m_world->services.dndWrites.size(), writes);
    QCOMPARE(engine().status().rules.id, presence::everyKindOfBusy().id);
    auto &ben = m_world->services.of(QStringLiteral("ben"));
    ben.availability = QStringLiteral("Busy");
    ben.activity = QStringLiteral("InAMeeting");
    m_world->run(15s);
    QVERIFY(m_world->services.of(QStringLiteral("ben")).dnd);
}

void TestSyncOptions::whoIsLeftOutGetsBackWhatIsHeld()
{
    sync::EngineOptions options = m_world->options;
    options.excluded = directory::Exclusions({{{}, 0, QStringLiteral("anna@x")}});
    engine().setOptions(options);
    m_world->run(5s);
    QVERIFY(!m_world->services.of(QStringLiteral("anna")).dnd);
    QVERIFY(engine().exclusions().entries().constFirst().hasIds()); // learned from who is known
    engine().setOptions(m_world->options);
    m_world->run(15s);
    QVERIFY(m_world->services.of(QStringLiteral("anna")).dnd);
}

void TestSyncOptions::thePeriodCountsFromTheNextReading()
{
    sync::EngineOptions options = m_world->options;
    options.period = 1s;
    engine().setOptions(options);
    QCOMPARE(engine().status().period, core::Duration(1s));
    m_world->run(10s);
    const int before = m_world->services.teamsReadings;
    m_world->run(10s);
    QVERIFY(m_world->services.teamsReadings - before >= 9);
}

void TestSyncOptions::pairsAreLookedForAtOnce()
{
    const int before = m_world->services.directoryReadings;
    sync::EngineOptions options = m_world->options;
    engine().setOptions(options);
    m_world->run(5s);
    QCOMPARE(m_world->services.directoryReadings, before); // not for anything else
    options.hints.pairs.append({QStringLiteral("nobody"), 99});
    engine().setOptions(options);
    m_world->run(5s);
    QVERIFY(m_world->services.directoryReadings > before);
    QCOMPARE(engine().status().settingsOfNobody.size(), 1);
}

void TestSyncOptions::whatWasOrderedStays()
{
    engine().setObserveOnly(true);
    m_world->run(30s);
    QVERIFY(!m_world->services.of(QStringLiteral("anna")).dnd);
    engine().setOptions(m_world->options); // which says nothing of observing
    m_world->run(30s);
    QCOMPARE(engine().status().mode, sync::Mode::ObserveOnly);
    QVERIFY(!m_world->services.of(QStringLiteral("anna")).dnd);
}

void TestSyncOptions::manyOrdersInOneTurnCostNoMoreThanOne()
{
    QSignalSpy rounds(&engine(), &sync::SyncEngine::statusChanged);
    m_world->services.keepsWritesWaiting = true;
    engine().setExcluded(QStringLiteral("ben@x"), true);
    engine().setExcluded(QStringLiteral("anna@x"), true);
    QCOMPARE(rounds.size(), 0);
    m_world->settle();
    QCOMPARE(rounds.size(), 1);
    m_world->services.answerWaiting();
    m_world->settle();
    QVERIFY(!m_world->services.of(QStringLiteral("anna")).dnd);
}

void TestSyncOptions::theLoopGivesASignOfLifeEachPeriod()
{
    QSignalSpy beats(&engine(), &sync::SyncEngine::beaten);
    m_world->run(1min);
    QVERIFY(beats.size() >= 5 && beats.size() <= 7);
    QCOMPARE(beats.first().first().value<core::Duration>(), m_world->options.period);
    engine().stop();
    m_world->run(15s);
    const qsizetype before = beats.size();
    m_world->run(1min);
    QCOMPARE(beats.size(), before);
}

/// Twice the patience of three seconds: a side that falls silent is told within the period.
void TestSyncOptions::theShortestPeriodThatLeavesTimeToAskTwice()
{
    using State = sync::ConnectionHealth::State;
    sync::EngineOptions options = m_world->options;
    options.period = 6s;
    engine().setOptions(options);
    m_world->run(20s);
    QCOMPARE(engine().status().graph.state, State::Ok);
    const int probes = m_world->services.probes;
    m_world->run(30s);
    QVERIFY(m_world->services.probes > probes);
    m_world->services.teamsIsSilent = true;
    m_world->run(6s);
    QCOMPARE(engine().status().graph.state, State::Failing);
}

void TestSyncOptions::theNextReadingThatIsToldIsTheOneOfTeams()
{
    m_world->services.keepsTeamsWaiting = true;
    m_world->run(35s); // the phones are read on
    QVERIFY(engine().status().nextPoll < m_world->clock.now());
}

QTEST_GUILESS_MAIN(TestSyncOptions)
#include "tst_syncoptions.moc"
