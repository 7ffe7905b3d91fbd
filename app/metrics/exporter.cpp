// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/exporter.h"

#include <QFile>
#include <QHostAddress>
#include <QSaveFile>
#include <QTcpServer>
#include <QTcpSocket>

namespace pb::metrics {

namespace {

constexpr qsizetype longestRequest = 8192;
constexpr int mostOpen = 8;

core::Error storageError(const QString &detail)
{
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = QStringLiteral("metrics");
    error.detail = detail;
    return error;
}

QByteArray response(const QByteArray &status, const QByteArray &type, const QByteArray &body, bool isHead)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type
        + "\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n" + (isHead ? QByteArray() : body);
}

/// Only who means this computer: a web page that somebody lured to a loopback address does not.
bool isLocalHost(const QByteArray &request)
{
    for (const QByteArray &raw : request.split('\n')) {
        const QByteArray line = raw.trimmed().toLower();
        if (!line.startsWith("host:"))
            continue;
        QByteArray host = line.mid(5).trimmed();
        if (const qsizetype colon = host.lastIndexOf(':'); colon > host.lastIndexOf(']'))
            host.truncate(colon);
        return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
    }
    return false;
}

} // namespace

Exporter::Exporter(QString place, std::function<QByteArray()> text, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_place(std::move(place))
    , m_text(std::move(text))
    , m_clock(clock)
{
    bool isPort = false;
    m_place.toUShort(&isPort);
    if (!isPort)
        return;
    m_server = std::make_unique<QTcpServer>();
    m_server->setMaxPendingConnections(mostOpen);
    connect(m_server.get(), &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection())
            take(socket);
    });
}

/// Nobody takes the last figures for those of now.
Exporter::~Exporter()
{
    if (m_hasFile)
        QFile::remove(m_place);
}

quint16 Exporter::port() const
{
    return m_server ? m_server->serverPort() : quint16{0};
}

void Exporter::start()
{
    const core::Done done = attempt();
    if (!done && !m_fails)
        Q_EMIT failed(done.error());
    else if (done && m_fails)
        Q_EMIT worksAgain();
    m_fails = !done;
    if (done && m_server)
        return;
    m_clock.callLater(done ? fileInterval : again, this, [this] { start(); });
}

core::Done Exporter::attempt()
{
    return m_server ? listen() : writeFile();
}

core::Done Exporter::listen()
{
    if (m_server->listen(QHostAddress::LocalHost, m_place.toUShort()))
        return {};
    return core::failure(
        storageError(QStringLiteral("the port %1 cannot be used: %2").arg(m_place, m_server->errorString())));
}

core::Done Exporter::writeFile()
{
    QSaveFile file(m_place);
    const QByteArray text = m_text();
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size()
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther)
        && file.commit()) {
        m_hasFile = true;
        return {};
    }
    return core::failure(
        storageError(QStringLiteral("%1 cannot be written: %2").arg(m_place, file.errorString())));
}

void Exporter::take(QTcpSocket *socket)
{
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (m_open >= mostOpen)
        return socket->abort();
    ++m_open;
    connect(socket, &QObject::destroyed, this, [this] { --m_open; });
    socket->setReadBufferSize(longestRequest);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    m_clock.callLater(patience, socket, [socket] { socket->abort(); });
}

void Exporter::read(QTcpSocket *socket)
{
    const QByteArray request = socket->peek(longestRequest);
    const qsizetype end = request.indexOf("\r\n\r\n");
    if (end < 0 && request.size() < longestRequest)
        return;
    socket->disconnect(this);
    connect(socket, &QObject::destroyed, this, [this] { --m_open; });
    if (end < 0)
        socket->write(response("431 Request Header Fields Too Large", "text/plain", {}, false));
    else
        answer(socket, request.left(end + 2));
    socket->disconnectFromHost();
}

void Exporter::answer(QTcpSocket *socket, const QByteArray &request)
{
    const QByteArrayList words = request.left(request.indexOf("\r\n")).split(' ');
    const bool isHead = words.value(0) == "HEAD";
    if (!isHead && words.value(0) != "GET")
        socket->write(response("405 Method Not Allowed", "text/plain", "GET only\n", false));
    else if (!isLocalHost(request))
        socket->write(response("403 Forbidden", "text/plain", "for this computer only\n", isHead));
    else if (words.value(1).split('?').first() != "/metrics")
        socket->write(response("404 Not Found", "text/plain", "see /metrics\n", isHead));
    else
        socket->write(response("200 OK", "text/plain; version=0.0.4; charset=utf-8", m_text(), isHead));
}

} // namespace pb::metrics
