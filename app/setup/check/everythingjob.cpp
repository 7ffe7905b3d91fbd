// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/check/everythingjob.h"

#include "identity/identitycodes.h"

namespace pb::setup {

EverythingJob::EverythingJob(Context context, QObject *parent)
    : TaskJob(std::move(context), {}, {}, parent)
{
}

void EverythingJob::abandon()
{
    m_givenUp = true;
    if (m_check)
        m_check->stop(); // its end is ours
    else
        TaskJob::abandon();
}

/// The check is gone before this job is.
void EverythingJob::take()
{
    m_findings = m_check->findings();
    m_people = m_check->people();
}

void EverythingJob::begin()
{
    m_check = new ConnectionCheck({profile(), {}}, sharedSecrets(), clock(), this);
    connect(m_check, &ConnectionCheck::doingChanged, this, &EverythingJob::setDoing);
    connect(m_check, &ConnectionCheck::foundMore, this, [this] {
        take();
        Q_EMIT foundMore();
    });
    m_check->then(this, [this](const core::Result<CheckReport> &) {
        take();
        if (!m_check->wasStopped())
            return finish(core::Done());
        if (m_givenUp)
            return fail(core::ErrorKind::Cancelled, "", QStringLiteral("given up"));
        fail(core::ErrorKind::Timeout, identity::timeLimitCode,
            QStringLiteral("the check did not end within its time limit"));
    });
}

} // namespace pb::setup
