// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

namespace pb::sync {

/// Goes over everybody leg by leg, in portions: no more than a thousand in one turn of the event loop, so
/// that the window can answer in between, and all of a few at once. A leg begins when the one before is over.
/// Whoever changes what was looked at begins again, and the round then ends once.
class Round final {
public:
    /// How many users are gone over in one turn.
    static constexpr qsizetype perTurn = 1000;

    struct Leg {
        std::function<qsizetype()> size; ///< asked before each portion
        std::function<void(qsizetype from, qsizetype to)> portion; ///< to is not part of it
        std::function<void()> after;
        qsizetype weight = 1; ///< how many users of another leg one of this leg costs
    };

    /// `clock` must outlive the round.
    Round(core::Clock &clock, std::vector<Leg> legs, std::function<void()> done);

    /// Begins with the first leg and goes on until the turn's share is used up. A round that is under way
    /// begins anew in its next turn.
    void begin();
    /// Does not go on.
    void drop();
    bool isRunning() const { return m_running; }

private:
    void go();

    core::Clock &m_clock;
    const std::vector<Leg> m_legs;
    const std::function<void()> m_done;
    QObject m_context;
    QPointer<QObject> m_next;
    std::size_t m_leg = 0;
    qsizetype m_at = 0;
    int m_begun = 0; ///< tells a round from one that was begun from within it
    bool m_running = false;
};

} // namespace pb::sync
