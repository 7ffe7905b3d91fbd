// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/setupsecrets.h"

#include <algorithm>

namespace pb::setup {

using core::ErrorKind;
using core::failure;
using core::Secret;
using secrets::SecretId;
using secrets::SecretKind;

namespace {

// Beyond the keychain's own limit: a store that keeps its word is never cut off.
constexpr std::chrono::seconds longestWait{40};

/// Done once all of `count` parts are; with the first failure among them.
class Gathering final : public core::Job<void> {
public:
    Gathering(qsizetype count, QObject *parent)
        : core::Job<void>(parent)
        , m_open(count)
    {
        if (count == 0)
            finish(core::Done());
    }

    void take(const core::Done &done)
    {
        if (m_outcome && !done)
            m_outcome = done;
        if (--m_open == 0)
            finish(m_outcome);
    }

private:
    qsizetype m_open;
    core::Done m_outcome;
};

/// A job of a store that ends by itself even where the store does not.
template<typename T>
class Limited final : public core::Job<T> {
public:
    Limited(core::Job<T> *inner, core::Clock &clock, QObject *parent)
        : core::Job<T>(parent)
    {
        inner->setParent(this);
        inner->then(this, [this](core::Result<T> result) { this->finish(std::move(result)); });
        clock.callLater(longestWait, this, [this] {
            core::Error error;
            error.kind = ErrorKind::KeychainUnavailable;
            error.code = QStringLiteral("no-answer");
            error.detail = QStringLiteral("the store for secrets did not answer");
            error.mayHaveActed = true;
            this->finish(failure(error));
        });
    }
};

} // namespace

OverlaySecretStore::OverlaySecretStore(std::shared_ptr<secrets::SecretStore> below)
    : m_below(std::move(below))
    , m_memoryOnly(!m_below)
{
}

core::Job<Secret> *OverlaySecretStore::read(const SecretId &id, QObject *parent)
{
    if (!m_below || m_inMemory.contains(secrets::keyText(id)))
        return m_memory.read(id, parent);
    if (!m_memoryOnly)
        return m_below->read(id, parent);
    auto *promise = new core::PromiseJob<Secret>(parent);
    m_below->read(id, promise)->then(promise, [promise](core::Result<Secret> secret) {
        // the store is known to be out of reach: what it may hold is not asked for in this run
        if (!secret && secret.error().kind == ErrorKind::KeychainUnavailable)
            secret.error().kind = ErrorKind::NotFound;
        promise->resolve(std::move(secret));
    });
    return promise;
}

core::Job<void> *OverlaySecretStore::write(const SecretId &id, const Secret &secret, QObject *parent)
{
    if (m_memoryOnly) {
        put(id, secret);
        return new core::PromiseJob<void>(parent, core::Done());
    }
    return m_below->write(id, secret, parent);
}

core::Job<void> *OverlaySecretStore::remove(const SecretId &id, QObject *parent)
{
    if (!m_memoryOnly)
        return m_below->remove(id, parent);
    // an empty memory entry would not hide the one below: what is removed for this run is told as missing
    m_inMemory.insert(secrets::keyText(id));
    return m_memory.remove(id, parent);
}

void OverlaySecretStore::put(const SecretId &id, const Secret &secret)
{
    m_inMemory.insert(secrets::keyText(id));
    m_memory.put(id, secret);
}

/// Reads one kind after the other; of each the candidate first.
class SetupSecrets::ReadJob final : public core::Job<SecretMap> {
public:
    ReadJob(SetupSecrets &owner, QList<SecretKind> kinds, QObject *parent)
        : core::Job<SecretMap>(parent)
        , m_owner(owner)
        , m_kinds(std::move(kinds))
    {
        next();
    }

private:
    void next()
    {
        if (m_kinds.isEmpty())
            return finish(std::move(m_secrets));
        const SecretKind kind = m_kinds.takeFirst();
        if (m_owner.m_dropped.contains(kind))
            return next();
        m_owner.limited(m_owner.m_store->read(m_owner.idOf(kind), this), this)
            ->then(this, [this, kind](const core::Result<Secret> &secret) { take(kind, secret); });
    }

    void take(SecretKind kind, const core::Result<Secret> &secret)
    {
        if (secret)
            m_secrets.insert_or_assign(kind, *secret);
        else if (secret.error().kind != ErrorKind::NotFound)
            return finish(failure(secret.error()));
        next();
    }

