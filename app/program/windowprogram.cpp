// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/windowprogram.h"

#include "core/folders.h"
#include "profile/profilestore.h"
#include "program/enginesettings.h"
#include "program/exitcodes.h"
#include "program/logging.h"
#include "program/programwords.h"
#include "rules/rulelibrary.h"
#include "secrets/keychainsecretstore.h"
#include "secrets/memorysecretstore.h"
#include "secrets/secretsources.h"
#include "ui/common/icons.h"
#include "ui/common/programboxes.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QRegularExpression>

#include <cstdio>
#include <utility>

namespace pb {

namespace {

constexpr core::Duration readingTime = std::chrono::seconds{20};

/// One window for each display: a later start there shows it.
QString lockName(const QString &display)
{
    const QByteArray hash = QCryptographicHash::hash(display.toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("window-") + QString::fromLatin1(hash.toHex().left(8));
}

void printLines(const QList<QByteArray> &lines)
{
    for (const QByteArray &line : lines)
        std::fprintf(stdout, "%s\n", line.constData());
    std::fflush(stdout);
}

} // namespace

WindowProgram::WindowProgram(CommandLine options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_setup({profileFile(m_options), [this] { return keychain(); }, m_options.demo}, m_clock)
    , m_isDemo(m_options.demo)
{
    // the set-up and the monitor window come and go; leave() is the end
    QGuiApplication::setQuitOnLastWindowClosed(false);
    ui::initResources();
    QGuiApplication::setWindowIcon(ui::icon(QStringLiteral("presence-bridge"))); // of every window
    connect(&m_signals, &TerminationSignals::terminationRequested, this, [this] {
        if (!m_isEnding)
            end();
    });
    connect(&m_signals, &TerminationSignals::impatient, this, &WindowProgram::end);
    connect(&m_setup, &WindowSetup::closed, this, &WindowProgram::setupClosed);
    connect(&m_setup, &WindowSetup::profileReady, this, &WindowProgram::startWith);
    connect(&m_setup, &WindowSetup::checked, this, [this] {
        if (m_desk)
            m_desk->showCheck(m_setup.lastCheck());
    });
}

WindowProgram::~WindowProgram() = default;

void WindowProgram::start()
{
    if (m_options.runFor)
        m_clock.callLater(*m_options.runFor, this, [this] { end(); });
    if (m_options.demo)
        startEngine(demoEngine(m_options));
    else
        startWithProfile();
}

// --- The profile and its engine ----------------------------------------------------------------------------

void WindowProgram::startWithProfile()
{
    // a file that was named and is not there is a mistake, not a wish to set up
    const QString file = profileFile(m_options);
    if (!m_options.setup && !QFile::exists(file) && showService())
        return;
    if (!QFile::exists(file) && (m_options.setup || m_options.profile.isEmpty())) {
        // two of them would write over each other's draft; what is set up will have this folder
        return alone(core::stateFolder() + QLatin1Char('/') + QFileInfo(file).completeBaseName(), [this] {
            if (!m_isEnding)
                m_setup.open();
        });
    }
    if (m_options.setup)
        return m_setup.open();
    const auto profile = profile::load(file);
    if (!profile) {
        return fail(profile::toText(profile.error()), core::toLogLine(profile::toError(profile.error())),
            exitUnusable);
    }
    if (const core::Done own = hasFolderOfItsOwn(*profile); !own) {
        return fail(failureSentence(QStringLiteral("profile"), own.error()), core::toLogLine(own.error()),
            exitUnusable);
    }
    if (m_options.secretsFromStdin) {
        QFile input;
        if (input.open(stdin, QIODevice::ReadOnly))
            m_givenSecrets = input.read(secrets::largestSecretsInput + 1);
        if (const auto given = secrets::parseSecretsObject(m_givenSecrets); !given) {
            return fail(failureSentence(QStringLiteral("secrets"), given.error()),
                core::toLogLine(given.error()), exitUnusable);
        }
    }
    alone(*profile);
}

/// Runs the profile where no window of this user on this display shows it.
void WindowProgram::alone(const profile::Profile &profile)
{
    alone(stateFolderOf(profile), [this, profile] { run(profile); });
}

void WindowProgram::alone(const QString &folder, const std::function<void()> &start)
{
    if (m_options.watch || (m_instance && m_instance->folder() == folder))
        return start();
    m_instance = std::make_unique<SingleInstance>(
        SingleInstance::Settings{folder, true, lockName(display())}, m_clock);
    connect(m_instance.get(), &SingleInstance::isFirst, this, start);
    connect(m_instance.get(), &SingleInstance::isSecond, this, &WindowProgram::standBack);
    connect(m_instance.get(), &SingleInstance::failed, this, [this, folder](const core::Error &error) {
        fail(folderSentence(folder, error), core::toLogLine(error), exitUnusable);
    });
    connect(m_instance.get(), &SingleInstance::raiseWanted, this, [this] { raise(); });
    m_instance->start();
}

/// The same profile has a window here already, and it was shown.
void WindowProgram::standBack(bool raised)
{
    if (raised)
        return leave();
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = QStringLiteral("locked");
    error.detail = QStringLiteral("the window of the same profile does not answer");
    fail(failureSentence(QStringLiteral("instance"), error), core::toLogLine(error), exitFailed);
}

/// A service whose profile this user does not have; false: it does not run.
bool WindowProgram::showService()
{
    const auto settings = serviceEngine(m_options);
    if (!settings)
        return false;
    alone(core::stateFolder() + QStringLiteral("/service-") + serviceName(m_options), [this, settings] {
        if (!m_isEnding)
            startEngine(*settings);
    });
    return true;
}

void WindowProgram::run(const profile::Profile &profile)
{
    if (m_isEnding)
        return;
    WindowEngine::Settings settings = profileEngine(m_options, profile, m_givenSecrets);
    if (std::exchange(m_isWritten, false))
        settings.reload = profileFile(m_options);
    startEngine(std::move(settings));
}

/// With the simulator of the set-up: nothing of it is kept.
void WindowProgram::runSimulated(const profile::Profile &profile, const QByteArray &secrets)
{
    m_simulated = std::make_unique<QTemporaryDir>();
    const QString file = m_simulated->filePath(QStringLiteral("profile.json"));
    if (const auto saved = profile::save(profile, file); !saved) {
        return fail(
            profile::toText(saved.error()), core::toLogLine(profile::toError(saved.error())), exitFailed);
    }
    startEngine(simulatedEngine(m_options, file, m_simulated->path(), secrets));
}

void WindowProgram::startEngine(WindowEngine::Settings settings)
{
    m_engine = std::make_unique<WindowEngine>(std::move(settings), m_clock);
    connect(m_engine.get(), &WindowEngine::attached, this, &WindowProgram::attached);
    connect(&m_engine->client(), &link::Client::profileChanged, this, &WindowProgram::makeWindow);
    connect(&m_engine->client().board(), &board::Board::statusChanged, this, &WindowProgram::onStatus);
    connect(m_engine.get(), &WindowEngine::failed, this,
        [this](const QString &sentence, const QString &logLine, int exitCode) {
            fail(sentence, logLine, exitCode);
        });
    connect(m_engine.get(), &WindowEngine::waiting, this, &WindowProgram::tellWaiting);
    connect(m_engine.get(), &WindowEngine::refused, this, &WindowProgram::engineRefused);
    connect(m_engine.get(), &WindowEngine::notReloaded, this,
        [this](const core::Error &error) { ui::notReloadedBox(error, m_window.get())->open(); });
    if (m_options.watch)
        connect(&m_engine->client(), &link::Client::logged, this, &printLines);
    connect(m_engine.get(), &WindowEngine::ended, this, &WindowProgram::engineEnded);
    connect(m_engine.get(), &WindowEngine::lost, this, [this] {
        if (m_window)
            m_window->setEngineLost(true);
        else if (!m_box)
            tellWaiting(tr("The synchronisation does not answer. It is tried again and again."), {});
    });
    m_engine->start();
}

/// Secrets that are kept in this program only go to the engine by a pipe.
void WindowProgram::replaceBy(const profile::Profile &profile, const Store &store,
    const std::shared_ptr<demo::DemoSimulator> &simulator)
{
    m_isDemo = simulator != nullptr;
    replaceWith([this, profile, store, simulator] {
        m_simulator = simulator;
        if (simulator) {
            connect(simulator.get(), &demo::DemoSimulator::failed, this,
                [this](const core::Error &error) { fail({}, core::toLogLine(error), exitFailed); });
        } else {
            m_keychain = store;
            m_givenSecrets.clear();
            m_isWritten = true;
            if (store->survivesRestart())
                return alone(profile);
        }
        secrets::collectSecrets(store, profile.id, this)
            ->then(this, [this, profile](const core::Result<QByteArray> &secrets) {
                if (!secrets) {
                    return fail(failureSentence(QStringLiteral("secrets"), secrets.error()),
                        core::toLogLine(secrets.error()), exitUnusable);
                }
                if (m_isDemo)
                    return runSimulated(profile, *secrets);
                m_givenSecrets = *secrets;
                alone(profile);
            });
    });
}

/// Goes on with `next`, once the engine has given everything back and is gone.
void WindowProgram::replaceWith(std::function<void()> next)
{
    m_next = std::move(next);
    if (m_engine)
        m_engine->end(); // engineEnded() goes on
    else
        engineEnded({});
}

void WindowProgram::engineEnded(const QStringList &notGivenBack)
{
    // queued: the engine cannot die within a signal of its own
    QMetaObject::invokeMethod(
        this,
        [this, notGivenBack] {
            if (m_isEnding)
                return tellNotGivenBack(notGivenBack);
            if (!m_next) { // somebody else has ended it
                if (m_window)
                    m_window->setEngineLost(true);
                return m_engine->startAgain(); // which gives back first what is left
            }
            closeWindow();
            m_engine.reset();
            m_simulated.reset();
            m_simulator.reset();
            std::exchange(m_next, {})();
        },
        Qt::QueuedConnection);
}

void WindowProgram::engineRefused(const link::Refused &refusal)
{
    const QString log = QStringLiteral("the engine of version %1 refuses this window").arg(refusal.version);
    switch (refusal.why) {
    case link::Refused::Why::OtherVersion:
        return fail(
            tr("The synchronisation that runs is of another version (%1) than this window (%2). End it, "
               "or restart its service, and start again.")
                .arg(refusal.version, QStringLiteral(PB_VERSION)),
            log, exitFailed);
    case link::Refused::Why::NotAllowed:
        return fail(
            tr("You are not allowed to see the synchronisation that runs here. Ask whoever looks after "
               "it to add you to its group."),
            log, exitFailed);
    case link::Refused::Why::TooMany:
        return fail(
            tr("Too many windows show this synchronisation already. Close one of them and start again."), log,
            exitFailed);
    }
}

// --- The window --------------------------------------------------------------------------------------------

void WindowProgram::attached()
{
    if (m_isEnding)
        return m_engine->end();
    if (m_box) { // what was waited for is there
        m_box->disconnect(this);
        m_box.reset();
    }
    if (m_window)
        m_window->setEngineLost(false);
}

/// Once it is known which profile it is.
void WindowProgram::makeWindow()
{
    if (m_window || m_isEnding)
        return;
    link::Client &engine = m_engine->client();
    const QString settings = core::configFolder() + QStringLiteral("/monitor.ini");
    m_window = std::make_unique<ui::MonitorWindow>(engine.board(), settings);
    m_window->setDemo(m_isDemo);
    m_window->setSteerable(engine.canSteer());
    if (m_isDemo)
        addWayToSetUp();
    else if (engine.canSteer() && !engine.engine().isService)
        m_setup.addMenu(*m_window);
    const auto order = [this](link::Ask ask) { return [this, ask] { m_engine->client().order(ask); }; };
    connect(m_window.get(), &ui::MonitorWindow::syncNowRequested, this, order(link::Ask::SyncNow));
    connect(m_window.get(), &ui::MonitorWindow::brakeReleased, this, order(link::Ask::ReleaseBrake));
    connect(m_window.get(), &ui::MonitorWindow::giveBackAllRequested, this, order(link::Ask::GiveBackAll));
    connect(m_window.get(), &ui::MonitorWindow::pauseRequested, this,
        [this](bool paused) { m_engine->client().order(link::Ask::SetPaused, paused); });
    connect(m_window.get(), &ui::MonitorWindow::engineWanted, this, [this] { m_engine->retry(); });
    connect(m_window.get(), &ui::MonitorWindow::quitRequested, this, &WindowProgram::end);
    const bool isOfSystem = m_engine->isOfSystem();
    const QString log = isOfSystem ? serviceLogFolder(m_options) : QFileInfo(logFile()).absolutePath();
    const QString unit =
        isOfSystem ? QStringLiteral("presence-bridge@%1").arg(serviceName(m_options)) : QString();
    m_desk = std::make_unique<WindowDesk>(*m_window, engine,
        WindowDesk::Settings{settings, m_isDemo ? QString() : log, unit, m_setup.lastCheck(), !m_isDemo});
    connect(m_desk.get(), &WindowDesk::quitWanted, this, &WindowProgram::end);
    connect(m_desk.get(), &WindowDesk::actionWanted, this, [this](health::Action action) {
        if (!m_isDemo) // there is nothing to set up
            m_setup.openFor(action);
    });
    connect(m_desk.get(), &WindowDesk::checkWanted, this, [this] { m_setup.open(setup::Step::Summary); });
    m_panels = std::make_unique<WindowPanels>(
        *m_window, engine, WindowPanels::Settings{rules::standardRuleFolder()});
    onStatus();
    m_window->show();
}

void WindowProgram::onStatus()
{
    if (!m_window)
        return;
    const sync::EngineStatus &status = m_engine->client().board().status();
    m_window->setGivingBack(status.givingBack ? status.dndClaims + status.teamsClaims : 0);
}

void WindowProgram::closeWindow()
{
    m_panels.reset();
    m_desk.reset();
    m_window.reset();
}

QString WindowProgram::display() const
{
    const QString platform = QGuiApplication::platformName();
    if (platform == u"wayland")
        return qEnvironmentVariable("WAYLAND_DISPLAY");
    if (platform != u"xcb")
        return {};
    // ":0.0" is a screen of ":0"
    static const QRegularExpression screen(QStringLiteral("\\.\\d+\\z"));
    return qEnvironmentVariable("DISPLAY").remove(screen);
}

void WindowProgram::raise()
{
    if (m_desk)
        m_desk->showWindow();
    else if (m_setup.isOpen())
        m_setup.show();
    else if (m_box) {
        m_box->show();
        m_box->raise();
        m_box->activateWindow();
    }
}

/// From the demo to the real thing, of which the demo keeps nothing.
void WindowProgram::addWayToSetUp()
{
    QMenu *menu = m_window->connectionMenu();
    QAction *setUp = menu->addAction(tr("&Set up…"), m_window.get(), &ui::MonitorWindow::setUpRequested);
    setUp->setObjectName(QStringLiteral("setUp"));
    menu->menuAction()->setVisible(true);
    connect(m_window.get(), &ui::MonitorWindow::setUpRequested, this, [this] {
        replaceWith([this] {
            m_isDemo = false;
            keepLog(windowLogFile());
            m_setup.open();
        });
    });
}

// --- The set-up --------------------------------------------------------------------------------------------

WindowProgram::Store WindowProgram::keychain()
{
    if (m_keychain)
        return m_keychain;
    const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    std::optional<core::Result<secrets::GivenSecrets>> given;
    if (!m_givenSecrets.isEmpty())
        given = secrets::parseSecretsObject(m_givenSecrets);
    else if (!folder.isEmpty())
        given = secrets::readCredentialsFolder(folder);
    if (given && *given) {
        auto memory = std::make_shared<secrets::MemorySecretStore>();
        (*given)->fill(*memory, m_engine ? m_engine->client().profile().id : QString());
        m_keychain = std::move(memory);
    } else {
        m_keychain = std::make_shared<secrets::KeychainSecretStore>(m_clock);
    }
    return m_keychain;
}

/// The set-up has made a profile.
void WindowProgram::startWith(const profile::Profile &profile, const Store &store,
    const std::shared_ptr<demo::DemoSimulator> &simulator)
{
    if (m_isEnding)
        return setupClosed();
    replaceBy(profile, store, simulator);
}

void WindowProgram::setupClosed()
{
    if (m_ended)
        return tellNotGivenBack(*std::exchange(m_ended, std::nullopt));
    if (!m_engine)
        leave();
}

// --- The end -----------------------------------------------------------------------------------------------

void WindowProgram::end()
{
    if (m_isEnding) { // the engine goes on giving back without this window
        if (m_engine && m_engine->client().isAttached()) {
            const sync::EngineStatus &status = m_engine->client().board().status();
            if (status.dndClaims + status.teamsClaims > 0)
                m_exitCode = exitNotGivenBack;
        }
        return leave();
    }
    m_isEnding = true;
    m_setup.abandon(); // what a check changed on a test user is put back
    if (m_window) {
        const sync::EngineStatus &status = m_engine->client().board().status();
        m_window->showStopping(status.dndClaims + status.teamsClaims);
        m_desk->showStopping();
    }
    if (m_engine)
        m_engine->end();
    else if (!m_setup.isOpen())
        leave();
}

/// Whoever ends the program has to know which phones stay silent until the next start. Closes by itself, so
/// that the end of a session is not held up.
void WindowProgram::tellNotGivenBack(const QStringList &names)
{
    if (!names.isEmpty())
        m_exitCode = exitNotGivenBack;
    if (m_window)
        m_window->allowClose();
    if (m_setup.isOpen()) { // it may still put back what a check changed, or save: setupClosed() goes on
        m_ended = names;
        return m_setup.abandon();
    }
    if (names.isEmpty())
        return leave();
    m_box.reset(ui::notGivenBackBox(names, m_window.get()));
    connect(m_box.get(), &QDialog::finished, this, [this] { leave(); });
    m_clock.callLater(readingTime, m_box.get(), [this] { m_box->reject(); });
    m_box->open();
}

void WindowProgram::tellWaiting(const QString &sentence, const QString &logLine)
{
    std::fprintf(stderr, "%s\n", logLine.toUtf8().constData());
    m_box.reset(ui::waitingBox(sentence, logLine.isEmpty() ? QString() : waitingSentence(), logLine));
    // queued: what could not be given back is told by another box in its place
    connect(m_box.get(), &QDialog::finished, this, &WindowProgram::end, Qt::QueuedConnection);
    m_box->open();
}

void WindowProgram::fail(const QString &sentence, const QString &logLine, int exitCode)
{
    if (m_isEnding)
        return;
    m_isEnding = true;
    m_exitCode = exitCode;
    if (m_engine)
        m_engine->abandon();
    tellFailure(sentence, logLine);
}

void WindowProgram::tellFailure(const QString &sentence, const QString &logLine)
{
    std::fprintf(stderr, "%s\n%s\n", sentence.toUtf8().constData(), logLine.toUtf8().constData());
    // a dialog of its own: leaving the event loop waits until it was read
    m_box.reset(m_window && m_isDemo ? ui::demoEndedBox(logLine) : ui::cannotStartBox(sentence, logLine));
    connect(m_box.get(), &QDialog::finished, this, [this] { leave(); });
    m_box->open();
}

void WindowProgram::leave()
{
    // queued: also right where the event loop has not begun yet
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT left(m_exitCode); }, Qt::QueuedConnection);
}

} // namespace pb
