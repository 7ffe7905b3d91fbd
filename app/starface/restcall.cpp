// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/restcall.h"

#include "starface/restdecoder.h"

namespace pb::starface {

using core::failure;
using core::Result;

http::Request restRequest(const QByteArray &method, const QUrl &root, const QString &path)
{
    http::Request request;
    request.method = method;
    request.url = QUrl::fromEncoded(QByteArray(root.toEncoded() + path.toUtf8()), QUrl::StrictMode);
    request.headers << qMakePair(QByteArrayLiteral("X-Version"), QByteArrayLiteral("2"))
                    << qMakePair(QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json"));
    if (method == "POST" || method == "PUT")
        request.headers << qMakePair(
            QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/json"));
    request.largestAnswer = largestOfOne;
    request.timeLimit = std::chrono::seconds{15};
    request.totalLimit = std::chrono::seconds{30};
    return request;
}

RestCall::RestCall(http::HttpClient &http, RestSession &session, http::Request request, QObject *parent)
    : Job(parent)
    , m_http(http)
    , m_session(session)
    , m_request(std::move(request))
{
    authorize();
}

void RestCall::authorize()
{
    m_session.token(this)->then(this, [this](Result<core::Secret> token) {
        if (token)
            return send(*token);
        // a lost answer to the login says nothing about this request, which was not sent or was refused
        token.error().mayHaveActed = false;
        finish(failure(std::move(token.error())));
    });
}

void RestCall::send(const core::Secret &token)
{
    http::Request request = m_request;
    m_session.show(token, request);
    m_http.send(request, this)->then(this, [this, token](Result<http::Response> response) {
        receive(token, std::move(response));
    });
}

void RestCall::receive(const core::Secret &token, Result<http::Response> response)
{
    if (!response || response->status != 401)
        return finish(std::move(response));
    m_session.reject(token);
    if (m_renewed)
        return finish(failure(decodeRestError(*response)));
    m_renewed = true;
    authorize();
}

core::Done checkOk(const Result<http::Response> &response)
{
    if (!response)
        return failure(response.error());
    if (response->status != 200)
        return failure(decodeRestError(*response));
    return {};
}

} // namespace pb::starface
