// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace pb::simulator {

/// Milliseconds since the Unix epoch on the simulated clock.
using Millis = std::int64_t;

constexpr Millis seconds(std::int64_t count)
{
    return count * 1000;
}

constexpr Millis minutes(std::int64_t count)
{
    return seconds(count * 60);
}

/// The clock of the whole simulation: real time plus an offset that only the control API moves.
/// Thread-safe; never goes backwards, whatever happens to the machine's own clock.
class Clock {
public:
    Millis now() const { return m_start + sinceStart() + m_offset.load(); }
    void advance(Millis by) { m_offset += by; }

private:
    using Steady = std::chrono::steady_clock;

    Millis sinceStart() const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - m_steadyStart).count();
    }

    static Millis realNow()
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::system_clock::now().time_since_epoch())
            .count();
    }

    const Steady::time_point m_steadyStart = Steady::now();
    const Millis m_start = realNow();
    std::atomic<Millis> m_offset = 0;
};

} // namespace pb::simulator
