// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/program.h"

#include "core/folders.h"
#include "core/systemwords.h"
#include "profile/profilestore.h"
#include "program/enginesocket.h"
#include "program/logging.h"
#include "program/profilechange.h"
#include "program/programsecrets.h"
#include "program/programwords.h"
#include "service/manager.h"
#include "words/sentences.h"

#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <cstdio>

namespace pb {

namespace {

Q_LOGGING_CATEGORY(logProgram, "pb.program")

} // namespace

Program::Program(CommandLine options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_notifier(
          {service::tellManager, service::tellJournal, service::watchdogInterval(), ui::sentence}, m_clock)
    , m_signals((m_options.headless || m_options.engine) && service::hasManager()
              ? TerminationSignals::Hangup::Reloads
              : TerminationSignals::Hangup::Ends)
{
    if (!m_options.demo)
        m_log.addEarlier(endOfLog(link::LogTail::most));
    followLog([this](const QByteArray &line) { m_log.add(line); });
    connect(&m_signals, &TerminationSignals::terminationRequested, this, &Program::end);
    connect(&m_signals, &TerminationSignals::impatient, this, &Program::endNow);
    connect(&m_signals, &TerminationSignals::reloadRequested, this, &Program::reload);
    connect(&m_profile, &RunningProfile::changed, this, [this] {
        if (m_server)
            m_server->profileChanged();
    });
}

Program::~Program()
{
    followLog({});
}

void Program::start()
{
    if (m_options.runFor)
        m_clock.callLater(*m_options.runFor, this, [this] { end(); });
    if (m_options.demo)
        startDemo();
    else
        startWithProfile();
}

void Program::startDemo()
{
    m_demo = std::make_unique<demo::DemoSimulator>(
        demo::DemoSimulator::Settings{m_options.demoUsers, m_options.demoSeed, m_options.demoScenario});
    watchDemo();
    connect(m_demo.get(), &demo::DemoSimulator::ready, this, [this] {
        if (m_ending)
            return;
        demoBegan(m_demo->line());
        compose(m_demo->profile(), m_demo->secrets(), m_demo->journalFile());
    });
    m_demo->start();
}

void Program::watchDemo()
{
    connect(m_demo.get(), &demo::DemoSimulator::failed, this,
        [this](const core::Error &error) { fail(QStringLiteral("simulator"), error, exitFailed); });
}

QString Program::journalFileOf(const profile::Profile &profile)
{
    return stateFolderOf(profile) + QStringLiteral("/claims.sqlite");
}

void Program::startWithProfile()
{
    const QString file = profileFile(m_options);
    if (m_options.profile.isEmpty() && !QFile::exists(file)) {
        core::Error error;
        error.kind = core::ErrorKind::Storage;
        error.code = QStringLiteral("no-profile");
        error.detail = file;
        return fail(QStringLiteral("profile"), error, exitUnusable);
    }
    const auto profile = profile::load(file);
    if (!profile)
        return fail(QStringLiteral("profile"), profile::toError(profile.error()), exitUnusable,
            profile::toText(profile.error()));
    if (const core::Done own = hasFolderOfItsOwn(*profile); !own)
        return fail(QStringLiteral("profile"), own.error(), exitUnusable);
    m_profile.setFile(file);
    if (!mustBeAlone())
        return startAlone(*profile);
    alone(*profile, [this, profile = *profile] { startAlone(profile); });
}

/// Calls `start` where nobody else of this user runs the profile.
void Program::alone(const profile::Profile &profile, const std::function<void()> &start)
{
    const QString folder = QFileInfo(journalFileOf(profile)).absolutePath();
    if (m_instance && m_instance->folder() == folder)
        return start();
    m_instance = std::make_unique<SingleInstance>(SingleInstance::Settings{folder, false}, m_clock);
    connect(m_instance.get(), &SingleInstance::isFirst, this, start);
    connect(m_instance.get(), &SingleInstance::isSecond, this, &Program::standBack);
    connect(m_instance.get(), &SingleInstance::failed, this, &Program::tellFolder);
    m_instance->start();
}

void Program::startAlone(const profile::Profile &profile)
{
    if (m_ending)
        return;
    auto store = openSecrets(m_options, profile, stateFolderOf(profile), m_clock);
    if (!store)
        return fail(QStringLiteral("secrets"), store.error(), exitUnusable);
    m_store = std::move(*store);
    beginWith(profile, m_store);
}

void Program::beginWith(const profile::Profile &profile, const std::shared_ptr<secrets::SecretStore> &store)
{
    compose(profile, store, journalFileOf(profile));
}

void Program::replaceWith(std::function<void()> next)
{
    m_next = std::move(next);
    sync::SyncEngine *engine = m_composition ? m_composition->engine() : nullptr;
    if (engine)
        engine->stop(); // stopped() goes on
    else
        stopped({});
}

/// The engine has given everything back: the next one, or the end.
void Program::stopped(const QStringList &notGivenBack)
{
    if (m_ending || !m_next) {
        if (!notGivenBack.isEmpty())
            m_exitCode = exitNotGivenBack;
        else if (m_composition && m_composition->engine())
            keepObserving(m_composition->engine()->status().observeOnly);
        if (m_server)
            m_server->tellEnded(notGivenBack);
        return ended(notGivenBack);
    }
    // queued: the composition cannot die within a signal of its engine
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_ending || !m_next)
                return leave();
            m_notifier.forget();
            if (m_composition)
                replacing();
            m_exporter.reset();
            m_collector.reset();
            m_server.reset(); // its windows find the next one
            m_host.reset();
            m_composition.reset();
            std::exchange(m_next, {})();
        },
        Qt::QueuedConnection);
}

