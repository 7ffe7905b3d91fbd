// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace pb::core {

/// What the program branches on; what a service calls the failure is in Error::code.
enum class ErrorKind {
    Offline, ///< no connection to the host: refused, unreachable, name not found, dropped
    Timeout, ///< no answer within the time limit
    Tls, ///< the certificate is not trusted, or not the pinned one
    Unauthorized, ///< the credentials are wrong, expired or revoked
    SignInNeeded, ///< only a person who signs in again can help: OAuth's invalid_grant and its like
    CredentialRefused, ///< the program's own credential at the identity provider: OAuth's invalid_client
    Forbidden, ///< known, but not allowed: a permission is missing
    NotFound,
    Conflict, ///< the request contradicts the state on the other side
    Throttled, ///< asked to slow down, or the own request budget is used up
    Server, ///< the service failed (5xx)
    Protocol, ///< the answer cannot be what was promised: malformed, truncated, unexpected
    InvalidInput, ///< what was given cannot be used; nothing was sent
    Cancelled,
    KeychainUnavailable, ///< no keychain service, locked, denied, or a prompt without an answer
    Storage, ///< a file or database could not be read or written
    Internal
};

/// A failure as a value. Holds no secret: whoever fills `detail` passes it through redaction first.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    int httpStatus = 0; ///< 0 where no HTTP answer was received
    QString code; ///< the service's own code, e.g. "AADSTS7000215", "TooManyRequests"
    QString detail; ///< technical text in English, for the log and for a ticket
    QString requestId; ///< what the service's support asks for
    std::optional<std::chrono::milliseconds> retryAfter;

    /// True where the other side may have acted all the same: the answer was lost, late or a 5xx.
    bool mayHaveActed = false;
};

/// The stable English name of a kind, for logs and machine-readable output.
QString kindName(ErrorKind kind);

/// Trying again changes nothing: it fails alike until somebody has acted.
bool isLasting(ErrorKind kind);

/// One line for the log: kind, status, code, detail, request id.
QString toLogLine(const Error &error);

} // namespace pb::core

Q_DECLARE_METATYPE(pb::core::Error)
