// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/figures.h"

#include <QObject>

namespace pb::health {
class Watch;
}

namespace pb::metrics {

/// Counts what the engine tells. Lives on one thread; watch and clock must outlive it.
class Collector final : public QObject {
    Q_OBJECT
public:
    Collector(const health::Watch &watch, core::Clock &clock, QObject *parent = nullptr);

    Figures figures() const;

public Q_SLOTS:
    void notePoll(pb::sync::Polled side, const pb::sync::EngineStatus &status);
    void noteWrite(const pb::sync::WriteRecord &record);

private:
    void noteReading(Source source, const std::optional<core::Error> &error, core::Duration took);

    const health::Watch &m_watch;
    core::Clock &m_clock;
    Figures m_figures;
};

} // namespace pb::metrics
