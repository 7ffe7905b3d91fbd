// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "setup/check/findings.h"

#include <QDate>

/// The one judgement of a connection: what was found, as lines with a status. The pages of the set-up, its
/// summary, *Check everything* and `--check` all show these. Plain values; pure.
namespace pb::setup {

/// What a person is told. Nothing is called working that was not tried.
enum class Verdict { Works, DoesNotWork, NotTried };

struct CheckLine {
    enum class Status {
        Ok, ///< tried, by a call that uses it
        Warning, ///< works, and somebody should look: some users lack a busy-lamp key, a secret expires soon
        Missing, ///< it was looked at, and something has to be granted, entered or renewed
        Failed, ///< it could not be looked at, or did not work
        NotRun ///< not asked for, or pointless after what failed before
    };
    QString id; ///< stable, e.g. "writeAccess.permission"
    QString subject; ///< what of several, e.g. "Presence.ReadWrite.All"; may be empty
    Status status = Status::Ok;
    std::optional<core::Error> error;
    int count = -1; ///< of users, keys or days, where counting makes sense
    std::optional<SeenKeys> keys = {}; ///< "starface.readLines": what was received
    QStringList names; ///< e.g. of users without a busy-lamp key, of excess permissions
    bool forReference = false; ///< of a permission: asked for by the reference, not needed to run
};

struct CheckReport {
    QList<CheckLine> lines;
    QString organization; ///< the tenant's name; empty: not known
};

/// Every check there is, whether it was tried or not, always in the same order.
CheckReport reportOf(const Findings &findings, const profile::Profile &profile, const QDate &today);

Verdict verdictOf(CheckLine::Status status);
/// 0: nothing that was tried fails; warnings do not count. 1: something is missing. 2: something could not be
/// checked, and nothing is known to be missing.
int exitCode(const CheckReport &report);

/// The status that an error gives its line.
CheckLine::Status statusOf(const core::Error &error);
/// Granted is not enough: every call that proves it has to have worked.
CheckLine::Status statusOf(const PermissionLine &line);
CheckLine::Status statusOf(const ProbeResult &result);
CheckLine::Status statusOf(const CapabilityLine &line);
/// Of many the one that says most: what does not work, then what was not tried, then warnings.
CheckLine::Status worstOf(const QList<CheckLine::Status> &statuses);

/// A line for each needed permission and each of its probes, and one for what is granted beyond.
QList<CheckLine> permissionReport(const QString &access, const QList<PermissionLine> &lines);
QList<CheckLine> capabilityReport(const QList<CapabilityLine> &lines);
/// The day in UTC, for the dates of expiry.
QDate utcDay(const core::Clock &clock);
/// Missing from the day of expiry on, a warning in the month before; NotRun where the day is not known.
CheckLine expiryLine(const QString &id, const QDate &expires, const QDate &today);

/// Stable names, for JSON and for whoever finds words for them.
QString statusName(CheckLine::Status status);
QString verdictName(Verdict verdict);
QString probeName(Probe probe);
QString capabilityName(Capability capability);
/// As in a profile; empty for Unknown.
QString signInName(profile::StarfaceSignIn kind);

} // namespace pb::setup
