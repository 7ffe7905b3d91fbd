// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/steps.h"

namespace pb::service {

Steps::Steps(std::vector<Step> steps, QObject *parent)
    : Job(parent)
    , m_steps(std::move(steps))
{
    next();
}

void Steps::next()
{
    if (m_at == m_steps.size())
        return finish(m_outcome);
    m_steps[m_at].act(this)->then(this, [this](const core::Done &done) {
        const Step &step = m_steps[m_at++];
        if (done)
            return next();
        m_outcome.failed = StepsOutcome::Failure{step.what, done.error()};
        takeBack();
    });
}

void Steps::takeBack()
{
    while (m_at > 0 && !m_steps[m_at - 1].undo)
        --m_at;
    if (m_at == 0)
        return finish(m_outcome);
    m_steps[--m_at].undo(this)->then(this, [this](const core::Done &done) {
        if (!done)
            m_outcome.notUndone << done.error().detail;
        takeBack();
    });
}

} // namespace pb::service
