// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>

#include <memory>
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

/// Whether the other end is this user, or root; where the system does not tell, the rights of the socket have
/// decided.
bool isOwner(const QLocalSocket &socket);

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
