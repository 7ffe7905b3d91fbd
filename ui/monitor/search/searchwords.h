// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/monitor/search/searchquery.h"

#include <optional>

/// The words that the filter box understands. A value is written as its first word, in the language of the
/// window, and understood by any.
namespace pb::ui::searchwords {

/// "teams", "pbx", "ist"… as a field.
std::optional<SearchTerm::Field> fieldOf(const QString &word);
/// As it is written in the language of the window, with the colon.
QString fieldWord(SearchTerm::Field field);
QString fieldMeaning(SearchTerm::Field field);
/// The fields that are suggested, in their order.
QList<SearchTerm::Field> fields();

/// The bits of a field that a value means: the exact word, or all that have a word beginning with it.
quint32 bitsOf(SearchTerm::Field field, const QString &value);
/// The bits of a field that have words, in the order of their enums.
QList<quint32> bits(SearchTerm::Field field);
QString valueWord(SearchTerm::Field field, quint32 bit);
QString valueMeaning(SearchTerm::Field field, quint32 bit);

/// Reasons whose stable name or sentence contains it.
quint32 reasonsOf(const QString &value, presence::Side written);

} // namespace pb::ui::searchwords
