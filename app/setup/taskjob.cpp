// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/taskjob.h"

#include "identity/profileaccess.h"

namespace pb::setup {

using secrets::SecretKind;

TaskJob::TaskJob(Context context, QList<SecretKind> kinds, QList<SecretKind> needed, QObject *parent)
    : core::Job<void>(parent)
    , m_context(std::move(context))
    , m_needed(std::move(needed))
{
    if (identity::needsProxyPassword(profile()))
        kinds << SecretKind::ProxyPassword;
    // from the event loop: whoever made this job has not connected to it yet
    QMetaObject::invokeMethod(
        this,
        [this, kinds] {
            setDoing(secrets().isStoring() ? Doing::StoringSecret : Doing::ReadingSecrets);
            secrets().settled(kinds, this)->then(this, [this, kinds](const core::Done &settled) {
                if (settled)
                    readSecrets(kinds);
                else
                    finish(settled);
            });
        },
        Qt::QueuedConnection);
}

TaskJob::~TaskJob()
{
    // they use the connection
    while (!children().isEmpty())
        delete children().first();
}

void TaskJob::readSecrets(const QList<SecretKind> &kinds)
{
    setDoing(Doing::ReadingSecrets);
    secrets().read(kinds, this)->then(this, [this](const core::Result<SecretMap> &read) {
        if (isFinished())
            return;
        if (!read)
            return finish(core::failure(read.error()));
        m_secrets = *read;
        for (const SecretKind kind : m_needed) {
            if (secret(kind).isEmpty()) {
                return fail(core::ErrorKind::InvalidInput, secretNotEnteredCode, secrets::kindName(kind));
            }
        }
        m_connection = std::make_unique<Connection>(profile(), secret(SecretKind::ProxyPassword), clock());
        m_connection->http().setListener(m_context.listener);
        begin();
    });
}

void TaskJob::abandon()
{
    m_abandoned = true;
    fail(core::ErrorKind::Cancelled, "", QStringLiteral("given up"));
}

void TaskJob::setDoing(Doing doing)
{
    if (m_doing == doing || isFinished())
        return;
    m_doing = doing;
    Q_EMIT doingChanged(doing);
}

core::Secret TaskJob::secret(SecretKind kind) const
{
    const auto found = m_secrets.find(kind);
    return found == m_secrets.end() ? core::Secret() : found->second;
}

void TaskJob::fail(core::ErrorKind kind, const char *code, const QString &detail)
{
    core::Error error;
    error.kind = kind;
    error.code = QLatin1String(code);
    error.detail = detail;
    finish(core::failure(error));
}

} // namespace pb::setup
