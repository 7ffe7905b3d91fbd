// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setuptypes.h"

#include <QString>
#include <QUrl>

/// Where something is found in Microsoft's portal: as a link and as the way to click. The links are widely
/// used and undocumented, so neither stands without the other.
namespace pb::ui {

enum class PortalPage { NewRegistration, Registrations, Overview, Authentication, Credentials, Permissions };

struct PortalPlace {
    QUrl link;
    QString path; ///< "Entra ID › App registrations › …"
};

/// `clientId` may be empty: then pages of the application itself are reached through the list of all.
PortalPlace portalPlace(PortalPage page, profile::Cloud cloud, const QString &clientId);

} // namespace pb::ui
