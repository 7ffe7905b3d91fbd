// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/reconcile.h"

/// Shared by the two directions of reconcile(); private to the module.
namespace pb::presence::detail {

/// The readings of one user after their age was looked at.
struct Facts {
    TeamsStatus teams = TeamsStatus::Unknown;
    Line line = Line::Unknown;
    Dnd dnd = Dnd::Unknown;
    StarfaceStatus starface = StarfaceStatus::Unknown;
    Time now{};
    Time teamsAt{};
    Time dndAt{};
};

/// C9: how often a write without effect is written again.
inline constexpr int mostRepeats = 2;
/// WriteState::repeats of the clearing of a DND that was not ours: where it shows on, the user wants it.
inline constexpr int neverRepeated = mostRepeats + 1;
/// WriteState::repeats of a DND that was written again and again in vain; until its reason has ended.
inline constexpr int givenUp = neverRepeated + 1;

/// What a Teams reading says about us.
enum class Echo : std::uint8_t {
    None,
    Masks, ///< it shows our own session, which hides what the user really does
    Shows ///< it shows our own Available, beneath which there is nothing that these rules act on
};

Echo echoIn(const RuleSet &rules, const Facts &facts, const UserState &state);
/// Ends the echoes that have run out or that another reading has disproved.
void settleEcho(const Policy &policy, UserState &state, const Facts &facts);

/// Whether what a session of that kind hides can be a reason for DND. Available outranks only Away and
/// Offline.
inline bool hidesReasons(const RuleSet &rules, TeamsTarget kind)
{
    return kind != TeamsTarget::Available || rules.target(TeamsStatus::Away) == DndTarget::On
        || rules.target(TeamsStatus::Offline) == DndTarget::On;
}

/// C9: what must be seen gone after it was cleared, for otherwise it will be taken for the user's own.
inline bool mustBeSeenGone(const RuleSet &rules, TeamsTarget kind)
{
    return kind != TeamsTarget::Available || rules.target(TeamsStatus::Available) == DndTarget::On;
}

void decideStarface(const Policy &policy, const Facts &facts, const Directive &directive, Outcome &outcome);
void decideTeams(const Policy &policy, const Facts &facts, const Directive &directive, Outcome &outcome);

/// E1: whether a reading can be what a session of that kind shows. Services show Busy/InACall in either
/// shape.
constexpr bool isShownBy(TeamsTarget target, TeamsStatus reading)
{
    switch (target) {
    case TeamsTarget::BusyInACall:
        return reading == TeamsStatus::InCall || reading == TeamsStatus::Busy;
    case TeamsTarget::DoNotDisturb:
        return reading == TeamsStatus::DoNotDisturb;
    case TeamsTarget::Available:
        return reading == TeamsStatus::Available;
    case TeamsTarget::None:
        break;
    }
    return false;
}

} // namespace pb::presence::detail
