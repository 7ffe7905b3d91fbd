// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/dndreadjob.h"

namespace pb::starface {

using core::ErrorKind;

namespace {

constexpr int mostAtOnce = 8;

/// Whether the failure is the one user's own, or would meet everybody.
bool isOnlyThisUser(ErrorKind kind)
{
    return kind == ErrorKind::NotFound || kind == ErrorKind::Forbidden || kind == ErrorKind::Conflict
        || kind == ErrorKind::InvalidInput;
}

} // namespace

DndReadJob::DndReadJob(RestClient &rest, QList<int> userIds, QObject *parent)
    : Job(parent)
    , m_rest(rest)
    , m_userIds(std::move(userIds))
{
    startMore();
}

void DndReadJob::startMore()
{
    while (m_running < mostAtOnce && m_next < m_userIds.size())
        start(m_userIds[m_next++]);
    if (m_running > 0)
        return;
    if (m_batch.read.isEmpty() && !m_batch.failed.isEmpty())
        finish(core::failure(m_batch.failed.first().error));
    else
        finish(std::move(m_batch));
}

void DndReadJob::start(int userId)
{
    ++m_running;
    auto *job = m_rest.doNotDisturb(userId);
    job->setParent(this);
    job->then(this, [this, userId](const auto &config) { receive(userId, config); });
}

void DndReadJob::receive(int userId, const core::Result<PhoneConfig> &config)
{
    --m_running;
    if (config) {
        m_batch.read << DndBatch::Read{userId, config->doNotDisturb};
    } else {
        m_batch.failed << DndBatch::Failed{userId, config.error()};
        if (!isOnlyThisUser(config.error().kind))
            ++m_hopeless;
        // a whole first round without an answer: asking on would only keep the next poll waiting
        if (m_batch.read.isEmpty() && m_hopeless >= mostAtOnce)
            giveUpTheRest(config.error());
    }
    startMore();
}

void DndReadJob::giveUpTheRest(const core::Error &error)
{
    while (m_next < m_userIds.size())
        m_batch.failed << DndBatch::Failed{m_userIds[m_next++], error};
}

} // namespace pb::starface
