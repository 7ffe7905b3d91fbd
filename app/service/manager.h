// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "service/events.h"

#include <QByteArray>

#include <optional>

/// The way to the service manager that has started this process: systemd by $NOTIFY_SOCKET and
/// $WATCHDOG_USEC. Without one, and elsewhere than on Linux, nobody is told anything.
namespace pb::service {

bool hasManager();

/// The lines of sd_notify(3), such as "READY=1".
void tellManager(const QByteArray &lines);

/// A line in the system's journal with the stable id of the event.
void tellJournal(const Entry &entry);

/// Within what time the manager wants a sign of life; nothing where it wants none.
std::optional<core::Duration> watchdogInterval();

} // namespace pb::service
