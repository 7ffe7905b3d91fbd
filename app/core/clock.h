// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <functional>

namespace pb::core {

using Duration = std::chrono::milliseconds;
/// A point of steady time, for every age, pause, limit and deadline: it goes on while the machine sleeps and
/// nobody can set it. In milliseconds that read as UTC until the wall clock is set.
using Time = std::chrono::sys_time<std::chrono::milliseconds>;

/// What only Clock can turn into steady time, and back.
struct WallTime {
    using rep = Duration::rep;
    using period = Duration::period;
    using duration = Duration;
    using time_point = std::chrono::time_point<WallTime, Duration>;
    static constexpr bool is_steady = false;
};
/// A point on the wall clock, in UTC milliseconds: for people, for files and for dates that others tell.
using Wall = WallTime::time_point;

/// Tells the time and calls back later, so that a test can turn it. Lives on one thread. Outlives its users.
class Clock {
public:
    virtual ~Clock() = default;

    virtual Time now() const = 0;
    /// What the wall clock shows; the same where nobody has set it.
    virtual Wall wall() const { return Wall{now().time_since_epoch()}; }

    /// The wall clock as the history keeps it, which outlives many a program's steady time.
    Time fileTime() const { return Time{wall().time_since_epoch()}; }
    Wall toWall(Time time) const { return wall() + (time - now()); }
    Time toSteady(Wall time) const { return now() + (time - wall()); }

    /// Calls `callback` once, no earlier than `delay` from now and never before control is back in the event
    /// loop, unless `context` has died. Deleting the returned object takes the call back.
    virtual QObject *callLater(Duration delay, QObject *context, std::function<void()> callback) = 0;
};

/// The real clock.
class SystemClock final : public Clock {
public:
    SystemClock();

    Time now() const override;
    Wall wall() const override;
    QObject *callLater(Duration delay, QObject *context, std::function<void()> callback) override;

private:
    const Duration m_wallAtStart; ///< less the steady time of that moment
};

} // namespace pb::core
