// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/job.h"
#include "http/httptypes.h"
#include "identity/accesstoken.h"

namespace pb::http {
class HttpClient;
}

namespace pb::identity {

/// One field of a token request. What is a secret never comes back in an Error, whatever the server answers.
struct FormField {
    QByteArray name;
    core::Secret value;
    bool isSecret = false;
};

/// Of an answer of the token endpoint; two tokens are a few KiB.
inline constexpr qint64 largestTokenAnswer = 256LL * 1024;

/// application/x-www-form-urlencoded with everything but unreserved characters percent-encoded (RFC 6749,
/// appendix B), so that "+", "%", "&", "=" and what is not ASCII arrive as they are.
QByteArray formBody(const QList<FormField> &fields);

/// What the token endpoint's answer says: a token, or Entra's error, which some gateways send with a 200.
/// `sent` are secrets that must not come back in the Error.
core::Result<TokenResponse> decodeTokenAnswer(
    const http::Response &response, core::Wall now, const QList<core::Secret> &sent);

/// One POST to the token endpoint. An answer of Entra that is no success becomes its decoded Error.
core::Job<TokenResponse> *requestToken(http::HttpClient &http, const core::Clock &clock, const QUrl &tokenUrl,
    const QList<FormField> &fields, http::Repeat repeat, QObject *parent);

} // namespace pb::identity
