// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "profile/profile.h"
#include "secrets/secretid.h"
#include "service/steps.h"

#include <map>
#include <vector>

/// Setting a profile up as a service of systemd, and taking that back. Knows nothing of terminals and users.
namespace pb::service {

/// Where a service stands, and how systemd is called for it.
struct Places {
    bool system = false;
    QString name; ///< of the service: presence-bridge@NAME.service
    QString configFolder; ///< the profile is NAME.json in it
    QString credentialFolder; ///< of encrypted credentials; only for the system
    QString stateFolder; ///< only for the system
    QString account; ///< whose the profile is to be; empty: nobody else's

    static Places ofSystem(const QString &name);
    static Places ofUser(const QString &name);

    QString unit() const;
    QString profileFile() const;
    QString credentialFile(const QString &member) const;
    /// The arguments of systemctl.
    QStringList systemctl(const QStringList &arguments) const;
};

/// Whether a service can be called so: letters, digits, "-", "_" and ".", at most 60, because the name stands
/// in the path of its socket, which has 107 characters at most.
bool isServiceName(const QString &name);

/// Which secrets a profile needs. Others are handed over where they are there.
std::vector<secrets::SecretKind> neededSecrets(const profile::Profile &profile);

using Secrets = std::map<secrets::SecretKind, core::Secret>;

/// Everything from the account to the start. The secrets are encrypted by systemd-creds from a pipe and never
/// written in the clear; so is a new random key for the refresh token. For a user: the start only, the
/// keychain stays where it is.
std::vector<Step> installSteps(const Places &places, const profile::Profile &profile, const Secrets &secrets);

/// After the service was stopped: disables it and removes its credentials.
std::vector<Step> removeSteps(const Places &places);

} // namespace pb::service
