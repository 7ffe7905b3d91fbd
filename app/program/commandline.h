// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/qtoptions.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace pb {

/// How `--check` tells what it found: to people, to programs, or as the plugins of a monitoring system do.
enum class CheckFormat { Text, Json, Nagios, Checkmk };

/// `presence-bridge service …`
enum class ServiceAction { None, Install, Remove, Status, Secrets };

/// `presence-bridge keys …`
enum class KeysAction { None, Plan, Apply, Undo };

/// What the command line asks for. A plain value.
struct CommandLine {
    bool demo = false;
    int demoUsers = 40;
    int demoSeed = 1;
    QString demoScenario = QStringLiteral("day");
    bool headless = false;
    bool engine = false; ///< without a window of its own; windows attach
    bool attached = false; ///< engine: ends when no window is left
    QString group; ///< engine: what the members of its group may, "viewer" or "operator"; empty: nothing
    bool watch = false; ///< the window gives no orders
    bool table = false; ///< headless: a table for people instead of JSON lines
    bool setup = false; ///< open the set-up first
    bool check = false; ///< check the connection and end
    CheckFormat checkFormat = CheckFormat::Text;
    QString testUser; ///< check: the address of the user that writing is tried on; empty: not tried
    QString transcript; ///< check: file for what went over the wire, without values; empty: none
    bool forget = false; ///< remove everything of this user and end
    bool yes = false; ///< forget: do not ask
    ServiceAction service = ServiceAction::None;
    KeysAction keys = KeysAction::None;
    QString why; ///< address or name of a user whose state is explained; empty: nobody's
    bool system = false; ///< service: of the computer, not of the user
    bool replace = false; ///< service: this profile instead of the one that the service has
    bool observe = false;
    bool secretsFromStdin = false;
    QString profile; ///< file; empty: the standard one
    QString engineProgram; ///< what a window starts as its engine; empty: this program. Not an option.
    QString servicesFolder; ///< where a window looks for services; empty: the system's place. Not an option.
    QString metrics; ///< where Prometheus finds the figures: a loopback port or a file; empty: nowhere
    QString language;
    QString logLevel = QStringLiteral("warning");
    std::optional<std::chrono::seconds> period;
    std::optional<std::chrono::seconds> runFor;
};

/// The command line, or what to print and with which exit code: 0 for --help and --version, 2 for a mistake;
/// then the language is the only option that counts.
struct ParsedCommandLine {
    CommandLine options;
    std::optional<int> exitCode;
    QString text;
};
/// In the language installed.
ParsedCommandLine parseCommandLine(const QtOptions &arguments);

} // namespace pb
