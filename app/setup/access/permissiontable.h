// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setuptypes.h"

#include <QLatin1String>

#include <array>

/// Which permissions of Microsoft Graph the product needs, with the ids that Microsoft publishes. The
/// scripts, the manifest and the checks all read this one table.
namespace pb::setup {

/// Microsoft Graph as an application (resourceAppId).
inline constexpr QLatin1String graphAppId("00000003-0000-0000-c000-000000000000");

struct PermissionRow {
    QLatin1String name;
    PermissionKind kind;
    QLatin1String id;
    bool checked; ///< false: comes with every sign-in, and no check asks for it
    QLatin1String lesser = {}; ///< granted instead, it does as well; empty: there is none
    bool forReference = false; ///< asked for by the reference, and nothing that runs needs it
};

inline constexpr std::array neededPermissions{
    PermissionRow{QLatin1String("Organization.ReadWrite.All"), PermissionKind::Application,
        QLatin1String("292d869f-3427-49a8-9dab-8c70152b74e9"), true, QLatin1String("Organization.Read.All"),
        true},
    PermissionRow{QLatin1String("Presence.ReadWrite.All"), PermissionKind::Application,
        QLatin1String("83cded22-8297-4ff6-a7fa-e97e9545a259"), true},
    PermissionRow{QLatin1String("User.Read.All"), PermissionKind::Delegated,
        QLatin1String("a154be20-db9c-4678-8ab7-66f6cc099a59"), true},
    PermissionRow{QLatin1String("offline_access"), PermissionKind::Delegated,
        QLatin1String("7427e0e9-2fba-42fe-b0c0-848c9e6a8182"), false},
};

/// Needed instead of the delegated one where the application itself lists the users
/// (profile::DirectoryAccess::Application).
inline constexpr PermissionRow listUsersAsApplication{QLatin1String("User.Read.All"),
    PermissionKind::Application, QLatin1String("df021288-bdef-4463-88db-98f22de89214"), true};

/// True for what comes with signing in and is never too much.
bool comesWithSignIn(const QString &scope);

/// The lines for what a token grants: the needed ones in the order of the table, each with its probes not
/// run, then what is granted beyond. `granted` is nothing where the token does not say.
QList<PermissionLine> permissionLines(
    PermissionKind kind, profile::DirectoryAccess access, const std::optional<QStringList> &granted);

/// The lines of what lists the users: of the signed-in reader, or that one of the application itself.
QList<PermissionLine> readPermissionLines(
    profile::DirectoryAccess access, const std::optional<QStringList> &granted);

/// Needed ones that the token does not grant.
QStringList missingPermissions(const QList<PermissionLine> &lines);

} // namespace pb::setup
