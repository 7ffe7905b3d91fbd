// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/memorysecretstore.h"

#include <QSet>

namespace pb::test {

/// A keychain that can be locked, or fall silent, for some of its entries.
class FakeSecretStore final : public secrets::SecretStore {
public:
    enum class Mood { Open, Locked, Silent };

    Mood mood = Mood::Open;
    QSet<QString> lockedKeys; ///< writing these fails
    int reads = 0;
    int writes = 0;

    core::Job<core::Secret> *read(const secrets::SecretId &id, QObject *parent) override
    {
        ++reads;
        if (mood == Mood::Locked)
            return new core::PromiseJob<core::Secret>(parent, core::failure(locked()));
        if (mood == Mood::Silent)
            return new core::PromiseJob<core::Secret>(parent);
        return m_memory.read(id, parent);
    }

    core::Job<void> *write(const secrets::SecretId &id, const core::Secret &secret, QObject *parent) override
    {
        ++writes;
        if (mood == Mood::Locked || lockedKeys.contains(secrets::keyText(id)))
            return new core::PromiseJob<void>(parent, core::failure(locked()));
        if (mood == Mood::Silent)
            return new core::PromiseJob<void>(parent);
        put(id, secret);
        return new core::PromiseJob<void>(parent, core::Done());
    }

    core::Job<void> *remove(const secrets::SecretId &id, QObject *parent) override
    {
        if (mood == Mood::Locked)
            return new core::PromiseJob<void>(parent, core::failure(locked()));
        if (mood == Mood::Silent)
            return new core::PromiseJob<void>(parent);
        m_entries.remove(secrets::keyText(id));
        return m_memory.remove(id, parent);
    }

    bool survivesRestart() const override { return true; }

    void put(const secrets::SecretId &id, const core::Secret &secret)
    {
        m_entries.insert(secrets::keyText(id), secret.revealText());
        m_memory.put(id, secret);
    }

    /// What stands under an id; empty: nothing.
    QString at(const secrets::SecretId &id) const { return m_entries.value(secrets::keyText(id)); }
    QStringList keys() const { return m_entries.keys(); }

    static core::Error locked()
    {
        core::Error error;
        error.kind = core::ErrorKind::KeychainUnavailable;
        error.code = QStringLiteral("locked");
        return error;
    }

private:
    secrets::MemorySecretStore m_memory;
    QMap<QString, QString> m_entries;
};

} // namespace pb::test
