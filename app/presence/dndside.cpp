// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/reconcile_p.h"

namespace pb::presence::detail {

namespace {

class DndSide {
public:
    DndSide(const Policy &policy, const Facts &facts, const Directive &directive, Outcome &outcome)
        : m_policy(policy)
        , m_facts(facts)
        , m_directive(directive)
        , m_outcome(outcome)
        , m_state(outcome.state)
        , m_decision(outcome.toStarface)
    {
    }

    void decide()
    {
        m_decision.status = m_facts.teams;
        m_decision.target = m_policy.rules.target(m_facts.teams);
        lookAtReading();

        const Echo echo = echoIn(m_policy.rules, m_facts, m_state);
        const bool asked = m_decision.target == DndTarget::On && echo == Echo::None;
        // whatever was ordered meanwhile: a reason that has ended has ended
        if (m_facts.teams != TeamsStatus::Unknown && echo != Echo::Masks && !asked) {
            m_state.overridden = false;
            m_state.foreignDnd = false;
        }
        if (asked || !m_state.dnd.exists())
            m_state.endSeenAt = {};
        if (m_directive.giveBack && m_directive.phone)
            return giveBack(m_directive.reason);
        if (m_facts.teams == TeamsStatus::Unknown)
            return withoutInformation();
        if (echo == Echo::Masks)
            return behindOwnSession();
        if (asked)
            return wantOn();
        if (m_state.dnd.exists())
            return reasonEnded();
        nothingHeld(echo);
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
        return m_state.dndWrite.mayActUntil != Time{} && now() < m_state.dndWrite.mayActUntil;
    }
    bool mustPause() const { return now() < m_state.dndWrite.retryAt; }
    /// The reading surely shows the world after our last write began.
    bool readingIsNewer() const
    {
        const WriteState &write = m_state.dndWrite;
        return m_facts.dndAt >= std::max(write.startedAt + m_policy.timing.roundTrip(), write.mayActUntil);
    }
    /// E3: a reading of On may still be what we gave back.
    bool isOwnPast() const
    {
        return (m_facts.dnd == Dnd::Unknown ? now() : m_facts.dndAt) < m_state.dndEchoUntil;
    }
    /// W5: at the end of the program what may still act is written over.
    bool lastChance() const
    {
        return m_directive.last && now() >= m_state.dndWrite.startedAt + m_policy.timing.lastChance;
    }
    Reason whyNotYet() const
    {
        return m_state.dndWrite.failures > 0 ? Reason::WriteFailed : Reason::Settling;
    }

