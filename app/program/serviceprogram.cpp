// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/serviceprogram.h"

#include "core/folders.h"
#include "profile/profilestore.h"
#include "program/forget.h"
#include "program/onewriter.h"
#include "program/serviceprofile.h"
#include "secrets/keychainsecretstore.h"
#include "service/command.h"
#include "service/state.h"
#include "words/sentences.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <cstdio>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pb {

namespace {

void print(std::FILE *stream, const QString &line)
{
    std::fputs(QString(line + QLatin1Char('\n')).toUtf8().constData(), stream);
    std::fflush(stream);
}

bool isPipe(int descriptor)
{
    struct stat info = {};
    return ::fstat(descriptor, &info) == 0 && (S_ISFIFO(info.st_mode) || S_ISSOCK(info.st_mode));
}

} // namespace

ServiceProgram::Caller ServiceProgram::caller()
{
    bool isNumber = false;
    const uint user = qEnvironmentVariable("SUDO_UID").toUInt(&isNumber);
    const passwd *entry = ::geteuid() == 0 && isNumber && user != 0 ? ::getpwuid(user) : nullptr;
    if (!entry)
        return {{}, core::configFolder() + QStringLiteral("/profiles"), core::stateFolder()};
    const QString home = QFile::decodeName(entry->pw_dir);
    return {QString::fromLocal8Bit(entry->pw_name),
        home + QStringLiteral("/.config/presence-bridge/profiles"),
        home + QStringLiteral("/.local/state/presence-bridge")};
}

