// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/ruleset.h"

#include <array>
#include <cstdint>

namespace pb::rules {

inline constexpr std::array allDndTargets{
    presence::DndTarget::On, presence::DndTarget::Off, presence::DndTarget::None};
inline constexpr std::array allTeamsTargets{presence::TeamsTarget::BusyInACall,
    presence::TeamsTarget::Available, presence::TeamsTarget::DoNotDisturb, presence::TeamsTarget::None};

/// Why a target cannot be chosen for a status.
enum class Barred : std::uint8_t {
    No,
    NoInformation, ///< Unknown is no status: it never changes anything
    IdleAssertsNothing ///< an idle phone shows nothing but Available, for a while after a call
};

Barred barred(presence::TeamsStatus status, presence::DndTarget target);
Barred barred(presence::StarfaceStatus status, presence::TeamsTarget target);

/// What the other side can show and nobody can set from outside; offered greyed out, with the reason.
enum class Unwritable : std::uint8_t {
    PhoneInCall, ///< STARFACE: only observed; do-not-disturb alone can be set
    PhoneRinging,
    TeamsBusy, ///< Graph refuses the pair Busy/Busy
    TeamsInMeeting, ///< Graph: InAMeeting comes from the calendar
    TeamsOutOfOffice ///< Graph: OutOfOffice comes from the mailbox
};
inline constexpr std::array unwritableOnPhone{Unwritable::PhoneInCall, Unwritable::PhoneRinging};
inline constexpr std::array unwritableInTeams{
    Unwritable::TeamsBusy, Unwritable::TeamsInMeeting, Unwritable::TeamsOutOfOffice};

} // namespace pb::rules
