// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/claims.h"
#include "presence/policy.h"

#include <optional>

namespace pb::presence {

/// What is to become of a user, whatever the readings say.
struct Directive {
    bool giveBack = false;
    Reason reason = Reason::GivingBack; ///< Unmatched, Excluded, GivingBack or HandedBack
    Withheld withheld = Withheld::No;
    bool phone = true; ///< giveBack holds for the phone
    bool teams = true; ///< giveBack holds for Teams
    bool last = false; ///< W5: the end of the program: what may still act is written over
};

/// What one reconciliation found out about one user.
struct Outcome {
    UserState state; ///< to be remembered; claims only end here, they begin in begun()
    TeamsStatus teams = TeamsStatus::Unknown;
    StarfaceStatus starface = StarfaceStatus::Unknown;
    ToStarface toStarface;
    ToTeams toTeams;
    std::optional<Duration> dndRoundTrip; ///< a DND write showed for the first time, this long after it began
    std::optional<Duration> teamsRoundTrip;
    bool wantsTeamsSoon = false; ///< C4: a second reading of Teams is waited for
    std::optional<Duration> overriddenAfter; ///< our DND was switched off by somebody; it was last seen on so
                                             ///< long after our write
};

/// Decides both directions for one user. Pure: the same arguments always give the same outcome.
Outcome reconcile(const Policy &policy, const Observation &observation, const UserState &state, Time now,
    const Directive &directive = {});

/// What became of a write.
enum class WriteResult : std::uint8_t {
    Done, ///< confirmed by the service
    AlreadySo, ///< the service was so before, nothing was written (clearPresence: there was no session)
    Refused, ///< surely without effect
    Unanswered ///< may have acted, may still act
};

/// R2: whether `action` must be written even where the write job's own reading says that it is so already:
/// that reading may be older than our last write. Asked before begun().
bool mustWriteAnyway(const Policy &policy, const UserState &state, Action action, Time now);

/// The state with the intent to carry out `action`; journalled before the write.
UserState begun(
    const Policy &policy, const UserState &state, Action action, const Outcome &outcome, Time now);

/// The state after the write that begun() announced.
UserState finished(const Policy &policy, const UserState &state, Action action, WriteResult result, Time now);

/// The state as it is to be understood when it comes from the journal of a program that is no more.
UserState recovered(const Policy &policy, const UserState &journalled, Time now);

/// What no state may say, in a few words; nothing where the state is consistent. Every step of the walk asks.
const char *brokenInvariant(const UserState &state);

/// True where the two differ in something that must survive a crash.
bool durablyDiffers(const UserState &a, const UserState &b);

Side sideOf(Action action);
/// True for actions that assert something, as opposed to giving back or renewing.
bool isTaking(Action action, Reason reason);

} // namespace pb::presence
