// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/presencesjob.h"

#include "graph/graphdecoder.h"
#include "graph/graphencoder.h"

#include <algorithm>

namespace pb::graph {

using namespace Qt::StringLiterals;
using core::failure;

namespace {

constexpr qsizetype mostIds = 650; // docs/facts.md, G1
constexpr int mostAtOnce = 6;
// a presence may carry the text of a status message and of an absence
constexpr qint64 smallest = 64LL * 1024;
constexpr qint64 perPresence = 16LL * 1024;
// each costs some twenty requests; where there are more it is not the ids
constexpr qsizetype mostRefused = 10;

/// Whether it is for what was asked, and not for who asks or how often.
bool isForTheIds(const core::Error &error)
{
    return error.kind == core::ErrorKind::InvalidInput || error.kind == core::ErrorKind::NotFound;
}

} // namespace

PresencesJob::PresencesJob(const Endpoint &endpoint, QStringList ids, QObject *parent)
    : Job(parent)
    , m_endpoint(endpoint)
    , m_ids(std::move(ids))
{
    m_batch.presences.reserve(m_ids.size());
    startMore();
}

void PresencesJob::startMore()
{
    while (m_running < mostAtOnce && !m_halves.isEmpty()) {
        const Range half =
            m_halves.takeLast(); // down to an id first: that tells whether it is the ids at all
        start(half.first, half.count);
    }
    while (m_running < mostAtOnce && m_next < m_ids.size()) {
        const qsizetype count = std::min(mostIds, m_ids.size() - m_next);
        start(m_next, count);
        m_next += count;
    }
    if (m_running == 0)
        conclude();
}

void PresencesJob::start(qsizetype first, qsizetype count)
{
    ++m_running;
    http::Request request;
    request.method = "POST";
    request.url = m_endpoint.url(u"/communications/getPresencesByUserId"_s);
    request.body = encodeIds(m_ids, first, count);
    request.repeat = http::Repeat::Always;
    // an older reading is worth little: the next poll asks anew
    request.timeLimit = std::chrono::seconds{15};
    request.totalLimit = std::chrono::seconds{25};
    request.largestAnswer = smallest + count * perPresence;
    auto *call = new AuthorizedCall(m_endpoint, std::move(request), this);
    call->then(this, [this, first, count](const auto &response) { receive(first, count, response); });
}

void PresencesJob::receive(qsizetype first, qsizetype count, const core::Result<http::Response> &response)
{
    --m_running;
    const auto presences =
        response ? decodePresences(response->body) : core::Result<QList<Presence>>(failure(response.error()));
    if (presences) {
        ++m_succeeded;
        m_batch.presences += *presences;
    } else if (isForTheIds(presences.error()) && m_batch.refused.size() < mostRefused) {
        refuse(first, count, presences.error());
    } else {
        m_batch.failed << PresenceBatch::FailedRange{first, count, presences.error()};
        // a whole first round without an answer: asking on would only keep the next poll waiting
        if (m_succeeded == 0 && m_batch.failed.size() >= mostAtOnce)
            giveUpTheRest(presences.error());
    }
    startMore();
}

void PresencesJob::refuse(qsizetype first, qsizetype count, const core::Error &error)
{
    if (count == 1) {
        m_batch.refused << PresenceBatch::Refused{first, error};
        return;
    }
    m_halves << Range{first, count / 2} << Range{first + count / 2, count - count / 2};
}

void PresencesJob::giveUpTheRest(const core::Error &error)
{
    if (m_next < m_ids.size())
        m_batch.failed << PresenceBatch::FailedRange{m_next, m_ids.size() - m_next, error};
    m_next = m_ids.size();
}

void PresencesJob::conclude()
{
    if (m_succeeded == 0 && !m_batch.failed.isEmpty())
        finish(failure(*m_batch.firstError()));
    else if (m_succeeded == 0 && !m_batch.refused.isEmpty())
        finish(failure(m_batch.refused.first().error));
    else
        finish(std::move(m_batch));
}

} // namespace pb::graph
