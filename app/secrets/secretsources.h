// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/result.h"
#include "core/secret.h"
#include "secrets/secretid.h"

#include <map>
#include <memory>

class QIODevice;

namespace pb::secrets {

class MemorySecretStore;
class SecretStore;

/// Secrets that were handed to a run from outside, as secrettext.h tidies them. What is empty counts as not
/// given. No error of these functions carries any part of a value.
///
/// Without a storeKey a refresh token given this way rotates in memory only: nobody can write back to
/// standard input or to a credentials folder. Entra does not revoke the old refresh token, so the one given
/// stays usable for the next start for up to 90 days; servers are better off with the application's own
/// User.Read.All, which needs none.
struct GivenSecrets {
    std::map<SecretKind, core::Secret> secrets;
    /// Under which a service keeps the newest refresh token (keptsecretstore.h); empty: it keeps none.
    core::Secret storeKey;

    void fill(MemorySecretStore &store, const QString &profile) const;
};

/// More than any honest set of secrets needs, and little enough to be read without care.
inline constexpr qint64 largestSecretsInput = qint64{64} * 1024;

/// What the store has of this profile, as the object that parseSecretsObject() reads: for another process of
/// this program, over a pipe. What is not there is left out; any other failure ends it.
core::Job<QByteArray> *collectSecrets(
    std::shared_ptr<SecretStore> store, const QString &profile, QObject *parent);

/// One JSON object with any of the strings clientSecret, readClientSecret, refreshToken, starfacePassword,
/// starfaceClientSecret, proxyPassword.
/// Anything else is refused by the member's name.
core::Result<GivenSecrets> parseSecretsObject(const QByteArray &json);

/// Reads such an object up to the end of the input; blocks, for use before the event loop runs.
core::Result<GivenSecrets> readSecretsObject(QIODevice &input);

/// Reads a systemd credentials folder ($CREDENTIALS_DIRECTORY): files named "presence-bridge.<member>" or
/// just "<member>", the first wins; and "storeKey" in the same way, of which one line break at the end is no
/// part. NotFound where none is there.
core::Result<GivenSecrets> readCredentialsFolder(const QString &path);

} // namespace pb::secrets
