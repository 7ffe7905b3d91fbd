// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pb {

/// Where the engine that keeps its state in this folder is found by its windows: a path on Unix, the name of
/// a pipe on Windows. The folder need not be there yet.
QString engineSocketName(const QString &stateFolder);

} // namespace pb
