// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/everythingjob.h"

namespace pb::setup {

EverythingJob::EverythingJob(Context context, QString testUser, QObject *parent)
    : TaskJob(std::move(context), {}, {}, parent)
    , m_testUser(std::move(testUser))
{
}

void EverythingJob::abandon()
{
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
    m_check = new ConnectionCheck({profile(), m_testUser}, sharedSecrets(), clock(), this);
    connect(m_check, &ConnectionCheck::doingChanged, this, &EverythingJob::setDoing);
    connect(m_check, &ConnectionCheck::foundMore, this, [this] {
        take();
        Q_EMIT foundMore();
    });
    m_check->then(this, [this](const core::Result<CheckReport> &) {
        take();
        if (m_check->wasStopped())
            fail(core::ErrorKind::Cancelled, "", QStringLiteral("given up"));
        else
            finish(core::Done());
    });
}

} // namespace pb::setup
