// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requestbudget.h"

#include <algorithm>

namespace pb::http {

RequestBudget::RequestBudget(const Budget &budget)
{
    setBudget(budget);
}

void RequestBudget::setBudget(const Budget &budget)
{
    m_budget = budget;
    m_budget.requests = std::max(m_budget.requests, 1);
}

core::Time RequestBudget::nextAllowed(core::Time now)
{
    forget(now);
    core::Time allowed = std::max(now, m_pausedUntil);
    const auto used = static_cast<std::ptrdiff_t>(m_sent.size());
    if (used >= m_budget.requests)
        allowed =
            std::max(allowed, m_sent[static_cast<std::size_t>(used - m_budget.requests)] + m_budget.window);
    return allowed;
}

void RequestBudget::record(core::Time now)
{
    forget(now);
    m_sent.push_back(now);
}

void RequestBudget::pauseUntil(core::Time until)
{
    m_pausedUntil = std::max(m_pausedUntil, until);
}

BudgetUse RequestBudget::use(core::Time now) const
{
    BudgetUse use;
    use.limit = m_budget.requests;
    use.used = static_cast<int>(std::count_if(
        m_sent.begin(), m_sent.end(), [&](core::Time sent) { return sent + m_budget.window > now; }));
    if (isPaused(now))
        use.pausedUntil = m_pausedUntil;
    return use;
}

void RequestBudget::forget(core::Time now)
{
    while (!m_sent.empty() && m_sent.front() + m_budget.window <= now)
        m_sent.pop_front();
}

} // namespace pb::http
