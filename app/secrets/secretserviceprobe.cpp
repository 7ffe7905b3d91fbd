// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secretserviceprobe.h"

#include <QAtomicInt>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QMap>

using StringMap = QMap<QString, QString>;
Q_DECLARE_METATYPE(StringMap)

namespace pb::secrets {

namespace {

constexpr int callLimit = 5000; // ms; the job that asks has a limit of its own for everything together

QString serviceName()
{
    return QStringLiteral("org.freedesktop.secrets");
}

QString serviceInterface()
{
    return QStringLiteral("org.freedesktop.Secret.Service");
}

/// Where the desktop is KDE and its wallet runs, QtKeychain uses that and not the Secret Service.
bool isKde()
{
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP").contains(QLatin1String("KDE"));
}

class Probe final : public core::Job<KeychainState> {
public:
    Probe(const QString &service, const QString &key, QObject *parent)
        : core::Job<KeychainState>(parent)
        , m_attributes{{QStringLiteral("server"), service}, {QStringLiteral("user"), key}}
        , m_connectionName(nextConnectionName())
        // a connection of its own: the shared one stays dead for good if the bus was not there at first
        , m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_connectionName))
    {
        qDBusRegisterMetaType<StringMap>();
        m_state.backend = secretServiceName();
        m_state.busReachable = m_bus.isConnected();
        if (!m_state.busReachable)
            finish(m_state);
        else if (isKde())
            askForWallet();
        else
            askForService();
    }

    ~Probe() override
    {
        m_bus = QDBusConnection(QString());
        QDBusConnection::disconnectFromBus(m_connectionName);
    }

private:
    static QString nextConnectionName()
    {
        static QAtomicInt count;
        return QStringLiteral("presence-bridge-secrets-%1").arg(count.fetchAndAddRelaxed(1));
    }

    template<typename Callback>
    void call(const QDBusMessage &message, Callback callback)
    {
        auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, callLimit), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, callback = std::move(callback)] {
            watcher->deleteLater();
            callback(*watcher);
        });
    }

    template<typename Callback>
    void askForOwner(const QString &name, Callback callback)
    {
        QDBusMessage message = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"),
            QStringLiteral("/org/freedesktop/DBus"), QStringLiteral("org.freedesktop.DBus"),
            QStringLiteral("NameHasOwner"));
        message << name;
        call(message, [callback = std::move(callback)](const QDBusPendingCall &answer) {
            const QDBusPendingReply<bool> reply(answer);
            callback(!reply.isError() && reply.value());
        });
    }

    QDBusMessage toService(const QString &method) const
    {
        return QDBusMessage::createMethodCall(
            serviceName(), QStringLiteral("/org/freedesktop/secrets"), serviceInterface(), method);
    }

    void askForWallet()
    {
        askForOwner(QStringLiteral("org.kde.kwalletd6"), [this](bool newWallet) {
            if (newWallet)
                return finishAsWallet();
            askForOwner(QStringLiteral("org.kde.kwalletd5"), [this](bool wallet) {
                if (wallet)
                    finishAsWallet();
                else
                    askForService();
            });
        });
    }

    void finishAsWallet()
    {
        m_state.backend = QStringLiteral("KWallet");
        finish(m_state);
    }

    void askForService()
    {
        askForOwner(serviceName(), [this](bool there) {
            m_state.serviceThere = there;
            if (there)
                askForDefaultRing();
            else
                finish(m_state);
        });
    }

    void askForDefaultRing()
    {
        QDBusMessage message = toService(QStringLiteral("ReadAlias"));
        message << QStringLiteral("default");
        call(message, [this](const QDBusPendingCall &answer) {
            const QDBusPendingReply<QDBusObjectPath> reply(answer);
            if (reply.isError()) // a service without the call: nothing to be said about its keyrings
                return askForEntry();
            const QString ring = reply.value().path();
            m_state.ringThere = ring.size() > 1;
            if (m_state.ringThere)
                askForLock(ring);
            else
                askForEntry();
        });
    }

    void askForLock(const QString &ring)
    {
        QDBusMessage message = QDBusMessage::createMethodCall(
            serviceName(), ring, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
        message << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
        call(message, [this](const QDBusPendingCall &answer) {
            const QDBusPendingReply<QDBusVariant> reply(answer);
            m_state.ringLocked = !reply.isError() && reply.value().variant().toBool();
            askForEntry();
        });
    }

    void askForEntry()
    {
        QDBusMessage message = toService(QStringLiteral("SearchItems"));
        message << QVariant::fromValue(m_attributes);
        call(message, [this](const QDBusPendingCall &answer) {
            const QDBusPendingReply<QList<QDBusObjectPath>, QList<QDBusObjectPath>> reply(answer);
            m_state.entryLocked = !reply.isError() && !reply.argumentAt<1>().isEmpty();
            finish(m_state);
        });
    }

    const StringMap m_attributes; // as QtKeychain names them
    const QString m_connectionName;
    QDBusConnection m_bus;
    KeychainState m_state;
};

} // namespace

QString secretServiceName()
{
    return QStringLiteral("the Secret Service (org.freedesktop.secrets, e.g. gnome-keyring)");
}

core::Job<KeychainState> *probeSecretService(const QString &service, const QString &key, QObject *parent)
{
    return new Probe(service, key, parent);
}

} // namespace pb::secrets
