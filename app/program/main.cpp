// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/checkprogram.h"
#include "program/commandline.h"
#include "program/console.h"
#include "program/engineprogram.h"
#include "program/forgetprogram.h"
#include "program/headlessprogram.h"
#include "program/logging.h"
#include "program/qtoptions.h"
#ifdef Q_OS_LINUX
#include "program/serviceprogram.h"
#endif
#include "program/whyprogram.h"
#include "program/windowprogram.h"
#include "words/language.h"

#include <QApplication>

#include <cstdio>

namespace {

template<typename Application, typename Run>
int run(int argc, char **argv, const pb::CommandLine &options)
{
    Application application(argc, argv);
    pb::ui::installLanguage(application, options.language);
    Run program(options);
    QObject::connect(&program, &Run::left, &application, &QCoreApplication::exit);
    program.start();
    return application.exec();
}

/// Prints help, version or what is wrong with the arguments: once more parsed, now that there are words.
int explain(int argc, char **argv, const pb::QtOptions &arguments, const QString &language)
{
    QCoreApplication application(argc, argv);
    pb::ui::installLanguage(application, language);
    const pb::ParsedCommandLine parsed = pb::parseCommandLine(arguments);
    const int exitCode = parsed.exitCode.value_or(0);
    std::fputs(parsed.text.toLocal8Bit().constData(), exitCode == 0 ? stdout : stderr);
    return exitCode;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("presence-bridge"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PB_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral(PB_APP_ID));
    pb::prepareConsole();

    QStringList given;
    for (int i = 0; i < argc; ++i)
        given << QString::fromLocal8Bit(argv[i]);
    const pb::QtOptions arguments = pb::withoutQtOptions(given);
    const pb::ParsedCommandLine parsed = pb::parseCommandLine(arguments);
    if (parsed.exitCode)
        return explain(argc, argv, arguments, parsed.options.language);
    const bool hasWindow = !parsed.options.headless && !parsed.options.engine && !parsed.options.check;
    pb::installLogging(parsed.options.logLevel);
    if (!parsed.options.why.isEmpty())
        return run<QCoreApplication, pb::WhyProgram>(argc, argv, parsed.options);
#ifdef Q_OS_LINUX
    if (parsed.options.service != pb::ServiceAction::None)
        return run<QCoreApplication, pb::ServiceProgram>(argc, argv, parsed.options);
#endif
    if (!parsed.options.demo && !parsed.options.forget)
        pb::keepLog(hasWindow ? pb::windowLogFile() : pb::logFile());
    if (parsed.options.check)
        return run<QCoreApplication, pb::CheckProgram>(argc, argv, parsed.options);
    if (parsed.options.forget)
        return run<QCoreApplication, pb::ForgetProgram>(argc, argv, parsed.options);
    if (parsed.options.engine)
        return run<QCoreApplication, pb::EngineProgram>(argc, argv, parsed.options);
    if (hasWindow)
        return run<QApplication, pb::WindowProgram>(argc, argv, parsed.options);
    return run<QCoreApplication, pb::HeadlessProgram>(argc, argv, parsed.options);
}
