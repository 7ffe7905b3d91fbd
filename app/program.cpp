// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "logging.h"
#include "profile/profilestore.h"
#include "secrets/keychainsecretstore.h"
#include "secrets/memorysecretstore.h"
#include "secrets/secretsources.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace pb {

Program::Program(CommandLine options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    connect(&m_signals, &TerminationSignals::terminationRequested, this, &Program::end);
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
    connect(m_demo.get(), &demo::DemoSimulator::failed, this,
        [this](const core::Error &error) { fail(QStringLiteral("simulator"), error, exitFailed); });
    connect(m_demo.get(), &demo::DemoSimulator::ready, this, [this] {
        if (m_ending)
            return;
        demoBegan(m_demo->line());
        compose(m_demo->profile(), m_demo->secrets(), m_demo->journalFile());
    });
    m_demo->start();
}

void Program::startWithProfile()
{
    const QString file = m_options.profile.isEmpty() ? profile::standardPath() : m_options.profile;
    const auto profile = profile::load(file);
    if (!profile)
        return fail(QStringLiteral("profile"), profile::toError(profile.error()), exitUnusable);
    m_profileFile = file;
    const QString folder = stateFolder() + QLatin1Char('/') + profile->id;
    m_instance = std::make_unique<SingleInstance>(SingleInstance::Settings{folder, hasWindow()}, m_clock);
    connect(m_instance.get(), &SingleInstance::isFirst, this,
        [this, profile = *profile, folder] { startAlone(profile, folder); });
    connect(m_instance.get(), &SingleInstance::isSecond, this, &Program::standBack);
    connect(m_instance.get(), &SingleInstance::raiseWanted, this, [this] { raise(); });
    m_instance->start();
}

void Program::startAlone(const profile::Profile &profile, const QString &folder)
{
    if (m_ending || !giveSecrets(profile))
        return;
    compose(profile, *m_store, folder + QStringLiteral("/claims.sqlite"));
}

/// The same profile runs already: its window is there to be used, or somebody has to know.
void Program::standBack(bool raised)
{
    if (raised && hasWindow())
        return leave();
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = QStringLiteral("locked");
    error.detail = QStringLiteral("the same profile is run by another process of this user");
    fail(QStringLiteral("instance"), error, exitFailed);
}

core::Done Program::setExcluded(const QString &key, bool excluded)
{
    if (m_composition && m_composition->engine())
        m_composition->engine()->setExcluded(key, excluded);
    if (m_profileFile.isEmpty())
        return {};
    // read anew: the command line may have changed what is in memory, and somebody else the file
    auto profile = profile::load(m_profileFile);
    if (!profile)
        return core::failure(profile::toError(profile.error()));
    profile->excluded.removeAll(key);
    if (excluded)
        profile->excluded.append(key);
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
    }
    if (!given) {
        m_store = std::make_unique<secrets::KeychainSecretStore>(m_clock);
        return true;
    }
    if (!*given) {
        fail(QStringLiteral("secrets"), given->error(), exitUnusable);
        return false;
    }
    auto memory = std::make_unique<secrets::MemorySecretStore>();
    (*given)->fill(*memory, profile.id);
    m_store = std::move(memory);
    return true;
}

void Program::compose(profile::Profile profile, secrets::SecretStore &store, const QString &journalFile)
{
    if (m_options.period)
        profile.times.period = *m_options.period;
    m_composition = std::make_unique<Composition>(
        Composition::Settings{std::move(profile), journalFile, m_options.observe, !hasWindow()}, store,
        m_clock);
    connect(m_composition.get(), &Composition::failed, this,
        [this](const QString &what, const core::Error &error) { fail(what, error, exitFailed); });
    connect(m_composition.get(), &Composition::started, this, [this] {
        connect(m_composition->engine(), &sync::SyncEngine::stopped, this,
            [this](const QStringList &notGivenBack) { ended(notGivenBack); });
        began(*m_composition);
    });
    m_composition->start();
}

void Program::end()
{
    sync::SyncEngine *engine = m_composition ? m_composition->engine() : nullptr;
    if (!engine || m_ending) {
        m_ending = true;
        return leave();
    }
    m_ending = true;
    ending();
    engine->stop();
}

void Program::fail(const QString &what, const core::Error &error, int exitCode)
{
    if (m_ending)
        return;
    m_ending = true;
    m_exitCode = exitCode;
    tellFailure(what, error);
}

void Program::leave()
{
    // queued: also right where the event loop has not begun yet
    QMetaObject::invokeMethod(
        this, [exitCode = m_exitCode] { QCoreApplication::exit(exitCode); }, Qt::QueuedConnection);
}

} // namespace pb
