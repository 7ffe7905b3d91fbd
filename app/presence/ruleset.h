// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/types.h"

#include <array>
#include <string>

namespace pb::presence {

/// What each status of one side asks of the other. A plain value.
struct RuleSet {
    std::string id; ///< stable, e.g. "calls-only"; of a copy: chosen by the admin
    std::array<DndTarget, allTeamsStatuses.size()> toStarface{};
    std::array<TeamsTarget, allStarfaceStatuses.size()> toTeams{};

    DndTarget target(TeamsStatus status) const { return toStarface[static_cast<std::size_t>(status)]; }
    TeamsTarget target(StarfaceStatus status) const { return toTeams[static_cast<std::size_t>(status)]; }

    friend bool operator==(const RuleSet &, const RuleSet &) = default;
};

/// "calls-only": the first table of the reference. Only calls and DND silence the phone.
RuleSet callsOnly();
/// "every-busy": the second table. Meetings and every other kind of busy silence the phone, too.
RuleSet everyKindOfBusy();

} // namespace pb::presence
