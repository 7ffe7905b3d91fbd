// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/facts.h"
#include "profile/profile.h"
#include "support/versioninfo.h"
#include "support/zip.h"

#include <QByteArray>
#include <QDateTime>

namespace pb::support {

/// Everything that goes into a bundle, as it is: what is personal is taken out in makeBundle().
struct BundleInput {
    VersionInfo versions;
    profile::Profile profile;
    health::Facts facts;
    core::ClockReading now; ///< when what is told was taken
    QList<sync::Person> people;
    QList<sync::UserReport> reports;
    QList<sync::WriteRecord> writes;
    QByteArray log; ///< the older file first
    QStringList places; ///< further names that must not appear: this computer's, the folders of its user
    QByteArray salt; ///< random, for this bundle alone
};

/// What a person who helps needs, with users by stand-ins and without hosts, addresses, ids and secrets: what
/// is shown before saving is byte for byte what is saved.
struct Bundle {
    QList<ZipEntry> files;

    QByteArray zip(const QDateTime &now) const { return toZip(files, now); }
};

/// Pure. Only the end of a long log is taken.
Bundle makeBundle(const BundleInput &input);

/// The last lines of the log that fit.
QByteArray endOfLog(const QByteArray &log, qsizetype most);

} // namespace pb::support
