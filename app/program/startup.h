// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/commandline.h"
#include "words/language.h"

#include <QCoreApplication>

/// What the program files have in common between main() and the event loop.
namespace pb {

/// Name, version and console; from here on no secret leaves the process by a core. Call once, first of all.
void beginProcess();

/// The arguments as text, without those of Qt.
QtOptions readArguments(int argc, char **argv);

/// Prints help, version or what is wrong with the arguments; how the program is to end.
int explain(int argc, char **argv, const QtOptions &arguments, const QString &language);

/// `--engine` and `--headless`, from here to the exit code.
int runWithoutWindow(int argc, char **argv, const CommandLine &options);

/// The same by a program file of its own, which loads no library of the windows: this process goes on as that
/// one. Returns where there is none beside this one or where helpers are kept.
void becomeEngine(char **argv);

template<typename Application, typename Run>
int runProgram(int argc, char **argv, const CommandLine &options)
{
    Application application(argc, argv);
    ui::installLanguage(application, options.language);
    Run program(options);
    QObject::connect(&program, &Run::left, &application, &QCoreApplication::exit);
    program.start();
    return application.exec();
}

} // namespace pb
