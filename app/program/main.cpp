// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/checkprogram.h"
#include "program/forgetprogram.h"
#include "program/hygiene.h"
#include "program/keysprogram.h"
#include "program/logging.h"
#include "program/startup.h"
#ifdef Q_OS_LINUX
#include "program/serviceprogram.h"
#endif
#include "program/whyprogram.h"
#include "program/windowprogram.h"

#include <QApplication>

int main(int argc, char **argv)
{
    pb::beginProcess();
    QGuiApplication::setDesktopFileName(QStringLiteral(PB_APP_ID));
    const pb::QtOptions arguments = pb::readArguments(argc, argv);
    const pb::ParsedCommandLine parsed = pb::parseCommandLine(arguments);
    const pb::CommandLine &options = parsed.options;
    if (parsed.exitCode)
        return pb::explain(argc, argv, arguments, options.language);
    if ((options.engine || options.headless) && options.service == pb::ServiceAction::None) {
        pb::becomeEngine(argv);
        return pb::runWithoutWindow(argc, argv, options);
    }
    // what the installation of a service writes is for others, too
    if (options.service == pb::ServiceAction::None)
        pb::keepFilesPrivate();
    pb::installLogging(options.logLevel);
    if (!options.why.isEmpty())
        return pb::runProgram<QCoreApplication, pb::WhyProgram>(argc, argv, options);
#ifdef Q_OS_LINUX
    if (options.service != pb::ServiceAction::None)
        return pb::runProgram<QCoreApplication, pb::ServiceProgram>(argc, argv, options);
#endif
    if (!options.demo && !options.forget)
        pb::keepLog(
            options.check || options.keys != pb::KeysAction::None ? pb::logFile() : pb::windowLogFile());
    if (options.check)
        return pb::runProgram<QCoreApplication, pb::CheckProgram>(argc, argv, options);
    if (options.keys != pb::KeysAction::None)
        return pb::runProgram<QCoreApplication, pb::KeysProgram>(argc, argv, options);
    if (options.forget)
        return pb::runProgram<QCoreApplication, pb::ForgetProgram>(argc, argv, options);
    return pb::runProgram<QApplication, pb::WindowProgram>(argc, argv, options);
}
