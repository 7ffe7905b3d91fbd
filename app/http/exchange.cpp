// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/exchange.h"

#include "http/redaction.h"
#include "http/transport.h"

#include <QNetworkReply>

namespace pb::http {

namespace {

constexpr qint64 largestAnswer = 64LL * 1024 * 1024;

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
{
    connect(reply, &QNetworkReply::socketStartedConnecting, this, [this] { m_connecting = true; });
    connect(reply, &QNetworkReply::encrypted, this, [this] { m_encrypted = true; });
    connect(reply, &QNetworkReply::requestSent, this, [this] { m_left = true; });
    connect(reply, &QNetworkReply::metaDataChanged, this, &Exchange::readHead);
    connect(reply, &QNetworkReply::readyRead, this, &Exchange::watchSize);
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
    // asked before the bytes are here, so that a hopeless download ends at once
    if (m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > largestAnswer) {
        end(core::failure(makeError(
            core::ErrorKind::Protocol, tooLargeCode, QStringLiteral("the answer is larger than 64 MiB"))));
    }
}

void Exchange::watchSize()
{
    if (m_reply->bytesAvailable() > largestAnswer) {
        end(core::failure(makeError(
            core::ErrorKind::Protocol, tooLargeCode, QStringLiteral("the answer is larger than 64 MiB"))));
    }
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
    Response response;
    response.status = status;
    response.headers = m_reply->rawHeaderPairs();
    response.body = m_reply->readAll();
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
