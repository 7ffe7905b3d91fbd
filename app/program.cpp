// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "core/folders.h"
#include "core/systemwords.h"
#include "directory/exclusions.h"
#include "profile/profilestore.h"
#include "profilechange.h"
#include "secrets/keychainsecretstore.h"
#ifdef Q_OS_LINUX
#include "secrets/keptsecretstore.h"
#endif
#include "secrets/memorysecretstore.h"
#include "service/manager.h"
#include "sync/log.h"
#include "ui/common/sentences.h"

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
    , m_signals(m_options.headless && service::hasManager() ? TerminationSignals::Hangup::Reloads
                                                            : TerminationSignals::Hangup::Ends)
{
    connect(&m_signals, &TerminationSignals::terminationRequested, this, &Program::end);
    connect(&m_signals, &TerminationSignals::reloadRequested, this, &Program::reload);
}

Program::~Program() = default;

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

QString Program::profileFile() const
{
    return m_options.profile.isEmpty() ? profile::standardPath() : m_options.profile;
}

QString Program::journalFileOf(const profile::Profile &profile)
{
    return core::stateFolder() + QLatin1Char('/') + profile.id + QStringLiteral("/claims.sqlite");
}

void Program::startWithProfile()
{
    // a file that was named and is not there is a mistake, not a wish to set up
    const bool isNew = m_options.profile.isEmpty() && !QFile::exists(profileFile());
    if (m_options.setup || isNew)
        return setUp();
    const auto profile = profile::load(profileFile());
    if (!profile)
        return fail(QStringLiteral("profile"), profile::toError(profile.error()), exitUnusable,
            profile::toText(profile.error()));
    m_profileFile = profileFile();
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
    m_instance =
        std::make_unique<SingleInstance>(SingleInstance::Settings{folder, hasWindow(), display()}, m_clock);
    connect(m_instance.get(), &SingleInstance::isFirst, this, start);
    connect(m_instance.get(), &SingleInstance::isSecond, this, &Program::standBack);
    connect(m_instance.get(), &SingleInstance::failed, this, &Program::tellFolder);
    connect(m_instance.get(), &SingleInstance::raiseWanted, this, [this] { raise(); });
    m_instance->start();
}

void Program::startAlone(const profile::Profile &profile)
{
    if (!m_ending && giveSecrets(profile))
        beginWith(profile, m_store);
}

void Program::beginWith(const profile::Profile &profile, const std::shared_ptr<secrets::SecretStore> &store)
{
    compose(profile, store, journalFileOf(profile));
}

void Program::setUp()
{
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = QStringLiteral("no-profile");
    error.detail = profileFile();
    fail(QStringLiteral("profile"), error, exitUnusable);
}

std::shared_ptr<secrets::SecretStore> Program::keychain()
{
    if (!m_store)
        m_store = std::make_shared<secrets::KeychainSecretStore>(m_clock);
    return m_store;
}

void Program::run(const profile::Profile &profile, std::shared_ptr<secrets::SecretStore> store,
    std::shared_ptr<demo::DemoSimulator> demo)
{
    replaceWith([this, profile, store = std::move(store), demo = std::move(demo)] {
        m_demo = demo; // of an earlier one nothing is left that could use it
        if (m_demo) { // nobody else can run it, and keychain and file stay what they were
            m_profileFile.clear();
            watchDemo();
            return compose(profile, store, m_demo->journalFile());
        }
        m_store = store;
        m_profileFile = profileFile();
        alone(profile, [this, profile] { compose(profile, m_store, journalFileOf(profile)); });
    });
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
        return ended(notGivenBack);
    }
    // queued: the composition cannot die within a signal of its engine
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_ending || !m_next)
                return leave();
            if (m_composition)
                replacing();
            m_exporter.reset();
            m_collector.reset();
            m_composition.reset();
            std::exchange(m_next, {})();
        },
        Qt::QueuedConnection);
}

