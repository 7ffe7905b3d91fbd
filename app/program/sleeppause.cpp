// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/sleeppause.h"

#include "sync/syncengine.h"

#include <utility>

namespace pb {

SleepPause::SleepPause(QObject *parent)
    : QObject(parent)
{
    connect(&m_guard, &SleepGuard::sleepComes, this, &SleepPause::before);
    connect(&m_guard, &SleepGuard::woke, this, &SleepPause::after);
    // the end itself comes with the signal that the system sends; until then it may be called off
    connect(&m_guard, &SleepGuard::shutdownComes, this, &SleepPause::before);
    connect(&m_guard, &SleepGuard::shutdownCancelled, this, &SleepPause::after);
}

void SleepPause::follow(sync::SyncEngine &engine)
{
    m_engine = &engine;
    connect(&engine, &sync::SyncEngine::statusChanged, this, &SleepPause::letSleep);
    if (!std::exchange(m_isStarted, true))
        m_guard.start();
}

void SleepPause::before()
{
    if (!m_engine)
        return m_guard.letGo();
    m_sleeps = true;
    m_paused = !m_engine->isPauseOrdered();
    if (m_paused)
        m_engine->setPaused(true);
    letSleep();
}

void SleepPause::letSleep()
{
    if (m_sleeps && m_engine && m_engine->status().mode == sync::Mode::Paused)
        m_guard.letGo();
}

void SleepPause::after()
{
    m_sleeps = false;
    if (std::exchange(m_paused, false) && m_engine)
        m_engine->setPaused(false);
}

} // namespace pb
