// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/memorysecretstore.h"
#include "secrets/secretsources.h"

#include <memory>

namespace pb::secrets {

/// What was handed to a service, and beside it the newest refresh token, in a file that outlives the run:
/// sealed with AES-256-GCM under a key from the credential "storeKey", bound to the profile, open to its
/// owner alone, replaced as a whole. The token kept wins over the one handed over that it has grown out of;
/// once another one is handed over, that one wins. A file that is damaged, altered or sealed with another key
/// is told and not used. Without a key nothing is kept.
class KeptSecretStore final : public SecretStore {
public:
    KeptSecretStore(const GivenSecrets &given, const QString &profile, QString file);

    core::Job<core::Secret> *read(const SecretId &id, QObject *parent) override;
    core::Job<void> *write(const SecretId &id, const core::Secret &secret, QObject *parent) override;
    core::Job<void> *remove(const SecretId &id, QObject *parent) override;
    bool survivesRestart() const override { return !m_key.isEmpty(); }

    /// Why the token that was kept is not used; empty: it is, or there was none.
    const QString &problem() const { return m_problem; }

private:
    bool keeps(const SecretId &id) const;
    void load();
    core::Done save(const core::Secret &token) const;

    MemorySecretStore m_memory;
    const QString m_profile;
    const QString m_file;
    core::Secret m_key; ///< derived; empty: nothing is kept
    QByteArray m_givenHash; ///< of the refresh token handed over
    QString m_problem;
};

} // namespace pb::secrets
