// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

namespace pb::test {

using namespace Qt::StringLiterals;

/// systemd-logind as its manual describes it, on a bus of the test's own.
class FakeLogind final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    QStringList asked;
    bool refuses = false;

    /// Somebody holds a lock.
    bool isHeld() { return m_end >= 0 && !isFree(); }
    /// Everybody who held a lock has closed it.
    bool isFree()
    {
        // the other end of a pipe whose one end was handed out is at its end once nobody has that any more
        char byte = 0;
        return m_end >= 0 && ::read(m_end, &byte, 1) == 0;
    }
    ~FakeLogind() override { closeEnd(); }

public Q_SLOTS:
    Q_SCRIPTABLE QDBusUnixFileDescriptor Inhibit(
        const QString &what, const QString &who, const QString &, const QString &mode)
    {
        asked << what + u' ' + who + u' ' + mode;
        closeEnd();
        int ends[2] = {-1, -1};
        if (refuses || ::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
            return QDBusUnixFileDescriptor();
        m_end = ends[0];
        QDBusUnixFileDescriptor handed(ends[1]);
        ::close(ends[1]);
        return handed;
    }

Q_SIGNALS:
    Q_SCRIPTABLE void PrepareForSleep(bool begins);
    Q_SCRIPTABLE void PrepareForShutdown(bool begins);

private:
    void closeEnd()
    {
        if (m_end >= 0)
            ::close(m_end);
        m_end = -1;
    }

    int m_end = -1;
};

/// A system bus of the test's own, on which this process is systemd-logind. Made before the first use of the
/// system bus; ends with the test.
class LogindBus {
public:
    /// False where there is no bus.
    bool start()
    {
        m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        if (!QTest::qWaitFor([this] { return m_bus.canReadLine(); }, 20'000))
            return false;
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_bus.readLine().trimmed());
        return QDBusConnection::systemBus().registerService(u"org.freedesktop.login1"_s);
    }
    bool offer(FakeLogind &logind)
    {
        return QDBusConnection::systemBus().registerObject(u"/org/freedesktop/login1"_s, &logind,
            QDBusConnection::ExportScriptableSlots | QDBusConnection::ExportScriptableSignals);
    }
    ~LogindBus()
    {
        QDBusConnection::disconnectFromBus(u"qt_default_system_bus"_s);
        m_bus.kill();
        m_bus.waitForFinished();
    }

private:
    QProcess m_bus;
};

} // namespace pb::test
