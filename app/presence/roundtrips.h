// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/types.h"

#include <vector>

namespace pb::presence {

/// E5: how long writes took until readings showed them, in the last hour. A value; forgets by itself.
class RoundTrips {
public:
    void add(Duration trip, Time now);
    /// Zero: none was measured.
    Duration slowest(Time now) const;
    /// The settle time that follows: the profile's, or three times the slowest, and at most ten minutes.
    Duration settle(Duration ofProfile, Time now) const;

private:
    struct Trip {
        Time at{};
        Duration took{};
    };
    std::vector<Trip> m_trips;
};

} // namespace pb::presence
