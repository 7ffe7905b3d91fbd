// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "secrets/memorysecretstore.h"
#include "secrets/secretstore.h"

#include <QObject>
#include <QSet>

#include <map>
#include <memory>

namespace pb::setup {

using SecretMap = std::map<secrets::SecretKind, core::Secret>;

/// A store with memory on top: what is in memory comes first. Writes go to the store below, or from
/// keepInMemory() on to memory only; from then on a store that cannot be asked counts as empty. Without
/// a store below there is memory only.
class OverlaySecretStore final : public secrets::SecretStore {
public:
    explicit OverlaySecretStore(std::shared_ptr<secrets::SecretStore> below);

    core::Job<core::Secret> *read(const secrets::SecretId &id, QObject *parent) override;
    core::Job<void> *write(const secrets::SecretId &id, const core::Secret &secret, QObject *parent) override;
    core::Job<void> *remove(const secrets::SecretId &id, QObject *parent) override;
    bool survivesRestart() const override { return m_below && !m_memoryOnly && m_below->survivesRestart(); }

    void keepInMemory() { m_memoryOnly = true; }
    bool isInMemory() const { return m_memoryOnly; }
    void put(const secrets::SecretId &id, const core::Secret &secret);

private:
    const std::shared_ptr<secrets::SecretStore> m_below;
    secrets::MemorySecretStore m_memory;
    QSet<QString> m_inMemory; ///< keys
    bool m_memoryOnly = false;
};

/// The secrets of one set-up: candidates beside those in use, each under an entry of its own, so that a
/// secret in use is replaced only by promote(). Every answer comes within a time limit. Lives on one thread.
class SetupSecrets final : public QObject {
    Q_OBJECT
public:
    enum class Use { CandidatesFirst, InUseOnly };

    SetupSecrets(std::shared_ptr<OverlaySecretStore> store, QString profileId, Use use, core::Clock &clock,
        QObject *parent = nullptr);

    /// Asks the store which entries are there, one after the other: known() follows, changed() where there is
    /// something.
    void discover();
    bool has(secrets::SecretKind kind) const;
    bool hasCandidate(secrets::SecretKind kind) const { return m_candidates.contains(kind); }
    /// True where promote() would change the one in use, or one was entered that is not stored (yet).
    bool isReplaced(secrets::SecretKind kind) const
    {
        return m_candidates.contains(kind) || m_dropped.contains(kind) || m_storing.contains(kind)
            || m_failures.count(kind) != 0;
    }

    /// A new candidate; an empty one: from now on there is none, also not the one in use.
    void set(secrets::SecretKind kind, const core::Secret &secret);
    /// The same as a job: done once it is stored. Told by stored() or failed() as well.
    core::Job<void> *store(secrets::SecretKind kind, const core::Secret &secret, QObject *parent);
    bool isStoring() const { return !m_storing.isEmpty(); }
    /// Whatever could not be stored so far, and everything from now on, is kept in memory.
    void keepForThisRun();
    bool isKeptForThisRun() const { return m_store->isInMemory(); }

    /// Once nothing is being stored any more; the error of the first of `kinds` whose last one failed.
    core::Job<void> *settled(const QList<secrets::SecretKind> &kinds, QObject *parent);
    /// Those of `kinds` that are there, candidates first; an Error where the store cannot be asked.
    core::Job<SecretMap> *read(const QList<secrets::SecretKind> &kinds, QObject *parent);
    /// Where the one that read() yields stands.
    secrets::SecretId idOf(secrets::SecretKind kind) const;

    /// Puts every candidate in use. All or nothing: where one fails, those before it are put back.
    core::Job<void> *promote(QObject *parent);
    /// After promote(): what was in use before comes back.
    core::Job<void> *takeBack(QObject *parent);
    /// Removes the entries of the candidates. A failure leaves an entry that nobody reads.
    core::Job<void> *removeCandidates(QObject *parent);

    const std::shared_ptr<OverlaySecretStore> &storeInUse() const { return m_store; }

Q_SIGNALS:
    void changed();
    void stored(pb::secrets::SecretKind kind);
    void failed(pb::secrets::SecretKind kind, const pb::core::Error &error);

private:
    class ReadJob;
    class PromoteJob;

    secrets::SecretId candidateId(secrets::SecretKind kind) const;
    secrets::SecretId inUseId(secrets::SecretKind kind) const;
    void discoverNext();
    void concluded(secrets::SecretKind kind, int number, const core::Secret &secret, const core::Done &done);
    void answerWaiting();
    core::Job<core::Secret> *limited(core::Job<core::Secret> *job, QObject *parent);
    core::Job<void> *limited(core::Job<void> *job, QObject *parent);

    struct Waiting {
        QPointer<core::PromiseJob<void>> promise;
        QList<secrets::SecretKind> kinds;
    };

    const std::shared_ptr<OverlaySecretStore> m_store;
    const QString m_profile;
    const Use m_use;
    core::Clock &m_clock;
    QSet<secrets::SecretKind> m_candidates;
    QSet<secrets::SecretKind> m_inUse;
    QSet<secrets::SecretKind> m_dropped; ///< emptied on purpose
    SecretMap m_unsaved; ///< what the store did not take
    std::map<secrets::SecretKind, core::Error> m_failures; ///< why
    std::map<secrets::SecretKind, int> m_numbers; ///< of the newest value of each kind
    QSet<secrets::SecretKind> m_storing; ///< whose newest value has no answer yet
    int m_underWay = 0;
    QList<Waiting> m_waiting;
    QList<secrets::SecretId> m_toDiscover;
    SecretMap m_before; ///< what promote() replaced
    QSet<secrets::SecretKind> m_promoted;
};

} // namespace pb::setup
