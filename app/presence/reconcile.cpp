// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/reconcile.h"
#include "presence/reconcile_p.h"

#include <algorithm>

namespace pb::presence {

namespace detail {

namespace {

/// Whether what stood before the session that is being written, or is being cleared, may still stand.
bool isUnconfirmed(const TeamsClaim &claim)
{
    return claim.phase == ClaimPhase::Taking || claim.phase == ClaimPhase::Releasing;
}

} // namespace

Echo echoIn(const RuleSet &rules, const Facts &facts, const UserState &state)
{
    const auto shows = [&facts, &state](TeamsTarget kind) {
        if (!isShownBy(kind, facts.teams))
            return false;
        // what was asked for before the session was written cannot show it
        if (state.teams.exists() && state.teams.shows == kind && facts.teamsAt > state.teams.since)
            return true;
        return state.echo(kind) != Time{}; // see settleEcho()
    };
    for (const TeamsTarget kind : sessionKinds) {
        if (shows(kind))
            return hidesReasons(rules, kind) ? Echo::Masks : Echo::Shows;
    }
    return Echo::None;
}

void settleEcho(const Policy &policy, UserState &state, const Facts &facts)
{
    const Timing &timing = policy.timing;
    if (isUnconfirmed(state.teams))
        return; // not known to have ended yet
    for (const TeamsTarget kind : sessionKinds) {
        Time &until = state.echo(kind);
        // what outranks a session says nothing about it
        const bool outranked = facts.teams == TeamsStatus::DoNotDisturb && kind == TeamsTarget::BusyInACall;
        const bool other = facts.teams != TeamsStatus::Unknown && !isShownBy(kind, facts.teams) && !outranked;
        // C9: what was never seen otherwise is cleared once more before it is believed
        const bool unsure = !other && mustBeSeenGone(policy.rules, kind)
            && state.teamsWrite.repeats < mostRepeats && facts.teamsAt < until + timing.noInformation;
        if ((facts.teamsAt >= until && !unsure) || (other && facts.teamsAt >= until - timing.echoTail()))
            until = {};
    }
}

} // namespace detail

namespace {

using detail::Facts;

template<typename T>
T current(const Reading<T> &reading, Duration staleAfter, Time now, T unknown)
{
    return reading.at == Time{} || now - reading.at > staleAfter ? unknown : reading.value;
}

Facts factsOf(const Policy &policy, const Observation &seen, Time now)
{
    Facts facts;
    facts.teams = current(seen.teams, policy.timing.staleAfter, now, TeamsStatus::Unknown);
    facts.line = current(seen.line, policy.timing.staleAfter, now, Line::Unknown);
    facts.dnd = current(seen.dnd, policy.timing.dndStaleAfter, now, Dnd::Unknown);
    facts.starface = starfaceStatus(facts.line, facts.dnd);
    facts.now = now;
    facts.teamsAt = seen.teams.at;
    facts.dndAt = seen.dnd.at;
    return facts;
}

/// C4: remembers when the user's own status changed.
void noteChange(const Policy &policy, UserState &state, const Facts &facts)
{
    const bool own = facts.teams != TeamsStatus::Unknown
        && detail::echoIn(policy.rules, facts, state) == detail::Echo::None;
    if (!own || policy.timing.flapsWithin == Duration::zero() || facts.teams == state.lastTeams
        || state.lastTeams == TeamsStatus::Unknown)
        return;
    std::shift_left(state.teamsChanges.begin(), state.teamsChanges.end(), 1);
    state.teamsChanges.back() = facts.teamsAt;
}

Duration pauseAfter(const Timing &timing, int failures)
{
    Duration pause = timing.retryFirst;
    for (int i = 1; i < failures && pause < timing.retryLongest; ++i)
        pause *= 2;
    return std::min(pause, timing.retryLongest);
}

/// C9: only what was answered and shows no effect counts.
void uncount(WriteState &write)
{
    if (write.repeats <= detail::mostRepeats)
        write.repeats = std::max(write.repeats - 1, 0);
}

bool stillMayAct(const WriteState &write, Time now)
{
    return write.mayActUntil != Time{} && now < write.mayActUntil;
}

void failed(const Policy &policy, WriteState &write, WriteResult result, bool asserts, Time now)
{
    uncount(write);
    ++write.failures;
    write.retryAt = now + pauseAfter(policy.timing, write.failures);
    if (result != WriteResult::Unanswered)
        return;
    write.mayAssert = asserts || (write.mayAssert && stillMayAct(write, now));
    write.mayActUntil = write.startedAt + policy.timing.settle;
    // W3: what gives back may be repeated whatever became of it
    if (write.mayAssert)
        write.retryAt = std::max(write.retryAt, write.mayActUntil);
}

void succeeded(WriteState &write)
{
    write.failures = 0;
    write.retryAt = {};
}

/// Nothing that was written before can act any more.
void settled(WriteState &write)
{
    write.mayActUntil = {};
    write.mayAssert = false;
}

void finishedDnd(const Policy &policy, UserState &state, Action action, WriteResult result, Time now)
{
    WriteState &write = state.dndWrite;
    const bool on = action == Action::SetDndOn;
    const bool isNew = state.dnd.since == write.startedAt; // the claim began with this write
    // E3: what found it so and what surely did nothing forget no Off that was read
    if (on && isNew && (result == WriteResult::Done || result == WriteResult::Unanswered))
        write.repeats = 0;
    if (result == WriteResult::Refused || result == WriteResult::Unanswered) {
        failed(policy, write, result, on, now);
        // a first write that surely did nothing leaves nothing to give back
        if (result == WriteResult::Refused && on && isNew) {
            state.dnd = {};
            write.startedAt = {};
        }
        // U2: what surely did nothing makes no reading prove less; what came before is in mayActUntil
        else if (result == WriteResult::Refused && on && state.dnd.exists()) {
            state.dnd.showsBy = std::min(state.dnd.showsBy, write.startedAt);
            write.startedAt = std::min(write.startedAt, state.dnd.since);
        }
        return;
    }
    succeeded(write);
    if (result == WriteResult::Done && policy.timing.changesWithin > Duration::zero()) {
        std::shift_left(state.dndChanges.begin(), state.dndChanges.end(), 1);
        state.dndChanges.back() = now;
    }
    if (on) {
        if (result == WriteResult::AlreadySo && isNew) {
            state.dnd = {}; // it was on before us
            // E3: or it is what we gave back, not gone yet: looked at again before it is anybody's
            if (now < state.dndEchoUntil)
                write.retryAt = std::min(state.dndEchoUntil, now + policy.timing.roundTrip());
            else
                state.foreignDnd = true;
        } else {
            state.dnd.phase = ClaimPhase::Held;
            state.dnd.showsBy = std::max(now + policy.timing.roundTrip(), write.mayActUntil);
        }
        if (!stillMayAct(write, now))
            settled(write);
        return;
    }
    state.clearPending = false;
    state.endSeenAt = {};
    // an earlier write without an answer could still switch it on again: look once more when it cannot
    if (state.dnd.exists() && write.mayAssert && stillMayAct(write, now)) {
        write.retryAt = write.mayActUntil;
        return;
    }
    if (result == WriteResult::Done || state.dnd.exists())
        state.dndEchoUntil = now + policy.timing.settle;
    else
        state.dndEchoUntil = {}; // the write job itself has read Off
    if (state.dnd.exists())
        state.dndOnAt = state.dnd.seen ? write.startedAt : Time{};
    state.dnd = {};
    write.startedAt = {}; // C9: how often it was repeated counts until an Off is seen
    if (!stillMayAct(write, now))
        settled(write);
}

/// C2: how long a session lives after it was written.
Duration sessionLife(const Policy &policy, const TeamsClaim &claim)
{
    return claim.shortLived ? std::min(policy.timing.shortSession, policy.timing.sessionFor)
                            : policy.timing.sessionFor;
}

/// When a session runs out at the latest that a write without an answer may still bring about.
Time latestExpiry(const Policy &policy, const WriteState &write)
{
    return write.mayActUntil + policy.timing.sessionFor;
}

/// The session that showed that has ended, or is being ended.
void leaveEcho(const Policy &policy, UserState &state, TeamsTarget shown, Time now)
{
    if (shown == TeamsTarget::None)
        return; // cleared once more for certainty
    const WriteState &write = state.teamsWrite;
    // a write that may still act could bring back what we ended
    const Time endsAt = write.mayAssert ? std::max(now, write.mayActUntil) : now;
    state.echo(shown) = endsAt + policy.timing.settle;
}

/// It is known now that they have ended.
void startEchoTails(const Policy &policy, UserState &state, Time now)
{
    for (const TeamsTarget kind : sessionKinds) {
        if (state.echo(kind) != Time{})
            leaveEcho(policy, state, kind, now);
    }
}

void finishedTeams(const Policy &policy, UserState &state, Action action, WriteResult result, Time now)
{
    WriteState &write = state.teamsWrite;
    if (result == WriteResult::Refused || result == WriteResult::Unanswered) {
        const bool first = write.repeats == 0;
        const bool clears = action == Action::ClearSession;
        failed(policy, write, result, !clears, now);
        // cleared once more for certainty: there is no claim in it, and what fails makes no echo last longer
        if (clears && state.teams.shows == TeamsTarget::None)
            state.teams = {};
        const bool set = !clears;
        if (result == WriteResult::Unanswered && set)
            state.teams.expiresAt = std::max(state.teams.expiresAt, latestExpiry(policy, write));
        const bool stoodBefore = state.hasEcho() || write.mayActUntil != Time{};
        if (result == WriteResult::Refused && first && state.teams.phase == ClaimPhase::Taking
            && !stoodBefore)
            state.teams = {};
        return;
    }
    succeeded(write);
    if (action == Action::ClearSession) {
        if (write.mayAssert && stillMayAct(write, now)) {
            write.retryAt =
                write.mayActUntil; // a late write could bring the session back: clear once more then
            return;
        }
        const int repeats = write.repeats;
        // W3: an earlier clearing without an answer may still come, and would end the next session
        const Time mayActUntil = stillMayAct(write, now) ? write.mayActUntil : Time{};
        write = {};
        // C9: cleared once more where it still shows; a session that is not there cannot show
        write.repeats = result == WriteResult::AlreadySo ? detail::mostRepeats : repeats;
        const bool repeated = state.teams.shows == TeamsTarget::None;
        state.teams = {};
        if (!repeated || result == WriteResult::Done)
            startEchoTails(policy, state, now);
        write.mayActUntil = mayActUntil;
        return;
    }
    if (!stillMayAct(write, now))
        settled(write);
    const Duration life = sessionLife(policy, state.teams);
    const bool lapses = action == Action::SetAvailable && state.teams.because == StarfaceStatus::Available;
    state.teams.expiresAt = lapses ? now + policy.timing.availableFor : write.startedAt + life;
    if (stillMayAct(write, now))
        state.teams.expiresAt = std::max(state.teams.expiresAt, latestExpiry(policy, write));
    if (state.teams.phase == ClaimPhase::Taking)
        startEchoTails(policy, state, now);
    state.teams.phase = ClaimPhase::Held;
}

} // namespace

Outcome reconcile(const Policy &policy, const Observation &observation, const UserState &state, Time now,
    const Directive &directive)
{
    const Facts facts = factsOf(policy, observation, now);
    Outcome outcome;
    outcome.state = state;
    outcome.teams = facts.teams;
    outcome.starface = facts.starface;
    UserState &next = outcome.state;

    if (facts.teams != TeamsStatus::Unknown || next.teamsKnownAt == Time{})
        next.teamsKnownAt = now;
    if (facts.line != Line::Unknown || next.lineKnownAt == Time{})
        next.lineKnownAt = now;
    if (facts.dnd != Dnd::Unknown || next.dndKnownAt == Time{})
        next.dndKnownAt = now;
    detail::settleEcho(policy, next, facts);
    noteChange(policy, next, facts);

    // STARFACE first: whether a DND is ours decides what the phone's status asks of Teams
    detail::decideStarface(policy, facts, directive, outcome);
    detail::decideTeams(policy, facts, directive, outcome);

    if (detail::echoIn(policy.rules, facts, next) == detail::Echo::None
        && facts.teams != TeamsStatus::Unknown)
        next.lastTeams = facts.teams;
    if (outcome.toStarface.action != Action::None)
        outcome.toStarface.withheld = directive.withheld;
    if (outcome.toTeams.action != Action::None)
        outcome.toTeams.withheld = directive.withheld;
    return outcome;
}

Side sideOf(Action action)
{
    return action == Action::SetDndOn || action == Action::SetDndOff ? Side::Starface : Side::Teams;
}

bool isTaking(Action action, Reason reason)
{
    switch (action) {
    case Action::SetDndOn:
    case Action::SetBusyInACall:
    case Action::SetDoNotDisturb:
        return true;
    case Action::SetDndOff:
        return reason == Reason::ClearedByRule;
    case Action::SetAvailable:
        return reason
            != Reason::CallEnded; // after a call it takes the place of the session that is given back
    case Action::None:
    case Action::RenewSession:
    case Action::ClearSession:
        break;
    }
    return false;
}

bool mustWriteAnyway(const Policy &policy, const UserState &state, Action action, Time now)
{
    const WriteState &write = state.dndWrite;
    return action == Action::SetDndOff && state.dnd.exists()
        && now < std::max(write.startedAt + policy.timing.roundTrip(), write.mayActUntil);
}

UserState begun(const Policy &policy, const UserState &state, Action action, const Outcome &outcome, Time now)
{
    UserState next = state;
    if (action == Action::None)
        return next;
    WriteState &write = sideOf(action) == Side::Starface ? next.dndWrite : next.teamsWrite;
    write.inFlight = true;
    write.startedAt = now;
    write.retryAt = {};
    // an echo that no reading can show any more must not come back with a session that is not confirmed
    for (Time &until : next.echoUntil) {
        if (!detail::isUnconfirmed(state.teams) && until + policy.timing.noInformation <= now)
            until = {};
    }
    switch (action) {
    case Action::SetDndOn:
        if (next.dnd.phase != ClaimPhase::Taking && next.dnd.phase != ClaimPhase::Held) {
            next.dnd = {ClaimPhase::Taking, outcome.teams, now, false, false, {}};
            // E3: that Off was read counts on where this one surely does nothing
            if (write.repeats != detail::neverRepeated)
                write.repeats = 0;
        } else {
            next.dnd.phase = ClaimPhase::Taking;
            write.repeats = std::min(write.repeats + 1, detail::mostRepeats);
        }
        next.dnd.showsBy = now + policy.timing.settle;
        break;
    case Action::SetDndOff:
        // C9: without a claim it is the giving back that shows no effect
        write.repeats = next.dnd.exists()                        ? 0
            : outcome.toStarface.reason == Reason::ClearedByRule ? detail::neverRepeated
                                                                 : write.repeats + 1;
        if (next.dnd.exists())
            next.dnd.phase = ClaimPhase::Releasing;
        next.foreignDnd = false; // U1: what we switch off ourselves is no wish of the user's
        break;
    case Action::SetBusyInACall:
    case Action::SetDoNotDisturb:
    case Action::SetAvailable: {
        const TeamsTarget shows = action == Action::SetBusyInACall ? TeamsTarget::BusyInACall
            : action == Action::SetDoNotDisturb                    ? TeamsTarget::DoNotDisturb
                                                                   : TeamsTarget::Available;
        // the session that is replaced goes on showing for a while
        if (next.teams.exists() && next.teams.shows != shows)
            leaveEcho(policy, next, next.teams.shows, now);
        const bool again =
            next.teams.exists() && next.teams.phase != ClaimPhase::Releasing && next.teams.shows == shows;
        // C2: what stopped showing before its time lives shortly from now on
        const bool shortLived = again && (next.teams.shortLived || next.teams.seen);
        // the write that is refused makes no session live longer
        const Time expiresAt = next.teams.exists() ? next.teams.expiresAt : now;
        const Time since = again ? next.teams.since : now;
        const TeamsStatus before = next.teams.exists() ? next.teams.before : next.lastTeams;
        write.repeats = again ? write.repeats + 1 : 0;
        next.teams = {
            ClaimPhase::Taking, shows, outcome.starface, since, expiresAt, false, false, shortLived, before};
        break;
    }
    case Action::RenewSession:
        break;
    case Action::ClearSession:
        write.repeats = next.teams.exists() ? 0 : write.repeats + 1;
        if (next.teams.shows != TeamsTarget::None && next.teams.phase != ClaimPhase::Releasing)
            leaveEcho(policy, next, next.teams.shows, now);
        next.teams.phase = ClaimPhase::Releasing;
        break;
    case Action::None:
        break;
    }
    return next;
}

UserState finished(const Policy &policy, const UserState &state, Action action, WriteResult result, Time now)
{
    UserState next = state;
    if (action == Action::None)
        return next;
    if (sideOf(action) == Side::Starface) {
        next.dndWrite.inFlight = false;
        finishedDnd(policy, next, action, result, now);
    } else {
        next.teamsWrite.inFlight = false;
        finishedTeams(policy, next, action, result, now);
    }
    return next;
}

UserState recovered(const Policy &policy, const UserState &journalled, Time now)
{
    UserState next = journalled;
    for (WriteState *write : {&next.dndWrite, &next.teamsWrite}) {
        // nobody knows what became of it
        if (write->inFlight) {
            write->inFlight = false;
            uncount(*write);
            if (write == &next.dndWrite && next.dnd.exists() && write->repeats == detail::neverRepeated)
                write->repeats = 0;
            const ClaimPhase phase = write == &next.dndWrite ? next.dnd.phase : next.teams.phase;
            write->mayAssert = phase == ClaimPhase::Taking || phase == ClaimPhase::Held
                || (write->mayAssert && stillMayAct(*write, now));
            write->mayActUntil = write->startedAt + policy.timing.settle;
        }
        // a clock that was set back must not freeze a claim
        write->startedAt = std::min(write->startedAt, now);
        write->mayActUntil = std::min(write->mayActUntil, now + policy.timing.settle);
        write->retryAt = {};
        write->failures = 0;
    }
    // an upper bound: the write that is not known of may have been a renewal
    const bool prolongs = next.teams.exists() && next.teams.phase != ClaimPhase::Releasing;
    if (prolongs && next.teamsWrite.mayActUntil != Time{})
        next.teams.expiresAt = std::max(next.teams.expiresAt, latestExpiry(policy, next.teamsWrite));
    next.teams.since = std::min(next.teams.since, now);
    next.dnd.showsBy = std::min(next.dnd.showsBy, now + policy.timing.settle);
    next.teamsKnownAt = now;
    next.lineKnownAt = now;
    next.dndKnownAt = now;
    next.endSeenAt = {};
    next.teamsChanges = {};
    next.dnd.blind = next.dnd.exists(); // nobody read anything meanwhile
    next.teams.blind = next.teams.exists();
    for (Time &until : next.echoUntil)
        until = std::min(until, now + 2 * policy.timing.settle);
    next.dndEchoUntil = std::min(next.dndEchoUntil, now + policy.timing.settle);
    next.teams.expiresAt =
        std::min(next.teams.expiresAt, now + policy.timing.settle + policy.timing.sessionFor);
    next.foreignDnd = false;
    next.clearPending = false;
    next.lastTeams = TeamsStatus::Unknown;
    return next;
}

bool durablyDiffers(const UserState &a, const UserState &b)
{
    const auto differs = [](const WriteState &x, const WriteState &y) {
        return x.inFlight != y.inFlight || x.startedAt != y.startedAt || x.mayActUntil != y.mayActUntil
            || x.mayAssert != y.mayAssert || x.repeats != y.repeats;
    };
    // recovered() sets it, whatever it was
    const auto differ = [](auto x, auto y) {
        x.blind = y.blind = false;
        return x != y;
    };
    return differ(a.dnd, b.dnd) || differ(a.teams, b.teams) || a.overridden != b.overridden
        || a.dndEchoUntil != b.dndEchoUntil || a.echoUntil != b.echoUntil || differs(a.dndWrite, b.dndWrite)
        || differs(a.teamsWrite, b.teamsWrite);
}

} // namespace pb::presence
