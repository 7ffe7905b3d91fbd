// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/job.h"
#include "http/httptypes.h"

#include <QUrl>

namespace pb::setup {

/// Values of Error::code: it answers the other way.
inline constexpr char onlyDirectCode[] = "only-direct"; ///< without the proxy, and not through it
inline constexpr char onlyProxyCode[] = "only-proxy"; ///< through the proxy, and not without it

/// What to tell of an address that was not reached: where it is reached the other way, around the proxy or
/// through it, the error says so; else it is `error` unchanged. Fetches nothing but the certificate. `clock`
/// outlives it.
core::Job<core::Error> *tryOtherWay(const QUrl &url, const http::NetworkSettings &network,
    const core::Error &error, core::Clock &clock, QObject *parent);

} // namespace pb::setup
