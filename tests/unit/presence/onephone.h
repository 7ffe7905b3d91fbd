// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/reconcile.h"

namespace pb::test {

using namespace presence;
using namespace std::chrono_literals;

/// One user, polled by hand: what is not said stays as it was, and writes work unless told otherwise.
class OnePhone {
public:
    Policy policy;
    UserState state;
    Outcome last;
    Time now{std::chrono::hours{490'000}};
    Directive directive;
    bool write = true;
    WriteResult result = WriteResult::Done;

    TeamsStatus teams = TeamsStatus::Available;
    Line line = Line::Idle;
    Dnd dnd = Dnd::Off;

    /// One poll, `after` the last one. What is written works on the phone and in Teams at once.
    const Outcome &poll(Duration after = 10s)
    {
        now += after;
        const Observation seen{{teams, now}, {line, now}, {dnd, now}};
        last = reconcile(policy, seen, state, now, directive);
        state = last.state;
        carryOut(last.toStarface.action, last.toStarface.withheld);
        carryOut(last.toTeams.action, last.toTeams.withheld);
        return last;
    }

    Action starfaceAction() const { return last.toStarface.action; }
    Action teamsAction() const { return last.toTeams.action; }
    Reason starfaceReason() const { return last.toStarface.reason; }
    Reason teamsReason() const { return last.toTeams.reason; }

private:
    void carryOut(Action action, Withheld withheld)
    {
        if (action == Action::None || !write || withheld != Withheld::No)
            return;
        state = begun(policy, state, action, last, now);
        if (action == Action::SetDndOn && dnd == Dnd::On && result == WriteResult::Done) {
            state = finished(policy, state, action, WriteResult::AlreadySo, now);
            return;
        }
        // no session of ours is there any more
        const bool gone = action == Action::ClearSession && last.toTeams.reason == Reason::GiveBackRepeated;
        state = finished(policy, state, action, gone ? WriteResult::AlreadySo : result, now);
        if (gone)
            return;
        if (result != WriteResult::Done)
            return;
        if (action == Action::SetDndOn || action == Action::SetDndOff)
            dnd = action == Action::SetDndOn ? Dnd::On : Dnd::Off;
        if (action == Action::SetBusyInACall)
            teams = TeamsStatus::InCall;
        if (action == Action::SetAvailable || action == Action::ClearSession)
            teams = TeamsStatus::Available;
    }
};

} // namespace pb::test
