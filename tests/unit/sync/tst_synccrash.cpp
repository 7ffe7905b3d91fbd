// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineworld.h"

#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;
using presence::Action;

namespace {

/// As the journal has it between a write's intent and its answer.
presence::UserState underWay(Action action, core::Time began)
{
    presence::Outcome outcome;
    outcome.teams = presence::TeamsStatus::InCall;
    outcome.starface = presence::StarfaceStatus::InCall;
    return presence::begun({}, {}, action, outcome, began);
}

} // namespace

/// W2: a program that ended while a write was on its way, and its successor with the same journal.
class TestSyncCrash : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_world.reset(); }

    void aDndOnItsWay_data();
    void aDndOnItsWay();
    void aDndOnItsWayWhoseReasonLasts();
    void aGivingBackOnItsWay();
    void aSessionOnItsWay();

private:
    FakeServices::Somebody &anna() { return m_world->services.of(QStringLiteral("anna")); }
    void call() { anna().availability = QStringLiteral("Busy"), anna().activity = QStringLiteral("InACall"); }
    std::unique_ptr<EngineWorld> m_world;
};

void TestSyncCrash::init()
{
    m_world = std::make_unique<EngineWorld>();
    m_world->services.add(QStringLiteral("anna"));
}

void TestSyncCrash::aDndOnItsWay_data()
{
    QTest::addColumn<int>("actsAfter");
    QTest::newRow("had acted") << 0;
    QTest::newRow("acts soon after the start") << 12;
    QTest::newRow("acts at the end of the settle time") << 50;
    QTest::newRow("never acts") << 100'000;
}

void TestSyncCrash::aDndOnItsWay()
{
    QFETCH(int, actsAfter);
    m_world->journal.hold(anna(), underWay(Action::SetDndOn, m_world->clock.now() - 5s));
    if (actsAfter == 0)
        anna().dnd = anna().dndShown = true;
    m_world->start();
    for (int second = 1; second <= 180; ++second) {
        if (second == actsAfter)
            anna().dnd = anna().dndShown = true;
        m_world->run(1s);
    }
    QVERIFY(!anna().dnd);
    QCOMPARE(m_world->engine->status().dndClaims, 0);
    QVERIFY(!m_world->journal.entries.value(QStringLiteral("g-anna")).state.dnd.exists());
    anna().dnd = anna().dndShown = true; // the user's, from now on
    m_world->run(3min);
    QVERIFY(anna().dnd);
}

void TestSyncCrash::aDndOnItsWayWhoseReasonLasts()
{
    m_world->journal.hold(anna(), underWay(Action::SetDndOn, m_world->clock.now() - 5s));
    call();
    m_world->start();
    m_world->run(3min);
    QVERIFY(anna().dnd); // whether it had acted or not
    QCOMPARE(m_world->engine->status().dndClaims, 1);
}

void TestSyncCrash::aGivingBackOnItsWay()
{
    anna().dnd = anna().dndShown = true;
    presence::UserState held = dndHeldSince(m_world->clock.now() - 5min);
    m_world->journal.hold(
        anna(), presence::begun({}, held, Action::SetDndOff, {}, m_world->clock.now() - 5s));
    m_world->start();
    m_world->run(3min);
    QVERIFY(!anna().dnd);
    QCOMPARE(m_world->engine->status().dndClaims, 0);
}

void TestSyncCrash::aSessionOnItsWay()
{
    m_world->options.policy.availableAfterCall = false;
    m_world->journal.hold(anna(), underWay(Action::SetBusyInACall, m_world->clock.now() - 5s));
    anna().session = QStringLiteral("InACall");
    call(); // as it shows
    m_world->start();
    m_world->run(15s);
    QCOMPARE(anna().session, QString());
    anna().availability = anna().activity = QStringLiteral("Available");
    m_world->run(3min);
    QVERIFY(m_world->services.dndWrites.isEmpty()); // our own session is no call
    QCOMPARE(m_world->engine->status().teamsClaims, 0);
}

QTEST_GUILESS_MAIN(TestSyncCrash)
#include "tst_synccrash.moc"
