// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/exchange.h"

#include "http/redaction.h"
#include "http/transport.h"

#include <QNetworkReply>

#include <algorithm>

namespace pb::http {

namespace {

constexpr qint64 readAhead = 256LL * 1024;
constexpr qint64 largestHead = 64LL * 1024;
// of an error page more is of no use to anybody
constexpr qint64 largestRefusal = 64LL * 1024;

core::Error makeError(core::ErrorKind kind, const char *code, const QString &detail)
{
    core::Error error;
    error.kind = kind;
    error.code = QLatin1String(code);
    error.detail = redacted(detail);
    return error;
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

qint64 headSize(const QNetworkReply &reply)
{
    qint64 size = 0;
    for (const auto &[name, value] : reply.rawHeaderPairs())
        size += name.size() + value.size();
    return size;
}

/// Errors of the way to the server: no request was sent yet.
bool isBeforeTheRequest(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError
        || error == QNetworkReply::SslHandshakeFailedError
        || error == QNetworkReply::ProxyConnectionRefusedError || error == QNetworkReply::ProxyNotFoundError
        || error == QNetworkReply::ProxyAuthenticationRequiredError;
}

/// Whether Qt's error only says that the status is one of failure.
bool isStatusError(QNetworkReply::NetworkError error, int status)
{
    // Qt rewinds the body for these before it looks whether it is to follow at all
    if (status == 307 || status == 308)
        return error == QNetworkReply::ContentReSendError;
    return status >= 400 && error >= QNetworkReply::ContentAccessDenied
        && error != QNetworkReply::ContentReSendError && error != QNetworkReply::ProtocolFailure;
}

} // namespace

Exchange::Exchange(
    QNetworkReply *reply, const Request &request, core::Duration limit, core::Clock &clock, QObject *parent)
    : Job(parent)
    , m_reply(reply)
    , m_clock(clock)
    , m_started(clock.now())
    , m_encrypts(request.url.scheme() == QLatin1String("https"))
    , m_hasBody(!request.body.isEmpty())
    , m_largest(request.largestAnswer)
{
    connect(reply, &QNetworkReply::socketStartedConnecting, this, [this] { m_connecting = true; });
    connect(reply, &QNetworkReply::encrypted, this, [this] { m_encrypted = true; });
    connect(reply, &QNetworkReply::requestSent, this, [this] { m_left = true; });
    connect(reply, &QNetworkReply::metaDataChanged, this, &Exchange::readHead);
    connect(reply, &QNetworkReply::readyRead, this, &Exchange::collect);
    connect(reply, &QNetworkReply::finished, this, &Exchange::conclude);
    clock.callLater(limit, this, [this] {
        end(core::failure(
            makeError(core::ErrorKind::Timeout, "", QStringLiteral("no whole answer in time"))));
    });
}

Exchange::~Exchange()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply;
    }
}

bool Exchange::mayHaveLeft() const
{
    if (m_surelyNot)
        return false;
    if (m_left)
        return true;
    if (m_encrypts)
        return !m_connecting || m_encrypted;
    // Qt 6.4 does not tell when a request without a body was sent
    return !m_hasBody;
}

void Exchange::readHead()
{
    m_left = true;
    // only now is the thread that reads there to hear it: from here on it holds the connection back
    m_reply->setReadBufferSize(readAhead);
    if (headSize(*m_reply) > largestHead) {
        end(core::failure(makeError(core::ErrorKind::Protocol, tooLargeCode,
            QStringLiteral("the head of the answer is larger than %1 KiB").arg(largestHead / 1024))));
        return;
    }
    // asked before the bytes are here, so that a hopeless download ends at once
    const bool isHopeless = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > m_largest;
    if (isHopeless && !isRefusal())
        endTooLarge();
}

bool Exchange::isRefusal() const
{
    return statusOf(*m_reply) >= 300;
}

qint64 Exchange::bound() const
{
    return isRefusal() ? std::min(m_largest, largestRefusal) : m_largest;
}

void Exchange::collect()
{
    while (m_reply) {
        // by pieces: what is packed grows only as it is read
        const QByteArray piece = m_reply->read(std::min(readAhead, bound() - m_body.size() + 1));
        if (piece.isEmpty())
            return;
        m_body += piece;
        if (m_body.size() <= bound())
            continue;
        if (!isRefusal())
            return endTooLarge();
        m_body.truncate(bound());
        return succeed();
    }
}

void Exchange::endTooLarge()
{
    end(core::failure(makeError(core::ErrorKind::Protocol, tooLargeCode,
        QStringLiteral("the answer is larger than %1 KiB").arg(m_largest / 1024))));
}

void Exchange::conclude()
{
    const int status = statusOf(*m_reply);
    const auto error = m_reply->error();
    m_surelyNot = isBeforeTheRequest(error) || m_reply->property(tlsCodeProperty).isValid();
    if (status == 0 || (error != QNetworkReply::NoError && !isStatusError(error, status))) {
        end(core::failure(transportError()));
        return;
    }
    collect();
    if (m_reply)
        succeed();
}

void Exchange::succeed()
{
    Response response;
    response.status = statusOf(*m_reply);
    response.headers = m_reply->rawHeaderPairs();
    response.body = std::move(m_body);
    response.duration = m_clock.now() - m_started;
    end(std::move(response));
}

void Exchange::end(core::Result<Response> result)
{
    if (!m_reply)
        return;
    if (!result)
        result.error().mayHaveActed = mayHaveLeft();
    QNetworkReply *reply = m_reply;
    m_reply = nullptr;
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
    finish(std::move(result));
}

core::Error Exchange::transportError() const
{
    using core::ErrorKind;
    const QString text = m_reply->errorString();
    const QVariant tlsCode = m_reply->property(tlsCodeProperty);
    if (tlsCode.isValid()) {
        return makeError(ErrorKind::Tls, tlsCode.toString().toLatin1().constData(),
            m_reply->property(tlsDetailProperty).toString());
    }
    switch (m_reply->error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return makeError(ErrorKind::Tls, "", text);
    case QNetworkReply::TimeoutError:
        return makeError(ErrorKind::Timeout, "", text);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return makeError(ErrorKind::Offline, proxyCode, text);
    case QNetworkReply::RemoteHostClosedError:
        if (statusOf(*m_reply) != 0)
            return makeError(ErrorKind::Protocol, truncatedCode, QStringLiteral("the answer was cut short"));
        return makeError(ErrorKind::Offline, "", text);
    case QNetworkReply::ContentReSendError:
        // Qt wanted to send the request a second time and was not allowed to
        return makeError(
            ErrorKind::Offline, "", QStringLiteral("the connection was closed before an answer"));
    case QNetworkReply::NoError:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
        return makeError(ErrorKind::Protocol, "", text);
    default:
        return makeError(ErrorKind::Offline, "", text);
    }
}

} // namespace pb::http
