// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QLocale>
#include <QString>

/// Times as a person reads them.
namespace pb::ui {

/// "10:23:45" today, "24.11.26 10:23:45" on another day, "–" for never.
QString momentText(core::Wall time, core::Wall now);
/// The short form of a date, with all four digits of its year. ISO 8601 where the month would come first.
QString dateFormat(const QLocale &locale);
/// "3 min 20 s": how long it has lasted; at least a second, for what is new.
QString lastedText(core::Time since, core::Time now);
/// "3 min": the same for a table cell that must not change every second. In steps of five seconds, then of
/// whole minutes, hours and days.
QString roughAge(core::Time since, core::Time now);

} // namespace pb::ui
