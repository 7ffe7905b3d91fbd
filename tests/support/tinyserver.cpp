// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tinyserver.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace pb::test {

namespace {

QByteArray headOf(const Step &step, qsizetype contentLength)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(step.status) + " Status\r\n";
    for (const auto &[name, value] : step.headers)
        head += name + ": " + value + "\r\n";
    if (contentLength >= 0)
        head += "Content-Length: " + QByteArray::number(contentLength) + "\r\n";
    return head + "\r\n";
}

/// QAbstractSocket only knows closing both directions, which nobody could wait for.
void shutDownSending(qintptr descriptor)
{
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(descriptor), SD_SEND);
#else
    ::shutdown(static_cast<int>(descriptor), SHUT_WR);
#endif
}

} // namespace

TinyServer::TinyServer()
{
    listen(QHostAddress::LocalHost);
}

TinyServer::TinyServer(const QSslCertificate &certificate, const QSslKey &key)
    : TinyServer()
{
    present(certificate, key);
}

TinyServer::~TinyServer()
{
    close();
    for (auto it = m_peers.keyBegin(); it != m_peers.keyEnd(); ++it)
        (*it)->disconnect(this);
    qDeleteAll(m_peers.keys());
}

QUrl TinyServer::url(const QString &pathAndQuery) const
{
    const QString scheme = m_key.isNull() ? QStringLiteral("http://") : QStringLiteral("https://");
    return QUrl(scheme + hostAndPort() + pathAndQuery);
}

QString TinyServer::hostAndPort() const
{
    return QStringLiteral("127.0.0.1:%1").arg(serverPort());
}

void TinyServer::present(const QSslCertificate &certificate, const QSslKey &key)
{
    m_certificate = certificate;
    m_key = key;
}

void TinyServer::closeIdle()
{
    for (auto it = m_peers.cbegin(); it != m_peers.cend(); ++it) {
        if (!it->busy)
            shutDownSending(it.key()->socketDescriptor());
    }
}

void TinyServer::incomingConnection(qintptr descriptor)
{
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    ++connections;
    ++openConnections;
    m_peers.insert(socket, Peer{{}, connections, false});
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QSslSocket::disconnected, this, [this, socket] {
        --openConnections;
        m_peers.remove(socket);
        socket->deleteLater();
    });
    if (!m_key.isNull()) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(m_certificate);
        tls.setPrivateKey(m_key);
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->setSslConfiguration(tls);
        socket->startServerEncryption();
    }
}

bool TinyServer::takeRequest(Peer &peer, Seen &request) const
{
    const qsizetype headEnd = peer.buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return false;
    const QList<QByteArray> lines = peer.buffer.left(headEnd).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    const qsizetype end = headEnd + 4 + length;
    if (peer.buffer.size() < end)
        return false;
    request.raw = peer.buffer.left(end);
    request.body = request.raw.mid(headEnd + 4);
    request.connection = peer.number;
    peer.buffer.remove(0, end);
    return true;
}

void TinyServer::read(QSslSocket *socket)
{
    const QByteArray bytes = socket->readAll();
    bytesReceived += bytes.size();
    Peer &peer = m_peers[socket];
    peer.buffer += bytes;
    if (!script.empty() && script.front().kind == Step::DropAtOnce) {
        script.pop_front();
        socket->abort();
        return;
    }
    Seen request;
    while (m_peers.contains(socket) && takeRequest(m_peers[socket], request)) {
        seen.append(request);
        Step step = otherwise;
        if (route) {
            step = route(request);
        } else if (!script.empty()) {
            step = script.front();
            script.pop_front();
        }
        act(socket, step);
        Q_EMIT requestSeen();
        request = {};
    }
}

void TinyServer::act(QSslSocket *socket, const Step &step)
{
    switch (step.kind) {
    case Step::Answer:
        socket->write(headOf(step, step.body.size()) + step.body);
        break;
    case Step::Close:
        socket->write(headOf(step, step.body.size()) + step.body);
        socket->disconnectFromHost();
        break;
    case Step::Drop:
    case Step::DropAtOnce:
        socket->disconnectFromHost();
        break;
    case Step::Trickle:
        m_peers[socket].busy = true;
        socket->write(headOf(step, 60'000));
        trickle(socket);
        break;
    case Step::Truncate:
        socket->write(headOf(step, step.body.size() + 10) + step.body);
        socket->disconnectFromHost();
        break;
    case Step::TruncateChunked: {
        Step chunked = step;
        chunked.headers.emplaceBack("Transfer-Encoding", "chunked");
        socket->write(
            headOf(chunked, -1) + QByteArray::number(step.body.size(), 16) + "\r\n" + step.body + "\r\n");
        socket->disconnectFromHost();
        break;
    }
    case Step::Never:
        m_peers[socket].busy = true;
        break;
    case Step::Raw:
        socket->write(step.body);
        socket->disconnectFromHost();
        break;
    }
}

void TinyServer::trickle(QSslSocket *socket)
{
    auto *timer = new QTimer(socket);
    connect(timer, &QTimer::timeout, this, [this, socket] {
        socket->write("x");
        ++bytesTrickled;
    });
    timer->start(5);
}

} // namespace pb::test
