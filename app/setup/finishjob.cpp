// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/finishjob.h"

#include "profile/profilestore.h"

namespace pb::setup {

FinishJob::FinishJob(
    std::shared_ptr<SetupSecrets> secrets, profile::Profile profile, QString path, QObject *parent)
    : core::Job<void>(parent)
    , m_secrets(std::move(secrets))
    , m_profile(std::move(profile))
    , m_path(std::move(path))
{
    m_secrets->promote(this)->then(this, [this](const core::Done &promoted) {
        if (promoted)
            saveProfile();
        else
            finish(promoted);
    });
}

void FinishJob::saveProfile()
{
    Q_EMIT doingChanged(Doing::SavingProfile);
    const auto saved =
        m_path.isEmpty() ? tl::expected<void, profile::Problems>() : profile::save(m_profile, m_path);
    if (!saved) {
        const core::Error error = profile::toError(saved.error());
        m_secrets->takeBack(this)->then(
            this, [this, error](const core::Done &) { finish(core::failure(error)); });
        return;
    }
    // what is left behind is read by nobody, and replaced by the next set-up
    m_secrets->removeCandidates(this)->then(this, [this](const core::Done &) { finish(core::Done()); });
}

} // namespace pb::setup
