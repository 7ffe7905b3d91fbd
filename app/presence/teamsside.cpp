// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/reconcile_p.h"

namespace pb::presence::detail {

namespace {

class TeamsSide {
public:
    TeamsSide(const Policy &policy, const Facts &facts, const Directive &directive, Outcome &outcome)
        : m_policy(policy)
        , m_facts(facts)
        , m_directive(directive)
        , m_outcome(outcome)
        , m_state(outcome.state)
        , m_decision(outcome.toTeams)
    {
    }

    void decide()
    {
        m_decision.status = m_facts.starface;
        m_decision.target = m_policy.rules.target(m_facts.starface);
        lookAtReading();

        if (m_directive.giveBack && m_directive.teams)
            return giveBack(m_directive.reason);
        if (m_state.teams.exists() && m_state.teams.phase == ClaimPhase::Releasing && !asserts())
            return giveBack(Reason::GiveBackRepeated);
        if (asserts())
            return want(m_decision.target);
        if (!m_state.teams.exists())
            return nothingHeld();
        if (m_state.teams.shows == TeamsTarget::Available
            && m_state.teams.because == StarfaceStatus::Available)
            return lapse();
        if (reasonIsUnknown())
            return withoutInformation();
        callEnded();
    }

private:
    void say(Action action, Reason reason)
    {
        m_decision.action = action;
        m_decision.reason = reason;
    }

    Time now() const { return m_facts.now; }
    bool mayStillAct() const
    {
        return m_state.teamsWrite.mayActUntil != Time{} && now() < m_state.teamsWrite.mayActUntil;
    }
    bool mustPause() const { return now() < m_state.teamsWrite.retryAt; }
    Reason whyNotYet() const
    {
        return m_state.teamsWrite.failures > 0 ? Reason::WriteFailed : Reason::Settling;
    }
    bool ownDnd() const { return m_state.dnd.exists() || m_facts.dndAt < m_state.dndEchoUntil; }

    /// An idle phone asserts nothing by itself, and a DND of ours is not mapped back.
    bool asserts() const
    {
        switch (m_facts.starface) {
        case StarfaceStatus::InCall:
        case StarfaceStatus::Ringing:
            return m_decision.target != TeamsTarget::None;
        case StarfaceStatus::DoNotDisturb:
            return m_decision.target != TeamsTarget::None && !ownDnd();
        case StarfaceStatus::Available:
        case StarfaceStatus::Unknown:
            break;
        }
        return false;
    }

    /// Whether the axis that gave our session its reason is unknown.
    bool reasonIsUnknown() const
    {
        if (m_state.teams.because == StarfaceStatus::DoNotDisturb)
            return m_facts.dnd == Dnd::Unknown && m_facts.line != Line::InCall;
        return m_facts.line == Line::Unknown;
    }

    void lookAtReading()
    {
        TeamsClaim &claim = m_state.teams;
        if (!claim.exists() || m_state.teamsWrite.inFlight)
            return;
        if (claim.phase == ClaimPhase::Held && m_facts.teamsAt >= m_state.teamsWrite.startedAt && !claim.seen
            && isShownBy(claim.shows, m_facts.teams)) {
            claim.seen = true;
            m_outcome.teamsRoundTrip = m_facts.teamsAt - m_state.teamsWrite.startedAt;
        }
        // it has run out without us; a write that may still act could have made it live longer
        if (now() >= claim.expiresAt && !mayStillAct()) {
            // what stood before an unconfirmed write has run out with it
            for (const TeamsTarget kind : sessionKinds) {
                if (kind == claim.shows || m_state.echo(kind) != Time{})
                    m_state.echo(kind) = now() + m_policy.timing.settle;
            }
            m_state.teams = {};
            m_state.teamsWrite.conclude();
        }
    }

    static Action actionFor(TeamsTarget target)
    {
        switch (target) {
        case TeamsTarget::BusyInACall:
            return Action::SetBusyInACall;
        case TeamsTarget::DoNotDisturb:
            return Action::SetDoNotDisturb;
        case TeamsTarget::Available:
            return Action::SetAvailable;
        case TeamsTarget::None:
            break;
        }
        return Action::None;
    }

