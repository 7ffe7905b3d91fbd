// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QString>
#include <QStringList>

#include <algorithm>

/// Tables of names for values, and help with names that somebody mistyped. Internal to the module.
namespace pb::profile {

template<typename T>
struct Named {
    QLatin1String name;
    T value;
};

/// The name of a value; empty where the table has none for it.
template<typename Table, typename T>
QString nameOf(const Table &table, const T &value)
{
    const auto at =
        std::find_if(table.begin(), table.end(), [&](const auto &row) { return row.value == value; });
    return at == table.end() ? QString() : QString(at->name);
}

template<typename Table>
QStringList namesIn(const Table &table)
{
    QStringList names;
    for (const auto &row : table)
        names << row.name;
    return names;
}

/// The known name that needs the fewest changes of a letter to become `name`; empty where none is near.
QString nearest(const QString &name, const QStringList &known);

/// `did you mean "…"?`, or nothing.
QString didYouMean(const QString &name, const QStringList &known);

/// `"a", "b" or "c"`
QString oneOf(const QStringList &names);

/// Fit to be printed in one line: shortened, without control characters.
QString printable(const QString &text);

} // namespace pb::profile
