// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/traywatch.h"

#include <QGuiApplication>

#ifdef QT_DBUS_LIB
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#endif

namespace pb::ui {

TrayWatch::TrayWatch(core::Clock &clock, bool hasOlderKind, QObject *parent)
    : QObject(parent)
{
    const bool onBus = watchBus();
    if (!onBus || hasOlderKind)
        clock.callLater(onBus ? patience : core::Duration::zero(), this, [this] { finish(); });
}

bool TrayWatch::isOnX11()
{
    return QGuiApplication::platformName() == QLatin1String("xcb");
}

void TrayWatch::finish()
{
    if (!std::exchange(m_finished, true))
        Q_EMIT appeared();
}

#ifdef QT_DBUS_LIB

namespace {
const QString watcherName = QStringLiteral("org.kde.StatusNotifierWatcher");
const QString watcherPath = QStringLiteral("/StatusNotifierWatcher");
} // namespace

/// The watcher and the area itself, its "host", come one after the other, and both are needed.
bool TrayWatch::watchBus()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return false;
    auto *names = new QDBusServiceWatcher(watcherName, bus, QDBusServiceWatcher::WatchForRegistration, this);
    connect(names, &QDBusServiceWatcher::serviceRegistered, this, &TrayWatch::ask);
    bus.connect(watcherName, watcherPath, watcherName, QStringLiteral("StatusNotifierHostRegistered"), this,
        SLOT(ask()));
    ask();
    return true;
}

void TrayWatch::ask()
{
    if (m_finished)
        return;
    QDBusMessage question = QDBusMessage::createMethodCall(
        watcherName, watcherPath, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question.setAutoStartService(false);
    question << watcherName << QStringLiteral("IsStatusNotifierHostRegistered");
    auto *call = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, call] {
        const QDBusPendingReply<QDBusVariant> reply = *call;
        call->deleteLater();
        if (!reply.isError() && reply.value().variant().toBool())
            finish();
    });
}

#else

bool TrayWatch::watchBus()
{
    return false;
}

void TrayWatch::ask() { }

#endif

} // namespace pb::ui
