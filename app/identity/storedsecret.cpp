// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/storedsecret.h"

namespace pb::identity {

namespace {

/// A job on top of another one, which decides what becomes of its result.
template<typename T>
class Relay final : public core::Job<T> {
public:
    using core::Job<T>::Job;

    template<typename Decide>
    void run(core::Job<T> *job, Decide decide)
    {
        job->then(this, [this, decide](const core::Result<T> &result) { this->finish(decide(result)); });
    }
};

} // namespace

StoredSecret::StoredSecret(std::shared_ptr<secrets::SecretStore> store, secrets::SecretId id)
    : m_store(std::move(store))
    , m_id(std::move(id))
{
}

core::Job<core::Secret> *StoredSecret::read(QObject *parent)
{
    if (m_unsaved)
        return new core::PromiseJob<core::Secret>(parent, m_copy);
    auto *relay = new Relay<core::Secret>(parent);
    relay->run(m_store->read(m_id, relay),
        [this](const core::Result<core::Secret> &result) -> core::Result<core::Secret> {
            if (result) {
                m_copy = *result;
                m_missing = false;
            } else if (result.error().kind == core::ErrorKind::NotFound) {
                forget();
                m_missing = true;
            } else if (result.error().kind == core::ErrorKind::KeychainUnavailable) {
                if (m_missing)
                    return core::failure(
                        core::ErrorKind::NotFound, QStringLiteral("the entry was missing before"));
                if (!m_copy.isEmpty())
                    return m_copy;
            }
            return result;
        });
    return relay;
}

core::Job<void> *StoredSecret::write(const core::Secret &secret, QObject *parent)
{
    m_copy = secret;
    m_unsaved = true;
    m_missing = false;
    auto *relay = new Relay<void>(parent);
    relay->run(m_store->write(m_id, secret, relay), [this](const core::Done &done) {
        m_unsaved = !done;
        return done;
    });
    return relay;
}

void StoredSecret::forget()
{
    m_copy.clear();
    m_unsaved = false;
    m_missing = false;
}

} // namespace pb::identity
