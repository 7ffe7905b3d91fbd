// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"
#include "support/fakelogind.h"

#include <QTest>

#include <memory>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

/// The real program on a computer that sleeps and is shut down.
class TestSleep final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();

    void beforeSleepEverythingIsGivenBack();
    void whereNothingIsHeldSleepIsNotHeldUp();
    void beforeAShutdownEverythingIsGivenBack();

private:
    static constexpr int patience = 30'000;

    bool dnd() { return m_simulator->user(m_anna).value(u"dnd"_s).toBool(); }
    bool hold();

    std::unique_ptr<LogindBus> m_bus;
    std::unique_ptr<FakeLogind> m_logind;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<Bridge> m_bridge;
    QString m_anna;
};

void TestSleep::initTestCase()
{
    m_bus = std::make_unique<LogindBus>();
    QVERIFY(m_bus->start());
}

void TestSleep::cleanupTestCase()
{
    m_bus.reset();
}

void TestSleep::init()
{
    m_logind = std::make_unique<FakeLogind>();
    QVERIFY(m_bus->offer(*m_logind));
    m_home = std::make_unique<QTemporaryDir>();
    m_bridge = std::make_unique<Bridge>(*m_home);
    m_simulator = std::make_unique<Simulator>(QStringList{u"--users"_s, u"6"_s});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_anna = m_simulator->matchedEmails().value(0);
    m_bridge->start(profileFor(m_simulator->info()), secretsFor(m_simulator->info()));
    QTRY_VERIFY_WITH_TIMEOUT(m_logind->isHeld(), patience);
}

void TestSleep::cleanup()
{
    if (QTest::currentTestFailed() && m_bridge)
        qInfo().noquote() << m_bridge->everything().right(3000);
    m_bridge.reset();
    m_simulator.reset();
    m_home.reset();
    m_logind.reset();
}

bool TestSleep::hold()
{
    return m_simulator->setTeams(m_anna, u"Busy"_s, u"InACall"_s)
        && QTest::qWaitFor([this] { return dnd(); }, patience);
}

void TestSleep::beforeSleepEverythingIsGivenBack()
{
    QVERIFY(hold());
    Q_EMIT m_logind->PrepareForSleep(true);
    QTRY_VERIFY_WITH_TIMEOUT(m_logind->isFree(), patience);
    QVERIFY(!dnd()); // before it was let go
    Q_EMIT m_logind->PrepareForSleep(false);
    QTRY_VERIFY_WITH_TIMEOUT(dnd(), patience); // the call lasts
    QTRY_VERIFY_WITH_TIMEOUT(m_logind->isHeld(), patience);
    QCOMPARE(m_bridge->terminate(), 0);
}

void TestSleep::whereNothingIsHeldSleepIsNotHeldUp()
{
    QVERIFY(m_bridge->has({{u"event"_s, u"started"_s}}));
    // nothing is held: it is let go at once, too
    Q_EMIT m_logind->PrepareForSleep(true);
    QTRY_VERIFY_WITH_TIMEOUT(m_logind->isFree(), patience);
    Q_EMIT m_logind->PrepareForSleep(false);
    QTRY_VERIFY_WITH_TIMEOUT(m_logind->isHeld(), patience);
    QVERIFY(hold());
}

void TestSleep::beforeAShutdownEverythingIsGivenBack()
{
    QVERIFY(hold());
    Q_EMIT m_logind->PrepareForShutdown(true);
    QTRY_VERIFY_WITH_TIMEOUT(m_logind->isFree(), patience);
    QVERIFY(!dnd());
    Q_EMIT m_logind->PrepareForShutdown(false); // somebody has called it off
    QTRY_VERIFY_WITH_TIMEOUT(dnd(), patience);
    QCOMPARE(m_bridge->terminate(), 0);
    QVERIFY(!dnd());
}

QTEST_GUILESS_MAIN(TestSleep)
#include "tst_sleep.moc"
