// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/portal.h"

#include <QCoreApplication>

namespace pb::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Portal)
};

/// Microsoft's admin centre of the cloud.
QString portalOf(profile::Cloud cloud)
{
    const bool government = cloud == profile::Cloud::UsGovL4 || cloud == profile::Cloud::UsGovL5;
    return (government ? QStringLiteral("https://entra.microsoft.us")
                       : QStringLiteral("https://entra.microsoft.com"))
        + QStringLiteral("/#view/Microsoft_AAD_RegisteredApps/");
}

QString bladeOf(PortalPage page)
{
    switch (page) {
    case PortalPage::Authentication:
        return QStringLiteral("Authentication");
    case PortalPage::Credentials:
        return QStringLiteral("Credentials");
    case PortalPage::Permissions:
        return QStringLiteral("CallAnAPI");
    case PortalPage::NewRegistration:
    case PortalPage::Registrations:
    case PortalPage::Overview:
        break;
    }
    return QStringLiteral("Overview");
}

QString pathOf(PortalPage page)
{
    switch (page) {
    case PortalPage::NewRegistration:
        return Words::tr("Entra ID › App registrations › New registration");
    case PortalPage::Registrations:
        return Words::tr("Entra ID › App registrations › All applications");
    case PortalPage::Overview:
        return Words::tr("Entra ID › App registrations › Presence Bridge › Overview");
    case PortalPage::Authentication:
        return Words::tr("Entra ID › App registrations › Presence Bridge › Authentication");
    case PortalPage::Credentials:
        return Words::tr("Entra ID › App registrations › Presence Bridge › Certificates & secrets");
    case PortalPage::Permissions:
        break;
    }
    return Words::tr("Entra ID › App registrations › Presence Bridge › API permissions");
}

} // namespace

PortalPlace portalPlace(PortalPage page, profile::Cloud cloud, const QString &clientId)
{
    QString link = portalOf(cloud);
    if (page == PortalPage::NewRegistration)
        link += QStringLiteral("CreateApplicationBlade/quickStartType~/null/isMSAApp~/false");
    else if (page == PortalPage::Registrations || clientId.isEmpty())
        link += QStringLiteral("ApplicationsListBlade");
    else
        link += QStringLiteral("ApplicationMenuBlade/~/%1/appId/%2").arg(bladeOf(page), clientId);
    return {QUrl(link), pathOf(page)};
}

} // namespace pb::ui