    void want(TeamsTarget target)
    {
        TeamsClaim &claim = m_state.teams;
        const WriteState &write = m_state.teamsWrite;
        if (write.inFlight)
            return say(Action::None, Reason::Settling);
        const bool stands = claim.exists() && claim.phase != ClaimPhase::Releasing && claim.shows == target;
        if (!stands) {
            if (mustPause())
                return say(Action::None, whyNotYet());
            return say(actionFor(target), Reason::Mapped);
        }
        claim.because = m_facts.starface;
        if (mustPause() || mayStillAct())
            return say(Action::None, whyNotYet());
        if (claim.phase == ClaimPhase::Taking)
            return say(actionFor(target), Reason::RepeatedNoEffect);
        // an older write that had no answer may have acted since: make sure once
        const bool makeSure = write.mayActUntil != Time{};
        if (makeSure || claim.expiresAt - now() <= m_policy.timing.renewBefore())
            return say(Action::RenewSession, Reason::RenewalDue);
        hold();
    }

    void hold()
    {
        const TeamsClaim &claim = m_state.teams;
        const bool other = m_facts.teams != TeamsStatus::Unknown && !isShownBy(claim.shows, m_facts.teams);
        const Duration patience = claim.seen ? m_policy.timing.roundTrip() : m_policy.timing.settle;
        if (other && m_facts.teamsAt >= m_state.teamsWrite.startedAt + patience)
            return say(Action::None, Reason::Masked);
        say(Action::None,
            claim.seen || m_facts.teams == TeamsStatus::Unknown ? Reason::Holding : Reason::Settling);
    }

    /// Our Available of five minutes: left to run out.
    void lapse()
    {
        const WriteState &write = m_state.teamsWrite;
        if (write.inFlight)
            return say(Action::None, Reason::Settling);
        const bool unconfirmed = m_state.teams.phase == ClaimPhase::Taking;
        if (unconfirmed && (mustPause() || mayStillAct()))
            return say(Action::None, whyNotYet());
        // what stood before may still stand, or may have come back: take away whatever is there
        if (unconfirmed || (write.mayActUntil != Time{} && !mayStillAct()))
            return say(Action::ClearSession, Reason::RepeatedNoEffect);
        say(Action::None, Reason::Lapsing);
    }

    void withoutInformation()
    {
        if (now() - m_state.starfaceKnownAt >= m_policy.timing.noInformation)
            return giveBack(Reason::NoInformation);
        // the session must not run out before we know better
        const bool due = m_state.teams.phase == ClaimPhase::Held && !m_state.teamsWrite.inFlight
            && !mustPause() && m_state.teams.expiresAt - now() <= m_policy.timing.renewBefore();
        say(due ? Action::RenewSession : Action::None, due ? Reason::RenewalDue : Reason::Unknown);
    }

    void callEnded()
    {
        const bool replace = m_policy.availableAfterCall && m_facts.starface == StarfaceStatus::Available
            && m_state.teams.because == StarfaceStatus::InCall && m_decision.target == TeamsTarget::Available;
        if (!replace)
            return giveBack(Reason::ReasonEnded);
        if (m_state.teamsWrite.inFlight)
            return say(Action::None, Reason::Settling);
        if (mustPause())
            return say(Action::None, whyNotYet());
        say(Action::SetAvailable, Reason::CallEnded);
    }

    void giveBack(Reason why)
    {
        const WriteState &write = m_state.teamsWrite;
        if (!m_state.teams.exists())
            return say(Action::None, why);
        if (write.inFlight)
            return say(Action::None, Reason::Settling);
        if (mustPause())
            return say(Action::None, whyNotYet());
        say(Action::ClearSession, why);
    }

    void nothingHeld()
    {
        if (!m_state.teamsWrite.inFlight && !mayStillAct())
            m_state.teamsWrite.conclude();
        switch (m_facts.starface) {
        case StarfaceStatus::Unknown:
            return say(Action::None, Reason::Unknown);
        case StarfaceStatus::Available:
            return say(Action::None,
                m_decision.target == TeamsTarget::None ? Reason::NoMapping : Reason::IdleAssertsNothing);
        case StarfaceStatus::DoNotDisturb:
            return say(Action::None, ownDnd() ? Reason::OwnDnd : Reason::NoMapping);
        case StarfaceStatus::Ringing:
        case StarfaceStatus::InCall:
            break;
        }
        say(Action::None, Reason::NoMapping);
    }

    const Policy &m_policy;
    const Facts &m_facts;
    const Directive &m_directive;
    Outcome &m_outcome;
    UserState &m_state;
    ToTeams &m_decision;
};

} // namespace

void decideTeams(const Policy &policy, const Facts &facts, const Directive &directive, Outcome &outcome)
{
    TeamsSide(policy, facts, directive, outcome).decide();
}

} // namespace pb::presence::detail