    SetupSecrets &m_owner;
    QList<SecretKind> m_kinds;
    SecretMap m_secrets;
};

/// Writes values under the entries in use; of the first failure on, what was replaced comes back.
class SetupSecrets::PromoteJob final : public core::Job<void> {
public:
    PromoteJob(SetupSecrets &owner, QObject *parent)
        : core::Job<void>(parent)
        , m_owner(owner)
        , m_kinds(owner.m_candidates.values() + owner.m_dropped.values())
    {
        m_owner.m_before.clear();
        m_owner.m_promoted.clear();
        next();
    }

private:
    void next()
    {
        if (m_kinds.isEmpty())
            return finish(core::Done());
        m_kind = m_kinds.takeFirst();
        read(m_owner.inUseId(m_kind), [this](const core::Result<Secret> &before) {
            if (before)
                m_owner.m_before.insert_or_assign(m_kind, *before);
            else if (before.error().kind != ErrorKind::NotFound)
                return giveUp(before.error());
            readCandidate();
        });
    }

    void readCandidate()
    {
        if (m_owner.m_dropped.contains(m_kind)) {
            m_owner.limited(m_owner.m_store->remove(m_owner.inUseId(m_kind), this), this)
                ->then(this, [this](const core::Done &done) { written(done); });
            return;
        }
        read(m_owner.candidateId(m_kind), [this](const core::Result<Secret> &candidate) {
            if (!candidate)
                return giveUp(candidate.error());
            m_owner.limited(m_owner.m_store->write(m_owner.inUseId(m_kind), *candidate, this), this)
                ->then(this, [this](const core::Done &done) { written(done); });
        });
    }

    void written(const core::Done &done)
    {
        // an answer that was lost may have replaced it all the same
        if (done || done.error().mayHaveActed)
            m_owner.m_promoted.insert(m_kind);
        if (!done)
            return giveUp(done.error());
        next();
    }

    void giveUp(const core::Error &error)
    {
        m_owner.takeBack(this)->then(this, [this, error](const core::Done &) { finish(failure(error)); });
    }

    template<typename Then>
    void read(const SecretId &id, Then then)
    {
        m_owner.limited(m_owner.m_store->read(id, this), this)->then(this, then);
    }

