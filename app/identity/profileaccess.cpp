// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/profileaccess.h"

namespace pb::identity {

bool needsProxyPassword(const profile::Profile &profile)
{
    return profile.proxy.kind == profile::Proxy::Kind::Manual && !profile.proxy.user.isEmpty();
}

http::NetworkSettings networkSettings(const profile::Profile &profile, const core::Secret &proxyPassword)
{
    http::NetworkSettings settings;
    switch (profile.proxy.kind) {
    case profile::Proxy::Kind::System:
        settings.proxy = http::NetworkSettings::Proxy::System;
        break;
    case profile::Proxy::Kind::None:
        settings.proxy = http::NetworkSettings::Proxy::None;
        break;
    case profile::Proxy::Kind::Manual:
        settings.proxy = http::NetworkSettings::Proxy::Manual;
        break;
    }
    settings.proxyHost = profile.proxy.host;
    settings.proxyPort = profile.proxy.port;
    settings.proxyUser = profile.proxy.user;
    settings.proxyExcept = profile.proxy.except;
    if (needsProxyPassword(profile))
        settings.proxyPassword = proxyPassword;
    settings.extraCaFile = profile.extraCaFile;
    return settings;
}

EntraEndpoints entraEndpoints(const profile::Profile &profile)
{
    const profile::Endpoints endpoints = profile::endpoints(profile);
    return {endpoints.signIn, endpoints.graph};
}

} // namespace pb::identity
