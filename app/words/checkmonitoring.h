// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/check/checkreport.h"

#include <QString>

/// The report for programs that watch machines, as their documents want it: one line that says the state,
/// then details. Texts are sentences of the program's language, without what separates fields there. Pure.
namespace pb::ui {

/// The states of Nagios' plugins, with their exit codes; Checkmk has the same.
enum class MonitoringState { Ok = 0, Warning = 1, Critical = 2, Unknown = 3 };

/// What was not tried counts for nothing. Unknown: nothing was tried at all.
MonitoringState monitoringState(const QList<setup::CheckLine> &lines);

/// Output of a Nagios plugin: state and summary, performance data (matched users, lines read, users without a
/// busy-lamp key, days until the secrets expire), then a line for each check that is not well.
QString nagiosText(const setup::CheckReport &report);
/// Output of a Checkmk local check: a service for each of write access, read access, STARFACE and users.
QString checkmkText(const setup::CheckReport &report);

/// The same where nothing could be checked: the profile or its secrets cannot be used.
QString nagiosFailure(const QString &sentence);
QString checkmkFailure(const QString &sentence);

} // namespace pb::ui
