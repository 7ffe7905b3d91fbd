// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "http/httpclient.h"
#include "starface/restsession.h"

#include <functional>

namespace pb::starface {

/// Of an answer about one user or session; lists grow with the users.
inline constexpr qint64 largestOfOne = 64LL * 1024;
/// About 50,000 users.
inline constexpr qint64 largestList = 16LL * 1024 * 1024;

/// A request to STARFACE REST with what every one of them carries, except the token.
http::Request restRequest(const QByteArray &method, const QUrl &root, const QString &path);

/// One request with the session's token; after a 401 once more with a fresh one. Yields every answer except
/// 401; the Error's mayHaveActed speaks of this request and not of the login's. Client and session outlive
/// it.
class RestCall final : public core::Job<http::Response> {
public:
    RestCall(http::HttpClient &http, RestSession &session, http::Request request, QObject *parent);

private:
    void authorize();
    void send(const core::Secret &token);
    void receive(const core::Secret &token, core::Result<http::Response> response);

    http::HttpClient &m_http;
    RestSession &m_session;
    http::Request m_request;
    bool m_renewed = false;
};

/// A reading RestCall whose 200 a pure function decodes.
template<typename T>
class RestRead final : public core::Job<T> {
public:
    using Decode = core::Result<T> (*)(const QByteArray &);

    RestRead(http::HttpClient &http, RestSession &session, const QUrl &root, const QString &path,
        Decode decode, qint64 largestAnswer, QObject *parent)
        : core::Job<T>(parent)
    {
        auto request = restRequest("GET", root, path);
        request.largestAnswer = largestAnswer;
        request.repeat = http::Repeat::Always;
        auto *call = new RestCall(http, session, std::move(request), this);
        call->then(
            this, [this, decode](const core::Result<http::Response> &response) { take(response, decode); });
    }

private:
    void take(const core::Result<http::Response> &response, Decode decode);
};

/// The answer's failure where it is not a 200.
core::Done checkOk(const core::Result<http::Response> &response);

template<typename T>
void RestRead<T>::take(const core::Result<http::Response> &response, Decode decode)
{
    const auto ok = checkOk(response);
    if (!ok)
        return this->finish(core::failure(ok.error()));
    this->finish(decode(response->body));
}

} // namespace pb::starface