    /// Takes in what the DND reading says about our own writes.
    void lookAtReading()
    {
        DndClaim &claim = m_state.dnd;
        WriteState &write = m_state.dndWrite;
        // E5: what was not read all the time since the write tells nothing of its round trip
        const bool late = now() - write.startedAt > m_policy.timing.settle;
        claim.blind = claim.exists() && !claim.seen && (claim.blind || m_facts.dnd == Dnd::Unknown || late);
        // E3: an Off after the round trip shows that the giving back has arrived; a write under way may have
        // read before that
        if (m_facts.dnd == Dnd::Off && !write.inFlight
            && m_facts.dndAt >= m_state.dndEchoUntil - m_policy.timing.echoTail())
            m_state.dndEchoUntil = {};
        // readings do not go backwards: an Off after the On of that claim is news, and On from then on the
        // user's
        if (m_facts.dnd == Dnd::Off && !claim.exists() && isOwnPast() && m_state.dndOnAt != Time{})
            write.repeats = neverRepeated;
        if (!claim.exists() || write.inFlight || m_facts.dndAt < write.startedAt)
            return;
        const bool giving = claim.phase == ClaimPhase::Releasing;
        if (m_facts.dnd == Dnd::On && !giving && !claim.seen && (!isOwnPast() || readingIsNewer())) {
            // U2: a journalled intent that shows is ours, whether or not we ever heard of it
            claim.seen = true;
            claim.phase = ClaimPhase::Held;
            write.failures = 0;
            write.repeats = 0;
            write.retryAt = {};
            // E5: where what we gave back just before hid it, nobody knows when it began to show
            if (!claim.blind && m_state.dndEchoUntil <= write.startedAt)
                m_outcome.dndRoundTrip = m_facts.dndAt - write.startedAt;
        }
        if (m_facts.dnd == Dnd::On && claim.seen)
            m_state.dndOnAt = m_facts.dndAt;
        // U2: readings do not go backwards, so what had been seen on and is off has been given back; so has
        // what was never seen, once the reading is younger than all that asserted it. A DND from now on is
        // the user's
        const bool mayComeBack = write.mayAssert && m_facts.dndAt < write.mayActUntil;
        const bool isGone = (claim.seen && !mayComeBack) || m_facts.dndAt >= claim.showsBy;
        if (m_facts.dnd == Dnd::Off && giving && isGone) {
            claim = {};
            // E3: the write job's own reading may still be older than this one
            m_state.dndEchoUntil = write.startedAt + m_policy.timing.settle;
            write.repeats = neverRepeated;
            return;
        }
        // until the slowest round trip is over, Off may be older than our write
        if (m_facts.dnd != Dnd::Off || !readingIsNewer())
            return;
        if (giving && !mayStillAct()) {
            ended();
        } else if (claim.phase == ClaimPhase::Taking && !mayStillAct()) {
            // U2: not so, and it cannot become so any more: a DND from now on is the user's
            claim = {};
        } else if (claim.seen && !mayStillAct()) {
            m_outcome.overriddenAfter = std::max(m_state.dndOnAt, write.startedAt) - write.startedAt;
            m_state.overridden = true;
            ended();
        }
    }

    void ended()
    {
        m_state.dnd = {};
        m_state.dndWrite.conclude();
    }

    void wantOn()
    {
        DndClaim &claim = m_state.dnd;
        const WriteState &write = m_state.dndWrite;
        if (m_state.overridden)
            return say(Action::None, Reason::Overridden);
        if (write.inFlight)
            return say(Action::None, Reason::Settling);
        if (claim.phase == ClaimPhase::Releasing && !reclaim())
            return;
        if (claim.exists())
            return hold();
        take();
    }

    /// The reason is back while the giving back has not worked. True where there is a decision still to be
    /// made.
    bool reclaim()
    {
        if (mayStillAct() || m_facts.dnd == Dnd::Unknown || !readingIsNewer()) {
            const bool unread = m_facts.dnd == Dnd::Unknown && !mayStillAct();
            say(Action::None, unread ? Reason::PhoneUnknown : Reason::Settling);
            return false;
        }
        if (m_facts.dnd == Dnd::On) {
            m_state.dnd.phase = ClaimPhase::Held;
            m_state.dnd.seen = true;
            m_state.dndWrite = {};
        } else {
            ended();
        }
        return true;
    }

    void hold()
    {
        DndClaim &claim = m_state.dnd;
        const WriteState &write = m_state.dndWrite;
        claim.because = m_facts.teams;
        if (m_facts.dnd == Dnd::On)
            return say(Action::None, Reason::Holding);
        const bool again = write.repeats < mostRepeats && !changesTooOften();
        if (!again && claim.phase == ClaimPhase::Held && m_facts.dnd == Dnd::Off) {
            if (m_facts.dndAt < write.startedAt + m_policy.timing.settle)
                return say(Action::None, Reason::Settling);
            m_state.dndWrite.repeats = givenUp;
            claim = {}; // C9, U2: not so, and not written again: what is on from now on is the user's
            return say(Action::None, Reason::NoEffect);
        }
        const Time repeatAt = std::max(write.startedAt + m_policy.timing.settle, write.retryAt);
        if (now() < repeatAt || mayStillAct())
            return say(Action::None, whyNotYet());
        if (m_facts.dnd == Dnd::Unknown && claim.phase == ClaimPhase::Held)
            return say(Action::None, Reason::Holding);
        switchOn(Reason::RepeatedNoEffect);
    }

