// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QByteArray>
#include <QString>

/// The proofs of a password that a STARFACE takes, as pure functions (published REST description and UCI
/// client code).
namespace pb::starface {

enum class LoginType { Internal, ActiveDirectory };

/// What GET /rest/login answers.
struct LoginChallenge {
    LoginType type = LoginType::Internal;
    QString nonce;
    QString spelling = {}; ///< of the type, as the PBX wrote it
};

core::Result<LoginChallenge> decodeChallenge(const QByteArray &body);
/// What POST /rest/login answers.
core::Result<core::Secret> decodeToken(const QByteArray &body);

/// The member "secret" of POST /rest/login.
core::Secret restSecret(const LoginChallenge &challenge, const QString &login, const core::Secret &password);
/// The body of POST /rest/login. Holds a secret.
QByteArray encodeLogin(const LoginChallenge &challenge, const core::Secret &secret);

/// The token in the address of XML-RPC requests.
core::Secret uciToken(LoginType type, const QString &login, const core::Secret &password);

} // namespace pb::starface
