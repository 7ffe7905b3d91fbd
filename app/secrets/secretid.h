// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>

namespace pb::secrets {

enum class SecretKind {
    ClientSecret,
    ReadClientSecret,
    RefreshToken,
    StarfacePassword,
    StarfaceClientSecret, ///< of the client in the realm of a STARFACE 10
    ProxyPassword
};

inline constexpr std::array allSecretKinds{SecretKind::ClientSecret, SecretKind::ReadClientSecret,
    SecretKind::RefreshToken, SecretKind::StarfacePassword, SecretKind::StarfaceClientSecret,
    SecretKind::ProxyPassword};

/// Names one secret of one profile. There is one entry per secret.
struct SecretId {
    QString profile; ///< the id of the profile, not its title
    SecretKind kind = SecretKind::ClientSecret;

    friend bool operator==(const SecretId &, const SecretId &) = default;
};

/// The stable name of a kind, e.g. "clientSecret": in keychain entries, on standard input, as a file name.
QString kindName(SecretKind kind);

/// Under which key the entry stands in a keychain: "presence-bridge/<profile>/<kind>".
QString keyText(const SecretId &id);

/// Under which service name every entry of this program stands in a keychain.
QString keychainService();

} // namespace pb::secrets
