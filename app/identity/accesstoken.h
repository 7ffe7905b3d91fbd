// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/secret.h"

#include <QStringList>

#include <optional>

namespace pb::identity {

/// What the token endpoint hands out (RFC 6749, 5.1).
struct TokenResponse {
    core::Secret accessToken;
    std::chrono::seconds expiresIn{};
    core::Secret refreshToken; ///< empty where none came
    QStringList scope; ///< empty where none was named
};

/// What an access token says about itself. Nothing here is verified, see decodeClaims().
struct TokenClaims {
    QStringList roles; ///< application permissions that were granted
    QStringList scopes; ///< delegated permissions ("scp")
    QString tenantId; ///< "tid"
    QString audience; ///< "aud"
    QString appId; ///< "appid", in v2.0 tokens "azp"
    std::optional<core::Wall> expiresAt;
};

/// Decodes the body of a 200. Protocol where the token, its type "Bearer" or its lifetime is missing or
/// wrong. No part of the body gets into the Error.
core::Result<TokenResponse> decodeTokenResponse(const QByteArray &body);

/// Reads the claims of a JWT, for showing what was granted; Protocol where the token is not a JWT, which is
/// no reason not to use it. The signature is not checked on purpose: the token came straight from Entra over
/// TLS, is opaque to a client and made for Graph, which checks it. So no decision about access may rest on
/// these.
core::Result<TokenClaims> decodeClaims(const core::Secret &accessToken);

} // namespace pb::identity
