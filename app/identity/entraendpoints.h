// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QUrl>

namespace pb::identity {

/// Microsoft's clouds. China (21Vianet) is named so that it can be refused: Graph has no presence API there.
enum class Cloud { Global, UsGovL4, UsGovL5, China };

/// Where a cloud signs in and where its Graph is. Both are origins, with a path prefix at most and no
/// trailing slash. Pure.
struct EntraEndpoints {
    QUrl signIn; ///< e.g. https://login.microsoftonline.com
    QUrl graph; ///< e.g. https://graph.microsoft.com, without the API version

    /// {signIn}/{tenant}/oauth2/v2.0/authorize
    QUrl authorizeUrl(const QString &tenant) const;
    /// {signIn}/{tenant}/oauth2/v2.0/token
    QUrl tokenUrl(const QString &tenant) const;
    /// {signIn}/{tenant}/v2.0/adminconsent
    QUrl adminConsentUrl(const QString &tenant) const;

    /// "{graph}/.default": everything that was granted to the application.
    QString defaultScope() const;
    /// "{graph}/{permission}", e.g. of User.Read.All.
    QString scope(const QString &permission) const;
};

/// The published addresses of a cloud; InvalidInput "no-presence-api" for China.
core::Result<EntraEndpoints> endpointsOf(Cloud cloud);

/// Addresses of one's own, e.g. of a simulator: https, or http on loopback only; no user info, query or
/// fragment.
core::Result<EntraEndpoints> customEndpoints(const QUrl &signIn, const QUrl &graph);

} // namespace pb::identity
