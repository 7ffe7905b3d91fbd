// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "http/requestbudget.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>

namespace pb::http {

class HostGate;

/// A place in the queue of a host, and later one of its connections. Deleting it gives the place back.
class GateTicket final : public QObject {
    Q_OBJECT
public:
    ~GateTicket() override;

private:
    friend class HostGate;
    GateTicket(HostGate *gate, core::Time deadline, std::function<void()> admitted,
        std::function<void(core::Time)> refused, QObject *parent);

    QPointer<HostGate> m_gate;
    core::Time m_deadline;
    std::function<void()> m_admitted;
    std::function<void(core::Time)> m_refused;
    bool m_inside = false;
};

/// Lets the requests of one host through in the order they came: within its budget, not during a pause, and
/// no more at once than there are connections, so that no time limit runs while a request waits unseen.
class HostGate final : public QObject {
    Q_OBJECT
public:
    HostGate(const Budget &budget, core::Clock &clock, QObject *parent);

    /// Calls either `admitted`, or `refused` with the end of the pause where that lies beyond `deadline`.
    /// Both are called from the event loop, never after the ticket was deleted.
    GateTicket *enter(core::Time deadline, std::function<void()> admitted,
        std::function<void(core::Time)> refused, QObject *parent);

    /// True where this made the pause longer.
    bool pauseUntil(core::Time until);
    void endPause();
    void setBudget(const Budget &budget);
    BudgetUse use() const { return m_budget.use(m_clock.now()); }
    /// When the budget and the pause let the next request through; now where nothing but a connection is
    /// missing.
    core::Time nextAllowed() { return m_budget.nextAllowed(m_clock.now()); }

private:
    friend class GateTicket;
    void left();
    void pumpLater(core::Duration delay);
    void pump();
    void refuseHopeless(core::Time now);

    core::Clock &m_clock;
    RequestBudget m_budget;
    std::deque<QPointer<GateTicket>> m_waiting;
    QPointer<QObject> m_timer;
    core::Time m_timerDue{};
    int m_inside = 0;
};

} // namespace pb::http
