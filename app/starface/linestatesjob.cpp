// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/linestatesjob.h"

#include "starface/uciclient.h"
#include "starface/ucidecoder.h"

namespace pb::starface {

using core::failure;

namespace {

constexpr qsizetype mostAtOnce = 4;

} // namespace

LineStatesJob::LineStatesJob(UciClient &client, core::Job<FunctionKeys> *keys)
    : Job(&client)
    , m_client(client)
{
    keys->setParent(this);
    keys->then(this, [this](const auto &result) { receiveKeys(result); });
}

void LineStatesJob::receiveKeys(const core::Result<FunctionKeys> &keys)
{
    if (!keys)
        return finish(failure(keys.error()));
    m_states = keys->states;
    for (qsizetype i = 0; i < m_states.size(); ++i) {
        const LineState &state = m_states[i];
        const bool isTold = !state.raw.isEmpty() && isKnownState(state.raw);
        if (!isTold && !state.keyId.isEmpty())
            m_toAsk << i;
        else if (!state.raw.isEmpty())
            ++m_answered;
    }
    startMore();
}

void LineStatesJob::startMore()
{
    while (m_running < mostAtOnce && !m_toAsk.isEmpty())
        ask(m_toAsk.takeFirst());
    if (m_running == 0)
        conclude();
}

void LineStatesJob::ask(qsizetype index)
{
    ++m_running;
    auto *call = m_client.callInfo(m_states[index].keyId);
    call->setParent(this);
    call->then(this, [this, index](const auto &line) { receiveCalls(index, line); });
}

void LineStatesJob::receiveCalls(qsizetype index, const core::Result<presence::Line> &line)
{
    --m_running;
    if (line) {
        ++m_answered;
        m_states[index].line = *line;
    } else {
        ++m_unanswered;
        if (!m_firstError)
            m_firstError = line.error();
        // a whole first round without an answer: asking on would only keep the next poll waiting
        if (m_answered == 0 && m_unanswered >= mostAtOnce)
            m_toAsk.clear();
    }
    startMore();
}

void LineStatesJob::conclude()
{
    if (m_answered == 0 && m_firstError)
        finish(failure(*m_firstError));
    else
        finish(std::move(m_states));
}

} // namespace pb::starface
