// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/install.h"

#include "core/folders.h"
#include "profile/profilestore.h"
#include "service/command.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSaveFile>

#include <array>
#include <memory>
#include <optional>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <cstring>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace pb::service {

namespace {

using secrets::SecretKind;

/// Words for a person, in the language installed.
class Words {
    Q_DECLARE_TR_FUNCTIONS(ServiceInstall)
};

const QString storeKeyName = QStringLiteral("storeKey");

core::Job<void> *done(core::Done result, QObject *parent)
{
    return new core::PromiseJob<void>(parent, std::move(result));
}

core::Done failed(const QString &detail)
{
    return core::failure(core::ErrorKind::Storage, detail);
}

/// A command whose output does not matter.
class Run final : public core::Job<void> {
public:
    Run(const Command::What &what, QObject *parent)
        : Job(parent)
    {
        runOrFail(what, this)->then(this, [this](const core::Result<QByteArray> &result) {
            finish(result ? core::Done() : core::failure(result.error()));
        });
    }
};

Step::Act run(const Command::What &what)
{
    return [what](QObject *parent) { return new Run(what, parent); };
}

Step::Act systemctl(const Places &places, const QStringList &arguments)
{
    return run({QStringLiteral("systemctl"), places.systemctl(arguments), {}, {}});
}

/// Whose a file or folder is to be.
core::Done giveTo(const QString &account, const QString &path, unsigned mode)
{
#ifdef Q_OS_LINUX
    const QByteArray encoded = QFile::encodeName(path);
    if (!account.isEmpty()) {
        const passwd *entry = getpwnam(account.toLocal8Bit().constData());
        if (!entry)
            return failed(QStringLiteral("there is no account %1").arg(account));
        if (::lchown(encoded.constData(), entry->pw_uid, entry->pw_gid) != 0)
            return failed(QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(std::strerror(errno))));
    }
    if (::chmod(encoded.constData(), mode) != 0)
        return failed(QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(std::strerror(errno))));
#else
    Q_UNUSED(account)
    Q_UNUSED(path)
    Q_UNUSED(mode)
#endif
    return {};
}

core::Done writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(bytes) == bytes.size() && file.flush();
    if (!written) {
        const QString why = file.errorString();
        file.cancelWriting();
        return failed(QStringLiteral("%1: %2").arg(path, why));
    }
    return file.commit() ? core::Done() : failed(QStringLiteral("%1: %2").arg(path, file.errorString()));
}

core::Done removeFile(const QString &path)
{
    if (!QFile::exists(path) || QFile::remove(path))
        return {};
    return failed(QStringLiteral("%1 cannot be removed").arg(path));
}

/// Makes a folder where there is none, and remembers whether it did.
core::Done makeFolder(const QString &path, const QString &account, unsigned mode, bool &made)
{
    made = !QDir(path).exists();
    if (!made)
        return {};
    if (const core::Done writable = core::makeWritable(path); !writable)
        return failed(QStringLiteral("%1: %2").arg(path, writable.error().detail));
    return giveTo(account, path, mode);
}

/// What stood in the file before; nothing: there was none.
std::optional<QByteArray> contentOf(const QString &file)
{
    QFile old(file);
    return old.open(QIODevice::ReadOnly) ? std::optional(old.readAll()) : std::nullopt;
}

/// The file as it was.
core::Done putBack(const QString &file, const std::optional<QByteArray> &content)
{
    return content ? writeFile(file, *content) : removeFile(file);
}

Step profileStep(const Places &places, const profile::Profile &profile)
{
    const auto madeFolder = std::make_shared<bool>(false);
    const auto before = std::make_shared<std::optional<QByteArray>>();
    const auto act = [places, profile, madeFolder, before](QObject *parent) {
        core::Done result = makeFolder(places.configFolder, places.account, 0750, *madeFolder);
        // the account of the service owns the folder: root does not write where a link of its leads
        if (result && QFileInfo(places.profileFile()).isSymLink())
            result = failed(QStringLiteral("%1 is a link").arg(places.profileFile()));
        if (result) {
            *before = contentOf(places.profileFile());
            if (const auto saved = profile::save(profile, places.profileFile()); !saved)
                result = core::failure(profile::toError(saved.error()));
        }
        if (result)
            result = giveTo(places.account, places.profileFile(), 0600);
        return done(result, parent);
    };
    const auto undo = [places, madeFolder, before](QObject *parent) {
        core::Done result = putBack(places.profileFile(), *before);
        if (*before && result)
            result = giveTo(places.account, places.profileFile(), 0600);
        if (*madeFolder && result)
            QDir().rmdir(places.configFolder);
        return done(result, parent);
    };
    return {Words::tr("The profile could not be put in place."), act, undo};
}

/// Encrypts one secret from a pipe to a pipe, and puts away what comes out.
class Encrypt final : public core::Job<void> {
public:
    Encrypt(const Places &places, const QString &member, const core::Secret &secret, QObject *parent)
        : Job(parent)
    {
        const QStringList arguments{QStringLiteral("encrypt"),
            QStringLiteral("--name=presence-bridge.%1").arg(member), QStringLiteral("-"),
            QStringLiteral("-")};
        runOrFail({QStringLiteral("systemd-creds"), arguments, secret, {}}, this)
            ->then(
                this, [this, file = places.credentialFile(member)](const core::Result<QByteArray> &sealed) {
                    if (!sealed)
                        return finish(core::failure(sealed.error()));
                    if (sealed->trimmed().isEmpty())
                        return finish(failed(QStringLiteral("systemd-creds gave nothing")));
                    finish(writeFile(file, *sealed));
                });
    }
};

