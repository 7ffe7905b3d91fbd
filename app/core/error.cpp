// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

#include <QStringList>

namespace pb::core {

QString kindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
        return QStringLiteral("offline");
    case ErrorKind::Timeout:
        return QStringLiteral("timeout");
    case ErrorKind::Tls:
        return QStringLiteral("tls");
    case ErrorKind::Unauthorized:
        return QStringLiteral("unauthorized");
    case ErrorKind::SignInNeeded:
        return QStringLiteral("sign-in-needed");
    case ErrorKind::CredentialRefused:
        return QStringLiteral("credential-refused");
    case ErrorKind::Forbidden:
        return QStringLiteral("forbidden");
    case ErrorKind::NotFound:
        return QStringLiteral("not-found");
    case ErrorKind::Conflict:
        return QStringLiteral("conflict");
    case ErrorKind::Throttled:
        return QStringLiteral("throttled");
    case ErrorKind::Server:
        return QStringLiteral("server");
    case ErrorKind::Protocol:
        return QStringLiteral("protocol");
    case ErrorKind::InvalidInput:
        return QStringLiteral("invalid-input");
    case ErrorKind::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorKind::KeychainUnavailable:
        return QStringLiteral("keychain-unavailable");
    case ErrorKind::Storage:
        return QStringLiteral("storage");
    case ErrorKind::Internal:
        return QStringLiteral("internal");
    }
    return QStringLiteral("internal");
}

bool isLasting(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::SignInNeeded:
    case ErrorKind::CredentialRefused:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::InvalidInput:
    case ErrorKind::KeychainUnavailable:
        return true;
    default:
        return false;
    }
}

QString toLogLine(const Error &error)
{
    QStringList parts{kindName(error.kind)};
    if (error.httpStatus != 0)
        parts << QStringLiteral("HTTP %1").arg(error.httpStatus);
    if (!error.code.isEmpty())
        parts << error.code;
    if (!error.detail.isEmpty())
        parts << error.detail;
    if (!error.requestId.isEmpty())
        parts << QStringLiteral("request-id %1").arg(error.requestId);
    return parts.join(QStringLiteral(" · "));
}

} // namespace pb::core
