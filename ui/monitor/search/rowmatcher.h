// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/monitor/search/searchquery.h"

#include <vector>

namespace pb::ui {

class MonitorModel;

/// Says which rows of a MonitorModel a query takes. Looks each shared text up once and remembers the answer,
/// so that 10,000 rows cost little more than the different texts in them.
class RowMatcher {
public:
    void setQuery(const SearchQuery &query);
    const SearchQuery &query() const { return m_query; }
    bool accepts(const MonitorModel &model, int row);
    /// The shared texts may have been numbered anew.
    void forgetTexts(const MonitorModel &model);

private:
    struct Word {
        SearchTerm term;
        std::vector<signed char> shared; ///< per shared text: -1 not looked at, 0 no, 1 yes
    };
    static bool matches(const MonitorModel &model, int row, Word &word);
    static bool inColumn(const MonitorModel &model, int row, int column, Word &word);
    static bool anywhere(const MonitorModel &model, int row, Word &word);

    SearchQuery m_query;
    std::vector<Word> m_words;
};

} // namespace pb::ui
