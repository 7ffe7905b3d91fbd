// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile/profile.h"

namespace pb::profile {

Endpoints endpoints(Cloud cloud)
{
    // Source: Microsoft Graph, "National cloud deployments".
    switch (cloud) {
    case Cloud::Global:
        return {QUrl(QStringLiteral("https://login.microsoftonline.com")),
            QUrl(QStringLiteral("https://graph.microsoft.com"))};
    case Cloud::UsGovL4:
        return {QUrl(QStringLiteral("https://login.microsoftonline.us")),
            QUrl(QStringLiteral("https://graph.microsoft.us"))};
    case Cloud::UsGovL5:
        return {QUrl(QStringLiteral("https://login.microsoftonline.us")),
            QUrl(QStringLiteral("https://dod-graph.microsoft.us"))};
    case Cloud::Custom:
        break;
    }
    return {};
}

Endpoints endpoints(const Profile &profile)
{
    return profile.cloud == Cloud::Custom ? profile.customEndpoints : endpoints(profile.cloud);
}

QStringList usualProxyExceptions()
{
    return {QStringLiteral("<local>"), QStringLiteral("<private>")};
}

} // namespace pb::profile