Step credentialStep(const Places &places, const QString &member, const core::Secret &secret)
{
    const auto madeFolder = std::make_shared<bool>(false);
    const auto before = std::make_shared<std::optional<QByteArray>>();
    const auto act = [places, member, secret, madeFolder, before](QObject *parent) -> core::Job<void> * {
        if (const core::Done made = makeFolder(places.credentialFolder, {}, 0700, *madeFolder); !made)
            return done(made, parent);
        *before = contentOf(places.credentialFile(member));
        return new Encrypt(places, member, secret, parent);
    };
    const auto undo = [places, member, madeFolder, before](QObject *parent) {
        const core::Done result = putBack(places.credentialFile(member), *before);
        if (*madeFolder && result)
            QDir().rmdir(places.credentialFolder);
        return done(result, parent);
    };
    return {Words::tr("A secret could not be encrypted for the service."), act, undo};
}

core::Secret newStoreKey()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->generate(words.begin(), words.end());
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), sizeof words);
    return core::Secret(bytes.toBase64());
}

bool accountIsThere(const QString &account)
{
#ifdef Q_OS_LINUX
    return account.isEmpty() || getpwnam(account.toLocal8Bit().constData());
#else
    Q_UNUSED(account)
    return true;
#endif
}

} // namespace

Places Places::ofSystem(const QString &name)
{
    return {true, name, QStringLiteral("/etc/presence-bridge"), QStringLiteral("/etc/credstore.encrypted"),
        QStringLiteral("/var/lib/presence-bridge"), QStringLiteral("presence-bridge")};
}

Places Places::ofUser(const QString &name)
{
    return {false, name, core::configFolder() + QStringLiteral("/profiles"), {}, {}, {}};
}

QString Places::unit() const
{
    return QStringLiteral("presence-bridge@%1.service").arg(name);
}

QString Places::profileFile() const
{
    return QStringLiteral("%1/%2.json").arg(configFolder, name);
}

QString Places::credentialFile(const QString &member) const
{
    return QStringLiteral("%1/presence-bridge.%2.%3").arg(credentialFolder, name, member);
}

QStringList Places::systemctl(const QStringList &arguments) const
{
    return QStringList{system ? QStringLiteral("--system") : QStringLiteral("--user")} + arguments;
}

bool isServiceName(const QString &name)
{
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9_.-]{0,59}\\z"));
    return plain.match(name).hasMatch();
}

std::vector<SecretKind> neededSecrets(const profile::Profile &profile)
{
    std::vector<SecretKind> needed{SecretKind::ClientSecret, SecretKind::StarfacePassword};
    if (profile.directoryAccess == profile::DirectoryAccess::Delegated)
        needed.push_back(SecretKind::RefreshToken);
    if (profile.starface.signIn == profile::StarfaceSignIn::OAuth)
        needed.push_back(SecretKind::StarfaceClientSecret);
    if (profile.proxy.kind == profile::Proxy::Kind::Manual && !profile.proxy.user.isEmpty())
        needed.push_back(SecretKind::ProxyPassword);
    return needed;
}

std::vector<Step> installSteps(const Places &places, const profile::Profile &profile, const Secrets &secrets)
{
    std::vector<Step> steps;
    if (places.system) {
        if (!accountIsThere(places.account)) {
            steps.push_back({Words::tr("The account of the service could not be made."),
                run({QStringLiteral("systemd-sysusers"), {QStringLiteral("presence-bridge.conf")}, {}, {}}),
                nullptr});
        }
        steps.push_back(profileStep(places, profile));
        for (const auto &[kind, secret] : secrets)
            steps.push_back(credentialStep(places, secrets::kindName(kind), secret));
        steps.push_back(credentialStep(places, storeKeyName, newStoreKey()));
    }
    steps.push_back({Words::tr("systemd could not read its units anew."),
        systemctl(places, {QStringLiteral("daemon-reload")}), nullptr});
    steps.push_back({Words::tr("The service could not be switched on."),
        systemctl(places, {QStringLiteral("enable"), places.unit()}),
        systemctl(places, {QStringLiteral("disable"), places.unit()})});
    steps.push_back({Words::tr("The service does not start."),
        systemctl(places, {QStringLiteral("start"), places.unit()}),
        systemctl(places, {QStringLiteral("stop"), places.unit()})});
    return steps;
}

std::vector<Step> removeSteps(const Places &places)
{
    std::vector<Step> steps{{Words::tr("The service could not be switched off."),
        systemctl(places, {QStringLiteral("disable"), places.unit()}), nullptr}};
    if (!places.system)
        return steps;
    const auto removeCredentials = [places](QObject *parent) {
        core::Done result;
        for (const SecretKind kind : secrets::allSecretKinds) {
            if (const core::Done removed = removeFile(places.credentialFile(secrets::kindName(kind)));
                !removed)
                result = removed;
        }
        if (const core::Done removed = removeFile(places.credentialFile(storeKeyName)); !removed)
            result = removed;
        // sealed with that key: of no use to anybody any more
        QDirIterator tokens(places.stateFolder + QLatin1Char('/') + places.name,
            {QStringLiteral("refresh-token")}, QDir::Files, QDirIterator::Subdirectories);
        while (tokens.hasNext()) {
            if (const core::Done removed = removeFile(tokens.next()); !removed)
                result = removed;
        }
        return done(result, parent);
    };
    steps.push_back(
        {Words::tr("The secrets of the service could not be removed."), removeCredentials, nullptr});
    return steps;
}

} // namespace pb::service
