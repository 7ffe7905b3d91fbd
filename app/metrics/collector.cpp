// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/collector.h"

#include "health/watch.h"

namespace pb::metrics {

Collector::Collector(const health::Watch &watch, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_watch(watch)
    , m_clock(clock)
{
    m_figures.startedAt = clock.wall();
}

Figures Collector::figures() const
{
    Figures figures = m_figures;
    figures.facts = m_watch.facts();
    figures.needs = m_watch.needs();
    return figures;
}

void Collector::notePoll(sync::Polled side, const sync::EngineStatus &status)
{
    switch (side) {
    case sync::Polled::Teams:
        return noteReading(Source::Teams, status.graph.error, status.graph.latency);
    case sync::Polled::Starface:
        return noteReading(Source::Starface, status.starface.error, status.starface.latency);
    case sync::Polled::Directories:
        noteReading(Source::TeamsDirectory, status.graph.directoryError, {});
        return noteReading(Source::StarfaceDirectory, status.starface.directoryError, {});
    }
}

void Collector::noteReading(Source source, const std::optional<core::Error> &error, core::Duration took)
{
    Figures::Reading &reading = m_figures.readings[static_cast<std::size_t>(source)];
    if (error) {
        ++reading.failed;
        ++reading.errors[error->kind];
        return;
    }
    ++reading.ok;
    reading.lastSuccess = m_clock.wall();
    reading.took.add(took);
}

void Collector::noteWrite(const sync::WriteRecord &record)
{
    Figures::Writing &writing = m_figures.writings[static_cast<std::size_t>(record.side)];
    if (record.error)
        ++writing.failed[record.error->kind];
    else
        ++(record.alreadySo ? writing.unchanged : writing.done);
    writing.took.add(record.duration);
}

} // namespace pb::metrics
