// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/everythingjob.h"

#include "identity/identitycodes.h"
#include "setup/dndtrial.h"

namespace pb::setup {

EverythingJob::EverythingJob(Context context, QString testUser, QObject *parent)
    : TaskJob(std::move(context), {}, {}, parent)
    , m_testUser(std::move(testUser))
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
    m_check = new ConnectionCheck({profile(), m_testUser}, sharedSecrets(), clock(), this);
    connect(m_check, &ConnectionCheck::doingChanged, this, &EverythingJob::setDoing);
    connect(m_check, &ConnectionCheck::foundMore, this, [this] {
        take();
        Q_EMIT foundMore();
    });
    m_check->then(this, [this](const core::Result<CheckReport> &) {
        take();
        if (!m_check->wasStopped())
            return finish(core::Done());
        const std::optional<core::Done> &dnd = m_findings.proof.dnd;
        if (dnd && !*dnd && dnd->error().code == QLatin1String(notPutBackCode))
            return finish(*dnd);
        if (m_givenUp)
            return fail(core::ErrorKind::Cancelled, "", QStringLiteral("given up"));
        fail(core::ErrorKind::Timeout, identity::timeLimitCode,
            QStringLiteral("the check did not end within its time limit"));
    });
}

} // namespace pb::setup