/// The same profile runs already: its window is there to be used, or somebody has to know.
void Program::standBack(bool raised, const QString &display)
{
    if (raised && hasWindow() && display.isEmpty())
        return leave();
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = QStringLiteral("locked");
    error.detail = QStringLiteral("the same profile is run by another process of this user");
    if (display.isEmpty())
        return fail(QStringLiteral("instance"), error, exitFailed);
    error.detail += QStringLiteral(", on the display ") + display;
    fail(QStringLiteral("instance"), error, exitFailed,
        tr("Presence Bridge already runs with this profile, and its window is on another display (%1). Use "
           "it "
           "there, or end it there before you start it here.")
            .arg(display));
}

/// Nothing can be written down, so nothing may be changed.
void Program::tellFolder(const core::Error &error)
{
    fail(QStringLiteral("folder"), error, exitUnusable,
        tr("The folder %1, in which is kept what has to be given back, cannot be written: %2")
            .arg(m_instance->folder(), core::systemWords(error.detail)));
}

core::Done Program::setExcluded(const QString &key, bool excluded)
{
    if (m_composition && m_composition->engine())
        m_composition->engine()->setExcluded(key, excluded);
    const QList<directory::Person> people = m_composition && m_composition->engine()
        ? m_composition->engine()->people()
        : QList<directory::Person>();
    return changeProfile([&](profile::Profile &profile) {
        directory::Exclusions exclusions(profile.excluded);
        exclusions.set(key, excluded, people);
        profile.excluded = exclusions.entries();
    });
}

void Program::learnExclusions(const QList<directory::Person> &people)
{
    if (m_profileFile.isEmpty())
        return;
    const auto profile = profile::load(m_profileFile);
    directory::Exclusions exclusions(profile ? profile->excluded : QList<profile::Exclusion>());
    if (!exclusions.learn(people))
        return;
    const core::Done saved =
        changeProfile([&](profile::Profile &changed) { changed.excluded = exclusions.entries(); });
    if (!saved) {
        qCWarning(sync::logSync).noquote()
            << "the ids of users who are left out could not be kept:" << core::toLogLine(saved.error());
    }
}

core::Done Program::changeProfile(const std::function<void(profile::Profile &)> &change)
{
    if (m_profileFile.isEmpty())
        return {};
    // read anew: the command line may have changed what is in memory, and somebody else the file
    auto profile = profile::load(m_profileFile);
    if (!profile)
        return core::failure(profile::toError(profile.error()));
    change(*profile);
    if (const auto saved = profile::save(*profile, m_profileFile); !saved)
        return core::failure(profile::toError(saved.error()));
    return {};
}

bool Program::giveSecrets(const profile::Profile &profile)
{
    const QString credentials = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    std::optional<core::Result<secrets::GivenSecrets>> given;
    if (m_options.secretsFromStdin) {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly)) {
            core::Error error;
            error.kind = core::ErrorKind::InvalidInput;
            error.detail = QStringLiteral("standard input cannot be read");
            fail(QStringLiteral("secrets"), error, exitUnusable);
            return false;
        }
        given = secrets::readSecretsObject(input);
    } else if (!credentials.isEmpty()) {
        given = secrets::readCredentialsFolder(credentials);
        // W2: without any, what an earlier run left is waited for all the same
        if (!*given && given->error().kind == core::ErrorKind::NotFound)
            given = secrets::GivenSecrets{};
    }
    if (!given) {
        m_store = std::make_shared<secrets::KeychainSecretStore>(m_clock);
        return true;
    }
    if (!*given) {
        fail(QStringLiteral("secrets"), given->error(), exitUnusable);
        return false;
    }
    m_store = storeOf(**given, profile);
    return true;
}

std::shared_ptr<secrets::SecretStore> Program::storeOf(
    const secrets::GivenSecrets &given, const profile::Profile &profile)
{
#ifdef Q_OS_LINUX
    if (!given.storeKey.isEmpty()) {
        return std::make_shared<secrets::KeptSecretStore>(given, profile.id,
            QFileInfo(journalFileOf(profile)).absolutePath() + QStringLiteral("/refresh-token"));
    }
#endif
    auto memory = std::make_shared<secrets::MemorySecretStore>();
    given.fill(*memory, profile.id);
    return memory;
}

