// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/program.h"
#include "setup/keys/keysjob.h"

#include <QPointer>

namespace pb {

/// `presence-bridge keys`: says who lacks a busy-lamp key of the technical account, makes these keys, or
/// removes those that were made here, and ends: 0 done, 1 not or not all of it. Lives on the main thread.
class KeysProgram final : public Program {
    Q_OBJECT
public:
    explicit KeysProgram(CommandLine options, QObject *parent = nullptr);

protected:
    void beginWith(
        const profile::Profile &profile, const std::shared_ptr<secrets::SecretStore> &store) override;
    void began(Composition &) override { }
    void tellFailure(const QString &what, const core::Error &error) override;
    void ending() override;
    bool mustBeAlone() const override { return false; }
    bool endsByItself() const override { return m_job != nullptr; }

private:
    void tell(const setup::KeysJob &job, const core::Done &done, const QString &account);
    QString story(const setup::KeysJob &job, const QString &account) const;

    QPointer<setup::KeysJob> m_job;
};

} // namespace pb
