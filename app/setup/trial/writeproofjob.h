// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/person.h"
#include "setup/check/findings.h"
#include "setup/taskjob.h"

namespace pb::setup {

class DndTrial;
class PresenceTrial;

/// The proof that both sides can be written: one presence set and cleared, one do-not-disturb switched and
/// put back, on one test user. The two are tried apart from each other; fails with the first that does not
/// work. Ends only when everything is as it was, or somebody has to know that it is not.
class WriteProofJob final : public TaskJob {
    Q_OBJECT
public:
    struct Subject {
        QString graphId; ///< empty: that side is not tried
        int starfaceId = 0; ///< 0: that side is not tried
    };

    WriteProofJob(Context context, Subject subject, QObject *parent);

    void abandon() override;

    const WriteProof &proof() const { return m_proof; }

protected:
    void begin() override;

private:
    void getToken();
    void tryPresence(const core::Secret &token);
    void presenceTried(const core::Done &done);
    void tryDnd();
    void dndTried(const core::Done &done);
    void signOut(const core::Done &outcome);
    core::Done outcome() const;
    static core::Done notEntered(secrets::SecretKind kind);

    const Subject m_subject;
    WriteProof m_proof;
    std::unique_ptr<FixedToken> m_token;
    std::unique_ptr<graph::GraphClient> m_graph;
    std::unique_ptr<starface::StarfaceClient> m_starface;
    QPointer<PresenceTrial> m_presence;
    QPointer<DndTrial> m_dnd;
    bool m_ending = false; ///< nothing new is begun
};

/// The matched user who has this address, whichever of theirs it is; null: nobody. Whoever is not matched is
/// never synchronised.
const directory::Person *findTestUser(const QList<directory::Person> &people, const QString &address);

/// What is told where nobody who is matched has the address of the test user.
WriteProof noTestUser();

/// Without a side that is known not to work: trying that would prove nothing new.
WriteProofJob::Subject whereItMayWork(WriteProofJob::Subject subject, const Findings &findings);

} // namespace pb::setup
