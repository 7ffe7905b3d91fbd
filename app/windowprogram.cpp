// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowprogram.h"

#include "core/folders.h"
#include "logging.h"
#include "rules/rulelibrary.h"
#include "ui/common/programboxes.h"
#include "ui/monitor/icons.h"

#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QRegularExpression>

#include <array>
#include <cstdio>

namespace pb {

namespace {

constexpr core::Duration readingTime = std::chrono::seconds{20};

} // namespace

WindowProgram::WindowProgram(CommandLine options, QObject *parent)
    : Program(std::move(options), parent)
    , m_isDemo(this->options().demo)
{
    // the set-up and the monitor window come and go; leave() is the end
    QGuiApplication::setQuitOnLastWindowClosed(false);
    ui::initResources();
    QGuiApplication::setWindowIcon(ui::icon(QStringLiteral("presence-bridge"))); // of every window
}

WindowProgram::~WindowProgram() = default;

void WindowProgram::began(Composition &composition)
{
    if (m_failure) { // what was waited for is there
        m_failure->disconnect(this);
        m_failure.reset();
    }
    const QString settings = core::configFolder() + QStringLiteral("/monitor.ini");
    m_window = std::make_unique<ui::MonitorWindow>(composition.board(), settings);
    m_window->setDemo(m_isDemo);
    m_keptObserving = composition.profile().observeOnly;
    if (m_isDemo)
        addWayToSetUp();
    else
        addConnectionMenu();
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
    connect(engine, &sync::SyncEngine::statusChanged, m_window.get(),
        [this](const sync::EngineStatus &status) { keepMode(status); });
    connect(engine, &sync::SyncEngine::stopped, m_window.get(), &ui::MonitorWindow::allowClose);
    m_desk = std::make_unique<WindowDesk>(*m_window, composition,
        WindowDesk::Settings{settings, m_isDemo ? QString() : logFile(),
            [this](const QString &key, bool excluded) { return setExcluded(key, excluded); }, m_lastCheck,
            !m_isDemo});
    connect(m_desk.get(), &WindowDesk::quitWanted, this, &WindowProgram::end);
    connect(m_desk.get(), &WindowDesk::actionWanted, this, &WindowProgram::act);
    connect(m_desk.get(), &WindowDesk::checkWanted, this, [this] { openSetup(setup::Step::Summary); });
    m_panels = std::make_unique<WindowPanels>(*m_window, composition,
        WindowPanels::Settings{rules::standardRuleFolder(), [this](const rules::RuleChoice &choice) {
                                   return changeProfile([&choice](profile::Profile &profile) {
                                       profile.rules = choice.rules;
                                       profile.availableAfterCall = choice.availableAfterCall;
                                       profile.clearsAnyDnd = choice.clearsAnyDnd;
                                   });
                               }});
    m_window->show();
}

/// Whoever only observes must not find the program writing after a restart, and the other way round.
void WindowProgram::keepMode(const sync::EngineStatus &status)
{
    // while something is given back, a crash must find a program that goes on doing so
    if (!isEnding() && !status.givingBack)
        keepObserving(status.observeOnly);
}

void WindowProgram::keepObserving(bool observes)
{
    if (m_isDemo || options().observe || m_keptObserving == observes)
        return;
    m_keptObserving = observes;
    (void)changeProfile([observes](profile::Profile &profile) { profile.observeOnly = observes; });
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
    m_desk->showStopping();
}

void WindowProgram::raise()
{
    if (m_desk)
        m_desk->showWindow();
    else if (m_setup)
        m_setup->show();
    else if (m_failure) {
        m_failure->show();
        m_failure->raise();
        m_failure->activateWindow();
    }
}

/// Whoever ends the program has to know which phones stay silent until the next start. Closes by itself, so
/// that the end of a session is not held up.
void WindowProgram::ended(const QStringList &notGivenBack)
{
    if (m_setup) { // it may still put back what a check changed, or save: setupClosed() goes on
        m_ended = notGivenBack;
        return m_setup->abandon();
    }
    if (notGivenBack.isEmpty()) {
        if (composition() && composition()->engine())
            keepObserving(composition()->engine()->status().observeOnly);
        return leave();
    }
    m_failure.reset(ui::notGivenBackBox(notGivenBack, m_window.get()));
    connect(m_failure.get(), &QDialog::finished, this, [this] { leave(); });
    clock().callLater(readingTime, m_failure.get(), [this] { m_failure->reject(); });
    m_failure->open();
}

void WindowProgram::replacing()
{
    m_panels.reset();
    m_desk.reset();
    m_window.reset();
}

void WindowProgram::setUp()
{
    openSetup({});
}

/// At this step; nothing: where it was left.
void WindowProgram::openSetup(std::optional<setup::Step> step)
{
    if (m_setup && step) {
        m_setup->goTo(*step);
    } else if (!m_setup) {
        const QString file = profileFile();
        const QString config = core::configFolder();
        m_setup = std::make_unique<SetupSession>(SetupSession::Settings{file, file + QStringLiteral(".draft"),
                                                     config + QStringLiteral("/setup.ini"), step},
            keychain(), clock(), nullptr);
        connect(m_setup.get(), &SetupSession::closed, this, &WindowProgram::setupClosed);
        connect(m_setup.get(), &SetupSession::checked, this, &WindowProgram::keepCheck);
        connect(m_setup.get(), &SetupSession::profileReady, this, &WindowProgram::startWith);
    }
    m_setup->show();
}

/// The set-up has made a profile.
void WindowProgram::startWith(const profile::Profile &profile)
{
    if (isEnding())
        return setupClosed();
    auto simulator = m_setup->takeSimulator();
    const bool isOther = m_isDemo != (simulator != nullptr);
    m_isDemo = simulator != nullptr;
    if (const auto check = m_setup->lastCheck(); check || isOther)
        m_lastCheck = check;
    run(profile, m_setup->store(), std::move(simulator));
    dismissSetup();
}

void WindowProgram::keepCheck(const setup::LastCheck &check)
{
    m_lastCheck = check;
    if (m_desk)
        m_desk->showCheck(m_lastCheck);
}

void WindowProgram::setupClosed()
{
    dismissSetup();
    if (m_ended)
        return ended(*std::exchange(m_ended, std::nullopt));
    if (!composition())
        leave();
}

/// Not at once: it is the one that speaks.
void WindowProgram::dismissSetup()
{
    m_dismissed = std::move(m_setup);
    QMetaObject::invokeMethod(
        this, [this] { m_dismissed.reset(); }, Qt::QueuedConnection);
}

/// What the health asks for, where the set-up is the place to do it.
void WindowProgram::act(health::Action action)
{
    if (m_isDemo)
        return; // there is nothing to set up
    switch (action) {
    case health::Action::SignInAgain:
    case health::Action::ReplaceReadSecret:
        return openSetup(setup::Step::ReadAccess);
    case health::Action::ReplaceSecret:
    case health::Action::GrantPermission:
        return openSetup(setup::Step::WriteAccess);
    case health::Action::ReplacePassword:
    case health::Action::TrustCertificate:
        return openSetup(setup::Step::Starface);
    case health::Action::RetryNow:
    case health::Action::None:
        return;
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
            endDemo();
            m_isDemo = false;
            keepLog(logFile());
            openSetup({});
        });
    });
}

