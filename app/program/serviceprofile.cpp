// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/serviceprofile.h"

#include "profile/profilestore.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <tuple>

namespace pb {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(ServiceProfile)
};

/// What the secrets belong to.
auto connectionOf(const profile::Profile &profile)
{
    return std::tie(profile.tenantId, profile.clientId, profile.readClientId, profile.directoryAccess,
        profile.starface.url, profile.starface.login);
}

} // namespace

ServiceProfile serviceProfile(const QString &file, const profile::Profile &own, bool replace)
{
    if (replace || !QFileInfo::exists(file))
        return {own, false, {}};
    const auto there = profile::load(file);
    if (!there) {
        return {own, false,
            Words::tr("The service has a profile already, %1, which cannot be used: %2 Put it right, or "
                      "put yours in its place with --replace.")
                .arg(file, profile::toText(there.error()))};
    }
    if (*there == own)
        return {own, false, {}};
    if (connectionOf(*there) != connectionOf(own)) {
        return {own, false,
            Words::tr("The service has a profile already, %1, which belongs to another connection than "
                      "yours. Put yours in its place with --replace.")
                .arg(file)};
    }
    return {*there, true, {}};
}

} // namespace pb
