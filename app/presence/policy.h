// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/ruleset.h"
#include "presence/types.h"

#include <algorithm>

namespace pb::presence {

/// The times of the semantics. A third of `settle` is the slowest round trip that it allows for.
struct Timing {
    Duration staleAfter =
        std::chrono::seconds{30}; ///< a reading of Teams or the line older than that is Unknown
    Duration dndStaleAfter = std::chrono::seconds{30}; ///< the same for DND, which is read user by user
    Duration settle = std::chrono::seconds{60}; ///< how long a write may take until readings show it
    Duration sessionFor = std::chrono::minutes{15}; ///< expiration of our presence session
    Duration availableFor = std::chrono::minutes{5}; ///< expiration of Available after a call
    Duration noInformation = std::chrono::minutes{15}; ///< after that a claim is given back
    Duration endSureAfter = std::chrono::seconds{2}; ///< C4: between the two readings that end a claim on DND
    Duration occupiedEndSureAfter =
        std::chrono::seconds{20}; ///< the same for another occupied status, and for one that flaps
    Duration flapsWithin =
        std::chrono::minutes{2}; ///< C4: a status flaps that changed four times within that
    Duration changesWithin = std::chrono::minutes{10}; ///< C4: no more than six DND writes within that
    Duration shortSession = std::chrono::minutes{5}; ///< C2: how long one lives whose expiration is ignored
    Duration retryFirst = std::chrono::seconds{2}; ///< W4: pause after the first failed write; doubles
    Duration retryLongest = std::chrono::minutes{5};
    Duration lastChance =
        std::chrono::seconds{2}; ///< W5: how long a write may still act before it is written over at the end

    Duration roundTrip() const { return settle / 3; }
    /// Where another reading ends an echo at once: no later than this before the settle time is over.
    Duration echoTail() const { return settle - roundTrip(); }
    /// A session that lives so long is renewed when no more than this is left.
    static Duration renewBefore(Duration life)
    {
        return std::min<Duration>(std::chrono::minutes{5}, life / 3);
    }

    friend bool operator==(const Timing &, const Timing &) = default;
};

/// What the admin decided.
struct Policy {
    RuleSet rules = callsOnly();
    bool availableAfterCall = true; ///< false: "give back only"
    bool clearsAnyDnd = false; ///< the change to Available switches off even a DND that is not ours
    Timing timing;

    friend bool operator==(const Policy &, const Policy &) = default;
};

} // namespace pb::presence
