// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/manager.h"
#include "support/notifysocket.h"

#include <QSet>
#include <QTest>

using namespace pb;
using namespace std::chrono_literals;

class TestManager : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void withoutAManagerNobodyIsTold();
    void theManagerHearsTheLines();
    void theIntervalOfTheWatchdogIsTheManagers_data();
    void theIntervalOfTheWatchdogIsTheManagers();
    void everyEventHasAnIdOfItsOwn();
    void anEntryIsWhatTheJournalTakes();
};

void TestManager::init()
{
    for (const char *name : {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"})
        qunsetenv(name);
}

void TestManager::withoutAManagerNobodyIsTold()
{
    QVERIFY(!service::hasManager());
    service::tellManager("READY=1");
    service::tellJournal({service::Event::Started, QStringLiteral("x"), {}});
    QVERIFY(!service::watchdogInterval());
}

void TestManager::theManagerHearsTheLines()
{
    const test::NotifySocket socket;
    QVERIFY(socket.isBound());
    qputenv("NOTIFY_SOCKET", socket.path());
    QVERIFY(service::hasManager());
    service::tellManager("READY=1");
    QCOMPARE(socket.receive(), QByteArray("READY=1"));
    service::tellManager("STOPPING=1\nSTATUS=Gibt alles zurück.");
    QCOMPARE(socket.receive(), QByteArray("STOPPING=1\nSTATUS=Gibt alles zurück."));
    QCOMPARE(socket.receive(), QByteArray());
}

void TestManager::theIntervalOfTheWatchdogIsTheManagers_data()
{
    QTest::addColumn<QByteArray>("microseconds");
    QTest::addColumn<QByteArray>("process");
    QTest::addColumn<qint64>("expected");
    const QByteArray own = QByteArray::number(QCoreApplication::applicationPid());
    QTest::newRow("for us") << QByteArray("30000000") << own << qint64{30'000};
    QTest::newRow("for anybody") << QByteArray("30000000") << QByteArray() << qint64{30'000};
    QTest::newRow("for another process") << QByteArray("30000000") << QByteArray("1") << qint64{-1};
    QTest::newRow("no number") << QByteArray("soon") << own << qint64{-1};
}

void TestManager::theIntervalOfTheWatchdogIsTheManagers()
{
    QFETCH(QByteArray, microseconds);
    QFETCH(QByteArray, process);
    QFETCH(qint64, expected);
    qputenv("WATCHDOG_USEC", microseconds);
    if (!process.isEmpty())
        qputenv("WATCHDOG_PID", process);
    QCOMPARE(service::watchdogInterval().value_or(-1ms).count(), expected);
}

void TestManager::everyEventHasAnIdOfItsOwn()
{
    QSet<QByteArray> ids;
    const int last = static_cast<int>(service::Event::ProfileRefused);
    for (int event = 0; event <= last; ++event) {
        const QByteArray id = service::messageId(static_cast<service::Event>(event));
        QCOMPARE(id.size(), 32);
        QCOMPARE(QByteArray::fromHex(id).toHex(), id);
        ids.insert(id);
    }
    QCOMPARE(ids.size(), last + 1);
    // they never change: somebody's monitoring waits for them
    QCOMPARE(service::messageId(service::Event::Started), QByteArray("5b87ae95fa534404ac63ad4342b4de2b"));
    QCOMPARE(
        service::messageId(service::Event::NotGivenBack), QByteArray("b8b5bb07c5854c7792a52ae60a5af083"));
    QCOMPARE(
        service::messageId(service::Event::SecretNeeded), QByteArray("e6eda09a3baf4bbf8d338f108f86fa1c"));
}

void TestManager::anEntryIsWhatTheJournalTakes()
{
    const service::Entry entry{service::Event::OutageBegins, QStringLiteral("Aus."), {"A=b"}};
    QCOMPARE(entry.fields(),
        (QList<QByteArray>{"MESSAGE=Aus.", "MESSAGE_ID=256e4047e3f744879dcb15a5eb10066c", "PRIORITY=4",
            "SYSLOG_IDENTIFIER=presence-bridge", "A=b"}));
}

QTEST_GUILESS_MAIN(TestManager)
#include "tst_manager.moc"
