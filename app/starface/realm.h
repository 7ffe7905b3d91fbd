// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/secret.h"
#include "http/httptypes.h"

#include <QUrl>

/// The realm of a STARFACE 10 and its OAuth password grant, as pure functions. What of it is not published
/// stands in realm.cpp and nowhere else.
namespace pb::starface {

/// Where to ask for discovery, by the root of REST.
http::Request discoveryRequest(const QUrl &restRoot);

/// Where tokens are got, by the discovery's answer. Always on the PBX's own origin: a document that names
/// another host does not get the password. Empty: that answer is no realm's.
QUrl tokenEndpoint(const http::Response &discovery, const QUrl &restRoot);

/// What a grant brought.
struct Grant {
    core::Secret accessToken;
    core::Duration accessLife{};
    core::Secret refreshToken; ///< may be empty
    core::Duration refreshLife{}; ///< zero: not told
};

struct PasswordGrant {
    QString login;
    core::Secret password;
};

/// Requests to the token endpoint. Both bodies hold secrets.
http::Request passwordGrantRequest(
    const QUrl &endpoint, const PasswordGrant &grant, const core::Secret &clientSecret);
http::Request refreshGrantRequest(
    const QUrl &endpoint, const core::Secret &refreshToken, const core::Secret &clientSecret);

/// A refusal as Error, with one of the codes of signin.h. `workedBefore`: the same password was good once.
core::Result<Grant> decodeGrant(const http::Response &response, bool workedBefore);

/// True where the refusal is about the refresh token only: the password may still be good.
bool isRefreshRefused(const http::Response &response);

} // namespace pb::starface
