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
    auto *relay = new Relay<core::Secret>(parent);
    relay->run(m_store->read(m_id, relay),
        [this](const core::Result<core::Secret> &result) -> core::Result<core::Secret> {
            if (result) {
                if (!(*result == m_stored))
                    m_newer.clear();
                m_stored = *result;
                m_missing = false;
            } else if (result.error().kind == core::ErrorKind::NotFound) {
                forget();
                m_missing = true;
                return result;
            } else if (result.error().kind != core::ErrorKind::KeychainUnavailable) {
                return result;
            } else if (m_missing) {
                return core::failure(
                    core::ErrorKind::NotFound, QStringLiteral("the entry was missing before"));
            }
            if (!m_newer.isEmpty())
                return m_newer;
            return m_stored.isEmpty() ? result : m_stored;
        });
    return relay;
}

void StoredSecret::supersede(const core::Secret &newer)
{
    m_newer = newer;
    m_missing = false;
}

core::Job<void> *StoredSecret::save(QObject *parent)
{
    auto *relay = new Relay<void>(parent);
    relay->run(m_store->write(m_id, m_newer, relay), [this, written = m_newer](const core::Done &done) {
        if (done)
            m_stored = written;
        return done;
    });
    return relay;
}

void StoredSecret::forget()
{
    m_stored.clear();
    m_newer.clear();
    m_missing = false;
}

} // namespace pb::identity
