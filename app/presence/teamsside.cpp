// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/reconcile_p.h"

#include <algorithm>

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
    /// E3: what is on after an Off was read is the user's.
    bool ownDnd() const
    {
        const bool offWasRead = m_state.dndWrite.repeats == neverRepeated;
        return m_state.dnd.exists() || (m_facts.dndAt < m_state.dndEchoUntil && !offWasRead);
    }

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
        if (claim.exists() && !claim.seen && (isMasked() || m_facts.teams == TeamsStatus::Unknown))
            claim.blind = true;
        if (!claim.exists() || m_state.teamsWrite.inFlight)
            return;
        if (claim.phase == ClaimPhase::Held && m_facts.teamsAt >= m_state.teamsWrite.startedAt && !claim.seen
            && isShownBy(claim.shows, m_facts.teams)) {
            claim.seen = true;
            m_state.teamsWrite.repeats = 0;
            if (!claim.blind)
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

    /// U3: what shows outranks our session, which cannot show whether or not it stands.
    bool isOutranked() const
    {
        return m_facts.teams == TeamsStatus::DoNotDisturb && m_state.teams.shows != TeamsTarget::DoNotDisturb
            && m_state.echo(TeamsTarget::DoNotDisturb) == Time{};
    }

    /// E5: what shows outranks our session, or we have waited so long that it must be hidden.
    bool isMasked() const
    {
        const bool changed = m_state.lastTeams != TeamsStatus::Unknown && m_facts.teams != m_state.lastTeams
            && echoIn(m_policy.rules, m_facts, m_state) == Echo::None;
        return isOutranked() || changed || now() - m_state.teamsWrite.startedAt > m_policy.timing.settle;
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
        if (makeSure || isDue(claim))
            return say(Action::RenewSession, Reason::RenewalDue);
        hold(target);
    }

    bool isDue(const TeamsClaim &claim) const
    {
        const Timing &timing = m_policy.timing;
        const Duration life = claim.shortLived ? timing.shortSession : timing.sessionFor;
        return claim.expiresAt - now() <= Timing::renewBefore(life);
    }

    void hold(TeamsTarget target)
    {
        const TeamsClaim &claim = m_state.teams;
        const bool other = m_facts.teams != TeamsStatus::Unknown && !isShownBy(claim.shows, m_facts.teams)
            && !showsReplaced();
        const WriteState &write = m_state.teamsWrite;
        const Timing &timing = m_policy.timing;
        const Duration age = m_facts.teamsAt - write.startedAt;
        if (other && isOutranked() && age >= timing.roundTrip())
            return say(Action::None, Reason::Masked);
        if (other && age >= (claim.seen ? timing.roundTrip() : timing.settle)) {
            // C2, C9: it ended before its time, or never had an effect; else the user's own status hides it
            const bool mayHaveEnded = !claim.seen || (age >= timing.shortSession && !claim.shortLived);
            if (mayHaveEnded && write.repeats < mostRepeats)
                return say(actionFor(target), Reason::RepeatedNoEffect);
            // U3: whoever has chosen to be away was away before, too
            const bool chosen = m_facts.teams == TeamsStatus::Away || m_facts.teams == TeamsStatus::Offline;
            return say(Action::None, claim.seen || chosen ? Reason::Masked : Reason::NoEffect);
        }
        say(Action::None,
            claim.seen || m_facts.teams == TeamsStatus::Unknown ? Reason::Holding : Reason::Settling);
    }

    /// E2: what shows may be the session that ours has taken the place of.
    bool showsReplaced() const
    {
        return std::any_of(sessionKinds.begin(), sessionKinds.end(), [this](TeamsTarget kind) {
            return isShownBy(kind, m_facts.teams) && m_facts.teamsAt < m_state.echo(kind);
        });
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
        // C9: what was replaced still shows
        if (stillShows(TeamsTarget::BusyInACall) && !mustPause())
            return say(Action::ClearSession, Reason::GiveBackRepeated);
        say(Action::None, Reason::Lapsing);
    }

    void withoutInformation()
    {
        // R3: the age of what is known of the axis that gave the reason
        const bool becauseOfDnd = m_state.teams.because == StarfaceStatus::DoNotDisturb;
        const Time knownAt = becauseOfDnd ? m_state.dndKnownAt : m_state.lineKnownAt;
        if (now() - knownAt >= m_policy.timing.noInformation)
            return giveBack(Reason::NoInformation);
        // the session must not run out before we know better
        const bool due = m_state.teams.phase == ClaimPhase::Held && !m_state.teamsWrite.inFlight
            && !mustPause() && isDue(m_state.teams);
        say(due ? Action::RenewSession : Action::None, due ? Reason::RenewalDue : Reason::Unknown);
    }

    void callEnded()
    {
        // C5: nobody is made available who was away before
        const TeamsStatus before = m_state.teams.before;
        const bool wasAway = before == TeamsStatus::Away || before == TeamsStatus::Offline;
        const bool replace = m_policy.availableAfterCall && !wasAway
            && m_facts.starface == StarfaceStatus::Available
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
        if (!m_state.teams.exists()) {
            const bool again = mustClearAgain();
            return say(again ? Action::ClearSession : Action::None, again ? Reason::GiveBackRepeated : why);
        }
        if (write.inFlight)
            return say(Action::None, Reason::Settling);
        // W5: what may still act is written over at the end of the program
        const bool lastChance = m_directive.last && now() >= write.startedAt + m_policy.timing.lastChance;
        if (mustPause() && !lastChance)
            return say(Action::None, whyNotYet());
        say(Action::ClearSession, why);
    }

    /// C9: a session of that kind was ended long enough ago, and still shows.
    bool stillShows(TeamsTarget kind) const
    {
        const Time until = m_state.echo(kind);
        return until != Time{} && isShownBy(kind, m_facts.teams)
            && m_facts.teamsAt >= until - m_policy.timing.echoTail();
    }

    bool mustClearAgain() const
    {
        const WriteState &write = m_state.teamsWrite;
        const bool shows = std::any_of(sessionKinds.begin(), sessionKinds.end(),
            [this](TeamsTarget kind) { return mustBeSeenGone(m_policy.rules, kind) && stillShows(kind); });
        return shows && write.repeats < mostRepeats && !write.inFlight && !mustPause();
    }

    void nothingHeld()
    {
        if (mustClearAgain())
            return say(Action::ClearSession, Reason::GiveBackRepeated);
        if (!m_state.teamsWrite.inFlight && !mayStillAct() && !m_state.hasEcho())
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
