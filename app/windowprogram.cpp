// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowprogram.h"

#include "ui/common/sentences.h"

#include <QMessageBox>
#include <QStandardPaths>

#include <cstdio>

namespace pb {

WindowProgram::WindowProgram(CommandLine options, QObject *parent)
    : Program(std::move(options), parent)
{
}

WindowProgram::~WindowProgram() = default;

void WindowProgram::began(Composition &composition)
{
    const QString settings =
        QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/monitor.ini");
    m_window = std::make_unique<ui::MonitorWindow>(composition.board(), settings);
    m_window->setDemo(options().demo);
    sync::SyncEngine *engine = composition.engine();
    connect(m_window.get(), &ui::MonitorWindow::syncNowRequested, engine, &sync::SyncEngine::syncNow);
    connect(m_window.get(), &ui::MonitorWindow::pauseRequested, engine, &sync::SyncEngine::setPaused);
    connect(
        m_window.get(), &ui::MonitorWindow::observeOnlyRequested, engine, &sync::SyncEngine::setObserveOnly);
    connect(m_window.get(), &ui::MonitorWindow::brakeReleased, engine, &sync::SyncEngine::releaseBrake);
    connect(m_window.get(), &ui::MonitorWindow::giveBackAllRequested, engine, &sync::SyncEngine::giveBackAll);
    connect(m_window.get(), &ui::MonitorWindow::quitRequested, this, &WindowProgram::end);
    connect(
        engine, &sync::SyncEngine::statusChanged, m_window.get(), [this](const sync::EngineStatus &status) {
            m_window->setGivingBack(status.givingBack ? status.dndClaims + status.teamsClaims : 0);
        });
    connect(engine, &sync::SyncEngine::stopped, m_window.get(), &ui::MonitorWindow::allowClose);
    m_window->show();
}

void WindowProgram::ending()
{
    const sync::EngineStatus &status = composition()->engine()->status();
    m_window->showStopping(status.dndClaims + status.teamsClaims);
}

void WindowProgram::tellFailure(const QString &what, const core::Error &error)
{
    const QString sentence = what == QLatin1String("profile") ? error.detail
        : what == QLatin1String("journal")                    ? ui::failureLine(error, ui::Service::Storage)
                                                              : ui::sentence(error);
    std::fprintf(stderr, "%s\n", core::toLogLine(error).toUtf8().constData());
    // a dialog of its own: leaving the event loop waits until it was read
    m_failure = std::make_unique<QMessageBox>(
        QMessageBox::Critical, tr("Presence Bridge cannot start"), sentence, QMessageBox::Close);
    m_failure->setDetailedText(core::toLogLine(error));
    connect(m_failure.get(), &QDialog::finished, this, [this] { leave(); });
    m_failure->open();
}

} // namespace pb
