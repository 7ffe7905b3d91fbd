// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "profile/profile.h"
#include "program/commandline.h"
#include "secrets/secretstore.h"

#include <memory>

namespace pb {

/// Where an engine finds the secrets of its profile: on standard input if the options say so, in a service
/// manager's folder of credentials if there is one, else in the keychain. A newer refresh token is kept in
/// the state folder where the credentials bring a key for that. The clock must outlive the store.
core::Result<std::shared_ptr<secrets::SecretStore>> openSecrets(const CommandLine &options,
    const profile::Profile &profile, const QString &stateFolder, core::Clock &clock);

} // namespace pb
