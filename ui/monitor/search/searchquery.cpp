// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/search/searchquery.h"

#include "ui/monitor/search/searchwords.h"

#include <algorithm>

namespace pb::ui {

using Field = SearchTerm::Field;

namespace {

bool hasValues(Field field)
{
    return field == Field::Teams || field == Field::Starface || field == Field::Is;
}

/// Without the quotes, which may stand anywhere; a last one that is not closed counts.
QString unquoted(QString text)
{
    text.remove(QLatin1Char('"'));
    return text;
}

QString quoted(const QString &word)
{
    return word.contains(QLatin1Char(' ')) ? QLatin1Char('"') + word + QLatin1Char('"') : word;
}

/// Where the word that begins there ends: at the next blank outside quotes.
qsizetype endOfWord(const QString &text, qsizetype from)
{
    bool within = false;
    for (qsizetype i = from; i < text.size(); ++i) {
        if (text.at(i) == QLatin1Char('"'))
            within = !within;
        else if (text.at(i).isSpace() && !within)
            return i;
    }
    return text.size();
}

quint32 bitsOf(Field field, const QString &values)
{
    quint32 bits = 0;
    for (const QString &value : values.split(QLatin1Char(','), Qt::SkipEmptyParts))
        bits |= searchwords::bitsOf(field, value.trimmed());
    return bits;
}

void understand(SearchTerm &term)
{
    if (term.text.isEmpty())
        return;
    if (hasValues(term.field))
        term.bits = bitsOf(term.field, term.text);
    if (term.field == Field::Why) {
        // sentences have commas: one value
        term.bits = searchwords::reasonsOf(term.text, presence::Side::Starface);
        term.teamsReasons = searchwords::reasonsOf(term.text, presence::Side::Teams);
    }
}

SearchTerm parsed(const QString &text, qsizetype begin, qsizetype end)
{
    SearchTerm term;
    term.begin = begin;
    term.end = end;
    QString word = text.mid(begin, end - begin).toLower();
    if (word.size() > 1 && word.startsWith(QLatin1Char('-'))) {
        term.excludes = true;
        word.remove(0, 1);
    }
    const qsizetype colon = word.indexOf(QLatin1Char(':'));
    if (colon > 0) {
        if (const auto field = searchwords::fieldOf(word.left(colon))) {
            term.field = *field;
            word.remove(0, colon + 1);
        }
    }
    term.text = unquoted(word);
    understand(term);
    return term;
}

QString written(Field field, quint32 bits)
{
    QStringList words;
    for (const quint32 bit : searchwords::bits(field)) {
        if (bits & bit)
            words << quoted(searchwords::valueWord(field, bit));
    }
    return words.isEmpty() ? QString() : searchwords::fieldWord(field) + words.join(QLatin1Char(','));
}

} // namespace

SearchQuery::SearchQuery(const QString &text)
    : m_text(text)
{
    for (qsizetype i = 0; i < text.size();) {
        if (text.at(i).isSpace()) {
            ++i;
            continue;
        }
        const qsizetype end = endOfWord(text, i);
        SearchTerm term = parsed(text, i, end);
        // a minus alone is the beginning of something
        if (term.field != Field::Any || (!term.text.isEmpty() && term.text != QLatin1String("-")))
            m_terms.append(term);
        i = end;
    }
}

bool SearchQuery::asksFor(RowFlag flag) const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [flag](const SearchTerm &term) {
        return term.field == Field::Is && !term.excludes && (term.bits & static_cast<quint32>(flag));
    });
}

bool SearchQuery::dependsOnTime() const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [](const SearchTerm &term) {
        return term.field == Field::Is && (term.bits & static_cast<quint32>(RowFlag::Stale));
    });
}

quint32 SearchQuery::chosen(Field field) const
{
    for (const SearchTerm &term : m_terms) {
        if (term.field == field && !term.excludes)
            return term.bits;
    }
    return 0;
}

QString SearchQuery::toggled(Field field, quint32 bit) const
{
    const auto found = std::find_if(m_terms.begin(), m_terms.end(),
        [field](const SearchTerm &term) { return term.field == field && !term.excludes; });
    if (found == m_terms.end()) {
        const QString before = m_text.trimmed();
        return (before.isEmpty() ? before : before + QLatin1Char(' ')) + written(field, bit)
            + QLatin1Char(' ');
    }
    QString text = m_text;
    text.replace(found->begin, found->end - found->begin, written(field, found->bits ^ bit));
    text = text.trimmed();
    return text.isEmpty() ? text : text + QLatin1Char(' ');
}

SearchTerm SearchQuery::wordAt(qsizetype cursor) const
{
    for (const SearchTerm &term : m_terms) {
        if (term.begin < cursor && cursor <= term.end)
            return term;
    }
    SearchTerm none;
    none.begin = none.end = cursor;
    return none;
}

QList<SearchQuery::Suggestion> SearchQuery::suggestions(qsizetype cursor) const
{
    const SearchTerm term = wordAt(cursor);
    if (term.begin == term.end || cursor != term.end)
        return {};
    const QString minus = term.excludes ? QStringLiteral("-") : QString();
    QList<Suggestion> found;
    if (hasValues(term.field)) {
        // the last of several values is the one being typed
        const qsizetype comma = term.text.lastIndexOf(QLatin1Char(','));
        const QString typed = term.text.mid(comma + 1).trimmed();
        const quint32 before = comma < 0 ? 0 : bitsOf(term.field, term.text.left(comma));
        const quint32 fitting = typed.isEmpty() ? ~0U : searchwords::bitsOf(term.field, typed);
        const QString kept =
            before ? written(term.field, before) + QLatin1Char(',') : searchwords::fieldWord(term.field);
        for (const quint32 bit : searchwords::bits(term.field)) {
            const QString word = searchwords::valueWord(term.field, bit);
            if ((fitting & bit) && !(before & bit) && word.toLower() != typed)
                found.append({minus + kept + quoted(word), searchwords::valueMeaning(term.field, bit)});
        }
        return found;
    }
    if (term.field != Field::Any || term.text.isEmpty())
        return {};
    for (const Field field : searchwords::fields()) {
        if (searchwords::fieldWord(field).startsWith(term.text))
            found.append({minus + searchwords::fieldWord(field), searchwords::fieldMeaning(field)});
    }
    // a status or a mark by its own name: "bus" may become "teams:busy"
    if (term.text.size() < 2)
        return found;
    for (const Field field : {Field::Is, Field::Teams, Field::Starface}) {
        for (const quint32 bit : searchwords::bits(field)) {
            if (searchwords::valueWord(field, bit).startsWith(term.text))
                found.append({minus + written(field, bit), searchwords::valueMeaning(field, bit)});
        }
    }
    return found;
}

} // namespace pb::ui
