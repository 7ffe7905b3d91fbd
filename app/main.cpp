// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"
#include "headlessprogram.h"
#include "logging.h"
#include "ui/common/language.h"
#include "windowprogram.h"

#include <QApplication>

#include <cstdio>

namespace {

/// The arguments without those that Qt itself takes, because they are looked at before there is an
/// application.
QStringList argumentList(int argc, char **argv)
{
    static const QStringList qtWithValue{QStringLiteral("-platform"), QStringLiteral("-style"),
        QStringLiteral("-stylesheet"), QStringLiteral("-display"), QStringLiteral("-platformtheme")};
    QStringList arguments;
    for (int i = 0; i < argc; ++i) {
        const QString argument = QString::fromLocal8Bit(argv[i]);
        if (qtWithValue.contains(argument))
            ++i;
        else
            arguments << argument;
    }
    return arguments;
}

template<typename Application, typename Run>
int run(int argc, char **argv, const pb::CommandLine &options)
{
    Application application(argc, argv);
    pb::ui::installLanguage(application, options.language);
    Run program(options);
    program.start();
    return application.exec();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("presence-bridge"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PB_VERSION));

    const pb::ParsedCommandLine parsed = pb::parseCommandLine(argumentList(argc, argv));
    if (parsed.exitCode) {
        std::fputs(parsed.text.toLocal8Bit().constData(), *parsed.exitCode == 0 ? stdout : stderr);
        return *parsed.exitCode;
    }
    const bool keepLog = !parsed.options.demo;
    pb::installLogging(parsed.options.logLevel, keepLog ? pb::logFile() : QString());
    if (!parsed.options.headless)
        return run<QApplication, pb::WindowProgram>(argc, argv, parsed.options);
    return run<QCoreApplication, pb::HeadlessProgram>(argc, argv, parsed.options);
}
