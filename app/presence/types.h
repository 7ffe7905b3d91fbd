// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pb {
struct SteadyTime; // as in core/clock.h, which this module does not know
}

/// The pure heart: no clock, no I/O, no Qt object. The contract is README.md in this folder.
namespace pb::presence {

using Duration = std::chrono::milliseconds;
/// A point of steady time, which nobody can set; the epoch stands for "never".
using Time = std::chrono::time_point<SteadyTime, Duration>;

// --- What is read ------------------------------------------------------------------------------------------

enum class TeamsStatus : std::uint8_t {
    Available,
    InCall,
    InMeeting,
    Busy,
    DoNotDisturb,
    Away,
    Offline,
    Unknown
};
inline constexpr std::array allTeamsStatuses{TeamsStatus::Available, TeamsStatus::InCall,
    TeamsStatus::InMeeting, TeamsStatus::Busy, TeamsStatus::DoNotDisturb, TeamsStatus::Away,
    TeamsStatus::Offline, TeamsStatus::Unknown};

enum class Line : std::uint8_t { Idle, Ringing, InCall, Unknown };
enum class Dnd : std::uint8_t { Off, On, Unknown };

/// The two STARFACE axes as one status.
enum class StarfaceStatus : std::uint8_t { Available, Ringing, DoNotDisturb, InCall, Unknown };
inline constexpr std::array allStarfaceStatuses{StarfaceStatus::Available, StarfaceStatus::Ringing,
    StarfaceStatus::DoNotDisturb, StarfaceStatus::InCall, StarfaceStatus::Unknown};

/// Normalises what Graph reports; compared without case, an unknown string is Unknown.
TeamsStatus teamsStatus(std::string_view availability, std::string_view activity);

/// In call > Do not disturb > Ringing > Available; Unknown where an axis is unknown and nothing known
/// outranks it.
StarfaceStatus starfaceStatus(Line line, Dnd dnd);

/// One value and the time it was read; never read: the epoch.
template<typename T>
struct Reading {
    T value{};
    Time at{};
};

/// All that is known of one user at one moment.
struct Observation {
    Reading<TeamsStatus> teams{TeamsStatus::Unknown, {}};
    Reading<Line> line{Line::Unknown, {}};
    Reading<Dnd> dnd{Dnd::Unknown, {}};
};

// --- What is wanted ----------------------------------------------------------------------------------------

/// What a Teams status asks of the phone.
enum class DndTarget : std::uint8_t { None, On, Off };
/// What a STARFACE status asks of Teams.
enum class TeamsTarget : std::uint8_t { None, BusyInACall, Available, DoNotDisturb };

/// What a session of ours can show.
inline constexpr std::array sessionKinds{
    TeamsTarget::BusyInACall, TeamsTarget::Available, TeamsTarget::DoNotDisturb};

enum class Side : std::uint8_t { Starface, Teams }; ///< the side that is written

// --- What is decided ---------------------------------------------------------------------------------------

enum class Action : std::uint8_t {
    None,
    SetDndOn,
    SetDndOff,
    SetBusyInACall, ///< presence session Busy/InACall
    SetDoNotDisturb, ///< presence session DoNotDisturb/Presenting
    SetAvailable, ///< presence session Available/Available for five minutes
    RenewSession, ///< the same session again, before it expires
    ClearSession
};
inline constexpr std::array allActions{Action::None, Action::SetDndOn, Action::SetDndOff,
    Action::SetBusyInACall, Action::SetDoNotDisturb, Action::SetAvailable, Action::RenewSession,
    Action::ClearSession};

/// Why an action is taken, or why there is none. Every one has a sentence in the user interface.
enum class Reason : std::uint8_t {
    Mapped, ///< the rule for the status asks for the action
    NoMapping, ///< the status maps to nothing and there is nothing of ours to give back
    Holding, ///< our change stands and its reason lasts
    AlreadySo, ///< the target was so before us: not ours, nothing to do
    NotOurs, ///< DND is on, but not by us: it is not switched off
    ReasonEnded, ///< the status that made us act is over: given back
    ClearedByRule, ///< Teams became Available and the profile clears any DND
    CallEnded, ///< the phone call that we had claimed is over: Available for a while
    Lapsing, ///< our Available runs out by itself
    IdleAssertsNothing, ///< an idle phone by itself makes nobody available
    OwnEcho, ///< the reading shows our own write
    OwnDnd, ///< the DND is ours and is not mapped back
    Settling, ///< a write may still be on its way
    RepeatedNoEffect, ///< an earlier write shows no effect: written again
    Masked, ///< the user's own Teams status hides our session
    Overridden, ///< DND was switched off by hand; not again until the reason has ended once
    Unknown, ///< no current reading: neither asserts nor ends anything
    NoInformation, ///< no information for too long: given back
    RenewalDue,
    WriteFailed, ///< the last write failed: tried again after a pause
    Unmatched, ///< no partner in the other system (any more)
    Excluded, ///< the profile leaves this user out
    GivingBack, ///< the admin, a pause or the end of the program gives everything back
    HandedBack, ///< the admin gave this user back: not again until the reason has ended once
    PhoneUnknown, ///< no current reading of the phone's DND, and nothing of ours to give back
    GiveBackRepeated, ///< an earlier giving back is not known to have worked, or shows no effect: once more
    EndNotSure, ///< the status that made us act has changed: waits until that is sure
    TooManyChanges, ///< DND was changed so often just now that the phone is left ringing
    NoEffect ///< written again and again, confirmed, and never seen
};
inline constexpr Reason lastReason = Reason::NoEffect;
inline constexpr std::size_t reasonCount = static_cast<std::size_t>(lastReason) + 1;

/// What keeps a wanted action from being carried out.
enum class Withheld : std::uint8_t { No, ObserveOnly, Paused, Brake };

/// One direction of one user at one poll, as data: the monitor, the log and the tests read this value.
template<typename Status, typename Target>
struct Decision {
    Status status{}; ///< the normalised status that was read
    Target target{}; ///< what the rule for that status says
    Action action = Action::None;
    Reason reason = Reason::Unknown;
    Withheld withheld = Withheld::No; ///< set only where action is not None

    friend bool operator==(const Decision &, const Decision &) = default;
};
using ToStarface = Decision<TeamsStatus, DndTarget>;
using ToTeams = Decision<StarfaceStatus, TeamsTarget>;

} // namespace pb::presence
