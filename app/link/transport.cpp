// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/transport.h"

#include <QLocalSocket>

#ifdef Q_OS_LINUX
#include <sys/socket.h>
#include <unistd.h>
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

bool isOwner([[maybe_unused]] const QLocalSocket &socket)
{
#ifdef Q_OS_LINUX
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
        return false;
    return peer.uid == ::geteuid() || peer.uid == 0;
#else
    return true;
#endif
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
