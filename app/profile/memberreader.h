// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profile/names.h"
#include "profile/problem.h"

#include <QDate>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

#include <optional>

/// Reads JSON objects strictly. Internal to the module.
namespace pb::profile {

enum class Need { Optional, Required };

/// Which texts a member takes.
struct TextRule {
    QString expected; ///< "a GUID such as …"
    bool (*accepts)(const QString &text);
    bool shown = true; ///< false: the value may be a secret that was pasted into the wrong member
};

/// What stands there, for `Problem::found`.
QString describe(const QJsonValue &value, bool textShown = true);

/// Reads one object member by member into variables that hold the defaults, and gathers all that is wrong. A
/// variable is written only where its member is right. Every member not asked for until finish() is a
/// problem. The list of problems outlives it.
class MemberReader {
public:
    MemberReader(const QJsonValue &value, const QString &path, Problems &problems);

    QString pathOf(QLatin1String name) const;
    bool has(QLatin1String name) const { return m_object.contains(name); }

    /// The member as it stands; Undefined where it is absent, which is a problem only where it is Required.
    QJsonValue take(QLatin1String name, Need need, const QString &expected);
    void refuse(QLatin1String name, const QString &expected, const QString &found, const QString &hint = {});

    void flag(QLatin1String name, bool &into);
    void real(QLatin1String name, double &into, double above, double upTo);
    void text(QLatin1String name, QString &into, Need need, const TextRule &rule);
    /// A day as ISO 8601 writes it.
    void day(QLatin1String name, QDate &into);

    template<typename Int>
    void integer(QLatin1String name, Int &into, int from, int upTo, Need need = Need::Optional)
    {
        if (const auto number = wholeNumber(name, from, upTo, need))
            into = static_cast<Int>(*number);
    }

    template<typename Table, typename T>
    void choice(QLatin1String name, T &into, Need need, const Table &table, const QString &hint = {})
    {
        const QJsonValue value = take(name, need, oneOf(namesIn(table)));
        if (value.isUndefined())
            return;
        for (const auto &row : table) {
            if (value.isString() && value.toString() == row.name) {
                into = row.value;
                return;
            }
        }
        const QStringList names = namesIn(table);
        refuse(
            name, oneOf(names), describe(value), hint.isEmpty() ? didYouMean(value.toString(), names) : hint);
    }

    void finish();

private:
    std::optional<int> wholeNumber(QLatin1String name, int from, int upTo, Need need);

    QJsonObject m_object;
    QString m_path;
    Problems &m_problems;
    QStringList m_asked;
    bool m_isObject;
};

} // namespace pb::profile
