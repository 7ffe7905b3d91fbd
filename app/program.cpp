// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "logging.h"
#include "profile/profilestore.h"
#include "secrets/keychainsecretstore.h"
#include "secrets/memorysecretstore.h"
#include "secrets/secretsources.h"
#include "ui/common/sentences.h"

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

QString Program::profileFile() const
{
    return m_options.profile.isEmpty() ? profile::standardPath() : m_options.profile;
}

QString Program::journalFileOf(const profile::Profile &profile)
{
    return stateFolder() + QLatin1Char('/') + profile.id + QStringLiteral("/claims.sqlite");
}

void Program::startWithProfile()
{
    // a file that was named and is not there is a mistake, not a wish to set up
    const bool isNew = m_options.profile.isEmpty() && !QFile::exists(profileFile());
    if (m_options.setup || isNew)
        return setUp();
    const auto profile = profile::load(profileFile());
    if (!profile)
        return fail(QStringLiteral("profile"), profile::toError(profile.error()), exitUnusable);
    if (giveSecrets(*profile))
        beginWith(*profile, *m_store);
}

void Program::beginWith(const profile::Profile &profile, secrets::SecretStore &store)
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

secrets::SecretStore &Program::keychain()
{
    if (!m_store)
        m_store = std::make_shared<secrets::KeychainSecretStore>(m_clock);
    return *m_store;
}

void Program::run(
    const profile::Profile &profile, std::shared_ptr<secrets::SecretStore> store, const QString &journalFile)
{
    m_next = Next{profile, std::move(store), journalFile};
    sync::SyncEngine *engine = m_composition ? m_composition->engine() : nullptr;
    if (engine)
        engine->stop(); // stopped() goes on
    else
        stopped();
}

/// The engine has given everything back: the next one, or the end.
void Program::stopped()
{
    if (m_ending || !m_next)
        return leave();
    // queued: the composition cannot die within a signal of its engine
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_ending || !m_next)
                return leave();
            if (m_composition)
                ended();
            m_composition.reset();
            const Next next = *std::exchange(m_next, {});
            m_store = next.store;
            compose(next.profile, *m_store, next.journalFile);
        },
        Qt::QueuedConnection);
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
        m_store = std::make_shared<secrets::KeychainSecretStore>(m_clock);
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
        connect(m_composition->engine(), &sync::SyncEngine::stopped, this, &Program::stopped);
        began(*m_composition);
    });
    m_composition->start();
}

void Program::end()
{
    sync::SyncEngine *engine = m_composition ? m_composition->engine() : nullptr;
    if (m_ending || (!engine && !endsByItself())) {
        m_ending = true;
        return leave();
    }
    m_ending = true;
    ending();
    if (engine)
        engine->stop();
}

QString Program::failureSentence(const QString &what, const core::Error &error)
{
    if (what == QLatin1String("journal"))
        return ui::failureLine(error, ui::Service::Storage);
    // the reader of profiles has said it in whole sentences
    if (what == QLatin1String("profile") && error.code.isEmpty())
        return error.detail;
    return ui::sentence(error);
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
