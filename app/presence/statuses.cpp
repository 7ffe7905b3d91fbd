// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/teamswords.h"
#include "presence/types.h"

#include <algorithm>
#include <array>

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

/// What a word says, in either member or in availability alone.
struct Word {
    std::string_view text; ///< lower case
    TeamsStatus status;
    bool inActivity = true;
};

// README.md, "Vocabulary": Graph delivers these in two ways, calls and meetings in either member; the first
// row that is said counts. OutOfOffice and OffWork as activity do not weaken a stronger availability.
constexpr std::array words{
    Word{"donotdisturb", TeamsStatus::DoNotDisturb},
    Word{"presenting", TeamsStatus::DoNotDisturb},
    Word{"focusing", TeamsStatus::DoNotDisturb},
    Word{"urgentinterruptionsonly", TeamsStatus::DoNotDisturb},
    Word{"inacall", TeamsStatus::InCall},
    Word{"inaconferencecall", TeamsStatus::InCall},
    Word{"inameeting", TeamsStatus::InMeeting},
    Word{"busy", TeamsStatus::Busy},
    Word{"busyidle", TeamsStatus::Busy},
    Word{"away", TeamsStatus::Away},
    Word{"berightback", TeamsStatus::Away},
    Word{"inactive", TeamsStatus::Away, false},
    Word{"outofoffice", TeamsStatus::Away, false},
    Word{"available", TeamsStatus::Available},
    Word{"availableidle", TeamsStatus::Available},
    Word{"availableinactive", TeamsStatus::Available},
    Word{"outofoffice", TeamsStatus::Away},
    Word{"offline", TeamsStatus::Offline},
    Word{"offwork", TeamsStatus::Offline},
};

bool isKnown(std::string_view text)
{
    return text.empty() || is(text, "presenceunknown")
        || std::any_of(words.begin(), words.end(), [text](const Word &word) { return is(text, word.text); });
}

} // namespace

TeamsStatus teamsStatus(std::string_view availability, std::string_view activity)
{
    const auto said = std::find_if(words.begin(), words.end(), [&](const Word &word) {
        return is(availability, word.text) || (word.inActivity && is(activity, word.text));
    });
    return said == words.end() ? TeamsStatus::Unknown : said->status;
}

bool areKnownWords(std::string_view availability, std::string_view activity)
{
    return isKnown(availability) && isKnown(activity);
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
