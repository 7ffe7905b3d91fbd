// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QTcpServer>
#include <QUrl>

#include <deque>
#include <functional>

class QSslSocket;

namespace pb::test {

/// What the server does with one request.
struct Step {
    enum Kind {
        Answer, ///< whole, the connection stays open
        Close, ///< whole, then the connection is closed
        Drop, ///< read the request, close without a word
        DropAtOnce, ///< close as soon as the first byte arrives
        Trickle, ///< a promise of 60,000 bytes, then a byte every few milliseconds
        Truncate, ///< the head promises ten bytes more than are sent, then the connection is closed
        TruncateChunked, ///< a chunk without the end of the body, then the connection is closed
        Never, ///< read the request, say nothing
        Raw ///< `body` is written as it is, then the connection is closed
    };
    Kind kind = Answer;
    int status = 200;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
};

/// One request as it came over the wire.
struct Seen {
    QByteArray raw;
    QByteArray method;
    QByteArray target;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    int connection = 0; ///< counted from 1
};

/// A scriptable web server on an ephemeral loopback port. Requests take the steps of the script in turn; when
/// that is used up, the step that stands in `otherwise`.
class TinyServer final : public QTcpServer {
    Q_OBJECT
public:
    TinyServer();
    /// TLS with this certificate.
    TinyServer(const QSslCertificate &certificate, const QSslKey &key);
    ~TinyServer() override;

    QUrl url(const QString &pathAndQuery = QStringLiteral("/")) const;
    QString hostAndPort() const;
    void present(const QSslCertificate &certificate, const QSslKey &key);

    std::function<Step(const Seen &)> route; ///< where set, it answers instead of the script
    std::deque<Step> script;
    Step otherwise;

    QList<Seen> seen;
    int connections = 0;
    int openConnections = 0;
    qint64 bytesReceived = 0; ///< of requests, after decryption
    qint64 bytesTrickled = 0;

    /// Says on every connection that waits for its next request that nothing more will come. A connection
    /// stays open, and counted, until the client has closed it as well.
    void closeIdle();

Q_SIGNALS:
    void requestSeen();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Peer {
        QByteArray buffer;
        int number = 0;
        bool busy = false;
    };
    void read(QSslSocket *socket);
    bool takeRequest(Peer &peer, Seen &request) const;
    void act(QSslSocket *socket, const Step &step);
    void trickle(QSslSocket *socket);

    QSslCertificate m_certificate;
    QSslKey m_key;
    QHash<QSslSocket *, Peer> m_peers;
};

} // namespace pb::test
