// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/round.h"

#include <algorithm>
#include <utility>

namespace pb::sync {

Round::Round(core::Clock &clock, std::vector<Leg> legs, std::function<void()> done)
    : m_clock(clock)
    , m_legs(std::move(legs))
    , m_done(std::move(done))
{
}

void Round::begin()
{
    m_leg = 0;
    m_at = 0;
    if (m_next)
        return; // in the turn that is planned: many orders in one turn cost no more than one
    drop();
    m_running = true;
    go();
}

void Round::drop()
{
    delete m_next.data();
    ++m_begun;
    m_running = false;
}

void Round::go()
{
    const int mine = m_begun;
    qsizetype share = perTurn;
    while (m_leg < m_legs.size()) {
        const Leg &leg = m_legs[m_leg];
        const qsizetype rest = leg.size() - m_at;
        if (rest > 0 && share < leg.weight) {
            m_next = m_clock.callLater(core::Duration::zero(), &m_context, [this] {
                m_next.clear();
                go();
            });
            return;
        }
        if (rest > 0) {
            const qsizetype count = std::min(rest, share / leg.weight);
            share -= count * leg.weight;
            const qsizetype from = std::exchange(m_at, m_at + count);
            leg.portion(from, from + count);
        } else {
            ++m_leg;
            m_at = 0;
            if (leg.after)
                leg.after();
        }
        if (mine != m_begun)
            return; // begun anew from within
    }
    m_running = false;
    m_done();
}

} // namespace pb::sync
