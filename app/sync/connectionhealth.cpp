// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connectionhealth.h"

#include <algorithm>

namespace pb::sync {

namespace {

/// A period of one second must not make an outage of every hiccup.
constexpr Duration leastPatience = std::chrono::seconds{3};
constexpr Duration firstPatience = std::chrono::seconds{15};

} // namespace

std::optional<core::Error> outageOf(const ConnectionHealth &health)
{
    if (health.state == ConnectionHealth::State::Failing)
        return health.error.value_or(core::Error{});
    return health.state == ConnectionHealth::State::NotYet ? health.directoryError : std::nullopt;
}

Duration staleAfter(const ConnectionHealth &health, Duration period)
{
    return 3 * std::max(period, health.latency);
}

Duration patienceFor(const ConnectionHealth &health, Duration period)
{
    // how long the first reading takes nobody knows, and it signs in as well
    if (health.state == ConnectionHealth::State::NotYet)
        return std::max(period, firstPatience);
    return std::max({period / 3, 3 * health.latency, leastPatience});
}

Light lightOf(const ConnectionHealth &health, Duration period, Time now)
{
    using State = ConnectionHealth::State;
    if (outageOf(health))
        return Light::Failing;
    if (health.state == State::NotYet)
        return Light::Waiting;
    return now - health.lastSuccess > staleAfter(health, period) ? Light::Old : Light::Green;
}

} // namespace pb::sync
