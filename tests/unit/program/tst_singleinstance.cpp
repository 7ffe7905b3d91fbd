// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/singleinstance.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace pb;

namespace {

constexpr int patience = 10'000; // a limit for conditions, not a wait

/// The test starts itself with this to be another process.
const QString actAsHolder = QStringLiteral("--hold");

} // namespace

class TestSingleInstance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();

    void theFirstIsFirst();
    void aSecondRaisesTheWindowOfTheFirst();
    void differentNamesDoNotKnowEachOther();
    void withoutAWindowNothingIsRaised();
    void anotherProfileIsAnotherMatter();
    void afterTheFirstHasGoneTheNextIsFirst();
    void whatADeadOneLeftIsNoHindrance();
    void aLockThatNobodyHoldsIsNoHindrance_data();
    void aLockThatNobodyHoldsIsNoHindrance();
    void aFolderThatCannotBeWrittenIsTold_data();
    void aFolderThatCannotBeWrittenIsTold();
    void garbageIsIgnored_data();
    void garbageIsIgnored();
    void nobodyElseMayConnect();

private:
    struct Start {
        core::SystemClock clock;
        SingleInstance instance;
        QSignalSpy first{&instance, &SingleInstance::isFirst};
        QSignalSpy second{&instance, &SingleInstance::isSecond};
        QSignalSpy failed{&instance, &SingleInstance::failed};
        QSignalSpy raise{&instance, &SingleInstance::raiseWanted};

        explicit Start(
            const QString &folder, bool window = true, const QString &name = QStringLiteral("instance"))
            : instance({folder, window, name}, clock)
        {
            instance.start();
        }
    };
    QString socket() const;

    std::unique_ptr<QTemporaryDir> m_runtime;
    std::unique_ptr<QTemporaryDir> m_home;
};

void TestSingleInstance::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    // short, because the path of a socket must be; and of this test alone
    m_runtime = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", m_runtime->path().toUtf8());
}

QString TestSingleInstance::socket() const
{
    const QStringList found =
        QDir(m_runtime->path()).entryList({QStringLiteral("presence-bridge-*")}, QDir::System | QDir::Files);
    return found.isEmpty() ? QString() : m_runtime->filePath(found.constFirst());
}

void TestSingleInstance::theFirstIsFirst()
{
    Start start(m_home->path());
    QCOMPARE(start.first.size(), 0); // never before control is back in the event loop
    QTRY_COMPARE_WITH_TIMEOUT(start.first.size(), 1, patience);
    QCOMPARE(start.second.size(), 0);
}

void TestSingleInstance::aSecondRaisesTheWindowOfTheFirst()
{
    Start one(m_home->path());
    QTRY_COMPARE_WITH_TIMEOUT(one.first.size(), 1, patience);
    Start two(m_home->path());
    QTRY_COMPARE_WITH_TIMEOUT(two.second.size(), 1, patience);
    QCOMPARE(two.second.first().first().toBool(), true);
    QCOMPARE(two.first.size(), 0);
    QCOMPARE(one.raise.size(), 1);
}

/// An engine and windows on several displays have one each.
void TestSingleInstance::differentNamesDoNotKnowEachOther()
{
    Start one(m_home->path());
    QTRY_COMPARE_WITH_TIMEOUT(one.first.size(), 1, patience);
    Start two(m_home->path(), true, QStringLiteral("window-1"));
    QTRY_COMPARE_WITH_TIMEOUT(two.first.size(), 1, patience);
    QCOMPARE(two.second.size(), 0);
    QCOMPARE(one.raise.size(), 0);
}

void TestSingleInstance::withoutAWindowNothingIsRaised()
{
    Start one(m_home->path(), false);
    QTRY_COMPARE_WITH_TIMEOUT(one.first.size(), 1, patience);
    Start two(m_home->path());
    QTRY_COMPARE_WITH_TIMEOUT(two.second.size(), 1, patience);
    QCOMPARE(two.second.first().first().toBool(), false);
    QCOMPARE(one.raise.size(), 0);
}

void TestSingleInstance::anotherProfileIsAnotherMatter()
{
    Start one(m_home->filePath(QStringLiteral("a")));
    Start two(m_home->filePath(QStringLiteral("b")));
    QTRY_COMPARE_WITH_TIMEOUT(one.first.size() + two.first.size(), 2, patience);
}

void TestSingleInstance::afterTheFirstHasGoneTheNextIsFirst()
{
    {
        Start one(m_home->path());
        QTRY_COMPARE_WITH_TIMEOUT(one.first.size(), 1, patience);
    }
    Start two(m_home->path());
    QTRY_COMPARE_WITH_TIMEOUT(two.first.size(), 1, patience);
}

