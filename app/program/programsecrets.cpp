// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/programsecrets.h"

#include "secrets/keychainsecretstore.h"
#ifdef Q_OS_LINUX
#include "secrets/keptsecretstore.h"
#endif
#include "secrets/memorysecretstore.h"
#include "secrets/secretsources.h"

#include <QFile>

#include <cstdio>

namespace pb {

namespace {

using Store = std::shared_ptr<secrets::SecretStore>;

core::Result<secrets::GivenSecrets> readInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return core::failure(core::ErrorKind::InvalidInput, QStringLiteral("standard input cannot be read"));
    return secrets::readSecretsObject(input);
}

/// W2: without any, what an earlier run left is waited for all the same.
core::Result<secrets::GivenSecrets> readCredentials(const QString &folder)
{
    auto given = secrets::readCredentialsFolder(folder);
    if (!given && given.error().kind == core::ErrorKind::NotFound)
        return secrets::GivenSecrets{};
    return given;
}

Store storeOf(const secrets::GivenSecrets &given, const QString &profileId, const QString &stateFolder)
{
#ifdef Q_OS_LINUX
    if (!given.storeKey.isEmpty()) {
        return std::make_shared<secrets::KeptSecretStore>(
            given, profileId, stateFolder + QStringLiteral("/refresh-token"));
    }
#else
    Q_UNUSED(stateFolder)
#endif
    auto memory = std::make_shared<secrets::MemorySecretStore>();
    given.fill(*memory, profileId);
    return memory;
}

} // namespace

core::Result<Store> openSecrets(const CommandLine &options, const profile::Profile &profile,
    const QString &stateFolder, core::Clock &clock)
{
    const QString credentials = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    if (!options.secretsFromStdin && credentials.isEmpty())
        return std::make_shared<secrets::KeychainSecretStore>(clock);
    const auto given = options.secretsFromStdin ? readInput() : readCredentials(credentials);
    if (!given)
        return core::failure(given.error());
    return storeOf(*given, profile.id, stateFolder);
}

} // namespace pb
