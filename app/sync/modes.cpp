// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/modes.h"

#include <cassert>

namespace pb::sync {

Modes::Modes(bool observeOnly)
    : m_mode(observeOnly ? Mode::ObserveOnly : Mode::Live)
    , m_observe(observeOnly)
{
}

Modes Modes::after(Event event) const
{
    Modes next = *this;
    switch (event) {
    case Event::StartHolding:
        if (m_life == Life::New)
            next.m_mode = Mode::Live;
        [[fallthrough]];
    case Event::Start:
        if (m_life == Life::New)
            next.m_life = Life::Running;
        break;
    case Event::Stop:
        if (!isStopping())
            next.m_life = Life::Stopping;
        break;
    case Event::End:
        next.m_life = Life::Stopped;
        break;
    case Event::GivenBack:
        if (!isStopping() && isGivingBack())
            next.begin();
        break;
    case Event::Pause:
    case Event::Resume:
    case Event::Observe:
    case Event::GoLive:
        if (!isStopping()) // the end is the last order
            next.order(event);
        break;
    }
    // nobody observes or pauses without having been told to
    assert(next.m_mode != Mode::ObserveOnly || next.m_observe);
    assert(next.m_mode != Mode::Paused || next.m_pause);
    return next;
}

void Modes::order(Event event)
{
    switch (event) {
    case Event::Pause:
        m_pause = true;
        break;
    case Event::Resume:
        m_pause = false;
        if (m_mode == Mode::Paused)
            m_mode = m_observe ? Mode::ObserveOnly : Mode::Live;
        break;
    case Event::Observe:
        m_observe = true; // a pause holds nothing: it counts from its end on
        break;
    default: // going live
        m_observe = false;
        if (m_mode == Mode::ObserveOnly)
            m_mode = Mode::Live;
        break;
    }
}

void Modes::begin()
{
    if (m_observe)
        m_mode = Mode::ObserveOnly;
    if (m_pause)
        m_mode = Mode::Paused;
}

bool Modes::isGivingBack() const
{
    return isStopping() || (m_pause && m_mode != Mode::Paused) || (m_observe && m_mode == Mode::Live);
}

presence::Withheld Modes::withheld() const
{
    switch (m_mode) {
    case Mode::Paused:
        return presence::Withheld::Paused;
    case Mode::ObserveOnly:
        return isStopping() ? presence::Withheld::No : presence::Withheld::ObserveOnly;
    case Mode::Live:
        break;
    }
    return presence::Withheld::No;
}

} // namespace pb::sync