    /// C4: never more changes than a person bears; the last of them leaves the phone ringing.
    bool changesTooOften() const
    {
        const Time fifthLast = m_state.dndChanges.front();
        return fifthLast != Time{} && now() - fifthLast < m_policy.timing.changesWithin;
    }

    void switchOn(Reason why)
    {
        if (changesTooOften())
            return say(Action::None, Reason::TooManyChanges);
        say(Action::SetDndOn, why);
    }

    /// C4: a status that only seems to have changed must not make the phone ring in a call.
    void reasonEnded()
    {
        // where the status is the same it is the rules that have changed
        if (m_state.dnd.phase == ClaimPhase::Releasing || m_facts.teams == m_state.dnd.because)
            return giveBack(Reason::ReasonEnded);
        if (m_state.endSeenAt == Time{})
            m_state.endSeenAt = m_facts.teamsAt;
        const Timing &timing = m_policy.timing;
        const Duration needed =
            isOccupied(m_facts.teams) || flaps() ? timing.occupiedEndSureAfter : timing.endSureAfter;
        const bool rings = m_facts.dnd == Dnd::Off && readingIsNewer();
        if (rings || m_facts.teamsAt - m_state.endSeenAt >= needed)
            return giveBack(Reason::ReasonEnded);
        m_outcome.wantsTeamsSoon = true;
        say(Action::None, Reason::EndNotSure);
    }

    static bool isOccupied(TeamsStatus status)
    {
        return status == TeamsStatus::InCall || status == TeamsStatus::InMeeting
            || status == TeamsStatus::Busy || status == TeamsStatus::DoNotDisturb;
    }

    bool flaps() const
    {
        const Time fourthLast = m_state.teamsChanges.front();
        return fourthLast != Time{} && now() - fourthLast < m_policy.timing.flapsWithin;
    }

    void take()
    {
        const WriteState &write = m_state.dndWrite;
        if (m_facts.dnd == Dnd::On) {
            if (isOwnPast() || mayStillAct())
                return say(Action::None, Reason::Settling);
            m_state.foreignDnd = true;
            return say(Action::None, Reason::AlreadySo);
        }
        if (m_state.foreignDnd && m_facts.dnd == Dnd::Unknown)
            return say(Action::None, Reason::PhoneUnknown);
        if (m_state.foreignDnd && !readingIsNewer())
            return say(Action::None, Reason::AlreadySo); // the write job itself found it so
        if (m_facts.dnd != Dnd::On && write.repeats == givenUp)
            return say(Action::None, Reason::NoEffect); // until the reason has ended once
        if (m_facts.dnd == Dnd::Off && m_state.foreignDnd) {
            // the user had DND on and has just switched it off: that is a wish, too
            m_state.foreignDnd = false;
            m_state.overridden = true;
            return say(Action::None, Reason::Overridden);
        }
        if (mustPause() || mayStillAct())
            return say(Action::None, whyNotYet());
        const bool again = write.mayActUntil != Time{};
        switchOn(again ? Reason::RepeatedNoEffect : Reason::Mapped);
    }

    /// Our session hides what the user does: what was claimed before stays, nothing new is (E1, E2, E4).
    void behindOwnSession()
    {
        if (m_state.dnd.phase == ClaimPhase::Releasing)
            return giveBack(Reason::GiveBackRepeated);
        endWithoutEffect();
        say(Action::None, Reason::OwnEcho);
    }

    /// U2: confirmed and without effect, and nothing is written again for a reason that cannot be read.
    void endWithoutEffect()
    {
        DndClaim &claim = m_state.dnd;
        const bool mayStillShow = m_facts.dndAt < m_state.dndWrite.startedAt + m_policy.timing.settle;
        if (claim.phase != ClaimPhase::Held || claim.seen || m_facts.dnd != Dnd::Off || mayStillShow)
            return;
        claim = {};
        m_state.endSeenAt = {};
    }

