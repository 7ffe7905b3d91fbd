// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/loopbacklistener.h"

#include "identity/identitycodes.h"
#include "identity/log.h"

#include <QCoreApplication>
#include <QNetworkProxy>
#include <QPointer>
#include <QRandomGenerator>
#include <QTcpSocket>

#include <array>

namespace pb::identity {

using core::ErrorKind;

namespace {

constexpr qsizetype largestLine = 16 * 1024; ///< of the request, where the code stands
// "localhost" has one jar for all programs: browsers bring cookies that are not ours, and many of them
constexpr qsizetype largestHead = 256 * 1024;
constexpr qsizetype mostConnections = 32;
constexpr int attemptsForAFreePort = 50;
constexpr core::Duration connectionLimit = std::chrono::seconds{10}; ///< for the request and its answer

core::Error portError(const QTcpServer &server, quint16 port)
{
    core::Error error;
    if (server.serverError() == QAbstractSocket::AddressInUseError) {
        error.kind = ErrorKind::Conflict;
        error.code = QLatin1String(portInUseCode);
        error.detail = QStringLiteral("another program listens on port %1").arg(port);
    } else if (server.serverError() == QAbstractSocket::SocketAccessError) {
        error.kind = ErrorKind::InvalidInput;
        error.code = QLatin1String(portRefusedCode);
        error.detail = QStringLiteral("the system does not allow listening on port %1").arg(port);
    } else {
        error.kind = ErrorKind::Internal;
        error.detail = QStringLiteral("cannot listen on port %1: %2").arg(port).arg(server.errorString());
    }
    return error;
}

/// "host:port" as a browser writes it: without the port where it is the scheme's own.
QByteArrayList namesOf(const QByteArray &host, int port, int usualPort)
{
    QByteArrayList names{host + ':' + QByteArray::number(port)};
    if (port == usualPort)
        names << host;
    return names;
}

} // namespace

core::Secret makeState()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), sizeof(words));
    return core::Secret(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

LoopbackListener::LoopbackListener(
    LoopbackSettings settings, core::Secret state, Judge judge, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_state(std::move(state))
    , m_judge(std::move(judge))
    , m_clock(clock)
{
    QUrl url;
    url.setPath(m_settings.path.isEmpty() ? QStringLiteral("/") : m_settings.path);
    m_path = url.path(QUrl::FullyEncoded).toLatin1();
    for (QTcpServer *server : {&m_ipv4, &m_ipv6}) {
        server->setProxy(QNetworkProxy::NoProxy); // a proxy of the application cannot listen for us
        connect(server, &QTcpServer::newConnection, this, [this, server] { accept(*server); });
    }
}

LoopbackListener::~LoopbackListener()
{
    close();
}

core::Done LoopbackListener::open()
{
    // the same free port on both addresses may need a few attempts
    const int attempts = m_settings.port == 0 ? attemptsForAFreePort : 1;
    core::Done opened;
    for (int i = 0; i < attempts; ++i) {
        opened = openOn(m_settings.port);
        if (opened || opened.error().code != QLatin1String(portInUseCode))
            break;
    }
    if (!opened)
        return opened;
    m_port = m_ipv4.serverPort();
    m_clock.callLater(m_settings.timeLimit, this, [this] { expire(); });
    qCInfo(logIdentity, "waiting for the browser on port %d", int(m_port));
    return opened;
}

core::Done LoopbackListener::openOn(quint16 port)
{
    if (!m_ipv4.listen(QHostAddress::LocalHost, port))
        return core::failure(portError(m_ipv4, port));
    if (m_ipv6.listen(QHostAddress::LocalHostIPv6, m_ipv4.serverPort()))
        return {};
    // where the port of ::1 is somebody else's, a browser that prefers it would take the code there
    if (m_ipv6.serverError() == QAbstractSocket::AddressInUseError) {
        const core::Error error = portError(m_ipv6, m_ipv4.serverPort());
        m_ipv4.close();
        return core::failure(error);
    }
    return {}; // a machine without IPv6
}

void LoopbackListener::close()
{
    m_ipv4.close();
    m_ipv6.close();
    const auto connections = std::exchange(m_connections, {});
    for (QTcpSocket *socket : connections)
        socket->abort();
}

void LoopbackListener::expire()
{
    if (!isListening())
        return;
    close();
    core::Error error;
    error.kind = ErrorKind::Timeout;
    if (m_foreignRedirects > 0) {
        error.code = QLatin1String(stateMismatchCode);
        error.detail = QStringLiteral("no answer from the browser in time, but %1 with a missing or foreign "
                                      "state")
                           .arg(m_foreignRedirects);
    } else {
        error.code = QLatin1String(timeLimitCode);
        error.detail = QStringLiteral("no answer from the browser in time");
    }
    Q_EMIT expired(error);
}

QUrl LoopbackListener::callback() const
{
    if (!m_settings.publicUrl.isEmpty())
        return m_settings.publicUrl;
    // localhost, not an address: Entra ignores the port only for that name
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("localhost"));
    url.setPort(m_port);
    url.setPath(QString::fromLatin1(m_path), QUrl::TolerantMode);
    return url;
}

QList<QHostAddress> LoopbackListener::addresses() const
{
    QList<QHostAddress> addresses;
    for (const QTcpServer *server : {&m_ipv4, &m_ipv6}) {
        if (server->isListening())
            addresses << server->serverAddress();
    }
    return addresses;
}

void LoopbackListener::accept(QTcpServer &server)
{
    while (QTcpSocket *socket = server.nextPendingConnection()) {
        socket->setParent(this); // outlives the server: its page may still be on its way
        socket->setReadBufferSize(largestHead + 1);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_connections.removeOne(socket);
            socket->deleteLater();
        });
        m_clock.callLater(connectionLimit, socket, [socket] { socket->abort(); });
        m_connections << socket;
        // those that say nothing must not keep the browser out
        if (m_connections.size() > mostConnections)
            m_connections.takeFirst()->abort();
        if (socket->bytesAvailable() > 0)
            read(socket);
    }
}

