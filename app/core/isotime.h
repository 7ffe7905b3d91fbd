// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QDateTime>
#include <QString>

namespace pb::core {

/// In local time; the one way from a Wall to a date that people read.
QDateTime localTime(Wall time);
/// ISO 8601 in local time with milliseconds and the offset from UTC, "2026-03-29T03:00:00.000+02:00": what a
/// ticket and a spreadsheet need. Empty for the epoch, which stands for "never".
QString isoTime(Wall time);
/// The same in UTC, for programs.
QString isoTimeUtc(Wall time);

} // namespace pb::core
