// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/search/rowmatcher.h"

#include "ui/monitor/table/monitormodel.h"

#include <algorithm>
#include <array>

namespace pb::ui {

using Field = SearchTerm::Field;

namespace {

template<typename E>
bool has(quint32 bits, E value)
{
    return (bits & (1U << static_cast<unsigned>(value))) != 0;
}

} // namespace

void RowMatcher::setQuery(const SearchQuery &query)
{
    m_query = query;
    m_words.clear();
    for (const SearchTerm &term : query.terms())
        m_words.push_back({term, {}});
}

void RowMatcher::forgetTexts(const MonitorModel &model)
{
    for (Word &word : m_words)
        word.shared.assign(static_cast<std::size_t>(model.sharedTexts()), -1);
}

bool RowMatcher::accepts(const MonitorModel &model, int row)
{
    return std::all_of(m_words.begin(), m_words.end(),
        [&](Word &word) { return word.term.isOpen() || matches(model, row, word) != word.term.excludes; });
}

bool RowMatcher::inColumn(const MonitorModel &model, int row, int column, Word &word)
{
    const auto id = static_cast<std::size_t>(model.textId(row, column));
    if (id >= word.shared.size())
        word.shared.resize(static_cast<std::size_t>(model.sharedTexts()), -1);
    auto &known = word.shared[id];
    if (known < 0)
        known = model.sharedText(static_cast<int>(id)).contains(word.term.text) ? 1 : 0;
    return known > 0;
}

bool RowMatcher::anywhere(const MonitorModel &model, int row, Word &word)
{
    static constexpr std::array columns{MonitorModel::Teams, MonitorModel::ToStarface, MonitorModel::ToTeams,
        MonitorModel::Starface, MonitorModel::Why};
    return model.identity(row).contains(word.term.text)
        || std::any_of(
            columns.begin(), columns.end(), [&](int column) { return inColumn(model, row, column, word); })
        || model.text(row, MonitorModel::Since).contains(word.term.text, Qt::CaseInsensitive);
}

bool RowMatcher::matches(const MonitorModel &model, int row, Word &word)
{
    const SearchTerm &term = word.term;
    const board::Row &r = model.board().row(row);
    const QStringView identity(model.identity(row));
    switch (term.field) {
    case Field::Name:
        return identity.left(identity.indexOf(u'\n')).contains(term.text);
    case Field::Mail:
        return identity.mid(identity.indexOf(u'\n') + 1).contains(term.text);
    case Field::Teams:
        return r.hasReport && has(term.bits, board::shownTeams(r.report));
    case Field::Starface:
        return r.hasReport && has(term.bits, board::shownStarface(r.report));
    case Field::Is:
        return (model.flags(row) & term.bits) != 0;
    case Field::Why:
        return inColumn(model, row, MonitorModel::Why, word)
            || (r.hasReport
                && (has(term.bits, r.report.toStarface.reason)
                    || has(term.teamsReasons, r.report.toTeams.reason)));
    case Field::Any:
        break;
    }
    return anywhere(model, row, word);
}

} // namespace pb::ui
