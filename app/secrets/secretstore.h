// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/secret.h"
#include "secrets/secretid.h"

namespace pb::secrets {

/// Keeps the secrets of profiles. Every job ends by itself. Reading an entry that is not there is NotFound
/// "no-entry" or "not-given", with the secret's name as detail; removing one is success. Lives on one thread.
class SecretStore {
public:
    virtual ~SecretStore() = default;

    virtual core::Job<core::Secret> *read(const SecretId &id, QObject *parent) = 0;
    virtual core::Job<void> *write(const SecretId &id, const core::Secret &secret, QObject *parent) = 0;
    virtual core::Job<void> *remove(const SecretId &id, QObject *parent) = 0;

    /// False where everything is gone when the program ends.
    virtual bool survivesRestart() const = 0;
};

} // namespace pb::secrets
