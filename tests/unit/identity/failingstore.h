// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "secrets/memorysecretstore.h"

#include <QPointer>

#include <functional>

namespace pb::test {

/// A store that can be told to fail, and that remembers in which order things were asked of it.
class FailingStore final : public secrets::SecretStore {
public:
    core::Job<core::Secret> *read(const secrets::SecretId &id, QObject *parent) override
    {
        if (failReads)
            return new core::PromiseJob<core::Secret>(
                parent, core::failure(core::ErrorKind::KeychainUnavailable, QStringLiteral("locked")));
        return memory.read(id, parent);
    }
    core::Job<void> *write(const secrets::SecretId &id, const core::Secret &secret, QObject *parent) override
    {
        ++writes;
        if (holdWrites) {
            held = new core::PromiseJob<void>(parent);
            heldWrite = [this, id, secret, job = held.data()] {
                memory.write(id, secret, job)->then(job, [job](const core::Done &done) {
                    job->resolve(done);
                });
            };
            return held;
        }
        if (failWrites)
            return new core::PromiseJob<void>(
                parent, core::failure(core::ErrorKind::KeychainUnavailable, QStringLiteral("locked")));
        return memory.write(id, secret, parent);
    }
    core::Job<void> *remove(const secrets::SecretId &id, QObject *parent) override
    {
        return memory.remove(id, parent);
    }
    bool survivesRestart() const override { return true; }

    secrets::MemorySecretStore memory;
    bool failReads = false;
    bool failWrites = false;
    bool holdWrites = false;
    QPointer<core::PromiseJob<void>> held;
    std::function<void()> heldWrite; ///< does what was held
    int writes = 0;
};

} // namespace pb::test