    SetupSecrets &m_owner;
    QList<SecretKind> m_kinds;
    SecretKind m_kind = SecretKind::ClientSecret;
};

SetupSecrets::SetupSecrets(std::shared_ptr<OverlaySecretStore> store, QString profileId, Use use,
    core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_profile(std::move(profileId))
    , m_use(use)
    , m_clock(clock)
{
}

SecretId SetupSecrets::candidateId(SecretKind kind) const
{
    return {m_profile + QStringLiteral(".setup"), kind};
}

SecretId SetupSecrets::inUseId(SecretKind kind) const
{
    return {m_profile, kind};
}

SecretId SetupSecrets::idOf(SecretKind kind) const
{
    return m_use == Use::CandidatesFirst && m_candidates.contains(kind) ? candidateId(kind) : inUseId(kind);
}

core::Job<Secret> *SetupSecrets::limited(core::Job<Secret> *job, QObject *parent)
{
    return new Limited<Secret>(job, m_clock, parent);
}

core::Job<void> *SetupSecrets::limited(core::Job<void> *job, QObject *parent)
{
    return new Limited<void>(job, m_clock, parent);
}

void SetupSecrets::discover()
{
    for (const SecretKind kind : secrets::allSecretKinds)
        m_toDiscover << candidateId(kind) << inUseId(kind);
    ++m_underWay;
    discoverNext();
}

void SetupSecrets::discoverNext()
{
    if (m_toDiscover.isEmpty()) {
        --m_underWay;
        return answerWaiting();
    }
    const SecretId id = m_toDiscover.takeFirst();
    limited(m_store->read(id, this), this)->then(this, [this, id](const core::Result<Secret> &secret) {
        // out of reach: every further question would only be another prompt
        if (!secret && secret.error().kind == ErrorKind::KeychainUnavailable)
            m_toDiscover.clear();
        if (secret && !secret->isEmpty() && !m_dropped.contains(id.kind)) {
            (id.profile == m_profile ? m_inUse : m_candidates).insert(id.kind);
            Q_EMIT changed();
        }
        discoverNext();
    });
}

bool SetupSecrets::has(SecretKind kind) const
{
    return m_candidates.contains(kind) || (m_inUse.contains(kind) && !m_dropped.contains(kind));
}

void SetupSecrets::set(SecretKind kind, const Secret &secret)
{
    store(kind, secret, this);
}

core::Job<void> *SetupSecrets::store(SecretKind kind, const Secret &secret, QObject *parent)
{
    const int number = ++m_numbers[kind];
    m_failures.erase(kind);
    m_unsaved.erase(kind);
    m_storing.insert(kind);
    ++m_underWay;
    auto *promise = new core::PromiseJob<void>(parent);
    auto *job = secret.isEmpty() ? m_store->remove(candidateId(kind), this)
                                 : m_store->write(candidateId(kind), secret, this);
    QPointer<core::PromiseJob<void>> guarded(promise);
    limited(job, this)->then(this, [this, kind, number, secret, guarded](const core::Done &done) {
        concluded(kind, number, secret, done);
        if (guarded)
            guarded->resolve(done);
    });
    return promise;
}

void SetupSecrets::concluded(SecretKind kind, int number, const Secret &secret, const core::Done &done)
{
    --m_underWay;
    if (number == m_numbers[kind]) {
        m_storing.remove(kind);
        if (done && secret.isEmpty()) {
            m_candidates.remove(kind);
            m_dropped.insert(kind);
        } else if (done) {
            m_candidates.insert(kind);
            m_dropped.remove(kind);
        } else {
            m_unsaved.insert_or_assign(kind, secret);
            m_failures.insert_or_assign(kind, done.error());
        }
        Q_EMIT changed();
        if (done)
            Q_EMIT stored(kind);
        else
            Q_EMIT failed(kind, done.error());
    }
    answerWaiting();
}

void SetupSecrets::keepForThisRun()
{
    m_store->keepInMemory();
    const SecretMap unsaved = std::exchange(m_unsaved, {});
    m_failures.clear();
    for (const auto &[kind, secret] : unsaved)
        set(kind, secret);
}

core::Job<void> *SetupSecrets::settled(const QList<SecretKind> &kinds, QObject *parent)
{
    auto *promise = new core::PromiseJob<void>(parent);
    m_waiting.append({promise, kinds});
    answerWaiting();
    return promise;
}

void SetupSecrets::answerWaiting()
{
    if (m_underWay > 0)
        return;
    const auto waiting = std::exchange(m_waiting, {});
    for (const Waiting &one : waiting) {
        if (!one.promise)
            continue;
        const auto failed = std::find_if(one.kinds.begin(), one.kinds.end(),
            [this](SecretKind kind) { return m_failures.find(kind) != m_failures.end(); });
        one.promise->resolve(
            failed == one.kinds.end() ? core::Done() : failure(m_failures.find(*failed)->second));
    }
}

core::Job<SecretMap> *SetupSecrets::read(const QList<SecretKind> &kinds, QObject *parent)
{
    return new ReadJob(*this, kinds, parent);
}

core::Job<void> *SetupSecrets::promote(QObject *parent)
{
    return new PromoteJob(*this, parent);
}

core::Job<void> *SetupSecrets::takeBack(QObject *parent)
{
    const QSet<SecretKind> promoted = std::exchange(m_promoted, {});
    const SecretMap before = std::exchange(m_before, {});
    auto *all = new Gathering(promoted.size(), parent);
    for (const SecretKind kind : promoted) {
        const auto old = before.find(kind);
        auto *job = old == before.end() ? m_store->remove(inUseId(kind), all)
                                        : m_store->write(inUseId(kind), old->second, all);
        limited(job, all)->then(all, [all](const core::Done &done) { all->take(done); });
    }
    return all;
}

core::Job<void> *SetupSecrets::removeCandidates(QObject *parent)
{
    m_before.clear();
    for (const SecretKind kind : std::exchange(m_promoted, {})) {
        if (m_dropped.contains(kind))
            m_inUse.remove(kind);
        else
            m_inUse.insert(kind);
    }
    m_dropped.clear();
    const QSet<SecretKind> candidates = std::exchange(m_candidates, {});
    auto *all = new Gathering(candidates.size(), parent);
    for (const SecretKind kind : candidates) {
        limited(m_store->remove(candidateId(kind), all), all)->then(all, [all](const core::Done &done) {
            all->take(done);
        });
    }
    return all;
}

} // namespace pb::setup
