// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/hostgate.h"

#include <QMetaObject>

#include <algorithm>
#include <utility>
#include <vector>

namespace pb::http {

namespace {

// QNetworkAccessManager keeps six connections per host and queues the rest where nobody can see it
constexpr int connectionsPerHost = 6;

} // namespace

GateTicket::GateTicket(HostGate *gate, core::Time deadline, std::function<void()> admitted,
    std::function<void(core::Time)> refused, QObject *parent)
    : QObject(parent)
    , m_gate(gate)
    , m_deadline(deadline)
    , m_admitted(std::move(admitted))
    , m_refused(std::move(refused))
{
}

GateTicket::~GateTicket()
{
    if (m_inside && m_gate)
        m_gate->left();
}

HostGate::HostGate(const Budget &budget, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_budget(budget)
{
}

GateTicket *HostGate::enter(core::Time deadline, std::function<void()> admitted,
    std::function<void(core::Time)> refused, QObject *parent)
{
    auto *ticket = new GateTicket(this, deadline, std::move(admitted), std::move(refused), parent);
    m_waiting.emplace_back(ticket);
    QMetaObject::invokeMethod(this, &HostGate::pump, Qt::QueuedConnection);
    return ticket;
}

bool HostGate::pauseUntil(core::Time until)
{
    if (until <= std::max(m_clock.now(), m_budget.use(m_clock.now()).pausedUntil))
        return false;
    m_budget.pauseUntil(until);
    QMetaObject::invokeMethod(this, &HostGate::pump, Qt::QueuedConnection);
    return true;
}

void HostGate::endPause()
{
    m_budget.endPause();
    QMetaObject::invokeMethod(this, &HostGate::pump, Qt::QueuedConnection);
}

void HostGate::setBudget(const Budget &budget)
{
    m_budget.setBudget(budget);
    QMetaObject::invokeMethod(this, &HostGate::pump, Qt::QueuedConnection);
}

void HostGate::left()
{
    --m_inside;
    QMetaObject::invokeMethod(this, &HostGate::pump, Qt::QueuedConnection);
}

void HostGate::pumpLater(core::Duration delay)
{
    const core::Time due = m_clock.now() + delay;
    if (m_timer && m_timerDue <= due)
        return;
    delete m_timer;
    m_timerDue = due;
    m_timer = m_clock.callLater(
        delay, this, [this] { QMetaObject::invokeMethod(this, &HostGate::pump, Qt::QueuedConnection); });
}

void HostGate::pump()
{
    const core::Time now = m_clock.now();
    refuseHopeless(now);
    while (m_inside < connectionsPerHost && !m_waiting.empty()) {
        if (!m_waiting.front()) {
            m_waiting.pop_front();
            continue;
        }
        const core::Time next = m_budget.nextAllowed(now);
        if (next > now) {
            pumpLater(next - now);
            return;
        }
        GateTicket *ticket = m_waiting.front();
        m_waiting.pop_front();
        m_budget.record(now);
        ++m_inside;
        ticket->m_inside = true;
        ticket->m_admitted();
    }
}

void HostGate::refuseHopeless(core::Time now)
{
    if (!m_budget.isPaused(now))
        return;
    const core::Time until = m_budget.use(now).pausedUntil;
    const auto hopeless = std::stable_partition(m_waiting.begin(), m_waiting.end(),
        [&](const QPointer<GateTicket> &ticket) { return ticket && ticket->m_deadline > until; });
    const std::vector<QPointer<GateTicket>> refused(hopeless, m_waiting.end());
    m_waiting.erase(hopeless, m_waiting.end());
    for (const auto &ticket : refused) {
        if (ticket)
            ticket->m_refused(until);
    }
}

} // namespace pb::http
