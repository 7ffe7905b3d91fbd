// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/enginesettings.h"

#include "program/enginesocket.h"
#include "program/programwords.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace pb {

namespace {

WindowEngine::Settings settingsFor(const CommandLine &options, const QStringList &arguments)
{
    WindowEngine::Settings settings;
    settings.program =
        options.engineProgram.isEmpty() ? QCoreApplication::applicationFilePath() : options.engineProgram;
    settings.arguments = QStringList{QStringLiteral("--engine"), QStringLiteral("--attached"),
                             QStringLiteral("--log-level"), options.logLevel}
        + arguments;
    if (!options.language.isEmpty())
        settings.arguments << QStringLiteral("--language") << options.language;
    if (options.observe)
        settings.arguments << QStringLiteral("--observe");
    if (options.period)
        settings.arguments << QStringLiteral("--period") << QString::number(options.period->count());
    if (!options.metrics.isEmpty())
        settings.arguments << QStringLiteral("--metrics") << options.metrics;
    settings.version = QStringLiteral(PB_VERSION);
    settings.observes = options.watch;
    return settings;
}

QString serviceFolder(const CommandLine &options)
{
    const QString folder =
        options.servicesFolder.isEmpty() ? QLatin1String(servicesFolder) : options.servicesFolder;
    return folder + QLatin1Char('/') + serviceName(options);
}

} // namespace

WindowEngine::Settings demoEngine(const CommandLine &options)
{
    return settingsFor(options,
        {QStringLiteral("--demo"), QStringLiteral("--users"), QString::number(options.demoUsers),
            QStringLiteral("--seed"), QString::number(options.demoSeed), QStringLiteral("--scenario"),
            options.demoScenario});
}

WindowEngine::Settings profileEngine(
    const CommandLine &options, const profile::Profile &profile, const QByteArray &secrets)
{
    WindowEngine::Settings settings =
        settingsFor(options, {QStringLiteral("--profile"), profileFile(options)});
    settings.socket = engineSocketName(stateFolderOf(profile));
    settings.serviceSocket = serviceSocketOf(options, profile);
    settings.secrets = secrets;
    if (!secrets.isEmpty())
        settings.arguments << QStringLiteral("--secrets-stdin");
    return settings;
}

WindowEngine::Settings simulatedEngine(
    const CommandLine &options, const QString &file, const QString &home, const QByteArray &secrets)
{
    WindowEngine::Settings settings =
        settingsFor(options, {QStringLiteral("--profile"), file, QStringLiteral("--secrets-stdin")});
    settings.secrets = secrets;
    settings.environment.insert(QStringLiteral("XDG_STATE_HOME"), home);
    return settings;
}

std::optional<WindowEngine::Settings> serviceEngine(const CommandLine &options)
{
    WindowEngine::Settings settings = settingsFor(options, {});
    settings.program.clear();
    settings.serviceSocket = anyServiceSocket(serviceFolder(options));
    if (settings.serviceSocket.isEmpty())
        return {};
    return settings;
}

QString serviceSocketOf(const CommandLine &options, const profile::Profile &profile)
{
    return serviceSocketName(serviceFolder(options), profile);
}

QString serviceLogFolder(const CommandLine &options)
{
    return QStringLiteral("/var/log/presence-bridge/") + serviceName(options);
}

QString serviceName(const CommandLine &options)
{
    return QFileInfo(profileFile(options)).completeBaseName();
}

} // namespace pb