/// The same profile is run already.
void Program::standBack()
{
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = QStringLiteral("locked");
    error.detail = QStringLiteral("the same profile is run by another process of this user");
    fail(QStringLiteral("instance"), error, exitFailed);
}

/// Nothing can be written down, so nothing may be changed.
void Program::tellFolder(const core::Error &error)
{
    fail(QStringLiteral("folder"), error, exitUnusable, folderSentence(m_instance->folder(), error));
}

core::Done Program::setExcluded(const QString &key, bool excluded)
{
    sync::SyncEngine *engine = m_composition ? m_composition->engine() : nullptr;
    if (engine)
        engine->setExcluded(key, excluded);
    return m_profile.setExcluded(key, excluded, engine ? engine->people() : QList<directory::Person>());
}

void Program::keepMode(const sync::EngineStatus &status)
{
    // while something is given back, a crash must find a program that goes on doing so
    if (!m_ending && !status.givingBack)
        keepObserving(status.observeOnly);
}

void Program::keepObserving(bool observes)
{
    if (!m_options.demo && !m_options.observe)
        m_profile.keepObserving(observes);
}

/// A profile that cannot be used changes nothing.
void Program::reload()
{
    if (m_ending || m_next || m_profile.file().isEmpty() || !m_composition)
        return;
    m_notifier.reloading();
    const auto read = readAnew();
    if (!read)
        return tellReload(read.error().sentence, false);
    tellReload(takeOver(*read, false), true);
}

/// A window has written the profile, and maybe secrets, which are read where a connection is made.
core::Done Program::reloadFor(const QString &file)
{
    const auto refusal = [](const char *code, const QString &detail) {
        core::Error error;
        error.kind = core::ErrorKind::Conflict;
        error.code = QString::fromLatin1(code);
        error.detail = detail;
        return core::failure(error);
    };
    if (m_ending || m_next || !m_composition)
        return refusal("changing", QStringLiteral("the engine ends or begins anew just now"));
    if (m_profile.file().isEmpty() || QFileInfo(m_profile.file()).canonicalFilePath() != file)
        return refusal("other-profile", m_profile.file());
    if (m_options.secretsFromStdin)
        return refusal("given-secrets", QStringLiteral("the secrets came on standard input"));
    const auto read = readAnew();
    if (!read)
        return core::failure(read.error().error);
    // queued: the window is answered first
    QMetaObject::invokeMethod(
        this,
        [this, profile = *read] {
            if (m_ending || m_next)
                return;
            m_notifier.reloading();
            tellReload(takeOver(profile, true), true);
        },
        Qt::QueuedConnection);
    return {};
}

