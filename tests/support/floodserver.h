// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <utility>

namespace pb::test {

/// Bytes as they go over the wire: `head`, then `piece` so many times, then `tail`.
struct Flood {
    QByteArray head;
    QByteArray piece = {};
    qint64 pieces = 0;
    QByteArray tail = {};
    enum class End { Close, Hang, Reset } end = End::Close;

    qint64 size() const { return head.size() + piece.size() * pieces + tail.size(); }
};

/// A web server on loopback that keeps to no rule. It writes only what the other side takes, so that
/// `sent` says how much of a flood that was. Reads requests with a Content-Length or without a body.
class FloodServer final : public QTcpServer {
    Q_OBJECT
public:
    using Answer = std::function<Flood(const QByteArray &head, const QByteArray &body)>;

    explicit FloodServer(Answer answer)
        : m_answer(std::move(answer))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (auto *socket = nextPendingConnection())
                serve(socket);
        });
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }

    qint64 sent = 0;
    int requests = 0;

private:
    struct Peer {
        QByteArray request = {};
        Flood flood = {};
        bool answers = false;
        qint64 pieces = 0;
    };

    void serve(QTcpSocket *socket)
    {
        m_peers.insert(socket, Peer());
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::bytesWritten, this, [this, socket](qint64 bytes) {
            sent += bytes;
            pump(socket);
        });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_peers.remove(socket);
            socket->deleteLater();
        });
    }

    void read(QTcpSocket *socket)
    {
        Peer &peer = m_peers[socket];
        peer.request += socket->readAll();
        const qsizetype headEnd = peer.request.indexOf("\r\n\r\n");
        if (peer.answers || headEnd < 0)
            return;
        const QByteArray head = peer.request.left(headEnd);
        const qsizetype at = head.toLower().indexOf("content-length:");
        const qsizetype length = at < 0 ? 0 : head.mid(at + 15).split('\r').first().trimmed().toLongLong();
        if (peer.request.size() < headEnd + 4 + length)
            return;
        ++requests;
        peer.answers = true;
        peer.flood = m_answer(head, peer.request.mid(headEnd + 4, length));
        socket->write(peer.flood.head);
        pump(socket);
    }

    void pump(QTcpSocket *socket)
    {
        constexpr qint64 pending = 64LL * 1024;
        if (!m_peers.contains(socket))
            return;
        Peer &peer = m_peers[socket];
        while (peer.pieces < peer.flood.pieces && socket->bytesToWrite() < pending) {
            ++peer.pieces;
            socket->write(peer.flood.piece);
        }
        if (!peer.answers || peer.pieces < peer.flood.pieces)
            return;
        peer.answers = false;
        socket->write(peer.flood.tail);
        switch (peer.flood.end) {
        case Flood::End::Close:
            socket->disconnectFromHost();
            break;
        case Flood::End::Reset:
            socket->abort();
            break;
        case Flood::End::Hang:
            break;
        }
    }

    Answer m_answer;
    QHash<QTcpSocket *, Peer> m_peers;
};

} // namespace pb::test
