// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/background.h"
#include "presence/ruleproof.h"
#include "rules/rulechoice.h"

#include <QList>
#include <QObject>
#include <QPointer>

#include <atomic>
#include <memory>

namespace pb::rules {

/// How deep one walk goes; see presence::ProofSettings.
struct ProofDepth {
    int teamsLag = 0;
    int starfaceLag = 0;
    int events = 2;
    int faults = 0;
};

/// What is known of the proof of one choice.
struct ProofReport {
    enum class State {
        NotAsked,
        Running,
        Proven, ///< to the full depth
        Failed, ///< `violation` and `steps` say how
        Stopped, ///< by stop()
        TooLarge ///< more states than are walked here: neither proven nor refuted
    };
    State state = State::NotAsked;
    int depthsDone = 0; ///< walks that found nothing
    int depths = 0;
    std::size_t states = 0; ///< walked in all of them together
    std::size_t longestUntilQuiet = 0; ///< polls
    presence::Violation violation = presence::Violation::None;
    std::vector<presence::ProofStep> steps;
};

/// Walks a choice on a thread of the pool, in growing depth so that most errors show at once, and remembers
/// the last answers. Owns the walk under way: a new question, stop() and the destructor end it.
class RuleProofRunner final : public QObject {
    Q_OBJECT
public:
    /// From an answer within a second to a few seconds of work.
    static QList<ProofDepth> standardDepths();
    static constexpr std::size_t standardLimit = 3'000'000;

    explicit RuleProofRunner(QList<ProofDepth> depths = standardDepths(),
        std::size_t stateLimit = standardLimit, QObject *parent = nullptr);
    ~RuleProofRunner() override;

    const RuleChoice &choice() const { return m_choice; }
    const ProofReport &report() const { return m_report; }

public Q_SLOTS:
    /// Proves `choice` in place of what was asked before. A question answered already is answered at once.
    void ask(const pb::rules::RuleChoice &choice);
    /// Asks the last question again, where it was stopped.
    void again();
    void stop();

Q_SIGNALS:
    void changed();

private:
    using Walk = core::BackgroundJob<presence::ProofResult>;

    void startWalk();
    void take(const presence::ProofResult &result);
    void end(ProofReport::State state);
    void dropWalk();

    const QList<ProofDepth> m_depths;
    const std::size_t m_stateLimit;
    RuleChoice m_choice;
    ProofReport m_report;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    QPointer<Walk> m_walk;
    QList<std::pair<RuleChoice, ProofReport>> m_answers; ///< newest last
};

} // namespace pb::rules
