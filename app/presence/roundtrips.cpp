// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/roundtrips.h"

#include <algorithm>

namespace pb::presence {

namespace {

constexpr Duration remembered = std::chrono::hours{1};
constexpr Duration longestSettle = std::chrono::minutes{10};

} // namespace

void RoundTrips::add(Duration trip, Time now)
{
    std::erase_if(m_trips, [now](const Trip &old) { return now - old.at > remembered; });
    m_trips.push_back({now, trip});
}

Duration RoundTrips::slowest(Time now) const
{
    Duration slowest{};
    for (const Trip &trip : m_trips) {
        if (now - trip.at <= remembered)
            slowest = std::max(slowest, trip.took);
    }
    return slowest;
}

Duration RoundTrips::settle(Duration ofProfile, Time now) const
{
    return std::max(ofProfile, std::min(3 * slowest(now), longestSettle));
}

} // namespace pb::presence
