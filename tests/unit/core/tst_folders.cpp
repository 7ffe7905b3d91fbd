// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/folders.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;

/// Where the program keeps what is its own, under a service manager and without one.
class TestFolders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void withoutAServiceManagerThePlatformDecides();
    void aServiceManagerDecides();
    void whatCannotBeAFolderIsIgnored_data();
    void whatCannotBeAFolderIsIgnored();
    void aFolderIsMade();
    void whyAFolderCannotBeWritten();

private:
    QTemporaryDir m_home;
};

void TestFolders::init()
{
    for (const char *name : {"CONFIGURATION_DIRECTORY", "STATE_DIRECTORY", "LOGS_DIRECTORY"})
        qunsetenv(name);
    qputenv("XDG_STATE_HOME", "/x/state");
    qputenv("XDG_CONFIG_HOME", "/x/config");
    QCoreApplication::setApplicationName(QStringLiteral("presence-bridge"));
}

void TestFolders::withoutAServiceManagerThePlatformDecides()
{
    QCOMPARE(core::stateFolder(), QStringLiteral("/x/state/presence-bridge"));
    QCOMPARE(core::logFolder(), QStringLiteral("/x/state/presence-bridge"));
    QCOMPARE(core::configFolder(), QStringLiteral("/x/config/presence-bridge"));
    qputenv("XDG_STATE_HOME", "relative");
    QCOMPARE(core::stateFolder(), QDir::homePath() + QStringLiteral("/.local/state/presence-bridge"));
}

void TestFolders::aServiceManagerDecides()
{
    qputenv("CONFIGURATION_DIRECTORY", "/etc/presence-bridge");
    qputenv("STATE_DIRECTORY", "/var/lib/presence-bridge/main:/var/lib/another");
    QCOMPARE(core::configFolder(), QStringLiteral("/etc/presence-bridge"));
    QCOMPARE(core::stateFolder(), QStringLiteral("/var/lib/presence-bridge/main"));
    QCOMPARE(core::logFolder(), QStringLiteral("/var/lib/presence-bridge/main"));
    qputenv("LOGS_DIRECTORY", "/var/log/presence-bridge/main");
    QCOMPARE(core::logFolder(), QStringLiteral("/var/log/presence-bridge/main"));
}

void TestFolders::whatCannotBeAFolderIsIgnored_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("relative") << QByteArray("presence-bridge");
    QTest::newRow("the first is empty") << QByteArray(":/var/lib/x");
}

void TestFolders::whatCannotBeAFolderIsIgnored()
{
    QFETCH(QByteArray, value);
    qputenv("STATE_DIRECTORY", value);
    QCOMPARE(core::stateFolder(), QStringLiteral("/x/state/presence-bridge"));
}

void TestFolders::aFolderIsMade()
{
    const QString folder = m_home.filePath(QStringLiteral("a/b"));
    QVERIFY(core::makeWritable(folder));
    QVERIFY(QDir(folder).isEmpty()); // nothing of the trial is left
    QVERIFY(core::makeWritable(folder));
}

void TestFolders::whyAFolderCannotBeWritten()
{
    QFile file(m_home.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const core::Done done = core::makeWritable(m_home.filePath(QStringLiteral("file/a/b")));
    QVERIFY(!done);
    QCOMPARE(done.error().kind, core::ErrorKind::Storage);
    QCOMPARE(done.error().detail, QStringLiteral("Not a directory"));
    QVERIFY(!core::makeWritable(QStringLiteral("/proc")));
}

QTEST_GUILESS_MAIN(TestFolders)
#include "tst_folders.moc"
