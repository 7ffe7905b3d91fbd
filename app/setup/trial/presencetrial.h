// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "graph/graphclient.h"

namespace pb::setup {

/// Proves that presences can be written: sets one session on a user, the least visible one (Away gives way to
/// everything else), and clears it again, also where setting it failed half-way and after abandon(). Should
/// even that fail, the session lapses by itself after five minutes. The client outlives it.
class PresenceTrial final : public core::Job<void> {
public:
    PresenceTrial(graph::GraphClient &graph, core::Clock &clock, const QString &userId,
        const QString &sessionId, QObject *parent);

    /// Cancelled follows once the session is cleared.
    void abandon() { m_abandoned = true; }

private:
    void clear();
    void cleared(const core::Result<graph::Written> &written);
    void conclude();

    graph::GraphClient &m_graph;
    core::Clock &m_clock;
    const QString m_userId;
    const QString m_sessionId;
    int m_tries = 0;
    core::Done m_outcome;
    bool m_abandoned = false;
};

} // namespace pb::setup
