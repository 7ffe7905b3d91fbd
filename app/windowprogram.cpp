// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowprogram.h"

#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QStandardPaths>

#include <array>
#include <cstdio>

namespace pb {

WindowProgram::WindowProgram(CommandLine options, QObject *parent)
    : Program(std::move(options), parent)
    , m_isDemo(this->options().demo)
{
    // the set-up and the monitor window come and go; leave() is the end
    QGuiApplication::setQuitOnLastWindowClosed(false);
}

WindowProgram::~WindowProgram() = default;

void WindowProgram::began(Composition &composition)
{
    const QString settings =
        QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/monitor.ini");
    m_window = std::make_unique<ui::MonitorWindow>(composition.board(), settings);
    m_window->setDemo(m_isDemo);
    if (!m_isDemo)
        addConnectionMenu();
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

bool WindowProgram::endsByItself() const
{
    return m_setup != nullptr;
}

void WindowProgram::ending()
{
    if (m_setup)
        m_setup->abandon(); // what a check changed on a test user is put back
    if (!m_window)
        return;
    const sync::EngineStatus &status = composition()->engine()->status();
    m_window->showStopping(status.dndClaims + status.teamsClaims);
}

void WindowProgram::ended()
{
    m_window.reset();
}

void WindowProgram::setUp()
{
    openSetup(setup::Step::Start);
}

void WindowProgram::openSetup(setup::Step step)
{
    if (!m_setup) {
        const QString file = profileFile();
        const QString config = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
        m_setup = std::make_unique<SetupSession>(SetupSession::Settings{file, file + QStringLiteral(".draft"),
                                                     config + QStringLiteral("/setup.ini"), step},
            keychain(), clock(), nullptr);
        connect(m_setup.get(), &SetupSession::closed, this, &WindowProgram::setupClosed);
        connect(m_setup.get(), &SetupSession::profileReady, this, [this](const profile::Profile &profile) {
            auto simulator = m_setup->takeSimulator();
            m_isDemo = simulator != nullptr;
            const QString journal = m_isDemo ? simulator->journalFile() : journalFileOf(profile);
            if (simulator)
                keepDemo(std::move(simulator));
            run(profile, m_setup->store(), journal);
            m_setup.release()->deleteLater(); // it is the one that speaks
        });
    }
    m_setup->show();
}

void WindowProgram::setupClosed()
{
    m_setup.release()->deleteLater(); // it is the one that speaks
    if (!composition())
        leave();
}

void WindowProgram::addConnectionMenu()
{
    struct Entry {
        const char *text;
        setup::Step step;
    };
    static constexpr std::array entries{
        Entry{QT_TR_NOOP("&Write access (client secret)…"), setup::Step::WriteAccess},
        Entry{QT_TR_NOOP("&Read access (sign in again)…"), setup::Step::ReadAccess},
        Entry{QT_TR_NOOP("&STARFACE…"), setup::Step::Starface},
        Entry{QT_TR_NOOP("&Users…"), setup::Step::Users}, Entry{QT_TR_NOOP("R&ules…"), setup::Step::Rules},
        Entry{QT_TR_NOOP("&Check everything…"), setup::Step::Summary},
        Entry{QT_TR_NOOP("The whole set-&up…"), setup::Step::Start}};
    QMenu *menu = m_window->connectionMenu();
    for (const Entry &entry : entries)
        menu->addAction(tr(entry.text), this, [this, step = entry.step] { openSetup(step); });
    menu->menuAction()->setVisible(true);
}

void WindowProgram::tellFailure(const QString &what, const core::Error &error)
{
    const QString sentence = failureSentence(what, error);
    std::fprintf(stderr, "%s\n", core::toLogLine(error).toUtf8().constData());
    // a dialog of its own: leaving the event loop waits until it was read
    m_failure = std::make_unique<QMessageBox>(
        QMessageBox::Critical, tr("Presence Bridge cannot start"), sentence, QMessageBox::Close);
    m_failure->setDetailedText(core::toLogLine(error));
    connect(m_failure.get(), &QDialog::finished, this, [this] { leave(); });
    m_failure->open();
}

} // namespace pb
