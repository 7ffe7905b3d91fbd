// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "http/httptypes.h"

#include <optional>

namespace pb::http {

/// What one attempt came to, as far as repeating is concerned.
enum class Outcome {
    Answered, ///< an answer that another attempt would not change: 1xx-4xx but 429, 501, 505
    Throttled, ///< 429: the service did not act
    Turned, ///< 503 with Retry-After: the service said when to come back, it did not act
    Failed, ///< any other 5xx: it may have acted
    NotReached, ///< the request never left: refused, unreachable, no such name, timeout while connecting
    Lost, ///< the request left and no whole answer came: dropped, late, truncated
    Hopeless ///< another attempt would end alike: certificate, answer too large, cancelled, bad request
};

/// Everything that the decision to repeat depends on.
struct RetryQuestion {
    Repeat repeat = Repeat::Never;
    Outcome outcome = Outcome::Answered;
    std::optional<core::Duration> retryAfter; ///< what the service asked for
    int attempt = 1; ///< number of the attempt that has just ended, from 1
    core::Duration elapsed{}; ///< since the request was handed in
    core::Duration totalLimit{}; ///< for all attempts and pauses together
    double jitter = 0.5; ///< random, in [0, 1)
};

/// The table of repeating: the pause before the next attempt, or nothing where it is time to give up.
/// The HTTP method plays no part: whether an operation may happen twice is said by Repeat alone.
std::optional<core::Duration> repeatAfter(const RetryQuestion &question);

/// Growing pauses of 1, 2, 4 … 30 s, spread by half to either side so that clients do not come back in step.
core::Duration backoff(int attempt, double jitter);

Outcome outcomeOf(const core::Result<Response> &result);

/// The pause that a value of Retry-After asks for in seconds, at most one hour; nothing: it is none, or a
/// date.
std::optional<core::Duration> pauseInSeconds(const QByteArray &header);
/// The pause that an answer asks for in Retry-After, in seconds or as an HTTP date (RFC 9110, 10.2.3); at
/// most one hour, so that a nonsensical header cannot silence the program.
std::optional<core::Duration> retryAfterOf(const Response &response, core::Wall now);

} // namespace pb::http
