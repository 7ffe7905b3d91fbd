// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "presence/types.h"

#include <optional>

namespace pb::sync {

using presence::Duration;
using presence::Time;

/// One of the two services as the engine sees it. That its states are read and that its users are listed are
/// two facts: neither hides that the other fails.
struct ConnectionHealth {
    enum class State { NotYet, Ok, Failing };
    State state = State::NotYet; ///< Failing after a poll that failed, and while one takes too long
    Time lastSuccess{};
    Duration latency{}; ///< of the last successful poll
    std::optional<core::Error> error; ///< why it is failing
    std::optional<core::Error> directoryError{}; ///< why its users could not be listed the last time

    friend bool operator==(const ConnectionHealth &a, const ConnectionHealth &b)
    {
        return a.state == b.state && a.lastSuccess == b.lastSuccess && a.latency == b.latency
            && a.error.has_value() == b.error.has_value()
            && a.directoryError.has_value() == b.directoryError.has_value();
    }
};

/// What may be said of a connection at a glance.
enum class Light {
    Waiting, ///< nothing was read yet
    Green, ///< it works: the last success is younger than three periods
    Old, ///< nothing failed, but nothing was read for longer than that: paused, or the computer slept
    Failing
};

/// Why nothing comes from that side; nothing where it works, or where that is not known yet. Without a first
/// list of its users there is nothing that could be read.
std::optional<core::Error> outageOf(const ConnectionHealth &health);

/// So old a reading may be that still counts as what is true now: three periods, or three times as long as a
/// reading takes where that is longer.
Duration staleAfter(const ConnectionHealth &health, Duration period);
/// So long a poll may be under way before the connection counts as failing.
Duration patienceFor(const ConnectionHealth &health, Duration period);
Light lightOf(const ConnectionHealth &health, Duration period, Time now);

} // namespace pb::sync
