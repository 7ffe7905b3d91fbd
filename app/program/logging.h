// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pb {

/// Sends every log message through redaction to standard error. Call once, at the start.
void installLogging(const QString &level);

/// From now on also to this file, of limited size: at 5 MiB it is set aside as "<file>.1", replacing the one
/// before.
void keepLog(const QString &file);

/// Where the log of the synchronisation is kept, and that of the windows.
QString logFile();
QString windowLogFile();

} // namespace pb
