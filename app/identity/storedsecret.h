// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretstore.h"

#include <memory>

namespace pb::identity {

/// One secret of a store, with a copy for the times when the store cannot be asked, and a newer value where
/// there is one that the store does not have yet. The store is asked each time: what was replaced there
/// counts from then on. The copy counts only while the store is KeychainUnavailable. Must outlive its jobs.
class StoredSecret {
public:
    StoredSecret(std::shared_ptr<secrets::SecretStore> store, secrets::SecretId id);

    core::Job<core::Secret> *read(QObject *parent);
    /// From now on read() yields this, as long as the store holds what it held when it was asked last.
    void supersede(const core::Secret &newer);
    /// Stores the newer value.
    core::Job<void> *save(QObject *parent);
    /// Drops the copy and the newer value: the service did not take it.
    void forget();

    const secrets::SecretId &id() const { return m_id; }

private:
    const std::shared_ptr<secrets::SecretStore> m_store;
    const secrets::SecretId m_id;
    core::Secret m_stored; ///< as of the last answer
    core::Secret m_newer;
    bool m_missing = false; ///< as of the last answer
};

} // namespace pb::identity
