// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/trial/presencetrial.h"

namespace pb::setup {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

constexpr int mostTries = 4;
constexpr std::chrono::seconds pause{2};

} // namespace

PresenceTrial::PresenceTrial(graph::GraphClient &graph, core::Clock &clock, const QString &userId,
    const QString &sessionId, QObject *parent)
    : core::Job<void>(parent)
    , m_graph(graph)
    , m_clock(clock)
    , m_userId(userId)
    , m_sessionId(sessionId)
{
    m_graph.setPresence(m_userId, m_sessionId, u"Away"_s, u"Away"_s, std::chrono::minutes{5})
        ->then(this, [this](const core::Result<graph::Written> &written) {
            if (!written)
                m_outcome = core::failure(written.error());
            if (written || written.error().mayHaveActed)
                clear();
            else
                conclude();
        });
}

void PresenceTrial::clear()
{
    ++m_tries;
    m_graph.clearPresence(m_userId, m_sessionId)
        ->then(this, [this](const core::Result<graph::Written> &written) { cleared(written); });
}

void PresenceTrial::cleared(const core::Result<graph::Written> &written)
{
    if (!written) {
        const bool hopeless = written.error().kind == ErrorKind::Forbidden;
        if (!hopeless && m_tries < mostTries) {
            m_clock.callLater(pause, this, [this] { clear(); });
            return;
        }
        if (m_outcome)
            m_outcome = core::failure(written.error());
    }
    conclude();
}

void PresenceTrial::conclude()
{
    if (m_abandoned)
        finish(core::failure(ErrorKind::Cancelled, u"given up"_s));
    else
        finish(m_outcome);
}

} // namespace pb::setup
