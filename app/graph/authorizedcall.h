// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/secret.h"
#include "http/authorizer.h"
#include "http/httpclient.h"

#include <functional>

namespace pb::graph {

/// Where a job sends its requests and whose token it shows there.
struct Endpoint {
    http::HttpClient &http;
    http::Authorizer &authorizer;
    QUrl root; ///< with the version, without a slash at the end

    /// `path` begins with a slash and is percent-encoded; it may carry a query.
    QUrl url(const QString &path) const;
};

/// One request with a bearer token: asks for the token, sends, and after a 401 once more with a fresh one.
/// Yields 2xx answers; everything else is an Error, whose mayHaveActed speaks of this request and not of the
/// token's. Client and authorizer outlive it.
class AuthorizedCall final : public core::Job<http::Response> {
public:
    AuthorizedCall(const Endpoint &endpoint, http::Request request, QObject *parent);

    /// The token that was shown last.
    const core::Secret &token() const { return m_token; }

private:
    void authorize();
    void send();
    void receive(core::Result<http::Response> response);

    http::HttpClient &m_http;
    http::Authorizer &m_authorizer;
    http::Request m_request;
    core::Secret m_token;
    bool m_renewed = false;
};

/// An AuthorizedCall whose outcome a pure function turns into a value.
template<typename T>
class DecodedCall final : public core::Job<T> {
public:
    using Decode = std::function<core::Result<T>(const core::Result<http::Response> &)>;

    DecodedCall(const Endpoint &endpoint, http::Request request, Decode decode, QObject *parent)
        : core::Job<T>(parent)
    {
        auto *call = new AuthorizedCall(endpoint, std::move(request), this);
        call->then(this,
            [this, decode = std::move(decode)](const auto &response) { this->finish(decode(response)); });
    }
};

} // namespace pb::graph
