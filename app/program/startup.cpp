// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/startup.h"

#include "program/console.h"
#include "program/engineprogram.h"
#include "program/headlessprogram.h"
#include "program/hygiene.h"
#include "program/logging.h"

#include <QFile>
#include <QFileInfo>

#include <array>
#include <cstdio>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

namespace pb {

void beginProcess()
{
    QCoreApplication::setApplicationName(QStringLiteral("presence-bridge"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PB_VERSION));
    prepareConsole();
    keepSecretsInside();
}

QtOptions readArguments(int argc, char **argv)
{
    QStringList given;
    for (int i = 0; i < argc; ++i)
        given << QString::fromLocal8Bit(argv[i]);
    return withoutQtOptions(given);
}

/// Once more parsed, now that there are words.
int explain(int argc, char **argv, const QtOptions &arguments, const QString &language)
{
    QCoreApplication application(argc, argv);
    ui::installLanguage(application, language);
    const ParsedCommandLine parsed = parseCommandLine(arguments);
    const int exitCode = parsed.exitCode.value_or(0);
    std::fputs(parsed.text.toLocal8Bit().constData(), exitCode == 0 ? stdout : stderr);
    return exitCode;
}

int runWithoutWindow(int argc, char **argv, const CommandLine &options)
{
    keepFilesPrivate();
    installLogging(options.logLevel);
    if (!options.demo)
        keepLog(logFile());
    return options.engine ? runProgram<QCoreApplication, EngineProgram>(argc, argv, options)
                          : runProgram<QCoreApplication, HeadlessProgram>(argc, argv, options);
}

void becomeEngine(char **argv)
{
#ifdef Q_OS_LINUX
    // not by the first argument, which may be anything
    const QString folder = QFileInfo(QFile::symLinkTarget(QStringLiteral("/proc/self/exe"))).path();
    constexpr std::array places{"/presence-bridge-engine",
        "/../libexec/presence-bridge/presence-bridge-engine",
        "/../lib/presence-bridge/presence-bridge-engine"};
    for (const char *place : places) {
        const QByteArray file = QFile::encodeName(folder + QLatin1String(place));
        ::execv(file.constData(), argv); // returns only where it cannot be run
    }
#else
    Q_UNUSED(argv)
#endif
}

} // namespace pb
