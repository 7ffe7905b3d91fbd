// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/program.h"
#include "setup/check/connectioncheck.h"

namespace pb {

/// `--check`: checks the whole connection of a profile, tells what was found on standard output, and ends: 0
/// nothing that was tried fails, 1 something is missing, 2 it could not be checked, or as a monitoring system
/// wants it. Lives on the main thread.
class CheckProgram final : public Program {
    Q_OBJECT
public:
    explicit CheckProgram(CommandLine options, QObject *parent = nullptr);

protected:
    void beginWith(
        const profile::Profile &profile, const std::shared_ptr<secrets::SecretStore> &store) override;
    void began(Composition &) override { }
    void tellFailure(const QString &what, const core::Error &error) override;
    void ending() override;
    bool mustBeAlone() const override { return false; }
    bool endsByItself() const override { return m_check != nullptr; }

private:
    void tell(const setup::CheckReport &report);
    void saveTranscript();

    QPointer<setup::ConnectionCheck> m_check;
    QByteArray m_transcript;
    int m_exchanges = 0;
};

} // namespace pb
