// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/authorizedcall.h"

#include "graph/graphdecoder.h"

namespace pb::graph {

using core::failure;
using core::Result;

QUrl Endpoint::url(const QString &path) const
{
    return QUrl::fromEncoded(QByteArray(root.toEncoded() + path.toUtf8()), QUrl::StrictMode);
}

AuthorizedCall::AuthorizedCall(const Endpoint &endpoint, http::Request request, QObject *parent)
    : Job(parent)
    , m_http(endpoint.http)
    , m_authorizer(endpoint.authorizer)
    , m_request(std::move(request))
{
    m_request.headers << qMakePair(QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json"));
    if (!m_request.body.isEmpty())
        m_request.headers << qMakePair(
            QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/json"));
    authorize();
}

void AuthorizedCall::authorize()
{
    m_authorizer.token(this)->then(this, [this](Result<core::Secret> token) {
        if (!token) {
            // a lost answer to the token request says nothing about this one, which was not sent or was
            // refused
            token.error().mayHaveActed = false;
            finish(failure(std::move(token.error())));
            return;
        }
        m_token = std::move(*token);
        send();
    });
}

void AuthorizedCall::send()
{
    http::Request request = m_request;
    request.headers << qMakePair(
        QByteArrayLiteral("Authorization"), QByteArray("Bearer " + m_token.reveal()));
    m_http.send(request, this)->then(this, [this](Result<http::Response> response) {
        receive(std::move(response));
    });
}

void AuthorizedCall::receive(Result<http::Response> response)
{
    if (!response || (response->status >= 200 && response->status <= 299)) {
        finish(std::move(response));
        return;
    }
    if (response->status == 401) {
        m_authorizer.reject(m_token);
        if (!m_renewed) {
            m_renewed = true;
            authorize();
            return;
        }
    }
    finish(failure(decodeError(*response)));
}

} // namespace pb::graph
