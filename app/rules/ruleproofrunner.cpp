// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ruleproofrunner.h"

#include <algorithm>

namespace pb::rules {

namespace {
constexpr qsizetype rememberedAnswers = 64;
}

QList<ProofDepth> RuleProofRunner::standardDepths()
{
    // measured: the first five take a fifth of a second together, the last one about two seconds
    return {{0, 0, 2, 0}, {0, 0, 2, 1}, {1, 1, 2, 1}, {2, 2, 2, 1}, {0, 0, 3, 1}, {1, 1, 3, 1}, {2, 0, 3, 1},
        {0, 2, 3, 1}, {2, 2, 3, 1}};
}

RuleProofRunner::RuleProofRunner(QList<ProofDepth> depths, std::size_t stateLimit, QObject *parent)
    : QObject(parent)
    , m_depths(std::move(depths))
    , m_stateLimit(stateLimit)
{
    m_report.depths = int(m_depths.size());
}

RuleProofRunner::~RuleProofRunner()
{
    dropWalk();
}

void RuleProofRunner::ask(const RuleChoice &choice)
{
    dropWalk();
    m_choice = choice;
    const auto known = std::find_if(m_answers.cbegin(), m_answers.cend(),
        [&choice](const auto &answer) { return doTheSame(answer.first, choice); });
    if (known != m_answers.cend()) {
        m_report = known->second;
        Q_EMIT changed();
        return;
    }
    m_report = {};
    m_report.state = ProofReport::State::Running;
    m_report.depths = int(m_depths.size());
    startWalk();
    Q_EMIT changed();
}

void RuleProofRunner::again()
{
    ask(m_choice);
}

void RuleProofRunner::stop()
{
    if (m_report.state != ProofReport::State::Running)
        return;
    dropWalk();
    m_report.state = ProofReport::State::Stopped;
    Q_EMIT changed();
}

void RuleProofRunner::dropWalk()
{
    if (m_cancelled)
        m_cancelled->store(true, std::memory_order_relaxed);
    m_cancelled.reset();
    delete m_walk;
}

void RuleProofRunner::startWalk()
{
    const ProofDepth &depth = m_depths.at(m_report.depthsDone);
    presence::ProofSettings settings;
    settings.rules = m_choice.rules;
    settings.availableAfterCall = m_choice.availableAfterCall;
    settings.clearsAnyDnd = m_choice.clearsAnyDnd;
    settings.teamsLag = depth.teamsLag;
    settings.starfaceLag = depth.starfaceLag;
    settings.events = depth.events;
    settings.faults = depth.faults;
    settings.stateLimit = m_stateLimit;
    // shared with the thread, which may outlive this object by a moment
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    settings.cancelled = [cancelled = m_cancelled] { return cancelled->load(std::memory_order_relaxed); };
    m_walk = new Walk(
        [settings]() -> core::Result<presence::ProofResult> { return presence::prove(settings); }, this);
    m_walk->then(this, [this](const core::Result<presence::ProofResult> &result) { take(*result); });
}

void RuleProofRunner::take(const presence::ProofResult &result)
{
    m_report.states += result.states;
    m_report.longestUntilQuiet = std::max(m_report.longestUntilQuiet, result.longestUntilQuiet);
    if (result.violation != presence::Violation::None) {
        m_report.violation = result.violation;
        m_report.steps = result.steps;
        return end(ProofReport::State::Failed);
    }
    if (!result.complete)
        return end(ProofReport::State::TooLarge);
    if (++m_report.depthsDone == m_report.depths)
        return end(ProofReport::State::Proven);
    startWalk();
    Q_EMIT changed();
}

void RuleProofRunner::end(ProofReport::State state)
{
    m_report.state = state;
    m_answers.append({m_choice, m_report});
    if (m_answers.size() > rememberedAnswers)
        m_answers.removeFirst();
    Q_EMIT changed();
}

} // namespace pb::rules
