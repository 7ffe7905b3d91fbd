// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/reconcile.h"

#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

/// A company on a lively day: colleagues who phone, meet and press buttons, services that lag, refuse and
/// fall silent, and the rules of app/presence between them. Owns time and chance: a seed always gives the
/// same day.
namespace pb::test {

using namespace presence;

/// What is so, whatever a reading says.
struct Truth {
    enum class Owner { Nobody, Ours, User };

    TeamsStatus own = TeamsStatus::Available; ///< of the user, without our session
    bool manual = false;
    bool callShowsBusy = false; ///< a Busy/InACall session of ours reads as Busy/Busy
    bool mute = false; ///< Teams tells a word that nobody knows
    TeamsTarget session = TeamsTarget::None;
    Line line = Line::Idle;
    bool dndOn = false;
    Owner owner = Owner::Nobody; ///< who switched on the DND that is on

    /// What Graph would say of it.
    TeamsStatus visible() const;
    StarfaceStatus phone() const { return starfaceStatus(line, dndOn ? Dnd::On : Dnd::Off); }
};

/// A reading: what was so then, when it was asked for, and whether it is still current.
struct Seen {
    Truth truth;
    Time at{};
    bool current = false;
    Time lastKnown{}; ///< the last reading that was information
};

struct SimulatedWrite {
    Action action = Action::None;
    Time begunAt{};
    std::optional<Time> finishedAt; ///< none: under way, or its answer was lost in a crash
    WriteResult result = WriteResult::Unanswered;
    bool lost = false; ///< in a crash
    bool inVain = false; ///< confirmed, and without effect
};

/// One direction of one decision, with all of the world that produced it.
struct Said {
    const Policy &policy;
    const Directive &directive;
    Side side;
    Action action;
    Reason reason;
    Time now;
    const Truth &truth; ///< at this moment
    const Seen &teams;
    const Seen &phone;
    const std::vector<SimulatedWrite> &writes; ///< of this side, oldest first
    const std::vector<SimulatedWrite> &otherWrites; ///< of the other side
    Time sessionStoodAt; ///< last moment at which a session of ours stood
    Time ourDndAt; ///< last moment at which a DND of ours was on
    Time offSeenAt; ///< last reading that showed DND off
    Time freeSeenAt; ///< last reading of Teams that no session of ours that silences can show
    Time switchedOffByUser; ///< last time somebody pressed DND off
    Time switchedOffSeenAt; ///< first reading since then that shows it
    Time askedSince; ///< since when readings of Teams ask for DND
    bool sessionMayShow; ///< with OwnEcho: in a reading, as far as answers and readings tell (E2)
    Duration longestLag;
};

struct DaySettings {
    unsigned seed = 1;
    int users = 200;
    Duration length = std::chrono::hours{24};
    Duration longestLag = std::chrono::seconds{18};
};

/// Lives the day and hands every decision to `check`.
void liveDay(const DaySettings &settings, const std::function<void(int user, const Said &)> &check);

} // namespace pb::test
