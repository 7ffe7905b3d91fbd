// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/watchdog.h"

#include <utility>

namespace pb::service {

Watchdog::Watchdog(
    core::Duration interval, core::Clock &clock, std::function<void()> signOfLife, QObject *parent)
    : QObject(parent)
    , m_interval(interval)
    , m_clock(clock)
    , m_signOfLife(std::move(signOfLife))
{
    tick();
}

void Watchdog::noteBeat(core::Duration period)
{
    m_beatDueBy = m_clock.now() + 3 * period;
}

void Watchdog::tick()
{
    if (!m_beatDueBy || m_clock.now() <= *m_beatDueBy)
        m_signOfLife();
    m_clock.callLater(m_interval / 3, this, [this] { tick(); });
}

} // namespace pb::service
