// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineworld.h"
#include "sync/writedesk.h"

#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;
using core::ErrorKind;

/// What the loop does with writes that fail, have no answer or no effect, and at the end of the program.
class TestSyncWrites : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world = std::make_unique<EngineWorld>(); }
    void cleanup() { m_world.reset(); }

    void anUnansweredGivingBackIsRepeatedAtTheNextPoll();
    void aSessionThatIsClearedInVainSilencesNoPhone();
    void whatMayStillActIsWrittenOverAtTheEnd();
    void anUnansweredGivingBackIsRepeatedAtTheEnd();
    void whoHasStoppedStartsNoWriteAnyMore();
    void pausesEndForWhatIsToBeGivenBack();
    void aSideThatAnswersAgainIsTriedAtOnce();
    void aWriteThatIsRefusedForOneUserIsTriedOnceAnHour();

private:
    FakeServices &services() { return m_world->services; }
    sync::SyncEngine &engine() { return *m_world->engine; }
    void call(const char *name) { show(name, "Busy", "InACall"); }
    void free(const char *name) { show(name, "Available", "Available"); }
    void show(const char *name, const char *availability, const char *activity)
    {
        FakeServices::Somebody &one = services().of(QString::fromLatin1(name));
        one.availability = QString::fromLatin1(availability);
        one.activity = QString::fromLatin1(activity);
    }
    bool dnd(const char *name) { return services().of(QString::fromLatin1(name)).dnd; }
    QStringList stop();

    std::unique_ptr<EngineWorld> m_world;
};

QStringList TestSyncWrites::stop()
{
    QSignalSpy stopped(&engine(), &sync::SyncEngine::stopped);
    engine().stop();
    m_world->run(11s);
    return stopped.size() == 1 ? stopped.first().first().toStringList()
                               : QStringList{QStringLiteral("never")};
}

void TestSyncWrites::anUnansweredGivingBackIsRepeatedAtTheNextPoll()
{
    services().add(QStringLiteral("anna"));
    call("anna");
    m_world->start();
    m_world->run(15s);
    QVERIFY(dnd("anna"));
    services().phoneWriting = failureOf(ErrorKind::Server, true);
    free("anna");
    m_world->run(9s);
    QCOMPARE(services().phoneWritesAsked, 2);
    services().phoneWriting.reset();
    m_world->run(11s);
    QVERIFY(!dnd("anna"));
}

void TestSyncWrites::aSessionThatIsClearedInVainSilencesNoPhone()
{
    FakeServices::Somebody &anna = services().add(QStringLiteral("anna"));
    m_world->options.policy.availableAfterCall = false;
    m_world->start();
    anna.line = presence::Line::InCall;
    m_world->run(11s);
    QCOMPARE(anna.session, QStringLiteral("InACall"));
    call("anna"); // that session shows
    m_world->run(20s);
    anna.line = presence::Line::Idle;
    m_world->run(9s);
    QCOMPARE(services().presenceWrites.last().verb, graph::PresenceWrite::Verb::Clear);
    const qsizetype writes = services().presenceWrites.size();
    services().teamsReading = failureOf(ErrorKind::Offline); // longer than anything travels
    m_world->run(90s);
    services().teamsReading.reset();
    m_world->run(20s); // it was confirmed, and still shows
    QVERIFY(services().presenceWrites.size() > writes);
    free("anna");
    m_world->run(30s);
    QVERIFY(services().dndWrites.isEmpty());
}

/// W5: the answer to our On was lost, readings do not show it yet, and the program ends.
void TestSyncWrites::whatMayStillActIsWrittenOverAtTheEnd()
{
    FakeServices::Somebody &anna = services().add(QStringLiteral("anna"));
    call("anna");
    services().phoneWriting = failureOf(ErrorKind::Server, true);
    m_world->start();
    m_world->run(1s);
    QCOMPARE(services().phoneWritesAsked, 1);
    services().phoneWriting.reset();
    services().readingsLag = true;
    anna.dnd = true;
    QCOMPARE(stop(), QStringList{QStringLiteral("anna@x")}); // it may act once more: the next start looks
    QVERIFY(!dnd("anna"));
    QCOMPARE(m_world->journal.entries.size(), 1);
}

