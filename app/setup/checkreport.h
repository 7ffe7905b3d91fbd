// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "setup/setuptypes.h"

#include <QDate>

/// What a check of a finished profile found: plain values, and how they come from the lines of the set-up.
/// Pure.
namespace pb::setup {

struct CheckLine {
    enum class Status {
        Ok,
        Missing, ///< it was looked at, and something has to be granted, entered or renewed
        Failed, ///< it could not be looked at, or did not work
        NotRun ///< not asked for, or pointless after what failed before
    };
    QString id; ///< stable, e.g. "writeAccess.permission"
    QString subject; ///< what of several, e.g. "Presence.ReadWrite.All"; may be empty
    Status status = Status::Ok;
    std::optional<core::Error> error;
    int count = -1; ///< of users, keys or days, where counting makes sense
    QStringList names; ///< e.g. of users without a busy-lamp key, of excess permissions
};

struct CheckReport {
    QList<CheckLine> lines;
    QString organization; ///< the tenant's name; empty: not known
};

/// 0: all good. 1: something is missing. 2: something could not be checked, and nothing is known to be
/// missing.
int exitCode(const CheckReport &report);

/// The status that an error gives its line.
CheckLine::Status statusOf(const core::Error &error);

/// A line for each needed permission and each of its probes, and one for what is granted beyond.
QList<CheckLine> permissionReport(const QString &access, const QList<PermissionLine> &lines);
QList<CheckLine> capabilityReport(const QList<CapabilityLine> &lines);
/// Missing from the day of expiry on; NotRun where the day is not known.
CheckLine expiryLine(const QString &id, const QDate &expires, const QDate &today);

/// Stable names, for JSON and for whoever finds words for them.
QString statusName(CheckLine::Status status);
QString probeName(Probe probe);
QString capabilityName(Capability capability);

} // namespace pb::setup