void WindowProgram::addConnectionMenu()
{
    struct Entry {
        const char *text;
        std::optional<setup::Step> step;
    };
    static constexpr std::array entries{
        Entry{QT_TR_NOOP("&Write access (client secret)…"), setup::Step::WriteAccess},
        Entry{QT_TR_NOOP("&Read access (sign in again)…"), setup::Step::ReadAccess},
        Entry{QT_TR_NOOP("&STARFACE…"), setup::Step::Starface},
        Entry{QT_TR_NOOP("&Users…"), setup::Step::Users},
        Entry{QT_TR_NOOP("&Check everything…"), setup::Step::Summary},
        Entry{QT_TR_NOOP("The whole set-u&p…"), {}}};
    QMenu *menu = m_window->connectionMenu();
    for (const Entry &entry : entries)
        menu->addAction(tr(entry.text), this, [this, step = entry.step] { openSetup(step); });
    menu->menuAction()->setVisible(true);
}

void WindowProgram::tellWaiting(const QString &what, const core::Error &error)
{
    std::fprintf(stderr, "%s\n", core::toLogLine(error).toUtf8().constData());
    m_failure.reset(ui::waitingBox(failureSentence(what, error), waitingSentence(), error));
    // queued: what could not be given back is told by another box in its place
    connect(m_failure.get(), &QDialog::finished, this, &WindowProgram::end, Qt::QueuedConnection);
    m_failure->open();
}

void WindowProgram::tellFailure(const QString &what, const core::Error &error)
{
    const QString sentence = failureSentence(what, error);
    std::fprintf(
        stderr, "%s\n%s\n", sentence.toUtf8().constData(), core::toLogLine(error).toUtf8().constData());
    // a dialog of its own: leaving the event loop waits until it was read
    const bool ran = composition() && composition()->engine();
    m_failure.reset(
        what == u"simulator" && ran ? ui::demoEndedBox(error) : ui::cannotStartBox(sentence, error));
    connect(m_failure.get(), &QDialog::finished, this, [this] { leave(); });
    m_failure->open();
}

} // namespace pb
