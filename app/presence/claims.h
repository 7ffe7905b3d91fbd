// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/types.h"

#include <algorithm>

namespace pb::presence {

/// How far a claim, the record that *we* changed something, has come.
enum class ClaimPhase : std::uint8_t {
    None,
    Taking, ///< the intent is journalled, the write is not known to have worked
    Held, ///< written
    Releasing ///< the giving back is journalled, not known to have worked
};

/// Our do-not-disturb on somebody's phone.
struct DndClaim {
    ClaimPhase phase = ClaimPhase::None;
    TeamsStatus because = TeamsStatus::Unknown;
    Time since{};
    bool seen = false; ///< a reading showed On since the write
    bool blind = false; ///< E5: there was a time without readings since the write
    Time showsBy{}; ///< U2: a reading of Off from then on is younger than all that asserted it

    bool exists() const { return phase != ClaimPhase::None; }
    friend bool operator==(const DndClaim &, const DndClaim &) = default;
};

/// Our presence session for somebody in Teams.
struct TeamsClaim {
    ClaimPhase phase = ClaimPhase::None;
    TeamsTarget shows = TeamsTarget::None; ///< Available: the five minutes after a call
    StarfaceStatus because = StarfaceStatus::Unknown;
    Time since{};
    Time expiresAt{}; ///< when the session lapses without us
    bool seen = false; ///< a reading showed it since the write
    bool blind = false; ///< E5: since the write there was a time without readings, or something masked it
    bool shortLived = false; ///< C2: it stopped showing before its time
    TeamsStatus before = TeamsStatus::Unknown; ///< C5: the user's own status before it was taken

    bool exists() const { return phase != ClaimPhase::None; }
    friend bool operator==(const TeamsClaim &, const TeamsClaim &) = default;
};

/// What is known of the writes to one side of one user.
struct WriteState {
    bool inFlight = false;
    Time startedAt{}; ///< of the last write; epoch: none that still matters
    Time mayActUntil{}; ///< a write without an answer may still act until then
    int failures = 0; ///< in a row
    Time retryAt{}; ///< not before; epoch: at once
    int repeats = 0; ///< of a write that was answered and shows no effect
    bool mayAssert = false; ///< what may still act asserts something, as opposed to giving back

    /// Nothing of the past can act any more. W4: the pause after failures outlives the claim.
    void conclude()
    {
        startedAt = {};
        mayActUntil = {};
        mayAssert = false;
        repeats = 0;
    }

    friend bool operator==(const WriteState &, const WriteState &) = default;
};

/// All we have to remember of one user. A value: reconcile() takes one and returns the next. The claims, the
/// echo, the override and the writes are journalled; the rest may be forgotten in a crash.
struct UserState {
    DndClaim dnd;
    TeamsClaim teams;
    WriteState dndWrite;
    WriteState teamsWrite;

    bool overridden = false; ///< the user switched DND off; until the reason has ended once
    bool foreignDnd = false; ///< the DND that is on was there before us
    bool clearPending = false; ///< Teams became Available and the profile clears any DND
    Time dndOnAt{}; ///< last reading that showed our DND
    Time dndEchoUntil{}; ///< readings of On until then are our own, given back
    /// E2: until then a reading is the echo of a session of ours that has ended, by what it showed; epoch:
    /// none.
    std::array<Time, sessionKinds.size()> echoUntil{};
    Time teamsKnownAt{}; ///< last reading of Teams that was information
    Time lineKnownAt{}; ///< last reading of the line that was information
    Time dndKnownAt{}; ///< the same of DND
    Time endSeenAt{}; ///< C4: first reading in a row by which the reason for our DND has ended; epoch: none
    /// C4: the last changes of the Teams status and the last of our DND writes, oldest first.
    std::array<Time, 4> teamsChanges{};
    std::array<Time, 5> dndChanges{};
    TeamsStatus lastTeams = TeamsStatus::Unknown; ///< last known status, not an echo

    Time &echo(TeamsTarget shown) { return echoUntil[static_cast<std::size_t>(shown) - 1]; }
    Time echo(TeamsTarget shown) const { return echoUntil[static_cast<std::size_t>(shown) - 1]; }
    bool hasEcho() const
    {
        return std::any_of(echoUntil.begin(), echoUntil.end(), [](Time until) { return until != Time{}; });
    }

    friend bool operator==(const UserState &, const UserState &) = default;
};

} // namespace pb::presence