ServiceProgram::ServiceProgram(const CommandLine &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_caller(caller())
    , m_keychain(std::make_unique<secrets::KeychainSecretStore>(m_clock))
{
}

void ServiceProgram::start()
{
    const bool needsSystemd = m_options.service != ServiceAction::Secrets;
    const bool hasSystemd = QFileInfo(QStringLiteral("/run/systemd/system")).isDir()
        && !QStandardPaths::findExecutable(QStringLiteral("systemctl")).isEmpty();
    if (needsSystemd && !hasSystemd)
        return refuse(tr("This computer was not started by systemd, so there is no service to set up here."));
    const bool changesSystem = m_options.system && m_options.service != ServiceAction::Status;
    if (changesSystem && needsSystemd && ::geteuid() != 0)
        return refuse(tr("A service of the computer can only be changed by root: call this with sudo."));
    if (!findProfile())
        return;
    switch (m_options.service) {
    case ServiceAction::Install:
        return install();
    case ServiceAction::Remove:
        return remove();
    case ServiceAction::Status:
        return status();
    case ServiceAction::Secrets:
        return giveSecrets();
    case ServiceAction::None:
        break;
    }
    leave(2);
}

/// By a name, as of a service, or by a file.
bool ServiceProgram::findProfile()
{
    const QString given = m_options.profile.isEmpty() ? QStringLiteral("default") : m_options.profile;
    const bool isFile = given.contains(QLatin1Char('/')) || given.endsWith(QLatin1String(".json"));
    const QString name = isFile ? QFileInfo(given).completeBaseName() : given;
    m_profileFile = isFile ? QFileInfo(given).absoluteFilePath()
                           : QStringLiteral("%1/%2.json").arg(m_caller.profiles, name);
    if (!service::isServiceName(name)) {
        refuse(
            tr("A service cannot be called “%1”: rename the profile's file so that it has letters, digits, "
               "“-”, “_” and “.” only, and at most 60 of them.")
                .arg(name));
        return false;
    }
    m_places = m_options.system ? service::Places::ofSystem(name) : service::Places::ofUser(name);
    const bool needsProfile =
        m_options.service == ServiceAction::Install || m_options.service == ServiceAction::Secrets;
    if (!needsProfile)
        return true;
    const auto profile = profile::load(m_profileFile);
    if (!profile) {
        refuse(profile::toText(profile.error()));
        return false;
    }
    m_profile = *profile;
    return true;
}

// --- Setting up --------------------------------------------------------------------------------------------

bool ServiceProgram::canInstall() const
{
    return m_options.system || m_places.profileFile() == m_profileFile;
}

void ServiceProgram::install()
{
    if (!canInstall()) {
        return refuse(
            tr("The service of a user reads its profile from %1: put the profile there, or set up a "
               "service of the computer with --system.")
                .arg(m_places.profileFile()));
    }
    if (!m_options.system && m_options.secretsFromStdin) {
        return refuse(
            tr("The service of a user takes the secrets from the keychain: leave --secrets-stdin out, or "
               "set up a service of the computer with --system."));
    }
    m_installed = m_profile;
    if (m_options.system) {
        const ServiceProfile chosen = serviceProfile(m_places.profileFile(), m_profile, m_options.replace);
        if (!chosen.refusal.isEmpty())
            return refuse(chosen.refusal);
        m_installed = chosen.profile;
        m_isKept = chosen.isKept;
    }
    const QString authority = m_installed.extraCaFile;
    if (m_options.system
        && (authority.startsWith(QStringLiteral("/home/"))
            || authority.startsWith(QStringLiteral("/root/")))) {
        return refuse(
            tr("A service of the computer cannot read %1, which the profile names: put that file into "
               "/etc/presence-bridge and name that place in the profile.")
                .arg(authority));
    }
    service::readState(m_places, this)->then(this, [this](const core::Result<service::State> &state) {
        if (!state)
            return fail(tr("systemd does not answer."), state.error());
        if (!state->isKnown)
            return refuse(tr("systemd does not know the units of Presence Bridge: install its package."));
        if (state->isEnabled || state->isActive) {
            return refuse(
                tr("%1 is set up already. “presence-bridge service remove” ends that.").arg(m_places.unit()));
        }
        gatherSecrets();
    });
}

void ServiceProgram::gatherSecrets()
{
    if (m_options.secretsFromStdin) {
        QFile input;
        auto given = input.open(stdin, QIODevice::ReadOnly)
            ? secrets::readSecretsObject(input)
            : core::Result<secrets::GivenSecrets>(core::failure(
                core::ErrorKind::InvalidInput, QStringLiteral("standard input cannot be read")));
        if (!given)
            return refuse(ui::sentence(given.error()) + QLatin1Char(' ') + given.error().detail);
        m_secrets = *given;
        return haveSecrets();
    }
    if (!m_caller.account.isEmpty())
        return askCallersKeychain();
    readNextSecret();
}

/// From the keychain of whoever runs this.
void ServiceProgram::readNextSecret()
{
    if (m_nextKind == secrets::allSecretKinds.size())
        return m_options.service == ServiceAction::Secrets ? printSecrets() : haveSecrets();
    const secrets::SecretKind kind = secrets::allSecretKinds.at(m_nextKind++);
    m_keychain->read({m_profile.id, kind}, this)
        ->then(this, [this, kind](const core::Result<core::Secret> &read) {
            if (read && !read->isEmpty())
                m_secrets.secrets.insert_or_assign(kind, *read);
            else if (!read && read.error().kind != core::ErrorKind::NotFound)
                return refuse(ui::failureLine(read.error(), ui::Service::Keychain), 1);
            readNextSecret();
        });
}

/// Root has no way into the keychain of who called sudo: that user's own process has.
void ServiceProgram::askCallersKeychain()
{
    const QString runtime = QStringLiteral("/run/user/") + qEnvironmentVariable("SUDO_UID");
    const QStringList arguments{QStringLiteral("-u"), m_caller.account, QStringLiteral("--"),
        QCoreApplication::applicationFilePath(), QStringLiteral("service"), QStringLiteral("secrets"),
        QStringLiteral("--profile"), m_profileFile};
    const QHash<QString, QString> environment{{QStringLiteral("XDG_RUNTIME_DIR"), runtime},
        {QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=%1/bus").arg(runtime)}};
    service::runOrFail({QStringLiteral("runuser"), arguments, {}, environment}, this)
        ->then(this, [this](const core::Result<QByteArray> &output) {
            const auto given = output ? secrets::parseSecretsObject(*output)
                                      : core::Result<secrets::GivenSecrets>(core::failure(output.error()));
            if (!given) {
                return fail(
                    tr("The keychain of “%1” could not be read. The secrets can also be handed over with "
                       "--secrets-stdin.")
                        .arg(m_caller.account),
                    given.error());
            }
            m_secrets = *given;
            haveSecrets();
        });
}

void ServiceProgram::haveSecrets()
{
    for (const secrets::SecretKind kind : service::neededSecrets(m_installed)) {
        if (m_secrets.secrets.contains(kind))
            continue;
        return refuse(
            tr("The profile needs the secret %1, which is not there. Set up the profile first, or hand "
               "its secrets over with --secrets-stdin.")
                .arg(secrets::kindName(kind)));
    }
    runSteps();
}

void ServiceProgram::runSteps()
{
    auto *steps = new service::Steps(service::installSteps(m_places, m_installed, m_secrets.secrets), this);
    steps->then(this, [this](const core::Result<service::StepsOutcome> &outcome) {
        if (outcome->failed) {
            for (const QString &what : outcome->notUndone)
                print(stderr, tr("Could not be taken back: %1").arg(what));
            return fail(outcome->failed->what + QLatin1Char(' ') + tr("What was done was taken back."),
                outcome->failed->error);
        }
        if (m_options.system) {
            print(stdout, tr("%1 runs, and starts with the computer.").arg(m_places.unit()));
            print(stdout,
                m_isKept ? tr(
                    "It keeps the profile that it had, %1, which is not the same as yours. "
                    "“service remove”, then “service install --system --replace” puts yours in its place.")
                               .arg(m_places.profileFile())
                         : tr("Its profile is %1 from now on.").arg(m_places.profileFile()));
            print(stdout,
                tr("Members of the group %1 can see and steer it from their windows.").arg(m_places.account));
        } else {
            print(stdout, tr("%1 runs, and starts when you log in.").arg(m_places.unit()));
            print(stdout,
                tr("It runs while you are logged in, with the secrets of your keychain. Without anybody "
                   "being "
                   "logged in only a service of the computer runs: --system."));
        }
        const QString option = m_options.system ? QStringLiteral(" --system") : QString();
        const QString which = m_places.name == QLatin1String("default")
            ? QString()
            : QStringLiteral(" --profile ") + m_places.name;
        print(stdout, tr("How it is: presence-bridge service status%1").arg(option + which));
        print(stdout, tr("The way back: presence-bridge service remove%1").arg(option + which));
        leave(0);
    });
}

// --- Ending it ---------------------------------------------------------------------------------------------

void ServiceProgram::remove()
{
    service::readState(m_places, this)->then(this, [this](const core::Result<service::State> &state) {
        if (!state)
            return fail(tr("systemd does not answer."), state.error());
        if (!state->isEnabled && !state->isActive && !state->isFailed)
            return refuse(tr("%1 is not set up.").arg(m_places.unit()), 1);
        if (state->isActive)
            return stop();
        // what has ended by itself may have left something
        ended(*state);
    });
}

void ServiceProgram::stop()
{
    systemctl({QStringLiteral("stop"), m_places.unit()})
        ->then(this, [this](const core::Result<QByteArray> &stopped) {
            if (!stopped)
                return fail(tr("The service could not be stopped."), stopped.error());
            service::readState(m_places, this)->then(this, [this](const core::Result<service::State> &after) {
                if (!after)
                    return fail(tr("systemd does not answer."), after.error());
                // whoever was killed, or has crashed meanwhile, has given nothing back
                if (after->exitCode != 0
                    || (!after->result.isEmpty() && after->result != QLatin1String("success")))
                    return tellNotGivenBack();
                disable();
            });
        });
}

void ServiceProgram::ended(const service::State &state)
{
    if (state.exitCode != service::exitNotGivenBack)
        return disable();
    tellNotGivenBack();
}

void ServiceProgram::tellNotGivenBack()
{
    // it goes on, so that it can give back
    systemctl({QStringLiteral("--no-block"), QStringLiteral("start"), m_places.unit()})
        ->then(this, [this](const core::Result<QByteArray> &) {
            refuse(service::notGivenBackSentence(m_places), service::exitNotGivenBack);
        });
}

core::Job<QByteArray> *ServiceProgram::systemctl(const QStringList &arguments)
{
    return service::runOrFail({QStringLiteral("systemctl"), m_places.systemctl(arguments), {}, {}}, this);
}

void ServiceProgram::disable()
{
    auto *steps = new service::Steps(service::removeSteps(m_places), this);
    steps->then(this, [this](const core::Result<service::StepsOutcome> &outcome) {
        if (outcome->failed)
            return fail(outcome->failed->what, outcome->failed->error);
        print(stdout,
            tr("%1 was ended: everything is given back, and it does not start any more.")
                .arg(m_places.unit()));
        if (m_options.system) {
            print(stdout,
                tr("Its secrets are removed. Its profile stays in %1, its history in %2.")
                    .arg(m_places.profileFile(), m_places.stateFolder));
        }
        leave(0);
    });
}

// --- Telling -----------------------------------------------------------------------------------------------

void ServiceProgram::status()
{
    service::readState(m_places, this)->then(this, [this](const core::Result<service::State> &state) {
        if (!state)
            return fail(tr("systemd does not answer."), state.error());
        for (const QString &line : service::stateLines(m_places, *state))
            print(stdout, line);
        leave(state->isRunning() ? 0 : 1);
    });
}

void ServiceProgram::giveSecrets()
{
    if (!isPipe(STDOUT_FILENO))
        return refuse(
            tr("Secrets are given to a pipe only, for example to “ssh … presence-bridge service install "
               "--system --secrets-stdin”."));
    readNextSecret();
}

void ServiceProgram::printSecrets()
{
    QJsonObject object;
    for (const auto &[kind, secret] : m_secrets.secrets)
        object.insert(secrets::kindName(kind), secret.revealText());
    QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    std::fwrite(json.constData(), 1, static_cast<std::size_t>(json.size()), stdout);
    std::fflush(stdout);
    json.fill('\0');
    leave(0);
}

void ServiceProgram::refuse(const QString &sentence, int exitCode)
{
    print(stderr, sentence);
    leave(exitCode);
}

void ServiceProgram::fail(const QString &what, const core::Error &error)
{
    print(stderr, what);
    print(stderr, core::toLogLine(error));
    leave(1);
}

void ServiceProgram::leave(int exitCode)
{
    // queued: also right where the event loop has not begun yet
    QMetaObject::invokeMethod(
        this, [this, exitCode] { Q_EMIT left(exitCode); }, Qt::QueuedConnection);
}

} // namespace pb
