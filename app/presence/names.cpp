// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/names.h"

#include <array>

namespace pb::presence {

namespace {

using namespace std::string_view_literals;

constexpr std::array teamsStatusNames{"available"sv, "in-call"sv, "in-meeting"sv, "busy"sv,
    "do-not-disturb"sv, "away"sv, "offline"sv, "unknown"sv};
constexpr std::array starfaceStatusNames{
    "available"sv, "ringing"sv, "do-not-disturb"sv, "in-call"sv, "unknown"sv};
constexpr std::array lineNames{"idle"sv, "ringing"sv, "in-call"sv, "unknown"sv};
constexpr std::array dndNames{"off"sv, "on"sv, "unknown"sv};
constexpr std::array dndTargetNames{"none"sv, "dnd-on"sv, "dnd-off"sv};
constexpr std::array teamsTargetNames{"none"sv, "busy-in-a-call"sv, "available"sv, "do-not-disturb"sv};
constexpr std::array actionNames{"none"sv, "set-dnd-on"sv, "set-dnd-off"sv, "set-busy-in-a-call"sv,
    "set-do-not-disturb"sv, "set-available"sv, "renew-session"sv, "clear-session"sv};
constexpr std::array reasonNames{"mapped"sv, "no-mapping"sv, "holding"sv, "already-so"sv, "not-ours"sv,
    "reason-ended"sv, "cleared-by-rule"sv, "call-ended"sv, "lapsing"sv, "idle-asserts-nothing"sv,
    "own-echo"sv, "own-dnd"sv, "settling"sv, "repeated-no-effect"sv, "masked"sv, "overridden"sv, "unknown"sv,
    "no-information"sv, "renewal-due"sv, "write-failed"sv, "unmatched"sv, "excluded"sv, "giving-back"sv,
    "handed-back"sv, "phone-unknown"sv, "give-back-repeated"sv, "end-not-sure"sv, "too-many-changes"sv,
    "no-effect"sv};
constexpr std::array withheldNames{"no"sv, "observe-only"sv, "paused"sv, "brake"sv};
constexpr std::array matchKindNames{"matched"sv, "no-partner"sv, "duplicate-address"sv, "partner-duplicate"sv,
    "no-address"sv, "disabled"sv, "no-teams"sv, "partner-taken"sv, "ambiguous"sv};

static_assert(teamsStatusNames.size() == allTeamsStatuses.size());
static_assert(starfaceStatusNames.size() == allStarfaceStatuses.size());
static_assert(actionNames.size() == allActions.size());
static_assert(reasonNames.size() == reasonCount);
static_assert(matchKindNames.size() == matchKindCount);

template<typename Names, typename Enum>
std::string_view lookUp(const Names &names, Enum value)
{
    const auto index = static_cast<std::size_t>(value);
    return index < names.size() ? names[index] : "unknown"sv;
}

} // namespace

std::string_view name(TeamsStatus status)
{
    return lookUp(teamsStatusNames, status);
}

std::string_view name(StarfaceStatus status)
{
    return lookUp(starfaceStatusNames, status);
}

std::string_view name(Line line)
{
    return lookUp(lineNames, line);
}

std::string_view name(Dnd dnd)
{
    return lookUp(dndNames, dnd);
}

std::string_view name(DndTarget target)
{
    return lookUp(dndTargetNames, target);
}

std::string_view name(TeamsTarget target)
{
    return lookUp(teamsTargetNames, target);
}

std::string_view name(Action action)
{
    return lookUp(actionNames, action);
}

std::string_view name(Reason reason)
{
    return lookUp(reasonNames, reason);
}

std::string_view name(Withheld withheld)
{
    return lookUp(withheldNames, withheld);
}

std::string_view name(MatchKind kind)
{
    return lookUp(matchKindNames, kind);
}

} // namespace pb::presence
