// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowprogram.h"

#include "logging.h"
#include "ui/common/sentences.h"

#include <QMessageBox>
#include <QStandardPaths>

#include <cstdio>

namespace pb {

namespace {

constexpr int mostNamed = 20;
constexpr core::Duration readingTime = std::chrono::seconds{20};

} // namespace

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
    connect(m_window.get(), &ui::MonitorWindow::brakeReleased, engine, &sync::SyncEngine::releaseBrake);
    connect(m_window.get(), &ui::MonitorWindow::giveBackAllRequested, engine, &sync::SyncEngine::giveBackAll);
    connect(m_window.get(), &ui::MonitorWindow::quitRequested, this, &WindowProgram::end);
    connect(
        engine, &sync::SyncEngine::statusChanged, m_window.get(), [this](const sync::EngineStatus &status) {
            m_window->setGivingBack(status.givingBack ? status.dndClaims + status.teamsClaims : 0);
        });
    connect(engine, &sync::SyncEngine::stopped, m_window.get(), &ui::MonitorWindow::allowClose);
    m_desk = std::make_unique<WindowDesk>(*m_window, composition,
        WindowDesk::Settings{settings, options().demo ? QString() : logFile(),
            [this](const QString &key, bool excluded) { return setExcluded(key, excluded); }});
    connect(m_desk.get(), &WindowDesk::quitWanted, this, &WindowProgram::end);
    m_window->show();
}

void WindowProgram::ending()
{
    const sync::EngineStatus &status = composition()->engine()->status();
    m_window->showStopping(status.dndClaims + status.teamsClaims);
    m_desk->showStopping();
}

void WindowProgram::raise()
{
    if (m_desk)
        m_desk->showWindow();
}

/// Whoever ends the program has to know which phones stay silent until the next start. Closes by itself, so
/// that the end of a session is not held up.
void WindowProgram::ended(const QStringList &notGivenBack)
{
    if (notGivenBack.isEmpty())
        return leave();
    const int count = static_cast<int>(notGivenBack.size());
    QStringList shown = notGivenBack.mid(0, mostNamed);
    if (count > mostNamed)
        shown.append(tr("and %n more", nullptr, count - mostNamed));
    m_failure = std::make_unique<QMessageBox>(QMessageBox::Warning, tr("Not everything was given back"),
        tr("%n user(s) could not be given back in time.", nullptr, count), QMessageBox::Close,
        m_window.get());
    m_failure->setInformativeText(
        tr("The next start gives them back. Until then look after their phones by hand.")
        + QStringLiteral("\n\n") + shown.join(QLatin1Char('\n')));
    connect(m_failure.get(), &QDialog::finished, this, [this] { leave(); });
    clock().callLater(readingTime, m_failure.get(), [this] { m_failure->reject(); });
    m_failure->open();
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