tl::expected<profile::Profile, Program::Unusable> Program::readAnew() const
{
    const auto read = profile::load(m_profile.file());
    if (!read) {
        return tl::unexpected(Unusable{
            tr("The profile cannot be used, and nothing changes: %1").arg(profile::toText(read.error())),
            profile::toError(read.error())});
    }
    if (read->id == m_composition->profile().id)
        return *read;
    core::Error error;
    error.kind = core::ErrorKind::Conflict;
    error.code = QStringLiteral("other-id");
    error.detail = read->id;
    return tl::unexpected(Unusable{
        tr("The profile has another id now. That needs a restart; until then nothing changes."), error});
}

void Program::tellReload(const QString &sentence, bool taken)
{
    m_notifier.reloaded(sentence, taken);
    tellReloaded(sentence, taken);
}

/// What came of it, for a person. `anew`: also where the profile alone would not ask for it.
QString Program::takeOver(profile::Profile profile, bool anew)
{
    if (m_options.period)
        profile.times.period = *m_options.period;
    switch (anew ? ProfileChange::Reconnect : profileChange(m_profile.value(), profile)) {
    case ProfileChange::InPlace:
        m_composition->applyProfile(profile, m_profile.value());
        m_profile.set(profile);
        return tr("The profile was read anew and counts from now on.");
    case ProfileChange::Reconnect:
        replaceWith([this, profile] {
            // standard input was read to its end
            if (m_options.secretsFromStdin)
                beginWith(profile, m_store);
            else
                startAlone(profile);
        });
        return tr(
            "The profile was read anew, and the connection is another one now: everything is given back, "
            "then it begins again.");
    case ProfileChange::None:
    case ProfileChange::AnotherProfile:
        break;
    }
    return tr("The profile was read anew; nothing in it has changed.");
}

void Program::compose(
    profile::Profile profile, std::shared_ptr<secrets::SecretStore> store, const QString &journalFile)
{
    if (m_options.period)
        profile.times.period = *m_options.period;
    m_profile.set(profile);
    m_journalFile = journalFile;
    m_composition = std::make_unique<Composition>(
        Composition::Settings{std::move(profile), journalFile, m_options.observe, !asksWindows()},
        std::move(store), m_clock);
    connect(m_composition.get(), &Composition::failed, this,
        [this](const QString &what, const core::Error &error) {
            const bool missing = what == QLatin1String("secrets") && error.kind == core::ErrorKind::NotFound;
            fail(what, error, missing ? exitUnusable : exitFailed);
        });
    connect(m_composition.get(), &Composition::waiting, this,
        [this](const QString &what, const core::Error &error) {
            m_notifier.waits(failureSentence(what, error) + QLatin1Char(' ') + waitingSentence());
            tellWaiting(what, error);
        });
    connect(m_composition.get(), &Composition::started, this, [this] {
        connect(m_composition->engine(), &sync::SyncEngine::stopped, this, &Program::stopped);
        connect(m_composition->engine(), &sync::SyncEngine::directoryChanged, &m_profile,
            &RunningProfile::learnExclusions);
        connect(m_composition->engine(), &sync::SyncEngine::statusChanged, this, &Program::keepMode);
        m_sleep.follow(*m_composition->engine());
        letWindowsAttach();
        exportMetrics();
        m_notifier.follow(*m_composition->engine());
        began(*m_composition);
    });
    m_composition->start();
}

QString Program::socketName() const
{
    const QString shared = core::serviceRuntimeFolder();
    if (!m_options.group.isEmpty() && !shared.isEmpty())
        return serviceSocketName(shared, m_profile.value());
    return engineSocketName(QFileInfo(m_journalFile).absolutePath());
}

