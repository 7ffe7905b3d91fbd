// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <functional>

namespace pb {

// never defined: a name for each of two times that are no numbers of the other
struct SteadyTime;
struct WallTime;

} // namespace pb

namespace pb::core {

using Duration = std::chrono::milliseconds;
/// A point of steady time, for every age, pause, limit and deadline: it goes on while the machine sleeps and
/// nobody can set it. Says nothing to people; the epoch stands for "never". presence::Time is the same.
using Time = std::chrono::time_point<SteadyTime, Duration>;
/// A point on the wall clock, in UTC milliseconds: for people, for files and for dates that others tell.
using Wall = std::chrono::time_point<WallTime, Duration>;

/// What both clocks showed at one moment: the one way from either time to the other. "Never" stays "never".
struct ClockReading {
    Time steady{};
    Wall wall{};

    Wall toWall(Time time) const { return time == Time{} ? Wall{} : wall + (time - steady); }
    Time toSteady(Wall time) const { return time == Wall{} ? Time{} : steady + (time - wall); }
};

/// Tells the time and calls back later, so that a test can turn it. Lives on one thread. Outlives its users.
class Clock {
public:
    virtual ~Clock() = default;

    virtual Time now() const = 0;
    virtual Wall wall() const = 0;

    ClockReading read() const { return {now(), wall()}; }
    Wall toWall(Time time) const { return read().toWall(time); }
    Time toSteady(Wall time) const { return read().toSteady(time); }

    /// Calls `callback` once, no earlier than `delay` from now and never before control is back in the event
    /// loop, unless `context` has died. Deleting the returned object takes the call back.
    virtual QObject *callLater(Duration delay, QObject *context, std::function<void()> callback) = 0;
};

/// The real clock.
class SystemClock final : public Clock {
public:
    Time now() const override;
    Wall wall() const override;
    QObject *callLater(Duration delay, QObject *context, std::function<void()> callback) override;
};

} // namespace pb::core
