// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/setupsession.h"

#include "core/folders.h"
#include "secrets/secretsources.h"
#include "ui/common/programboxes.h"

#include <QLocale>
#include <QMessageBox>

namespace pb {

namespace {

using secrets::SecretKind;

secrets::GivenSecrets secretsOf(const QJsonObject &line)
{
    secrets::GivenSecrets given;
    const auto take = [&](SecretKind kind, const char *member) {
        given.secrets[kind] = core::Secret(line.value(QLatin1String(member)).toString());
    };
    take(SecretKind::ClientSecret, "clientSecret");
    take(SecretKind::StarfacePassword, "starfacePassword");
    return given;
}

} // namespace

SetupSession::SetupSession(
    Settings settings, std::shared_ptr<secrets::SecretStore> store, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_setup({settings.profileFile, settings.draftFile,
                  {tr("Signed in"), tr("You can close this page and go back to Presence Bridge."),
                      tr("That did not work"), tr("Go back to Presence Bridge: it says what happened."),
                      QLocale().name().left(2)},
                  core::stateFolder()},
          std::move(store), clock)
    , m_wizard(std::make_unique<ui::SetupWizard>(m_setup, settings.windowFile, settings.firstStep))
{
    if (!m_setup.effectiveStore()->survivesRestart()) // what is below is memory, too
        m_setup.keepForThisRun();
    connect(
        m_wizard.get(), &ui::SetupWizard::openUrl, this, [this, open = settings.openUrl](const QUrl &url) {
            open(url, m_wizard.get(), [this, url] { m_wizard->tellUnopened(url); });
        });
    connect(m_wizard.get(), &ui::SetupWizard::simulatorWanted, this, &SetupSession::startSimulator);
    connect(m_wizard.get(), &ui::SetupWizard::profileReady, this, [this](const profile::Profile &profile) {
        m_isReady = true;
        Q_EMIT profileReady(profile);
    });
    connect(m_wizard.get(), &QDialog::finished, this, &SetupSession::windowClosed);
    const auto settled = [this] {
        if (!m_wizard->isVisible())
            windowClosed();
    };
    connect(&m_setup, &setup::Setup::putBack, this, settled);
    connect(&m_setup, &setup::Setup::secretStored, this, settled);
    connect(&m_setup, &setup::Setup::secretFailed, this, settled);
    connect(&m_setup, &setup::Setup::stateChanged, this, &SetupSession::tellCheck);
    // queued: a profile that is ready is told first
    connect(&m_setup, &setup::Setup::stateChanged, this, settled, Qt::QueuedConnection);
}

SetupSession::~SetupSession() = default;

void SetupSession::show()
{
    m_wizard->show();
    m_wizard->raise();
    m_wizard->activateWindow();
}

void SetupSession::abandon()
{
    m_wizard->commit();
    m_setup.cancel();
    m_wizard->hide();
    windowClosed();
}

void SetupSession::windowClosed()
{
    const bool finishes = m_setup.state(setup::Task::Finish).phase == setup::TaskState::Phase::Running;
    if (m_isReady || m_isClosed || finishes || m_setup.isPuttingBack() || m_setup.isStoring())
        return;
    m_isClosed = true;
    Q_EMIT closed();
}

/// One page is no check of everything, but trying to write completes one.
void SetupSession::tellCheck(setup::Task task)
{
    using setup::Task;
    const bool counts = task == Task::CheckEverything || task == Task::WriteProof;
    if (!counts || m_setup.isRunning()
        || m_setup.state(Task::CheckEverything).phase != setup::TaskState::Phase::Succeeded)
        return;
    if (const auto check = m_setup.lastCheck())
        Q_EMIT checked(*check);
}

void SetupSession::startSimulator()
{
    if (m_simulator)
        return;
    m_simulator = std::make_unique<demo::DemoSimulator>(demo::DemoSimulator::Settings{});
    connect(m_simulator.get(), &demo::DemoSimulator::ready, this, &SetupSession::useSimulator);
    connect(m_simulator.get(), &demo::DemoSimulator::failed, this, [this](const core::Error &error) {
        if (!m_simulator)
            return; // it is another's by now
        m_simulator.release()->deleteLater(); // it is the one that speaks
        ui::noSimulatorBox(error, m_wizard.get())->open();
    });
    m_simulator->start();
}

void SetupSession::useSimulator()
{
    m_setup.useSimulator(m_simulator->profile(), secretsOf(m_simulator->line()));
}

} // namespace pb