void TestSyncWrites::anUnansweredGivingBackIsRepeatedAtTheEnd()
{
    services().add(QStringLiteral("anna"));
    call("anna");
    m_world->start();
    m_world->run(15s);
    QVERIFY(dnd("anna"));
    services().phoneWriting = failureOf(ErrorKind::Server, true);
    free("anna");
    m_world->run(9s);
    QCOMPARE(services().phoneWritesAsked, 2);
    services().phoneWriting.reset();
    QCOMPARE(stop(), QStringList());
    QVERIFY(!dnd("anna"));
}

void TestSyncWrites::whoHasStoppedStartsNoWriteAnyMore()
{
    constexpr int silenced = sync::WriteDesk::phonesAtOnce + 3;
    for (int i = 0; i < silenced; ++i)
        services().add(QString::number(i));
    m_world->start();
    for (int i = 0; i < silenced; ++i)
        call(qPrintable(QString::number(i)));
    m_world->run(11s);
    QCOMPARE(services().dndWrites.size(), silenced);

    // the first that are given back are answered after the time for stopping is over
    services().keepsWritesWaiting = true;
    QCOMPARE(stop().size(), silenced);
    QCOMPARE(services().phoneWritesAsked, silenced + sync::WriteDesk::phonesAtOnce);
    services().answerWaiting();
    m_world->run(10s);
    QCOMPARE(services().phoneWritesAsked, silenced + sync::WriteDesk::phonesAtOnce);
    QCOMPARE(engine().status().dndClaims, silenced - sync::WriteDesk::phonesAtOnce);
}

void TestSyncWrites::pausesEndForWhatIsToBeGivenBack()
{
    services().add(QStringLiteral("anna"));
    call("anna");
    m_world->start();
    m_world->run(15s);
    QSignalSpy waits(&engine(), &sync::SyncEngine::givingBackWaits);
    services().phoneWriting = failureOf(ErrorKind::Throttled);
    free("anna");
    m_world->run(30s);
    QCOMPARE(waits.size(), 0);
    m_world->run(5min);
    QVERIFY2(waits.size() >= 4 && waits.size() <= 6, qPrintable(QString::number(waits.size())));
    QCOMPARE(waits.first().first().toBool(), false);
    connect(&engine(), &sync::SyncEngine::givingBackWaits, this, [this] { services().phoneWriting.reset(); });
    QCOMPARE(stop(), QStringList());
    QCOMPARE(waits.last().first().toBool(), true);
    QVERIFY(!dnd("anna"));
}

void TestSyncWrites::aSideThatAnswersAgainIsTriedAtOnce()
{
    services().add(QStringLiteral("anna"));
    call("anna");
    m_world->start();
    m_world->run(15s);
    free("anna");
    services().phoneWriting = services().phoneReading = failureOf(ErrorKind::Offline);
    m_world->run(50s); // the pauses have grown
    QVERIFY(dnd("anna"));
    services().phoneWriting.reset();
    services().phoneReading.reset();
    m_world->run(10s);
    QVERIFY(!dnd("anna"));
}

void TestSyncWrites::aWriteThatIsRefusedForOneUserIsTriedOnceAnHour()
{
    services().add(QStringLiteral("anna")).line = presence::Line::InCall;
    services().teamsWriting = failureOf(ErrorKind::Forbidden);
    m_world->start();
    m_world->run(55min);
    QCOMPARE(services().presenceWrites.size(), 1);
    m_world->run(10min);
    QCOMPARE(services().presenceWrites.size(), 2);
}

QTEST_GUILESS_MAIN(TestSyncWrites)
#include "tst_syncwrites.moc"
