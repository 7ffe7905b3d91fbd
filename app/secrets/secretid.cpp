// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secretid.h"

namespace pb::secrets {

QString kindName(SecretKind kind)
{
    switch (kind) {
    case SecretKind::ClientSecret:
        return QStringLiteral("clientSecret");
    case SecretKind::ReadClientSecret:
        return QStringLiteral("readClientSecret");
    case SecretKind::RefreshToken:
        return QStringLiteral("refreshToken");
    case SecretKind::StarfacePassword:
        return QStringLiteral("starfacePassword");
    case SecretKind::StarfaceClientSecret:
        return QStringLiteral("starfaceClientSecret");
    case SecretKind::ProxyPassword:
        return QStringLiteral("proxyPassword");
    }
    return {};
}

QString keyText(const SecretId &id)
{
    return QStringLiteral("presence-bridge/%1/%2").arg(id.profile, kindName(id.kind));
}

QString keychainService()
{
    return QStringLiteral("Presence Bridge");
}

} // namespace pb::secrets
