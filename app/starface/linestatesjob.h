// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "starface/starfacetypes.h"

namespace pb::starface {

class UciClient;

/// Reads all busy-lamp keys in one request, and the calls of those that carry no state that is known one by
/// one, a few at a time. A key whose calls cannot be read is Unknown; an Error only where nothing at all is
/// known. The client outlives it.
class LineStatesJob final : public core::Job<QList<LineState>> {
public:
    LineStatesJob(UciClient &client, core::Job<FunctionKeys> *keys);

private:
    void receiveKeys(const core::Result<FunctionKeys> &keys);
    void startMore();
    void ask(qsizetype index);
    void receiveCalls(qsizetype index, const core::Result<presence::Line> &line);
    void conclude();

    UciClient &m_client;
    QList<LineState> m_states;
    QList<qsizetype> m_toAsk;
    int m_running = 0;
    int m_answered = 0;
    int m_unanswered = 0;
    std::optional<core::Error> m_firstError;
};

} // namespace pb::starface
