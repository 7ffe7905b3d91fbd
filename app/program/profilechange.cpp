// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/profilechange.h"

namespace pb {

ProfileChange profileChange(const profile::Profile &running, const profile::Profile &read)
{
    if (running.id != read.id)
        return ProfileChange::AnotherProfile;
    if (running == read)
        return ProfileChange::None;
    // whatever is not named here belongs to a connection, or is used only where one is made
    profile::Profile changed = running;
    changed.name = read.name;
    changed.callback = read.callback; // for signing in
    changed.rules = read.rules;
    changed.times = read.times;
    changed.availableAfterCall = read.availableAfterCall;
    changed.clearsAnyDnd = read.clearsAnyDnd;
    changed.brake = read.brake;
    changed.dndReads = read.dndReads;
    changed.requestBudget = read.requestBudget;
    changed.excluded = read.excluded;
    changed.pairs = read.pairs;
    changed.observeOnly = read.observeOnly;
    return changed == read ? ProfileChange::InPlace : ProfileChange::Reconnect;
}

} // namespace pb
