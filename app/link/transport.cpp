// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/transport.h"

#include <QFileInfo>
#include <QLocalSocket>

#ifdef Q_OS_LINUX
#include <limits>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>
#endif

namespace pb::link {

// --- Socket ------------------------------------------------------------------------------------------------

SocketTransport::SocketTransport(QLocalSocket *socket, QObject *parent)
    : Transport(parent)
    , m_socket(socket)
{
    socket->setParent(this);
    connect(socket, &QLocalSocket::readyRead, this, [this] { Q_EMIT received(m_socket->readAll()); });
    connect(socket, &QLocalSocket::bytesWritten, this, [this] {
        if (m_socket->bytesToWrite() == 0)
            Q_EMIT drained();
    });
    connect(socket, &QLocalSocket::disconnected, this, [this] {
        if (!std::exchange(m_isClosed, true))
            Q_EMIT closed();
    });
    if (socket->bytesAvailable() > 0) {
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT received(m_socket->readAll()); }, Qt::QueuedConnection);
    }
}

SocketTransport::~SocketTransport()
{
    m_socket->flush(); // the last answer, to whoever reads
    m_socket->disconnect(this); // its end says nothing to anybody any more
}

void SocketTransport::send(const QByteArray &bytes)
{
    if (m_socket->state() == QLocalSocket::ConnectedState)
        m_socket->write(bytes);
}

qint64 SocketTransport::waiting() const
{
    return m_socket->bytesToWrite();
}

void SocketTransport::close()
{
    m_socket->flush(); // the process may end before the event loop comes round
    m_socket->disconnectFromServer();
}

#ifdef Q_OS_LINUX

std::optional<Peer> peerOf(const QLocalSocket &socket)
{
    const int descriptor = static_cast<int>(socket.socketDescriptor());
    ucred credentials{};
    socklen_t size = sizeof credentials;
    if (::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0)
        return Peer{std::numeric_limits<quint32>::max(), {}}; // nobody
    Peer peer{credentials.uid, {credentials.gid}};
#ifdef SO_PEERGROUPS
    constexpr std::size_t mostGroups = 65'536; // NGROUPS_MAX of Linux
    std::vector<gid_t> groups(mostGroups);
    size = static_cast<socklen_t>(groups.size() * sizeof(gid_t));
    if (::getsockopt(descriptor, SOL_SOCKET, SO_PEERGROUPS, groups.data(), &size) == 0) {
        groups.resize(size / sizeof(gid_t));
        peer.groups.append(QList<quint32>(groups.begin(), groups.end()));
    }
#endif
    return peer;
}

Standing standingOf(const std::optional<Peer> &peer)
{
    if (!peer || peer->user == ::geteuid() || peer->user == 0)
        return Standing::Owner;
    return peer->groups.contains(::getegid()) ? Standing::Member : Standing::Stranger;
}

#else

std::optional<Peer> peerOf(const QLocalSocket &)
{
    return {};
}

Standing standingOf(const std::optional<Peer> &)
{
    return Standing::Owner;
}

#endif

bool isTrusted(const QLocalSocket &socket, const QString &serviceSocket)
{
    const auto peer = peerOf(socket);
    if (standingOf(peer) == Standing::Owner)
        return true;
    return !serviceSocket.isEmpty() && socket.serverName() == serviceSocket
        && peer->user == QFileInfo(serviceSocket).ownerId();
}

// --- Pipe --------------------------------------------------------------------------------------------------

std::pair<std::unique_ptr<PipeTransport>, std::unique_ptr<PipeTransport>> PipeTransport::make()
{
    std::unique_ptr<PipeTransport> a(new PipeTransport);
    std::unique_ptr<PipeTransport> b(new PipeTransport);
    a->m_other = b.get();
    b->m_other = a.get();
    return {std::move(a), std::move(b)};
}

PipeTransport::~PipeTransport()
{
    if (m_other) {
        m_other->m_isClosing = true;
        m_other->deliverLater();
    }
}

void PipeTransport::send(const QByteArray &bytes)
{
    if (!m_other || m_isClosing || m_isClosed)
        return;
    m_waiting += bytes.size();
    m_other->m_incoming += bytes;
    m_other->deliverLater();
}

void PipeTransport::close()
{
    m_isClosing = true;
    deliverLater();
    if (m_other) {
        m_other->m_isClosing = true;
        m_other->deliverLater();
    }
}

void PipeTransport::setReading(bool reading)
{
    m_isReading = reading;
    deliverLater();
}

void PipeTransport::deliverLater()
{
    if (std::exchange(m_isScheduled, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isScheduled = false;
            deliver();
        },
        Qt::QueuedConnection);
}

void PipeTransport::deliver()
{
    if (!m_isReading || m_isClosed)
        return;
    const QPointer<PipeTransport> guard(this);
    if (!m_incoming.isEmpty()) {
        const QByteArray bytes = std::exchange(m_incoming, {});
        if (m_other) {
            m_other->m_waiting -= bytes.size();
            if (m_other->m_waiting == 0)
                QMetaObject::invokeMethod(m_other.data(), &Transport::drained, Qt::QueuedConnection);
        }
        Q_EMIT received(bytes);
    }
    if (guard && m_isClosing && m_incoming.isEmpty() && !std::exchange(m_isClosed, true))
        Q_EMIT closed();
}

} // namespace pb::link
