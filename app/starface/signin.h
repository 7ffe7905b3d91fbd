// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QString>

#include <optional>

/// How one signs in to a STARFACE, and what refusals of it are called.
namespace pb::starface {

enum class SignInKind {
    Nonce, ///< the password is never sent
    ActiveDirectory, ///< the password is sent within the proof
    OAuth ///< the password is sent to the PBX's own realm (version 10)
};

/// Who signs in, with what, and how.
struct Credentials {
    QString login;
    core::Secret password;
    core::Secret clientSecret = {}; ///< of the realm's client; empty: not known, or there is no realm
    /// Nothing: whatever the PBX offers. Otherwise this kind or none: a server that suddenly asks for the
    /// password itself does not get it.
    std::optional<SignInKind> kind = std::nullopt;
};

/// Values of Error::code for sign-ins that fail.
inline constexpr char rightMissingCode[] = "starface-right-missing"; ///< Forbidden
inline constexpr char externalIdentityCode[] = "starface-external-identity";
inline constexpr char clientSecretNeededCode[] = "starface-client-secret-needed";
inline constexpr char clientSecretRefusedCode[] = "starface-client-secret-refused";
inline constexpr char passwordRefusedCode[] = "starface-password-refused";
inline constexpr char passwordResetCode[] = "starface-password-reset";
inline constexpr char bearerOnlyCode[] = "starface-bearer-only"; ///< and no realm to get a token from
inline constexpr char tooOldCode[] = "starface-too-old"; ///< NotFound
inline constexpr char noRealmCode[] = "starface-no-realm"; ///< NotFound: OAuth is pinned, and there is none
inline constexpr char kindChangedCode[] = "starface-kind-changed";

/// True for the failures above: nobody was signed in.
inline bool isSignInCode(const QString &code)
{
    return code.startsWith(QLatin1String("starface-"));
}

} // namespace pb::starface