/// A profile that cannot be used changes nothing.
void Program::reload()
{
    if (m_ending || m_next || m_profileFile.isEmpty() || !m_composition)
        return;
    reloading();
    const auto read = profile::load(m_profileFile);
    if (!read) {
        return tellReloaded(
            tr("The profile cannot be used, and nothing changes: %1").arg(profile::toText(read.error())),
            false);
    }
    if (read->id != m_composition->profile().id) {
        return tellReloaded(
            tr("The profile has another id now. That needs a restart; until then nothing changes."), false);
    }
    tellReloaded(takeOver(*read), true);
}

/// What came of it, for a person.
QString Program::takeOver(profile::Profile profile)
{
    if (m_options.period)
        profile.times.period = *m_options.period;
    switch (profileChange(m_composition->profile(), profile)) {
    case ProfileChange::InPlace:
        m_composition->applyProfile(profile);
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
    m_composition = std::make_unique<Composition>(
        Composition::Settings{std::move(profile), journalFile, m_options.observe, !hasWindow()},
        std::move(store), m_clock);
    connect(m_composition.get(), &Composition::failed, this,
        [this](const QString &what, const core::Error &error) {
            const bool missing = what == QLatin1String("secrets") && error.kind == core::ErrorKind::NotFound;
            fail(what, error, missing ? exitUnusable : exitFailed);
        });
    connect(m_composition.get(), &Composition::waiting, this, &Program::tellWaiting);
    connect(m_composition.get(), &Composition::started, this, [this] {
        connect(m_composition->engine(), &sync::SyncEngine::stopped, this, &Program::stopped);
        connect(
            m_composition->engine(), &sync::SyncEngine::directoryChanged, this, &Program::learnExclusions);
        exportMetrics();
        began(*m_composition);
    });
    m_composition->start();
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

void Program::end()
{
    sync::SyncEngine *engine = m_composition ? m_composition->engine() : nullptr;
    const QStringList left = m_composition ? m_composition->leftByEarlierRun() : QStringList();
    if (m_ending) {
        if (engine && engine->status().dndClaims + engine->status().teamsClaims > 0)
            m_exitCode = exitNotGivenBack;
        return leave();
    }
    m_ending = true;
    if (!engine && !left.isEmpty())
        return stopped(left);
    if (!engine && !endsByItself())
        return leave();
    ending();
    if (engine)
        engine->stop();
}

QString Program::failureSentence(const QString &what, const core::Error &error) const
{
    if (what == QLatin1String("journal"))
        return ui::failureLine(error, ui::Service::Storage);
    if (!m_failureText.isEmpty())
        return m_failureText;
    if (what == QLatin1String("secrets") && error.kind == core::ErrorKind::NotFound) {
        return error.code.isEmpty()
            ? tr("A secret that the profile needs is missing.")
            : tr("The secret %1, which the profile needs, is missing.").arg(error.code);
    }
    if (what == QLatin1String("writer") && error.code == QLatin1String(OneWriter::takenCode)) {
        return tr("Another Presence Bridge synchronises this STARFACE on this computer already, under the "
                  "account “%1”.")
            .arg(error.detail);
    }
    return ui::sentence(error);
}

QString Program::waitingSentence()
{
    return tr("An earlier run has left something to give back. It waits until this is put right.");
}

void Program::fail(const QString &what, const core::Error &error, int exitCode, const QString &text)
{
    if (m_ending)
        return;
    m_ending = true;
    m_failureText = text;
    m_exitCode = exitCode;
    tellFailure(what, error);
}

void Program::leave()
{
    // queued: also right where the event loop has not begun yet
    QMetaObject::invokeMethod(
        this, [this, exitCode = m_exitCode] { Q_EMIT left(exitCode); }, Qt::QueuedConnection);
}

} // namespace pb