void LoopbackListener::read(QTcpSocket *socket)
{
    if (!m_connections.contains(socket))
        return; // its request was served
    const QByteArray bytes = socket->peek(largestHead);
    const qsizetype line = bytes.left(largestLine).indexOf("\r\n");
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (line < 0 && bytes.size() >= largestLine)
        return refuseHead(socket, bytes, 431, QStringLiteral("the address is too long"));
    if (end < 0) {
        if (bytes.size() == largestHead)
            refuseHead(socket, bytes, 431, QStringLiteral("the headers are too large"));
        return;
    }
    const auto request = parseRequestHead(bytes.left(end));
    if (!request)
        refuseHead(socket, bytes, 400, QStringLiteral("the request is malformed"));
    else if (!isOurName(request->host))
        refuseHead(socket, bytes, 400, QStringLiteral("the request names another host"));
    else
        serve(socket, *request);
}

void LoopbackListener::refuseHead(QTcpSocket *socket, const QByteArray &bytes, int status, const QString &why)
{
    const QByteArray asked = "GET " + m_path;
    const bool ours = bytes.startsWith(asked) && QByteArray("? ").contains(bytes.mid(asked.size(), 1));
    refuse(socket, status);
    if (ours)
        tellRefused(requestRefusedCode, why);
}

/// From the event loop: whoever is told may delete this, and the socket is in the middle of its own signal.
void LoopbackListener::tellRefused(const char *code, const QString &why)
{
    core::Error error;
    error.kind = ErrorKind::Protocol;
    error.code = QLatin1String(code);
    error.detail = why;
    QMetaObject::invokeMethod(
        this, [this, error] { Q_EMIT browserRefused(error); }, Qt::QueuedConnection);
}

void LoopbackListener::serve(QTcpSocket *socket, const RequestHead &request)
{
    if (request.path != m_path)
        return refuse(socket, 404);
    if (request.method == "HEAD") // of a link scanner: it is not the browser, and must not use the code up
        return answer(socket, 200, "text/html", {}, true);
    if (request.method != "GET")
        return refuse(socket, 405, "Allow: GET, HEAD\r\n");
    serveRedirect(socket, request);
}

void LoopbackListener::serveRedirect(QTcpSocket *socket, const RequestHead &request)
{
    const auto parameters = parseRedirectQuery(request.query);
    const QString state = parameters ? parameters->value(QStringLiteral("state")) : QString();
    if (!(core::Secret(state) == m_state)) {
        if (++m_foreignRedirects == 1) // whoever sends many must not fill the log
            qCWarning(logIdentity, "a redirect with a missing or foreign state was ignored");
        answer(socket, 400, "text/html", browserPageHtml(m_settings.pages, BrowserPage::Failure));
        return tellRefused(stateMismatchCode, QStringLiteral("the answer has a missing or foreign state"));
    }
    // one use: from here on a second redirect finds nobody
    m_connections.removeOne(socket);
    close();
    // not from within the socket's own signal: the judge may delete this, and the socket with it
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self = QPointer(this), browser = QPointer(socket), parameters = *parameters] {
            if (self)
                self->judge(browser, parameters);
        },
        Qt::QueuedConnection);
}

void LoopbackListener::judge(QTcpSocket *socket, const RedirectParameters &parameters)
{
    const QPointer<LoopbackListener> self(this);
    const QPointer<QTcpSocket> browser(socket);
    const BrowserPage page = m_judge(parameters);
    if (self && browser)
        answer(browser, 200, "text/html", browserPageHtml(m_settings.pages, page));
}

/// A page of another site can have its own name resolve to this machine, but then it is that name that stands
/// in Host.
bool LoopbackListener::isOurName(const QByteArray &host) const
{
    QByteArrayList names;
    for (const char *name : {"localhost", "127.0.0.1", "[::1]"})
        names += namesOf(name, m_port, 80);
    const QUrl &own = m_settings.publicUrl;
    if (!own.isEmpty()) {
        const int usual = own.scheme() == QLatin1String("http") ? 80 : 443;
        QByteArray name = own.host(QUrl::FullyEncoded).toLatin1().toLower();
        if (name.contains(':'))
            name = '[' + name + ']';
        names += namesOf(name, own.port(usual), usual);
    }
    return names.contains(host.toLower());
}

void LoopbackListener::answer(QTcpSocket *socket, int status, const QByteArray &contentType,
    const QByteArray &body, bool headOnly, const QByteArray &moreHeaders)
{
    m_connections.removeOne(socket);
    socket->readAll(); // what is left unread would make the system reset the connection, and the page with it
    socket->write(httpAnswer(status, contentType, body, headOnly, moreHeaders));
    socket->flush(); // with the kernel by now, even if this object dies before the event loop runs
    socket->disconnectFromHost();
}

void LoopbackListener::refuse(QTcpSocket *socket, int status, const QByteArray &moreHeaders)
{
    answer(socket, status, "text/plain", "Nothing here.\n", false, moreHeaders);
}

} // namespace pb::identity