void Program::letWindowsAttach()
{
    EngineHost::Hooks hooks;
    hooks.profile = [this] { return m_profile.value(); };
    hooks.setExcluded = [this](const QString &key, bool excluded) { return setExcluded(key, excluded); };
    hooks.keepRules = [this](const rules::RuleChoice &choice) {
        return m_profile.change([&choice](profile::Profile &profile) {
            profile.rules = choice.rules;
            profile.availableAfterCall = choice.availableAfterCall;
            profile.clearsAnyDnd = choice.clearsAnyDnd;
        });
    };
    hooks.reload = [this](const QString &file) { return reloadFor(file); };
    hooks.end = [this] { return endForWindow(); };
    m_host = std::make_unique<EngineHost>(*m_composition, m_log, std::move(hooks));
    link::Server::Settings settings{QStringLiteral(PB_VERSION), service::hasManager(), m_options.demo, {}};
    if (!m_options.group.isEmpty()) {
        settings.group =
            m_options.group == QLatin1String("operator") ? link::Role::Operator : link::Role::Viewer;
    }
    m_server = std::make_unique<link::Server>(std::move(settings), *m_host, m_clock);
    if (const core::Done done = m_server->listen(socketName()); !done) {
        qCWarning(logProgram).noquote() << core::toLogLine(done.error());
        cannotListen(done.error());
    }
}

core::Done Program::endForWindow()
{
    const core::Done may = mayEndFor(m_server->windows() - 1);
    if (may) // queued: the window is answered first
        QMetaObject::invokeMethod(this, &Program::end, Qt::QueuedConnection);
    return may;
}

core::Done Program::mayEndFor(int)
{
    return core::failure(core::ErrorKind::Conflict, QStringLiteral("this engine goes on without a window"));
}

/// What cannot be told is no reason not to synchronise.
void Program::exportMetrics()
{
    if (m_options.metrics.isEmpty())
        return;
    m_collector = std::make_unique<metrics::Collector>(m_composition->health(), m_clock);
    connect(
        m_composition->engine(), &sync::SyncEngine::polled, m_collector.get(), &metrics::Collector::notePoll);
    connect(
        m_composition->engine(), &sync::SyncEngine::wrote, m_collector.get(), &metrics::Collector::noteWrite);
    m_exporter = std::make_unique<metrics::Exporter>(
        m_options.metrics,
        [collector = m_collector.get()] { return metrics::toPrometheus(collector->figures()); }, m_clock);
    connect(m_exporter.get(), &metrics::Exporter::failed, this, [](const core::Error &error) {
        qCWarning(logProgram).noquote() << "no metrics, trying again every minute:" << core::toLogLine(error);
    });
    connect(m_exporter.get(), &metrics::Exporter::worksAgain, this,
        [] { qCWarning(logProgram) << "the metrics can be read again"; });
    m_exporter->start();
}

/// Somebody does not wait any longer.
void Program::endNow()
{
    const sync::SyncEngine *engine = m_composition ? m_composition->engine() : nullptr;
    if (!m_ending)
        return end();
    if (engine && engine->status().dndClaims + engine->status().teamsClaims > 0)
        m_exitCode = exitNotGivenBack;
    leave();
}

void Program::end()
{
    sync::SyncEngine *engine = m_composition ? m_composition->engine() : nullptr;
    const QStringList left = m_composition ? m_composition->leftByEarlierRun() : QStringList();
    if (std::exchange(m_ending, true))
        return; // it is limited: nothing is gained by a second reason
    if (!engine && !left.isEmpty())
        return stopped(left);
    if (!engine && !endsByItself())
        return leave();
    m_notifier.stopping();
    ending();
    if (engine)
        engine->stop();
}

QString Program::failureSentence(const QString &what, const core::Error &error) const
{
    return m_failureText.isEmpty() ? pb::failureSentence(what, error) : m_failureText;
}

QString Program::failureLines(const QString &what, const core::Error &error) const
{
    return failureSentence(what, error) + u'\n' + core::toLogLine(error) + u'\n';
}

void Program::fail(const QString &what, const core::Error &error, int exitCode, const QString &text)
{
    if (m_ending)
        return;
    m_ending = true;
    m_failureText = text;
    m_exitCode = exitCode;
    m_notifier.failed(failureSentence(what, error));
    tellFailure(what, error);
}

void Program::leave()
{
    // queued: also right where the event loop has not begun yet
    QMetaObject::invokeMethod(
        this, [this, exitCode = m_exitCode] { Q_EMIT left(exitCode); }, Qt::QueuedConnection);
}

} // namespace pb
