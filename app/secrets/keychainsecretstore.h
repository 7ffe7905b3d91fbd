// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "secrets/secretstore.h"

#include <limits>
#include <map>
#include <memory>

namespace QKeychain {
class Job;
}

namespace pb::secrets {

/// The longest entry in bytes that this platform's keychain takes: Windows limits one to 2,560.
#ifdef Q_OS_WIN
inline constexpr qsizetype longestKeychainEntry = 2560;
#else
inline constexpr qsizetype longestKeychainEntry = std::numeric_limits<qsizetype>::max();
#endif

/// Keeps each secret as an entry of the platform's keychain, never in a file of its own. Every job ends
/// within the time limit, also where a prompt waits for an answer: an answer after that is ignored and wiped,
/// but a late write may still take effect (Error::mayHaveActed). While such a prompt stands, every other job
/// ends at once, because the library serves one after the other: no second prompt, and nobody waits behind
/// one. Failures: keychainfailure.h; InvalidInput "too-long" where the entry would not fit. Lives on one
/// thread.
class KeychainSecretStore final : public SecretStore {
public:
    explicit KeychainSecretStore(core::Clock &clock, core::Duration timeLimit = std::chrono::seconds{20},
        qsizetype longestEntry = longestKeychainEntry);

    core::Job<core::Secret> *read(const SecretId &id, QObject *parent) override;
    core::Job<void> *write(const SecretId &id, const core::Secret &secret, QObject *parent) override;
    core::Job<void> *remove(const SecretId &id, QObject *parent) override;
    bool survivesRestart() const override { return true; }

private:
    bool isHeldUp() const;
    template<typename T>
    T *start(T *job, QKeychain::Job *backend, const SecretId &id);

    core::Clock &m_clock;
    const core::Duration m_timeLimit;
    const qsizetype m_longestEntry;
    /// What the library has not answered yet, and since when.
    const std::shared_ptr<std::map<QKeychain::Job *, core::Time>> m_open;
};

} // namespace pb::secrets
