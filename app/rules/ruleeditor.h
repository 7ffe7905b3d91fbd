// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/rulelibrary.h"
#include "rules/ruleproofrunner.h"
#include "rules/ruletargets.h"

#include <QObject>

namespace pb::rules {

/// What keeps the choice from being made live.
enum class Barrier { None, AlreadyLive, Proving, ProofStopped, ProofFailed, ProofTooLarge };

/// The rule sets to choose from, the one looked at, and its proof. Owns the copies and keeps each edit on
/// disk at once. Guarantees: built-in sets never change, what is not proven is not let through, and the set
/// that is live cannot be deleted.
class RuleEditor final : public QObject {
    Q_OBJECT
public:
    struct Entry {
        NamedRuleSet set; ///< of a built-in one the name is empty: the views have words for it
        bool builtIn = false;
    };

    /// `folder` is where copies are kept.
    RuleEditor(const QString &folder, RuleChoice live,
        QList<ProofDepth> depths = RuleProofRunner::standardDepths(), QObject *parent = nullptr);

    const QList<Entry> &entries() const { return m_entries; }
    int current() const { return m_current; }
    const Entry &currentEntry() const { return m_entries.at(m_current); }
    /// The current set with the options: what is proven, and what would be made live.
    RuleChoice choice() const;
    const RuleChoice &live() const { return m_live; }
    /// The entry that the live rules came from; it may have been edited since.
    int liveEntry() const;
    const ProofReport &proof() const { return m_runner.report(); }
    Barrier barrier() const;
    /// Files in the folder that could not be read; they are left alone.
    const QList<RuleLibrary::Damaged> &damaged() const { return m_damaged; }
    const QString &folder() const { return m_library.folder(); }

    /// Copies the current set; empty where that worked. `name` is made unique.
    profile::Problems copyCurrent(const QString &name);
    profile::Problems renameCurrent(const QString &name);
    profile::Problems removeCurrent();
    profile::Problems importFile(const QString &path);
    profile::Problems exportCurrent(const QString &path) const;
    bool canRemove() const { return !currentEntry().builtIn && m_current != liveEntry(); }

public Q_SLOTS:
    void setCurrent(int index);
    /// Of a copy, where it can be chosen; anything else is ignored.
    void setTarget(pb::presence::TeamsStatus status, pb::presence::DndTarget target);
    void setTarget(pb::presence::StarfaceStatus status, pb::presence::TeamsTarget target);
    void setAvailableAfterCall(bool on);
    void setClearsAnyDnd(bool on);
    /// What the engine runs by from now on.
    void setLive(const pb::rules::RuleChoice &live);
    void stopProof() { m_runner.stop(); }
    void proveAgain() { m_runner.again(); }

Q_SIGNALS:
    void entriesChanged();
    /// Another set is looked at, or it was edited, or the options.
    void choiceChanged();
    /// The proof went on, or what keeps the choice from being made live changed.
    void proofChanged();
    /// An edit could not be kept on disk; it stands in memory.
    void notSaved(const pb::profile::Problems &problems);

private:
    profile::Problems add(NamedRuleSet set);
    void edited();
    void chosen();
    QStringList names(int except = -1) const;
    QStringList ids() const;

    RuleLibrary m_library;
    RuleProofRunner m_runner;
    QList<Entry> m_entries;
    QList<RuleLibrary::Damaged> m_damaged;
    RuleChoice m_live;
    bool m_availableAfterCall = true;
    bool m_clearsAnyDnd = false;
    int m_current = 0;
};

} // namespace pb::rules
