// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/types.h"

#include <algorithm>

namespace pb::presence {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is(std::string_view text, std::string_view lowerCase)
{
    return std::equal(text.begin(), text.end(), lowerCase.begin(), lowerCase.end(),
        [](char a, char b) { return lower(a) == b; });
}

} // namespace

// facts: "Presence", values of availability and activity; the services call them open sets of strings
TeamsStatus teamsStatus(std::string_view availability, std::string_view activity)
{
    if (is(activity, "inacall") || is(activity, "inaconferencecall"))
        return TeamsStatus::InCall;
    if (is(activity, "inameeting"))
        return TeamsStatus::InMeeting;
    if (is(availability, "available") || is(availability, "availableidle"))
        return TeamsStatus::Available;
    if (is(availability, "busy") || is(availability, "busyidle"))
        return TeamsStatus::Busy;
    if (is(availability, "donotdisturb"))
        return TeamsStatus::DoNotDisturb;
    if (is(availability, "away") || is(availability, "berightback"))
        return TeamsStatus::Away;
    if (is(availability, "offline"))
        return TeamsStatus::Offline;
    return TeamsStatus::Unknown;
}

StarfaceStatus starfaceStatus(Line line, Dnd dnd)
{
    if (line == Line::InCall)
        return StarfaceStatus::InCall;
    // only a call outranks DND: a DND that is known is worth showing even where the line is not known
    if (dnd == Dnd::On)
        return StarfaceStatus::DoNotDisturb;
    if (line == Line::Unknown || dnd == Dnd::Unknown)
        return StarfaceStatus::Unknown;
    return line == Line::Ringing ? StarfaceStatus::Ringing : StarfaceStatus::Available;
}

} // namespace pb::presence
