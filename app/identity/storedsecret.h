// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretstore.h"

#include <memory>

namespace pb::identity {

/// One secret of a store, with a copy for the times when the store cannot be asked. The store is asked
/// each time, so that a secret replaced there is used from then on; the copy counts only while the store is
/// KeychainUnavailable, or holds what could not be stored. Must outlive its jobs.
class StoredSecret {
public:
    StoredSecret(std::shared_ptr<secrets::SecretStore> store, secrets::SecretId id);

    core::Job<core::Secret> *read(QObject *parent);
    /// The copy is replaced at once, also where storing fails; then it counts until something is stored again
    /// or forget() is called.
    core::Job<void> *write(const core::Secret &secret, QObject *parent);
    /// Drops the copy: the service did not take it.
    void forget();

    const secrets::SecretId &id() const { return m_id; }

private:
    const std::shared_ptr<secrets::SecretStore> m_store;
    const secrets::SecretId m_id;
    core::Secret m_copy;
    bool m_unsaved = false;
    bool m_missing = false; ///< as of the last answer
};

} // namespace pb::identity
