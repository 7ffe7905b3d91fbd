// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <QString>

#include <functional>
#include <vector>

namespace pb::ui {

/// Ranks rows by a name as a person would sort it. Keeps the order between calls, because comparing 10,000
/// names takes longer than one picture of the window: what is in order already, or was before, costs little.
class NameOrder {
public:
    /// `nameOf` tells the current name of a row.
    explicit NameOrder(std::function<QString(int)> nameOf);

    /// Everything anew, for so many rows.
    void reset(int count);
    /// These rows are new or have another name. New ones come last; `count` is that of all rows.
    void place(std::vector<int> rows, int count);
    void remove(int first, int last);

    int rank(int row) const { return m_ranks[static_cast<std::size_t>(row)]; }

private:
    bool before(int a, int b) const;
    void number();

    std::function<QString(int)> m_nameOf;
    QCollator m_collator;
    std::vector<int> m_order; ///< rows by their name
    std::vector<int> m_ranks;
};

} // namespace pb::ui
