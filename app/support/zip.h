// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace pb::support {

/// One file within an archive.
struct ZipEntry {
    QString name; ///< with "/" between folders, never absolute
    QByteArray content;
};

/// A ZIP archive (PKWARE APPNOTE 6.3: deflate, names in UTF-8) of files under 4 GiB: what every desktop opens
/// with a double click. Pure.
QByteArray toZip(const QList<ZipEntry> &entries, const QDateTime &modified);

} // namespace pb::support
