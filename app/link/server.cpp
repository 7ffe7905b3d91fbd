// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/server.h"

#include "link/session.h"

#include <QLocalSocket>

#include <algorithm>
#include <iterator>
#include <utility>

namespace pb::link {

Server::Server(Settings settings, EngineAccess &engine, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_engine(engine)
    , m_clock(clock)
{
    m_listener.setMaxPendingConnections(static_cast<int>(mostWindows));
    m_listener.setSocketOptions(m_settings.group
            ? QLocalServer::UserAccessOption | QLocalServer::GroupAccessOption
            : QLocalServer::SocketOptions(QLocalServer::UserAccessOption));
    connect(&m_listener, &QLocalServer::newConnection, this, &Server::takeConnections);
}

Server::~Server() = default;

core::Done Server::listen(const QString &name)
{
    QLocalServer::removeServer(name);
    if (m_listener.listen(name))
        return {};
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = QStringLiteral("link");
    error.detail = QStringLiteral("windows cannot attach: %1").arg(m_listener.errorString());
    return core::failure(error);
}

void Server::takeConnections()
{
    while (QLocalSocket *socket = m_listener.nextPendingConnection()) {
        std::optional<Role> most; // a stranger is told that, and no more
        if (const Standing standing = standingOf(m_settings.peer(*socket)); standing == Standing::Owner)
            most = Role::Operator;
        else if (standing == Standing::Member)
            most = m_settings.group;
        attach(std::make_unique<SocketTransport>(socket), most);
    }
}

void Server::attach(std::unique_ptr<Transport> transport, std::optional<Role> most)
{
    if (m_sessions.size() >= 2 * mostWindows) // the rest of them has not even said Hello
        return;
    m_sessions.push_back(std::make_unique<Session>(*this, std::move(transport), most));
}

int Server::windows() const
{
    return static_cast<int>(std::count_if(
        m_sessions.begin(), m_sessions.end(), [](const auto &session) { return session->isAttached(); }));
}

/// Not at once: it is the one that speaks.
void Server::drop(Session *session)
{
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(),
        [session](const auto &candidate) { return candidate.get() == session; });
    if (found == m_sessions.end())
        return;
    const bool counted = session->isAttached();
    m_gone.push_back(std::move(*found));
    m_sessions.erase(found);
    QMetaObject::invokeMethod(
        this, [this] { m_gone.clear(); }, Qt::QueuedConnection);
    if (counted)
        Q_EMIT windowsChanged(windows());
}

void Server::profileChanged()
{
    for (const auto &session : m_sessions)
        session->markProfile();
}

void Server::tellEnded(const QStringList &notGivenBack)
{
    m_listener.close();
    // who is told may be gone at once
    std::vector<std::unique_ptr<Session>> told = std::exchange(m_sessions, {});
    for (const auto &session : told)
        session->tellEnded(notGivenBack);
    std::move(told.begin(), told.end(), std::back_inserter(m_gone));
    QMetaObject::invokeMethod(
        this, [this] { m_gone.clear(); }, Qt::QueuedConnection);
}

} // namespace pb::link