    void withoutInformation()
    {
        endWithoutEffect();
        if (!m_state.dnd.exists())
            return say(Action::None, Reason::Unknown);
        if (m_state.dnd.phase == ClaimPhase::Releasing)
            return giveBack(Reason::GiveBackRepeated);
        if (now() - m_state.teamsKnownAt >= m_policy.timing.noInformation)
            return giveBack(Reason::NoInformation);
        say(Action::None, Reason::Unknown);
    }

    void giveBack(Reason why)
    {
        const WriteState &write = m_state.dndWrite;
        if (!m_state.dnd.exists()) {
            // C9: whatever is ordered
            const bool again = stillOn() && !isOwnPast() && write.repeats < mostRepeats;
            return again ? stillShows() : say(Action::None, why);
        }
        if (write.inFlight)
            return say(Action::None, Reason::Settling);
        // C7: what answers again is written again
        const bool answers = write.failures > 0 && !mayStillAct() && m_facts.dnd != Dnd::Unknown
            && m_facts.dndAt >= write.startedAt + m_policy.timing.retryFirst;
        if (mustPause() && !answers && !lastChance())
            return say(Action::None, whyNotYet());
        // a write without an answer: where its effect shows there is something to switch off, else wait for
        // it
        if (write.mayAssert && mayStillAct() && m_facts.dnd != Dnd::On && !lastChance())
            return say(Action::None, Reason::Settling);
        say(Action::SetDndOff, why);
    }

    void nothingHeld(Echo echo)
    {
        const bool becameAvailable = m_facts.teams == TeamsStatus::Available && echo == Echo::None
            && m_state.lastTeams != TeamsStatus::Available && m_state.lastTeams != TeamsStatus::Unknown;
        if (m_policy.clearsAnyDnd && m_decision.target == DndTarget::Off && becameAvailable)
            m_state.clearPending = true;
        if (m_facts.teams != TeamsStatus::Available || m_facts.dnd == Dnd::Off)
            m_state.clearPending = false;

        if (m_state.clearPending && !stillOn()) {
            if (m_state.dndWrite.inFlight || isOwnPast())
                return say(Action::None, Reason::Settling);
            if (mustPause())
                return say(Action::None, whyNotYet());
            return say(Action::SetDndOff, Reason::ClearedByRule);
        }
        if (m_state.dndWrite.repeats == neverRepeated && !isOwnPast())
            m_state.dndEchoUntil = {};
        if (stillOn())
            return stillShows();
        if (!m_state.dndWrite.inFlight && !mayStillAct() && m_state.dndEchoUntil == Time{})
            m_state.dndWrite.conclude();
        if (m_decision.target == DndTarget::Off)
            return say(Action::None,
                m_facts.dnd == Dnd::On        ? Reason::NotOurs
                    : m_facts.dnd == Dnd::Off ? Reason::AlreadySo
                                              : Reason::PhoneUnknown);
        say(Action::None, Reason::NoMapping);
    }

    /// What we gave back is still on, and was never seen off since.
    bool stillOn() const { return m_facts.dnd == Dnd::On && m_state.dndEchoUntil != Time{}; }

    void stillShows()
    {
        const WriteState &write = m_state.dndWrite;
        if (write.inFlight || isOwnPast())
            return say(Action::None, Reason::Settling);
        if (write.repeats >= mostRepeats)
            return say(Action::None, Reason::NoEffect);
        if (mustPause())
            return say(Action::None, whyNotYet());
        say(Action::SetDndOff, Reason::GiveBackRepeated);
    }

    const Policy &m_policy;
    const Facts &m_facts;
    const Directive &m_directive;
    Outcome &m_outcome;
    UserState &m_state;
    ToStarface &m_decision;
};

} // namespace

void decideStarface(const Policy &policy, const Facts &facts, const Directive &directive, Outcome &outcome)
{
    DndSide(policy, facts, directive, outcome).decide();
}

} // namespace pb::presence::detail
