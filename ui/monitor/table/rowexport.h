// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace pb::board {
struct Snapshot;
}

namespace pb::ui {

/// Rows of the board as a table in words: a header, then one row for each user, with both directions,
/// raw values and times in ISO 8601 with offset. Pure.
QList<QStringList> rowsAsTable(const board::Snapshot &snapshot);

enum class ExportFormat { Csv, Json };
/// By the ending of the file name; CSV where it says nothing.
ExportFormat exportFormat(const QString &fileName);
/// The whole file. Ten thousand users take a third of a second: not for the window's thread.
QByteArray exported(const board::Snapshot &snapshot, ExportFormat format);

/// Lines of cells for the clipboard: tab-separated, no cell can be taken for a formula.
QString asTsv(const QList<QStringList> &lines);

} // namespace pb::ui
