// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "secrets/secretid.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// What people bring as a secret -> the secret. Pure.
namespace pb::secrets {

/// Without line ends and byte order marks around it; Entra's without blanks, too, since none of those has
/// any, while a password may.
QString trimmedSecret(SecretKind kind, QStringView text);

/// The first control character in it; no secret has one.
std::optional<QChar> controlCharacterIn(QStringView text);

/// The trimmed secret; InvalidInput "control-character" where one is left in it. `place` names the secret in
/// the error, which holds no part of the value.
core::Result<core::Secret> tidiedSecret(SecretKind kind, QStringView text, const QString &place);

/// A text in UTF-8 or, with a byte order mark, in UTF-16; nothing where it is neither.
std::optional<QString> decodedText(const QByteArray &bytes);

} // namespace pb::secrets
