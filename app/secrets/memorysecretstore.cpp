// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/memorysecretstore.h"

namespace pb::secrets {

core::Job<core::Secret> *MemorySecretStore::read(const SecretId &id, QObject *parent)
{
    const auto found = m_secrets.find(keyText(id));
    if (found == m_secrets.end()) {
        core::Error error;
        error.kind = core::ErrorKind::NotFound;
        error.code = QStringLiteral("not-given");
        error.detail = kindName(id.kind);
        return new core::PromiseJob<core::Secret>(parent, core::failure(error));
    }
    return new core::PromiseJob<core::Secret>(parent, found->second);
}

core::Job<void> *MemorySecretStore::write(const SecretId &id, const core::Secret &secret, QObject *parent)
{
    put(id, secret);
    return new core::PromiseJob<void>(parent, core::Done());
}

core::Job<void> *MemorySecretStore::remove(const SecretId &id, QObject *parent)
{
    m_secrets.erase(keyText(id));
    return new core::PromiseJob<void>(parent, core::Done());
}

void MemorySecretStore::put(const SecretId &id, const core::Secret &secret)
{
    m_secrets.insert_or_assign(keyText(id), secret);
}

} // namespace pb::secrets
