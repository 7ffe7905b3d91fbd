// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/sleepguard.h"

#ifdef PB_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#include <QLoggingCategory>
#endif

namespace pb {

#ifdef PB_HAS_DBUS

namespace {

Q_LOGGING_CATEGORY(logSleep, "pb.sleep")

const QString service = QStringLiteral("org.freedesktop.login1");
const QString path = QStringLiteral("/org/freedesktop/login1");
const QString manager = QStringLiteral("org.freedesktop.login1.Manager");

} // namespace

struct SleepGuard::Lock {
    QDBusUnixFileDescriptor descriptor; ///< what is closed lets go
};

void SleepGuard::start()
{
    QDBusConnection bus = QDBusConnection::systemBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, manager, QStringLiteral("PrepareForSleep"), this, SLOT(prepareForSleep(bool)));
    bus.connect(
        service, path, manager, QStringLiteral("PrepareForShutdown"), this, SLOT(prepareForShutdown(bool)));
    hold();
}

void SleepGuard::hold()
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, manager, QStringLiteral("Inhibit"));
    call << QStringLiteral("sleep:shutdown") << QStringLiteral("Presence Bridge")
         << QStringLiteral("Phones and presences are given back") << QStringLiteral("delay");
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::systemBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher;
        if (reply.isError())
            qCInfo(logSleep).noquote() << "sleep cannot be held back:" << reply.error().message();
        else
            m_lock = std::make_unique<Lock>(Lock{reply.value()});
    });
}

#else

struct SleepGuard::Lock { };

void SleepGuard::start() { }
void SleepGuard::hold() { }

#endif

SleepGuard::SleepGuard(QObject *parent)
    : QObject(parent)
{
}

SleepGuard::~SleepGuard() = default;

bool SleepGuard::isHolding() const
{
    return m_lock != nullptr;
}

void SleepGuard::letGo()
{
    m_lock.reset();
}

void SleepGuard::prepareForSleep(bool begins)
{
    if (begins) {
        Q_EMIT sleepComes();
    } else {
        hold();
        Q_EMIT woke();
    }
}

void SleepGuard::prepareForShutdown(bool begins)
{
    if (begins) {
        Q_EMIT shutdownComes();
    } else {
        hold();
        Q_EMIT shutdownCancelled();
    }
}

} // namespace pb
