// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profile/profile.h"
#include "program/commandline.h"
#include "program/windowengine.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// Where a window looks for its engine, and how it starts one where there is none.
namespace pb {

WindowEngine::Settings demoEngine(const CommandLine &options);

/// The service of the system that has the profile's name and synchronises the same, or one of this user.
/// Without secrets the engine finds them in the keychain, or in a folder of credentials.
WindowEngine::Settings profileEngine(
    const CommandLine &options, const profile::Profile &profile, const QByteArray &secrets);

/// The profile in this file points to a simulator: nothing of it is kept outside of `home`.
WindowEngine::Settings simulatedEngine(
    const CommandLine &options, const QString &file, const QString &home, const QByteArray &secrets);

/// A service whose profile this user does not have; nothing: it does not run.
std::optional<WindowEngine::Settings> serviceEngine(const CommandLine &options);
/// Where the service would be that has the profile's name and synchronises the same.
QString serviceSocketOf(const CommandLine &options, const profile::Profile &profile);
/// Where that keeps its log, as its unit has it.
QString serviceLogFolder(const CommandLine &options);
/// Which one that would be.
QString serviceName(const CommandLine &options);

} // namespace pb
