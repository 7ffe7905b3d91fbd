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

/// What a Teams reading says about us.
enum class Echo : std::uint8_t {
    None,
    Masks, ///< it shows our own session, which hides what the user really does
    Shows ///< it shows our own Available, above which nothing else can be
};

Echo echoIn(const Facts &facts, const UserState &state);
/// Ends an echo that has run out or that another reading has disproved.
void settleEcho(UserState &state, const Facts &facts);

void decideStarface(const Policy &policy, const Facts &facts, const Directive &directive, Outcome &outcome);
void decideTeams(const Policy &policy, const Facts &facts, const Directive &directive, Outcome &outcome);

/// What a session of that kind makes a reading say.
constexpr TeamsStatus shownBy(TeamsTarget target)
{
    switch (target) {
    case TeamsTarget::BusyInACall:
        return TeamsStatus::InCall;
    case TeamsTarget::DoNotDisturb:
        return TeamsStatus::DoNotDisturb;
    case TeamsTarget::Available:
        return TeamsStatus::Available;
    case TeamsTarget::None:
        break;
    }
    return TeamsStatus::Unknown;
}

} // namespace pb::presence::detail
