// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/taskjob.h"

namespace pb::setup {

/// Puts a checked set-up in force: first the secrets, then the profile; where either fails, the secrets that
/// were in use come back. Removes the candidates afterwards. An empty path: the profile is not written.
class FinishJob final : public core::Job<void> {
    Q_OBJECT
public:
    FinishJob(std::shared_ptr<SetupSecrets> secrets, profile::Profile profile, QString path, QObject *parent);

Q_SIGNALS:
    void doingChanged(pb::setup::Doing doing);

private:
    void saveProfile();

    const std::shared_ptr<SetupSecrets> m_secrets;
    const profile::Profile m_profile;
    const QString m_path;
};

} // namespace pb::setup
