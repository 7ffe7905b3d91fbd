// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/reconcile.h"
#include "presence/reconcile_p.h"

#include <algorithm>

namespace pb::presence {

namespace {

const char *brokenIn(const WriteState &write)
{
    if (write.inFlight && write.startedAt == Time{})
        return "a write is under way that was never started";
    if (write.inFlight && write.retryAt != Time{})
        return "a write is under way and waits to be tried";
    if (write.mayAssert && write.mayActUntil == Time{})
        return "nothing may act, and it would assert something";
    if (write.failures < 0 || write.repeats < 0 || write.repeats > detail::givenUp)
        return "a count that nothing counts to";
    return nullptr;
}

const char *brokenIn(const DndClaim &claim)
{
    if (!claim.exists() && claim != DndClaim{})
        return "no claim on DND, and something is known of it";
    return nullptr;
}

const char *brokenIn(const TeamsClaim &claim)
{
    if (!claim.exists() && claim != TeamsClaim{})
        return "no claim on Teams, and something is known of it";
    // what is cleared once more for certainty shows nothing
    if (claim.exists() && claim.shows == TeamsTarget::None && claim.phase != ClaimPhase::Releasing)
        return "a session that shows nothing is held";
    return nullptr;
}

} // namespace

const char *brokenInvariant(const UserState &state)
{
    for (const char *broken :
        {brokenIn(state.dndWrite), brokenIn(state.teamsWrite), brokenIn(state.dnd), brokenIn(state.teams)}) {
        if (broken)
            return broken;
    }
    if (state.dnd.exists() && (state.foreignDnd || state.overridden || state.clearPending))
        return "a DND is ours, and the user's";
    if (state.foreignDnd && state.overridden)
        return "the user's DND is on, and switched off";
    if (state.endSeenAt != Time{} && !state.dnd.exists())
        return "the end of nothing is waited for";
    if (!std::is_sorted(state.dndChanges.begin(), state.dndChanges.end())
        || !std::is_sorted(state.teamsChanges.begin(), state.teamsChanges.end()))
        return "changes that are not in their order";
    return nullptr;
}

} // namespace pb::presence
