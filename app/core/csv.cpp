// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csv.h"

#include <QLocale>

#include <algorithm>

namespace pb::core {

namespace {

/// What a spreadsheet takes for the beginning of a formula, the full-width forms included (OWASP, CSV
/// injection).
bool beginsFormula(QChar c)
{
    static const QString signs = QStringLiteral("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");
    return signs.contains(c);
}

bool needsQuotes(const QString &text)
{
    // both separators: then a file read with the wrong one still keeps its cells together
    return std::any_of(text.begin(), text.end(),
               [](QChar c) {
                   return c == u'"' || c == u',' || c == u';' || c == u'\r' || c == u'\n' || c == u'\t';
               })
        || text.startsWith(u' ') || text.endsWith(u' ');
}

} // namespace

QChar csvSeparator(const QLocale &locale)
{
    return locale.decimalPoint() == QLatin1String(",") ? u';' : u',';
}

QString csvCell(const QString &text)
{
    QString cell = text;
    cell.remove(QChar(u'\0'));
    const auto first =
        std::find_if(cell.begin(), cell.end(), [](QChar c) { return !c.isSpace() || beginsFormula(c); });
    if (first != cell.end() && beginsFormula(*first))
        cell.prepend(u'\'');
    if (!needsQuotes(cell))
        return cell;
    cell.replace(u'"', QStringLiteral("\"\""));
    return u'"' + cell + u'"';
}

QByteArray toCsv(const QList<QStringList> &rows, QChar separator)
{
    QString text(QChar(QChar::ByteOrderMark));
    for (const QStringList &row : rows) {
        QStringList cells;
        cells.reserve(row.size());
        for (const QString &cell : row)
            cells << csvCell(cell);
        text += cells.join(separator) + QStringLiteral("\r\n");
    }
    return text.toUtf8();
}

} // namespace pb::core
