// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile/memberreader.h"

#include "profile/words.h"

#include <QJsonArray>

#include <array>
#include <cmath>

namespace pb::profile {

namespace {

bool looksLikeSecret(const QString &name)
{
    QString plain = name.toLower();
    plain.remove(QLatin1Char('_')).remove(QLatin1Char('-')).remove(QLatin1Char(' '));
    static constexpr std::array words{QLatin1String("secret"), QLatin1String("password"),
        QLatin1String("passwd"), QLatin1String("passwort"), QLatin1String("kennwort"),
        QLatin1String("passphrase"), QLatin1String("token"), QLatin1String("credential"),
        QLatin1String("privatekey"), QLatin1String("apikey")};
    return std::any_of(words.begin(), words.end(), [&](QLatin1String word) { return plain.contains(word); });
}

// User info, query and fragment of a URL may hold a password or a token, in whatever member it was pasted.
bool holdsMoreThanAnAddress(const QString &text)
{
    return text.contains(QLatin1String("://")) && std::any_of(text.begin(), text.end(), [](QChar c) {
        return c == QLatin1Char('@') || c == QLatin1Char('?') || c == QLatin1Char('#');
    });
}

} // namespace

QString describe(const QJsonValue &value, bool textShown)
{
    switch (value.type()) {
    case QJsonValue::Undefined:
        return Words::tr("nothing");
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 15);
    case QJsonValue::Array:
        return Words::tr("a list of %1").arg(value.toArray().size());
    case QJsonValue::Object:
        return Words::tr("an object");
    case QJsonValue::String:
        break;
    }
    const QString text = value.toString();
    if (text.isEmpty())
        return Words::tr("an empty text");
    return textShown && !holdsMoreThanAnAddress(text) ? QLatin1Char('"') + printable(text) + QLatin1Char('"')
                                                      : Words::tr("a text of %1 characters").arg(text.size());
}

MemberReader::MemberReader(const QJsonValue &value, const QString &path, Problems &problems)
    : m_object(value.toObject())
    , m_path(path)
    , m_problems(problems)
    , m_isObject(value.isObject())
{
    if (!m_isObject)
        m_problems << Problem{Problem::Kind::Wrong, path, Words::tr("an object"), describe(value), {}};
}

QString MemberReader::pathOf(QLatin1String name) const
{
    return m_path.isEmpty() ? QString(name) : QString(m_path + QLatin1Char('.') + name);
}

QJsonValue MemberReader::take(QLatin1String name, Need need, const QString &expected)
{
    m_asked << name;
    const QJsonValue value = m_object.value(name);
    // What is not an object has been refused as a whole: its members are not missing as well.
    if (value.isUndefined() && need == Need::Required && m_isObject)
        m_problems << Problem{Problem::Kind::Missing, pathOf(name), expected, {}, {}};
    return value;
}

void MemberReader::refuse(
    QLatin1String name, const QString &expected, const QString &found, const QString &hint)
{
    m_problems << Problem{Problem::Kind::Wrong, pathOf(name), expected, found, hint};
}

void MemberReader::flag(QLatin1String name, bool &into)
{
    const QString expected = Words::tr("true or false");
    const QJsonValue value = take(name, Need::Optional, expected);
    if (value.isBool())
        into = value.toBool();
    else if (!value.isUndefined())
        refuse(name, expected, describe(value));
}

std::optional<int> MemberReader::wholeNumber(QLatin1String name, int from, int upTo, Need need)
{
    const QString expected = Words::tr("a whole number from %1 to %2").arg(from).arg(upTo);
    const QJsonValue value = take(name, need, expected);
    if (value.isUndefined())
        return std::nullopt;
    const double number = value.toDouble(from - 1.0);
    if (value.isDouble() && number >= from && number <= upTo && std::trunc(number) == number)
        return static_cast<int>(number);
    refuse(name, expected, describe(value));
    return std::nullopt;
}

void MemberReader::real(QLatin1String name, double &into, double above, double upTo)
{
    const QString expected = Words::tr("a number above %1 and up to %2").arg(above).arg(upTo);
    const QJsonValue value = take(name, Need::Optional, expected);
    if (value.isDouble() && value.toDouble() > above && value.toDouble() <= upTo)
        into = value.toDouble();
    else if (!value.isUndefined())
        refuse(name, expected, describe(value));
}

void MemberReader::text(QLatin1String name, QString &into, Need need, const TextRule &rule)
{
    const QJsonValue value = take(name, need, rule.expected);
    if (value.isString() && rule.accepts(value.toString()))
        into = value.toString();
    else if (!value.isUndefined())
        refuse(name, rule.expected, describe(value, rule.shown));
}

void MemberReader::day(QLatin1String name, QDate &into)
{
    const QString expected = Words::tr("a day such as 2026-05-31");
    const QJsonValue value = take(name, Need::Optional, expected);
    const QDate read = QDate::fromString(value.toString(), Qt::ISODate);
    if (read.isValid())
        into = read;
    else if (!value.isUndefined()) // a secret is easily pasted beside its day
        refuse(name, expected, describe(value, false));
}

void MemberReader::finish()
{
    QStringList left = m_asked;
    for (const QString &name : m_object.keys())
        left.removeAll(name);
    for (const QString &name : m_object.keys()) {
        if (m_asked.contains(name))
            continue;
        const QString path =
            m_path.isEmpty() ? printable(name) : QString(m_path + QLatin1Char('.') + printable(name));
        if (looksLikeSecret(name))
            m_problems << Problem{Problem::Kind::Secret, path, {}, {}, {}};
        else
            m_problems << Problem{Problem::Kind::Unknown, path, {}, {}, didYouMean(name, left)};
    }
}

} // namespace pb::profile
