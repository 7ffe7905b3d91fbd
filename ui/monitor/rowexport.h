// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace pb::board {
class Board;
}

namespace pb::ui {

/// These rows of the board as a table in words: a header, then one row for each user, with both directions,
/// raw values and times in ISO 8601 with offset. Pure.
QList<QStringList> rowsAsTable(const board::Board &board, const QList<int> &rows);

enum class ExportFormat { Csv, Json };
/// By the ending of the file name; CSV where it says nothing.
ExportFormat exportFormat(const QString &fileName);
QByteArray exported(const board::Board &board, const QList<int> &rows, ExportFormat format);

/// Lines of cells for the clipboard: tab-separated, no cell can be taken for a formula.
QString asTsv(const QList<QStringList> &lines);

} // namespace pb::ui
