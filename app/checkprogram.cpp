// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkprogram.h"

#include "setup/checkreportjson.h"
#include "ui/setup/checktext.h"

#include <cstdio>

namespace pb {

namespace {

void print(const QByteArray &text)
{
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout);
    std::fflush(stdout);
}

} // namespace

CheckProgram::CheckProgram(CommandLine options, QObject *parent)
    : Program(std::move(options), parent)
{
}

void CheckProgram::beginWith(
    const profile::Profile &profile, const std::shared_ptr<secrets::SecretStore> &store)
{
    auto secrets = std::make_shared<setup::SetupSecrets>(std::make_shared<setup::OverlaySecretStore>(store),
        profile.id, setup::SetupSecrets::Use::InUseOnly, clock());
    m_check = new setup::ConnectionCheck({profile, options().testUser}, std::move(secrets), clock(), this);
    m_check->then(this, [this](const core::Result<setup::CheckReport> &report) {
        print(options().json ? setup::checkReportToJson(*report) + '\n' : ui::checkText(*report).toUtf8());
        leave(setup::exitCode(*report));
    });
}

void CheckProgram::ending()
{
    if (m_check)
        m_check->stop(); // what it changed on the test user is put back, then it tells what it knows
}

void CheckProgram::tellFailure(const QString &what, const core::Error &error)
{
    std::fprintf(stderr, "%s\n", failureSentence(what, error).toUtf8().constData());
    if (options().json)
        print(R"({"exitCode":2,"checks":[]})"
              "\n");
    leave();
}

} // namespace pb
