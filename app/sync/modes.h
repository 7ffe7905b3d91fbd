// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/types.h"
#include "sync/synctypes.h"

namespace pb::sync {

/// What the engine is at, from its start to its end, and what it was told to become once nothing is held any
/// more. A value; events alone change it. The brake is another value, see BrakeMemory: it may hold in any of
/// these.
class Modes {
public:
    enum class Event : std::uint8_t {
        Start, ///< nothing is left of an earlier run
        StartHolding, ///< something is: it is given back, whatever this run was started for (W6)
        Pause,
        Resume,
        Observe,
        GoLive,
        GivenBack, ///< nothing is held any more, and no write is under way
        Stop,
        End ///< everything was given back, or the time for it is over
    };
    static constexpr int eventCount = 9;

    explicit Modes(bool observeOnly);

    Modes after(Event event) const;

    Mode mode() const { return m_mode; }
    bool isObserveOrdered() const { return m_observe; }
    bool isPauseOrdered() const { return m_pause; }
    /// Users are decided: it has been started and has not ended.
    bool isDeciding() const { return m_life == Life::Running || m_life == Life::Stopping; }
    /// It was told to stop; also once it has.
    bool isStopping() const { return m_life == Life::Stopping || m_life == Life::Stopped; }
    bool isOver() const { return m_life == Life::Stopped; }
    /// Both sides are read again and again.
    bool isPolling() const { return !isOver() && m_mode != Mode::Paused; }
    /// Everything is given back, until what was ordered can begin.
    bool isGivingBack() const;
    /// While observing nothing is held that would be waited for: what stands there was refused to be given
    /// back.
    bool waitsForHeld() const { return m_mode != Mode::ObserveOnly; }
    /// Why nothing is written that is wanted.
    presence::Withheld withheld() const;

    friend bool operator==(const Modes &, const Modes &) = default;

private:
    enum class Life : std::uint8_t { New, Running, Stopping, Stopped };

    void order(Event event);
    void begin();

    Life m_life = Life::New;
    Mode m_mode = Mode::Live;
    bool m_observe = false; ///< ordered; the mode follows
    bool m_pause = false;
};

} // namespace pb::sync
