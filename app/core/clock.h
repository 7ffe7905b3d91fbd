// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <functional>

namespace pb::core {

using Duration = std::chrono::milliseconds;
/// A point on the wall clock, in UTC milliseconds.
using Time = std::chrono::sys_time<std::chrono::milliseconds>;

/// Tells the time and calls back later, so that a test can turn it. Lives on one thread. Outlives its users.
class Clock {
public:
    virtual ~Clock() = default;

    virtual Time now() const = 0;

    /// Calls `callback` once, no earlier than `delay` from now and never before control is back in the event
    /// loop, unless `context` has died. Deleting the returned object takes the call back.
    virtual QObject *callLater(Duration delay, QObject *context, std::function<void()> callback) = 0;
};

/// The real clock.
class SystemClock final : public Clock {
public:
    Time now() const override;
    QObject *callLater(Duration delay, QObject *context, std::function<void()> callback) override;
};

} // namespace pb::core