void TestSingleInstance::whatADeadOneLeftIsNoHindrance()
{
    QProcess holder;
    holder.start(QCoreApplication::applicationFilePath(), {actAsHolder, m_home->path()});
    QVERIFY(holder.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(holder.canReadLine(), patience);
    QCOMPARE(holder.readLine().trimmed(), QByteArray("first"));
    holder.kill();
    QVERIFY(holder.waitForFinished());
    QVERIFY(QFile::exists(m_home->filePath(QStringLiteral("instance.lock"))));
    QVERIFY(!socket().isEmpty()); // both were left behind

    Start next(m_home->path());
    QTRY_COMPARE_WITH_TIMEOUT(next.first.size(), 1, patience);
    Start second(m_home->path());
    QTRY_COMPARE_WITH_TIMEOUT(second.second.size(), 1, patience);
    QCOMPARE(next.raise.size(), 1); // its socket works
}

void TestSingleInstance::aLockThatNobodyHoldsIsNoHindrance_data()
{
    QTest::addColumn<qint64>("process");
    QTest::newRow("its number is now our own, as in a container") << QCoreApplication::applicationPid();
    QTest::newRow("its number is now that of our parent") << qint64{::getppid()};
}

void TestSingleInstance::aLockThatNobodyHoldsIsNoHindrance()
{
    QFETCH(qint64, process);
    // as QLockFile writes it: process, program, machine; the program is what that process is now
    const QString program = QFileInfo(QStringLiteral("/proc/%1/exe").arg(process)).symLinkTarget();
    QFile file(m_home->filePath(QStringLiteral("instance.lock")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QStringLiteral("%1\n%2\n%3\n")
                   .arg(QString::number(process), QFileInfo(program).fileName(), QSysInfo::machineHostName())
                   .toUtf8());
    file.close();

    Start one(m_home->path());
    QTRY_COMPARE_WITH_TIMEOUT(one.first.size(), 1, patience);
    Start two(m_home->path());
    QTRY_COMPARE_WITH_TIMEOUT(two.second.size(), 1, patience); // it holds
    QCOMPARE(one.raise.size(), 1);
}

void TestSingleInstance::aFolderThatCannotBeWrittenIsTold_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a file stands in its place")
        << QStringLiteral("%1/file") << QStringLiteral("Not a directory");
    QTest::newRow("a file stands above it")
        << QStringLiteral("%1/file/a/b") << QStringLiteral("Not a directory");
    QTest::newRow("nobody can write there")
        << QStringLiteral("/proc") << QStringLiteral("No such file or directory");
    QTest::newRow("nobody can make it there")
        << QStringLiteral("/proc/presence-bridge/a") << QStringLiteral("No such file or directory");
}

void TestSingleInstance::aFolderThatCannotBeWrittenIsTold()
{
    QFETCH(QString, folder);
    QFETCH(QString, reason);
    QFile file(m_home->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Start start(folder.contains(QLatin1Char('%')) ? folder.arg(m_home->path()) : folder);
    QTRY_COMPARE_WITH_TIMEOUT(start.failed.size(), 1, patience);
    const auto error = start.failed.first().first().value<core::Error>();
    QCOMPARE(error.kind, core::ErrorKind::Storage);
    QCOMPARE(error.detail, reason);
    QCOMPARE(start.first.size() + start.second.size(), 0);
}

void TestSingleInstance::garbageIsIgnored_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("another word") << QByteArray("quit\n");
    QTest::newRow("almost the word") << QByteArray("raise \n");
    QTest::newRow("a word without an end") << QByteArray(100'000, 'a');
    QTest::newRow("an HTTP request") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QByteArray noise(4096, Qt::Uninitialized);
    QRandomGenerator generator(1);
    for (char &byte : noise)
        byte = static_cast<char>(generator.bounded(256));
    QTest::newRow("noise") << noise;
    QTest::newRow("nothing at all") << QByteArray();
}

void TestSingleInstance::garbageIsIgnored()
{
    QFETCH(QByteArray, bytes);
    Start one(m_home->path());
    QTRY_COMPARE_WITH_TIMEOUT(one.first.size(), 1, patience);
    QLocalSocket stranger;
    stranger.connectToServer(socket());
    QVERIFY(stranger.waitForConnected());
    stranger.write(bytes);
    stranger.flush();
    // put out, at the latest when it has been silent for too long
    QTRY_COMPARE_WITH_TIMEOUT(stranger.state(), QLocalSocket::UnconnectedState, patience);
    QCOMPARE(stranger.readAll(), QByteArray());
    QCOMPARE(one.raise.size(), 0);

    Start two(m_home->path());
    QTRY_COMPARE_WITH_TIMEOUT(one.raise.size(), 1, patience);
}

void TestSingleInstance::nobodyElseMayConnect()
{
    Start one(m_home->path());
    QTRY_COMPARE_WITH_TIMEOUT(one.first.size(), 1, patience);
    const QFile::Permissions rights = QFileInfo(socket()).permissions();
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(rights & others));
}

static int hold(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    core::SystemClock clock;
    SingleInstance instance({QString::fromLocal8Bit(argv[2]), true}, clock);
    QObject::connect(&instance, &SingleInstance::isFirst, [] {
        QFile output;
        if (output.open(stdout, QIODevice::WriteOnly))
            output.write("first\n");
    });
    instance.start();
    return QCoreApplication::exec();
}

int main(int argc, char **argv)
{
    if (argc == 3 && QString::fromLocal8Bit(argv[1]) == actAsHolder)
        return hold(argc, argv);
    QCoreApplication application(argc, argv);
    TestSingleInstance test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_singleinstance.moc"
