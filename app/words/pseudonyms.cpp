// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/pseudonyms.h"

#include <QRegularExpression>

#include <algorithm>

namespace pb::ui {

namespace {

/// Shorter parts of a name are words of every language.
constexpr qsizetype shortestPart = 3;

/// Words that every ticket is full of; somebody may be called so, and the whole name goes anyway.
bool isOurWord(const QString &part)
{
    static const QSet<QString> words{QStringLiteral("teams"), QStringLiteral("starface"),
        QStringLiteral("microsoft"), QStringLiteral("presence"), QStringLiteral("bridge"),
        QStringLiteral("status"), QStringLiteral("user")};
    return words.contains(part.toLower());
}

} // namespace

void Pseudonyms::add(const sync::Person &person)
{
    const QString number = QString::number(++m_people);
    const QString name = QStringLiteral("User-%1").arg(number);
    const QString address = QStringLiteral("user-%1@example.invalid").arg(number);
    const auto know = [this](const QString &text, const QString &standIn, bool wholeWord) {
        if (!text.trimmed().isEmpty())
            m_known.append({text.trimmed(), standIn, wholeWord});
    };
    know(person.email, address, false);
    know(person.key, address, false);
    know(person.graphId, QStringLiteral("graph-id-%1").arg(number), true);
    // a small number is in every time of day: as a path only
    if (!person.starfaceId.isEmpty())
        know(QStringLiteral("users/") + person.starfaceId, QStringLiteral("users/starface-id-%1").arg(number),
            true);
    know(person.name, name, false);
    // services write of "Abendroth, Anna" or of anna.abendroth as well
    static const QRegularExpression between(
        QStringLiteral("[^\\w]+"), QRegularExpression::UseUnicodePropertiesOption);
    const QString words = person.name + QLatin1Char(' ') + person.email.section(QLatin1Char('@'), 0, 0);
    for (const QString &part : words.split(between)) {
        if (part.size() >= shortestPart && !isOurWord(part))
            know(part, name, true);
    }
    // a longer text first: an address holds a name
    std::stable_sort(m_known.begin(), m_known.end(),
        [](const Known &a, const Known &b) { return a.text.size() > b.text.size(); });
}

void Pseudonyms::keep(const QString &text)
{
    m_kept.insert(text.toLower());
}

QString Pseudonyms::standIn(const QString &found, const QString &kind)
{
    QString &known = m_others[found.toLower()];
    if (known.isEmpty())
        known = QStringLiteral("%1-%2").arg(kind).arg(m_others.size());
    return known;
}

QString Pseudonyms::applied(const QString &text)
{
    static const QRegularExpression others(
        QStringLiteral("(?<mail>[\\w.+'-]+@[\\w-]+(?:\\.[\\w-]+)+)"
                       "|(?<id>\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b)"),
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
    QString result = text;
    for (const Known &known : std::as_const(m_known)) {
        const QString pattern = QRegularExpression::escape(known.text);
        const QRegularExpression what(
            known.wholeWord ? QStringLiteral("(?<!\\w)%1(?!\\w)").arg(pattern) : pattern,
            QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
        result.replace(what, known.standIn);
    }
    QString clean;
    qsizetype last = 0;
    for (auto it = others.globalMatch(result); it.hasNext();) {
        const auto match = it.next();
        const QString found = match.captured();
        clean += QStringView(result).mid(last, match.capturedStart() - last);
        const bool stays =
            found.endsWith(QLatin1String("@example.invalid")) || m_kept.contains(found.toLower());
        clean += stays
            ? found
            : standIn(
                found, match.capturedStart(u"mail") >= 0 ? QStringLiteral("address") : QStringLiteral("id"));
        last = match.capturedEnd();
    }
    return clean + QStringView(result).mid(last);
}

} // namespace pb::ui
