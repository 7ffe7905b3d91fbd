// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faketray.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QSocketNotifier>
#include <QTest>

#include <cstdio>
#include <unistd.h>

namespace pb::test {

namespace {

constexpr char asked[] = "--fake-tray";
constexpr int patience = 10'000; // a limit for conditions, not a wait

void say(const char *line)
{
    std::puts(line);
    std::fflush(stdout);
}

/// org.kde.StatusNotifierWatcher, as its specification on freedesktop.org describes it.
class Watcher final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered MEMBER hasHost)
    Q_PROPERTY(int ProtocolVersion MEMBER version)
public:
    bool hasHost = false;
    int version = 0;

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString &) { say("icon"); }

Q_SIGNALS:
    void StatusNotifierHostRegistered();
};

} // namespace

bool FakeTray::isAsked(int argc, char **argv)
{
    return argc == 2 && qstrcmp(argv[1], asked) == 0;
}

int FakeTray::run(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Watcher watcher;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.registerObject(
            QStringLiteral("/StatusNotifierWatcher"), &watcher, QDBusConnection::ExportAllContents)
        || !bus.registerService(QStringLiteral("org.kde.StatusNotifierWatcher")))
        return 1;
    say("ready");
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &watcher, [&watcher] {
        char byte = 0;
        if (read(STDIN_FILENO, &byte, 1) <= 0)
            return QCoreApplication::quit();
        watcher.hasHost = true;
        Q_EMIT watcher.StatusNotifierHostRegistered();
    });
    return QCoreApplication::exec();
}

FakeTray::~FakeTray()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished();
}

bool FakeTray::start()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(asked)});
    return QTest::qWaitFor([this] { return sees("ready"); }, patience);
}

void FakeTray::startHost()
{
    m_process.write("h");
}

bool FakeTray::hasIcon()
{
    return sees("icon");
}

bool FakeTray::sees(const QByteArray &line)
{
    m_output += m_process.readAllStandardOutput();
    return m_output.split('\n').contains(line);
}

} // namespace pb::test

#include "faketray.moc"
