// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "http/httptypes.h"
#include "http/retrypolicy.h"

namespace pb::http {

/// What a refusing HTTP status means, before a service's own error body is looked at. `mayHaveActed` is false
/// only where the service surely did not act: any 4xx, and 503 with Retry-After (the same rule as
/// Repeat::WhenRefused).
inline core::Error errorFromStatus(int status, const QByteArray &retryAfterHeader)
{
    using core::ErrorKind;
    core::Error error;
    error.httpStatus = status;

    error.retryAfter = pauseInSeconds(retryAfterHeader);
    switch (status) {
    case 401:
        error.kind = ErrorKind::Unauthorized;
        break;
    case 403:
        error.kind = ErrorKind::Forbidden;
        break;
    case 404:
    case 410:
        error.kind = ErrorKind::NotFound;
        break;
    case 408:
        error.kind = ErrorKind::Timeout;
        break;
    case 409:
    case 412:
        error.kind = ErrorKind::Conflict;
        break;
    case 429:
        error.kind = ErrorKind::Throttled;
        break;
    default:
        if (status >= 500 && status <= 599)
            error.kind = ErrorKind::Server;
        else if (status >= 400 && status <= 499)
            error.kind = ErrorKind::InvalidInput;
        else
            error.kind = ErrorKind::Protocol;
    }
    const bool refusedForNow = status == 503 && !retryAfterHeader.trimmed().isEmpty();
    error.mayHaveActed = (status >= 500 && !refusedForNow) || status < 300;
    return error;
}

inline core::Error errorFromStatus(const Response &response)
{
    return errorFromStatus(response.status, response.header("Retry-After"));
}

} // namespace pb::http
