// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/sleepguard.h"
#include "support/fakelogind.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

/// What is done before the computer sleeps.
class TestSleepGuard final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void sleepIsHeldBackUntilItIsLetGo();
    void afterWakingItIsHeldBackAgain();
    void aShutdownIsTold();
    void whoIsGoneHoldsNothingBack();

private:
    std::unique_ptr<LogindBus> m_bus;
    std::unique_ptr<FakeLogind> m_logind;
};

void TestSleepGuard::initTestCase()
{
    m_bus = std::make_unique<LogindBus>();
    QVERIFY(m_bus->start());
}

void TestSleepGuard::cleanupTestCase()
{
    m_logind.reset();
    m_bus.reset();
}

void TestSleepGuard::init()
{
    m_logind = std::make_unique<FakeLogind>();
    QVERIFY(m_bus->offer(*m_logind));
}

void TestSleepGuard::sleepIsHeldBackUntilItIsLetGo()
{
    SleepGuard guard;
    QSignalSpy sleeps(&guard, &SleepGuard::sleepComes);
    guard.start();
    QTRY_VERIFY(guard.isHolding());
    QCOMPARE(m_logind->asked, QStringList{u"sleep:shutdown Presence Bridge delay"_s});
    QVERIFY(!m_logind->isFree());
    Q_EMIT m_logind->PrepareForSleep(true);
    QTRY_COMPARE(sleeps.size(), 1);
    QVERIFY(!m_logind->isFree());
    guard.letGo();
    QVERIFY(!guard.isHolding());
    QTRY_VERIFY(m_logind->isFree());
}

void TestSleepGuard::afterWakingItIsHeldBackAgain()
{
    SleepGuard guard;
    QSignalSpy woke(&guard, &SleepGuard::woke);
    guard.start();
    QTRY_VERIFY(guard.isHolding());
    Q_EMIT m_logind->PrepareForSleep(true);
    guard.letGo();
    QTRY_VERIFY(m_logind->isFree());
    Q_EMIT m_logind->PrepareForSleep(false);
    QTRY_COMPARE(woke.size(), 1);
    QTRY_VERIFY(guard.isHolding());
    QVERIFY(!m_logind->isFree());
    QCOMPARE(m_logind->asked.size(), 2);
}

void TestSleepGuard::aShutdownIsTold()
{
    SleepGuard guard;
    QSignalSpy shutdown(&guard, &SleepGuard::shutdownComes);
    guard.start();
    QTRY_VERIFY(guard.isHolding());
    Q_EMIT m_logind->PrepareForShutdown(true);
    QTRY_COMPARE(shutdown.size(), 1);
    QVERIFY(!m_logind->isFree());
}

void TestSleepGuard::whoIsGoneHoldsNothingBack()
{
    auto guard = std::make_unique<SleepGuard>();
    guard->start();
    QTRY_VERIFY(guard->isHolding());
    guard.reset();
    QTRY_VERIFY(m_logind->isFree());
}

QTEST_GUILESS_MAIN(TestSleepGuard)
#include "tst_sleepguard.moc"
