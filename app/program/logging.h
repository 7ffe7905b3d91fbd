// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace pb {

/// Sends every log message through redaction to standard error. Call once, at the start.
void installLogging(const QString &level);

/// From now on also to this file, of limited size: at 5 MiB it is set aside as "<file>.1", replacing the one
/// before.
void keepLog(const QString &file);

/// From now on each line, redacted, goes here, too, from whichever thread; null: nowhere any more.
void followLog(std::function<void(const QByteArray &line)> take);

/// Where the log of the synchronisation is kept, and that of the windows.
QString logFile();
/// Of that of the synchronisation, whole lines, at most so many bytes.
QByteArray endOfLog(qint64 most);
QString windowLogFile();

} // namespace pb
