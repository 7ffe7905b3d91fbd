// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/secret.h"
#include "http/httptypes.h"

#include <QList>

namespace pb::identity {

/// What an AADSTS code means for whoever has to mend it; the ui has a sentence for each. Stable.
enum class EntraHint {
    None, ///< no code, or one that is not known: show Microsoft's own text
    WrongSecret, ///< 7000215, often the secret's id instead of its value
    SecretExpired, ///< 7000222
    SecretMissing, ///< 7000218, the redirect URI is registered as "Web" only
    SecretForPublicClient, ///< 700025, a public client sent a secret
    ApplicationNotFound, ///< 700016, wrong tenant or client id
    ApplicationDisabled, ///< 7000112
    TenantNotFound, ///< 90002
    TenantMalformed, ///< 900023, or the wrong cloud
    ConsentMissing, ///< 65001
    ConsentDeclined, ///< 65004
    AdminConsentNeeded, ///< 90094
    RedirectMismatch, ///< 50011
    AccountNotAssigned, ///< 50105
    ConditionalAccess, ///< 53003, 53004
    DeviceNotAllowed, ///< 53000, 53001, 53002, 50097, 530003: the policy asks for a managed device
    MultiFactorNeeded, ///< 50074, 50076, 50078, 50079, 50158
    PasswordExpired, ///< 50055
    AccountNotUsable, ///< 50034, 50057: the account does not exist (any more) or is disabled
    SignInAgain, ///< 70008, 70043, 70044, 700082, 50173: the sign-in expired or was revoked
    CodeAlreadyUsed, ///< 54005
    PkceMismatch, ///< 501481
    RequestLoop ///< 50196, tokens are not cached
};

/// The hint for Error::code, e.g. "AADSTS7000215".
EntraHint hintOf(const QString &code);
inline EntraHint hintOf(const core::Error &error)
{
    return hintOf(error.code);
}

/// The parts of an Entra error, from a body or from the query of a redirect.
struct EntraErrorParts {
    QString error; ///< OAuth's word, e.g. "invalid_client": what the kind follows from
    QString description; ///< Microsoft's text
    QList<qint64> codes; ///< numbers of AADSTS codes
    QString correlationId;
};

/// The Error for such parts. `code` is "AADSTSnnn" from the codes or the text, or OAuth's word where there is
/// none; `requestId` the correlation id, from the text where it has no place of its own; `detail` Microsoft's
/// first line, redacted and limited. `sent` are secrets that must not come back in it.
core::Error entraError(const EntraErrorParts &parts, int httpStatus, const QList<core::Secret> &sent = {});

/// The Error for an answer of the token endpoint that is no success: Entra's JSON body, or anything else, by
/// its status. Pure but for `now`, which a Retry-After date needs.
core::Error decodeEntraError(
    const http::Response &response, core::Wall now, const QList<core::Secret> &sent = {});

} // namespace pb::identity
