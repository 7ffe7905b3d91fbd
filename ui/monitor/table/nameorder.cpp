// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/table/nameorder.h"

#include <algorithm>
#include <numeric>

namespace pb::ui {

NameOrder::NameOrder(std::function<QString(int)> nameOf)
    : m_nameOf(std::move(nameOf))
{
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

bool NameOrder::before(int a, int b) const
{
    const int order = m_collator.compare(m_nameOf(a), m_nameOf(b));
    return order != 0 ? order < 0 : a < b;
}

void NameOrder::reset(int count)
{
    const auto less = [this](int a, int b) { return before(a, b); };
    m_order.resize(static_cast<std::size_t>(count));
    std::iota(m_order.begin(), m_order.end(), 0);
    // a directory comes in this order as a rule
    if (!std::is_sorted(m_order.begin(), m_order.end(), less))
        std::sort(m_order.begin(), m_order.end(), less);
    number();
}

void NameOrder::place(std::vector<int> rows, int count)
{
    const auto less = [this](int a, int b) { return before(a, b); };
    std::vector<char> isPlaced(static_cast<std::size_t>(count), 0);
    for (const int row : rows)
        isPlaced[static_cast<std::size_t>(row)] = 1;
    std::erase_if(m_order, [&](int row) { return isPlaced[static_cast<std::size_t>(row)] != 0; });
    std::sort(rows.begin(), rows.end(), less);
    const auto middle = static_cast<std::ptrdiff_t>(m_order.size());
    m_order.insert(m_order.end(), rows.begin(), rows.end());
    std::inplace_merge(m_order.begin(), m_order.begin() + middle, m_order.end(), less);
    number();
}

void NameOrder::remove(int first, int last)
{
    std::erase_if(m_order, [=](int row) { return row >= first && row <= last; });
    for (int &row : m_order)
        row -= row > last ? last - first + 1 : 0;
    number();
}

void NameOrder::number()
{
    m_ranks.resize(m_order.size());
    for (std::size_t i = 0; i < m_order.size(); ++i)
        m_ranks[static_cast<std::size_t>(m_order[i])] = static_cast<int>(i);
}

} // namespace pb::ui
