// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>

/// What a browser brings back, taken apart. Pure.
namespace pb::identity {

/// The head of an HTTP/1.x request.
struct RequestHead {
    QByteArray method;
    QByteArray path; ///< as it was sent, still encoded
    QByteArray query; ///< the same, without "?"
    QByteArray host; ///< of the one Host header
};

/// Reads everything before the empty line. Strict in what counts: a target that begins with "/", HTTP/1.0
/// or 1.1, one Host without control characters, lines that end as HTTP's do; nothing otherwise. What other
/// headers hold is a browser's and not looked at.
std::optional<RequestHead> parseRequestHead(const QByteArray &head);

using RedirectParameters = QHash<QString, QString>;

/// Decodes application/x-www-form-urlencoded, "+" as a space. Nothing where it is malformed or names a
/// parameter twice (RFC 6749, 3.1).
std::optional<RedirectParameters> parseRedirectQuery(const QByteArray &query);

/// The Error of a redirect that carries `error`, with Entra's code and correlation id where it names them;
/// nothing where it carries none.
std::optional<core::Error> redirectError(const RedirectParameters &parameters);

} // namespace pb::identity
