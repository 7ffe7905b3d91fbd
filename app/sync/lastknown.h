// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/synctypes.h"

#include <optional>

/// What is left to show of somebody once nothing is known any more: an old reading is no information for
/// deciding, but it is for a person, with its age.
namespace pb::sync {

template<typename Status>
struct LastKnown {
    Status status{};
    Time readAt{};
};

/// Nothing where the status is known, and where it never was or the service itself said that it is not.
std::optional<LastKnown<presence::TeamsStatus>> lastKnownTeams(const UserReport &report);
std::optional<LastKnown<presence::StarfaceStatus>> lastKnownStarface(const UserReport &report);

} // namespace pb::sync
