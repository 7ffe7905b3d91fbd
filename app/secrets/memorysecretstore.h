// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretstore.h"

#include <map>

namespace pb::secrets {

/// Keeps secrets for this run only: for "keep for this run only", and where they come from standard input or
/// a systemd credentials folder. A refresh token that rotates in such a run is kept here and nowhere else, so
/// the next run starts with what it is given then (secretsources.h).
class MemorySecretStore final : public SecretStore {
public:
    core::Job<core::Secret> *read(const SecretId &id, QObject *parent) override;
    core::Job<void> *write(const SecretId &id, const core::Secret &secret, QObject *parent) override;
    core::Job<void> *remove(const SecretId &id, QObject *parent) override;
    bool survivesRestart() const override { return false; }

    /// Puts an entry at once, for filling the store before anything runs.
    void put(const SecretId &id, const core::Secret &secret);

private:
    std::map<QString, core::Secret> m_secrets;
};

} // namespace pb::secrets
