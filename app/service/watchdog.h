// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <functional>
#include <optional>

namespace pb::service {

/// Gives the manager its sign of life, three times within its interval, as long as the event loop runs and
/// the engine's own loop has beaten lately: a loop that hangs is ended and started again by the manager. The
/// clock outlives it.
class Watchdog final : public QObject {
    Q_OBJECT
public:
    Watchdog(core::Duration interval, core::Clock &clock, std::function<void()> signOfLife,
        QObject *parent = nullptr);

    /// The engine's loop has come round, and will again within that time.
    void noteBeat(core::Duration period);
    /// There is no engine to hear from: not yet, or not any more.
    void noteNoEngine() { m_beatDueBy.reset(); }

private:
    void tick();

    const core::Duration m_interval;
    core::Clock &m_clock;
    const std::function<void()> m_signOfLife;
    std::optional<core::Time> m_beatDueBy;
};

} // namespace pb::service
