// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/checkprogram.h"

#include "setup/check/checkreportjson.h"
#include "support/transcript.h"
#include "words/checkmonitoring.h"
#include "words/checktext.h"

#include <QSaveFile>

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
    setup::ConnectionCheck::Settings settings{profile, options().testUser};
    if (!options().transcript.isEmpty()) {
        settings.listener = [this](const http::Request &request, const core::Result<http::Response> &answer) {
            m_transcript += support::transcriptEntry(++m_exchanges, request, answer);
        };
    }
    m_check = new setup::ConnectionCheck(std::move(settings), std::move(secrets), clock(), this);
    m_check->then(this, [this](const core::Result<setup::CheckReport> &report) { tell(*report); });
}

void CheckProgram::saveTranscript()
{
    QSaveFile file(options().transcript);
    const bool isSaved = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(m_transcript) == m_transcript.size() && file.commit();
    if (!isSaved)
        std::fprintf(stderr, "%s: %s\n", options().transcript.toUtf8().constData(),
            file.errorString().toUtf8().constData());
}

void CheckProgram::tell(const setup::CheckReport &report)
{
    if (!options().transcript.isEmpty())
        saveTranscript();
    switch (options().checkFormat) {
    case CheckFormat::Text:
        print(ui::checkText(report).toUtf8());
        return leave(setup::exitCode(report));
    case CheckFormat::Json:
        print(setup::checkReportToJson(report) + '\n');
        return leave(setup::exitCode(report));
    case CheckFormat::Nagios:
        print(ui::nagiosText(report).toUtf8());
        return leave(static_cast<int>(ui::monitoringState(report.lines)));
    case CheckFormat::Checkmk: // the lines carry the states
        print(ui::checkmkText(report).toUtf8());
        return leave(0);
    }
}

void CheckProgram::ending()
{
    if (m_check)
        m_check->stop(); // what it changed on the test user is put back, then it tells what it knows
}

void CheckProgram::tellFailure(const QString &what, const core::Error &error)
{
    const QString sentence = failureSentence(what, error);
    std::fputs(failureLines(what, error).toUtf8().constData(), stderr);
    switch (options().checkFormat) {
    case CheckFormat::Text:
        return leave();
    case CheckFormat::Json:
        print(R"({"exitCode":2,"checks":[]})"
              "\n");
        return leave();
    case CheckFormat::Nagios:
        print(ui::nagiosFailure(sentence).toUtf8());
        return leave(static_cast<int>(ui::MonitoringState::Unknown));
    case CheckFormat::Checkmk:
        print(ui::checkmkFailure(sentence).toUtf8());
        return leave(0);
    }
}

} // namespace pb
