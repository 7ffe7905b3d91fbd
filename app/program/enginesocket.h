// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profile/profile.h"

#include <QString>

namespace pb {

/// Where the engine that keeps its state in this folder is found by its windows: a path on Unix, the name of
/// a pipe on Windows. The folder need not be there yet.
QString engineSocketName(const QString &stateFolder);

/// Where all services of this computer have a folder each, which only the system can make.
inline constexpr char servicesFolder[] = "/run/presence-bridge";
/// Where the service with that folder is found by the windows of its group, if it synchronises what this
/// profile does.
QString serviceSocketName(const QString &folder, const profile::Profile &profile);
/// The same whatever it synchronises; empty: it does not run.
QString anyServiceSocket(const QString &folder);

} // namespace pb
