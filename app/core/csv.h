// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QChar>
#include <QList>
#include <QStringList>

class QLocale;

/// Tables as CSV files (RFC 4180) that open with a double click. Pure.
namespace pb::core {

/// What stands between two cells. Excel takes its own list separator only, which is ";" where "," is the
/// decimal point; LibreOffice asks and proposes either.
QChar csvSeparator(const QLocale &locale);

/// One cell: a leading apostrophe before what a spreadsheet would run as a formula (= + - @, tab and carriage
/// return, also after blanks), quoted where it has to be. Null characters are left out.
QString csvCell(const QString &text);

/// The whole file: UTF-8 with a byte order mark, without which Excel reads it in the system's old code page
/// (LibreOffice recognises the mark, too); CRLF at the end of each row.
QByteArray toCsv(const QList<QStringList> &rows, QChar separator);

} // namespace pb::core
