// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/memorysecretstore.h"
#include "support/simulator.h"

namespace pb::test {

/// What a profile of the simulator finds in its keychain.
inline void putSecrets(
    secrets::MemorySecretStore &store, const QString &profileId, const SimulatorInfo &simulator)
{
    using secrets::SecretKind;
    store.put({profileId, SecretKind::ClientSecret}, core::Secret(simulator.clientSecret));
    store.put({profileId, SecretKind::RefreshToken}, core::Secret(simulator.refreshToken));
    store.put({profileId, SecretKind::StarfacePassword}, core::Secret(simulator.starfacePassword));
}

} // namespace pb::test
