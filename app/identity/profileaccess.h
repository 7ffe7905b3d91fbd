// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httptypes.h"
#include "identity/entraendpoints.h"
#include "profile/profile.h"

/// What a profile says about the ways out of this computer, for whoever makes a connection. Pure.
namespace pb::identity {

/// True where the proxy asks for a password (secrets::SecretKind::ProxyPassword).
bool needsProxyPassword(const profile::Profile &profile);

/// Proxy and additional authorities: what every connection of the profile uses.
http::NetworkSettings networkSettings(
    const profile::Profile &profile, const core::Secret &proxyPassword = {});

/// Where the profile signs in and where its Graph is.
EntraEndpoints entraEndpoints(const profile::Profile &profile);

} // namespace pb::identity
