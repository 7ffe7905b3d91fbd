// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/watch.h"

namespace pb::health {

namespace {

constexpr core::Duration often = std::chrono::minutes{1};

} // namespace

Watch::Watch(ExpiryDates dates, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_facts.dates = dates;
    tick();
}

void Watch::notePoll(sync::Polled side, const sync::EngineStatus &status)
{
    const auto add = [this](Samples &samples, const sync::ConnectionHealth &health, core::Duration took) {
        const bool ok = health.state == sync::ConnectionHealth::State::Ok;
        samples.add({m_clock.now(), ok ? health.latency : took, ok});
    };
    if (side == sync::Polled::Teams)
        add(m_facts.graph, status.graph, status.pollDuration);
    else if (side == sync::Polled::Starface)
        add(m_facts.starface, status.starface, {});
    noteStatus(status);
}

void Watch::noteStatus(const sync::EngineStatus &status)
{
    m_facts.status = status;
    m_facts.hasStatus = true;
    lookLater();
}

void Watch::setFailedWrites(const QList<sync::FailedWrite> &failed)
{
    if (failed.isEmpty() && m_facts.failedWrites.isEmpty())
        return;
    m_facts.failedWrites = failed;
    lookLater();
}

void Watch::setTokens(const TokenState &application, const TokenState &reader)
{
    m_facts.application = application;
    m_facts.reader = reader;
    lookLater();
}

void Watch::setDates(const ExpiryDates &dates)
{
    m_facts.dates = dates;
    lookLater();
}

void Watch::take(const Facts &facts)
{
    m_facts = facts;
    lookLater();
}

void Watch::lookLater()
{
    if (m_pending)
        return;
    m_pending = m_clock.callLater(core::Duration::zero(), this, [this] {
        m_pending.clear();
        look();
    });
}

void Watch::look()
{
    for (const Turn &turn : m_turns.take(m_facts, m_clock.read()))
        Q_EMIT turned(turn);
    Q_EMIT changed();
}

void Watch::tick()
{
    m_clock.callLater(often, this, [this] {
        tick();
        look();
    });
}

} // namespace pb::health
