// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/policy.h"
#include "presence/types.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace pb::presence {

/// What is walked. Times are counted in polls, scaled so that every limit of the semantics can be reached and
/// keeps its order: round trip < settle < five minutes < session < no information.
struct ProofSettings {
    /// How services show a Busy/InACall session of ours.
    enum class Shape : std::uint8_t { Call, Busy, Either };

    RuleSet rules = callsOnly();
    bool availableAfterCall = true;
    bool clearsAnyDnd = false;
    int teamsLag = 0; ///< polls until a change in Teams shows in its readings, 0–4
    int starfaceLag = 0; ///< the same for STARFACE
    int settlePolls = 0; ///< 0: three times the slowest round trip, as the semantics ask
    int events = 2; ///< how often the outside world changes, at any moments
    int faults = 1; ///< how many polls and writes are lost, late or doubled, or crashes happen
    Shape shape = Shape::Call; ///< Either: from reading to reading, only sampled
    bool orders =
        false; ///< whether everything is ordered to be given back, and released again, at any moment
    bool vain = false; ///< whether writes are confirmed that do nothing
    bool limits = false; ///< whether a status flaps and DND writes are counted, only sampled
    std::size_t stateLimit = 50'000'000;
    std::function<bool()> cancelled; ///< asked now and then
};

enum class Violation : std::uint8_t {
    None,
    NotQuiet, ///< writing goes on without outside events
    StuckDnd, ///< DND that nobody wants stays on
    StuckBusy, ///< our presence session lives on without a call
    Wrong, ///< a call is not shown on the other side
    UserLost, ///< a DND that the user set was switched off
    Echo, ///< DND was switched on because of our own session
    TooOften, ///< DND was written more often than anybody bears
    Illegal ///< what is remembered contradicts itself
};
inline constexpr std::size_t violationCount = static_cast<std::size_t>(Violation::Illegal) + 1;

/// What happened outside, or went wrong, in one step.
struct ProofEvent {
    enum class Kind : std::uint8_t {
        TeamsStatus,
        ManualTeamsStatus,
        Line,
        DndPressed,
        TeamsPollLost,
        StarfacePollLost,
        Crash,
        WriteRefused,
        WriteUnansweredActed,
        WriteUnansweredLost,
        WriteUnansweredLate,
        WriteActedTwice,
        LateWriteActs,
        WriteConfirmedInVain, ///< answered as done, without effect
        Order ///< to give everything back, or its end
    };
    static constexpr std::size_t kindCount = static_cast<std::size_t>(Kind::Order) + 1;
    Kind kind{};
    TeamsStatus teams = TeamsStatus::Unknown;
    Line line = Line::Unknown;
};

/// One poll of a counterexample.
struct ProofStep {
    std::vector<ProofEvent> events;
    ToStarface toStarface;
    ToTeams toTeams;
    bool dndOn = false; ///< the phone after the step
    TeamsTarget session = TeamsTarget::None; ///< our session after the step
};

struct ProofResult {
    Violation violation = Violation::None;
    std::vector<ProofStep> steps; ///< the way to the violation; empty where there is none
    std::size_t states = 0; ///< visited
    std::size_t longestUntilQuiet = 0; ///< polls, over all states
    bool complete = false; ///< false: cancelled, or more states than the limit
};

/// Follows `runs` ways through the same world by chance, each left alone at its end: deeper than a complete
/// walk can go. A seed always gives the same.
ProofResult sample(const ProofSettings &settings, unsigned seed, std::size_t runs);

/// Walks every state one user can get into and looks for a violation. Takes from milliseconds to minutes.
ProofResult prove(const ProofSettings &settings);

} // namespace pb::presence
