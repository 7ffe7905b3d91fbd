// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>

#include <memory>
#include <optional>
#include <utility>

class QLocalSocket;

namespace pb::link {

/// A connection between one window and one engine that carries bytes in both directions and in their order.
/// Signals come from the event loop. Lives on one thread.
class Transport : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void send(const QByteArray &bytes) = 0;
    /// How much was sent that the other side has not taken yet.
    virtual qint64 waiting() const = 0;
    /// closed() follows on both sides, once what was sent has arrived.
    virtual void close() = 0;

Q_SIGNALS:
    void received(const QByteArray &bytes);
    /// Nothing is waiting any more.
    void drained();
    void closed();
};

/// Over a local socket: a Unix socket, or a named pipe on Windows.
class SocketTransport final : public Transport {
    Q_OBJECT
public:
    /// A connected one; it is this object's from now on.
    explicit SocketTransport(QLocalSocket *socket, QObject *parent = nullptr);
    ~SocketTransport() override;

    void send(const QByteArray &bytes) override;
    qint64 waiting() const override;
    void close() override;

private:
    QLocalSocket *const m_socket; ///< a child
    bool m_isClosed = false;
};

/// Who is at the other end of a socket, as the system says.
struct Peer {
    quint32 user = 0;
    QList<quint32> groups;
};
/// Nothing where the system does not say that of sockets.
std::optional<Peer> peerOf(const QLocalSocket &socket);

enum class Standing {
    Owner, ///< this user, or root
    Member, ///< of this process's group
    Stranger
};
/// Where the system does not say who it is, the rights of the socket have decided: the owner.
Standing standingOf(const std::optional<Peer> &peer);

/// Whether an engine at the other end is to be believed: one of this user or of root, or, at the address of a
/// service, the owner of that, which only the system can make. Empty: there is no such address.
bool isTrusted(const QLocalSocket &socket, const QString &serviceSocket);

/// Two ends within one process. What is sent waits until the event loop hands it over.
class PipeTransport final : public Transport {
    Q_OBJECT
public:
    static std::pair<std::unique_ptr<PipeTransport>, std::unique_ptr<PipeTransport>> make();
    ~PipeTransport() override;

    void send(const QByteArray &bytes) override;
    qint64 waiting() const override { return m_waiting; }
    void close() override;
    /// A side that does not read, as a stopped process: what is sent to it waits.
    void setReading(bool reading);

private:
    PipeTransport() = default;
    void deliverLater();
    void deliver();

    QPointer<PipeTransport> m_other;
    QByteArray m_incoming;
    qint64 m_waiting = 0;
    bool m_isReading = true;
    bool m_isClosing = false;
    bool m_isClosed = false;
    bool m_isScheduled = false;
};

} // namespace pb::link
