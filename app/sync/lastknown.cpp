// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lastknown.h"

#include <algorithm>

namespace pb::sync {

using presence::StarfaceStatus;
using presence::TeamsStatus;

std::optional<LastKnown<TeamsStatus>> lastKnownTeams(const UserReport &report)
{
    const auto &reading = report.observation.teams;
    if (report.teams != TeamsStatus::Unknown || reading.value == TeamsStatus::Unknown || reading.at == Time{})
        return std::nullopt;
    return LastKnown<TeamsStatus>{reading.value, reading.at};
}

std::optional<LastKnown<StarfaceStatus>> lastKnownStarface(const UserReport &report)
{
    const auto &line = report.observation.line;
    const auto &dnd = report.observation.dnd;
    const StarfaceStatus last = presence::starfaceStatus(line.value, dnd.value);
    if (report.starface != StarfaceStatus::Unknown || last == StarfaceStatus::Unknown)
        return std::nullopt;
    // as old as the older one of those that it was made of
    const bool callOnly = last == StarfaceStatus::InCall || dnd.value == presence::Dnd::Unknown;
    const bool dndOnly = last == StarfaceStatus::DoNotDisturb || line.value == presence::Line::Unknown;
    const Time at = callOnly ? line.at : dndOnly ? dnd.at : std::min(line.at, dnd.at);
    return LastKnown<StarfaceStatus>{last, at};
}

} // namespace pb::sync
