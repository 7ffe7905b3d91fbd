// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/types.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace pb::ui {

/// What `is:` asks of a row, one bit each.
enum class RowFlag : std::uint16_t {
    Claimed = 1, ///< something stands because of us
    Override = 2, ///< the user switched our do not disturb off
    Stale = 4, ///< one of the readings is old
    Unmatched = 8,
    Problem = 16, ///< an admin should look at it
    Masked = 32, ///< the user's own status hides ours
    Excluded = 64, ///< the profile leaves the user alone
    Planned = 128 ///< a change is wanted, carried out or held back
};

/// One word of the filter box. Sets of values are bits in the order of their enums.
struct SearchTerm {
    enum class Field { Any, Name, Mail, Teams, Starface, Why, Is };

    Field field = Field::Any;
    QString text; ///< what stands behind the field, in lower case
    bool excludes = false; ///< "-word": rows without it
    quint32 bits = 0; ///< Teams, Starface: statuses; Is: RowFlags; Why: reasons towards the phone
    quint32 teamsReasons = 0; ///< Why: reasons towards Teams
    qsizetype begin = 0; ///< where the word stands in the text
    qsizetype end = 0;

    /// Nothing was typed behind the field yet: takes every row.
    bool isOpen() const { return field != Field::Any && text.isEmpty(); }
};

/// The text of the filter box taken apart: words are ANDed, values of one field that are separated by commas
/// are ORed, quotes keep blanks, a minus in front turns a word round. Fields and values are understood in
/// English and German whatever the language of the window is; a field that is not known is a plain word.
/// Pure.
class SearchQuery {
public:
    explicit SearchQuery(const QString &text = {});

    const QList<SearchTerm> &terms() const { return m_terms; }
    /// Asks for these rows or these only, so they are to be shown though they are hidden otherwise.
    bool asksFor(RowFlag flag) const;
    /// Whether rows come and go with time alone.
    bool dependsOnTime() const;
    /// Every value of that field that the text asks for: 0: the text does not speak of the field.
    quint32 chosen(SearchTerm::Field field) const;
    /// The text with this value of the field (one bit) added or taken out.
    QString toggled(SearchTerm::Field field, quint32 bit) const;

    struct Suggestion {
        QString word; ///< to be put in the place of the current one
        QString meaning;
    };
    /// What the word at the cursor may become, and its place in the text.
    QList<Suggestion> suggestions(qsizetype cursor) const;
    SearchTerm wordAt(qsizetype cursor) const;

private:
    QString m_text;
    QList<SearchTerm> m_terms;
};

} // namespace pb::ui
