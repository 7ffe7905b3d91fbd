// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httptypes.h"

#include <deque>

namespace pb::http {

/// When the next request to one host may go: at most Budget::requests within any Budget::window, and none
/// during a pause. Pure: time is a parameter.
class RequestBudget {
public:
    explicit RequestBudget(const Budget &budget = {});

    void setBudget(const Budget &budget);

    /// `now` where a request may go at once.
    core::Time nextAllowed(core::Time now);
    /// Counts a request that goes now.
    void record(core::Time now);
    /// A longer pause that stands already is kept.
    void pauseUntil(core::Time until);
    void endPause() { m_pausedUntil = {}; }
    bool isPaused(core::Time now) const { return m_pausedUntil > now; }
    BudgetUse use(core::Time now) const;

private:
    void forget(core::Time now);

    Budget m_budget;
    std::deque<core::Time> m_sent; ///< ascending
    core::Time m_pausedUntil{};
};

} // namespace pb::http
