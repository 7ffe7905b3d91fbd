// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pseudonyms.h"

#include "http/redaction.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>

namespace pb::support {

namespace {

/// Shorter parts of a name ("de", "Li") are too often something else; alone they say nothing.
constexpr qsizetype shortestWord = 3;

/// What is personal by its shape, in the order in which it is looked for: the capture group names the kind.
const QRegularExpression &shapes()
{
    static const QRegularExpression pattern(
        QStringLiteral(
            "(?<url>(?<=://)[^/\\s\"'<>?#]+)"
            "|(?<address>[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}.-]+)"
            "|(?<id>\\b[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\\b)"
            "|(?<hash>\\b(?:[0-9A-Fa-f]{2}:){7,}[0-9A-Fa-f]{2}\\b|\\b[0-9A-Fa-f]{32,}\\b)"
            "|(?<ip>\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b)"
            "|(?<number>(?<=/users/)[^/\\s\"'?]+|(?<=starface:)\\d+|(?<=teams:)[^\\s\"]+)"),
        QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

bool isWordChar(QChar c)
{
    return c.isLetterOrNumber() || c.isMark();
}

} // namespace

Pseudonyms::Pseudonyms(const QList<sync::Person> &people, const QStringList &places, const QByteArray &salt)
{
    // in an order that says nothing about the alphabet
    QList<std::pair<QByteArray, const sync::Person *>> order;
    for (const sync::Person &person : people) {
        const QByteArray salted = salt + person.key.toUtf8();
        order.append({QCryptographicHash::hash(salted, QCryptographicHash::Sha256), &person});
    }
    std::sort(order.begin(), order.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    int number = 0;
    for (const auto &[hash, person] : std::as_const(order))
        learn(*person, QStringLiteral("user-%1").arg(++number, 4, 10, QLatin1Char('0')));

    int place = 0;
    for (const QString &text : places) {
        if (!text.isEmpty())
            m_places.append({text, QStringLiteral("place-%1").arg(++place)});
    }
    std::stable_sort(m_places.begin(), m_places.end(),
        [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
}

void Pseudonyms::learn(const sync::Person &person, const QString &standIn)
{
    for (const QString &text : {person.key, person.email, person.graphId}) {
        if (!text.isEmpty())
            m_known.insert(text.toLower(), standIn);
    }
    QString word;
    const auto note = [this, &word, &standIn] {
        if (word.size() >= shortestWord) {
            // a part that several people have stands for nobody alone
            const auto known = m_words.constFind(word);
            const bool shared = known != m_words.cend() && *known != standIn;
            m_words.insert(word, shared ? QStringLiteral("name") : standIn);
        }
        word.clear();
    };
    for (const QChar c : person.name.toLower()) {
        if (isWordChar(c))
            word += c;
        else
            note();
    }
    note();
}

QString Pseudonyms::user(const QString &key)
{
    return standIn(QStringLiteral("user-other"), key);
}

QString Pseudonyms::standIn(const QString &kind, const QString &text)
{
    const QString lower = text.toLower();
    const auto known = m_known.constFind(lower);
    if (known != m_known.cend())
        return *known;
    const QString made = QStringLiteral("%1-%2").arg(kind).arg(++m_counts[kind]);
    m_known.insert(lower, made);
    return made;
}

QString Pseudonyms::clean(const QString &text)
{
    QString clean = http::redacted(text);
    for (const auto &[place, standIn] : std::as_const(m_places))
        clean.replace(place, standIn, Qt::CaseInsensitive);
    return withoutNames(withoutShapes(clean));
}

QString Pseudonyms::withoutShapes(const QString &text)
{
    static const QStringList kinds{QStringLiteral("url"), QStringLiteral("address"), QStringLiteral("id"),
        QStringLiteral("hash"), QStringLiteral("ip"), QStringLiteral("number")};
    QString clean;
    qsizetype from = 0;
    auto matches = shapes().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        QString kind;
        for (const QString &name : kinds) {
            if (match.capturedLength(name) > 0)
                kind = name == QLatin1String("url") ? QStringLiteral("host") : name;
        }
        clean += QStringView(text).mid(from, match.capturedStart() - from);
        clean += standIn(kind, match.captured());
        from = match.capturedEnd();
    }
    return clean + QStringView(text).mid(from);
}

QString Pseudonyms::withoutNames(const QString &text) const
{
    QString clean;
    clean.reserve(text.size());
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = at;
        while (end < text.size() && isWordChar(text[end]))
            ++end;
        if (end == at) {
            clean += text[at++];
            continue;
        }
        const QString word = text.mid(at, end - at);
        // as in a name: words in lower case are the log's own
        const bool maybe = word.size() >= shortestWord && !word.front().isLower();
        const auto known = maybe ? m_words.constFind(word.toLower()) : m_words.cend();
        clean += known == m_words.cend() ? word : *known;
        at = end;
    }
    return clean;
}

} // namespace pb::support
