// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/flowlayout.h"

#include <QEvent>
#include <QStyle>
#include <QWidget>

namespace pb::ui {

namespace {

bool grows(const QLayoutItem &item)
{
    return item.expandingDirections().testFlag(Qt::Horizontal);
}

/// As wide as it likes to be, or as it must be where it gets more as soon as there is more.
int widthOf(const QLayoutItem &item, int most)
{
    return qMin(grows(item) ? item.minimumSize().width() : item.sizeHint().width(), most);
}

} // namespace

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[std::size_t(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (!itemAt(index))
        return nullptr;
    QLayoutItem *item = m_items[std::size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return item;
}

std::size_t FlowLayout::endOfRow(std::size_t first, int width) const
{
    int used = -gap();
    std::size_t i = first;
    for (; i < m_items.size(); ++i) {
        if (m_items[i]->isEmpty())
            continue;
        used += gap() + widthOf(*m_items[i], width);
        if (used > width && i > first)
            break;
    }
    return i;
}

int FlowLayout::placeRow(std::size_t first, std::size_t end, const QRect &area, bool moves) const
{
    int used = -gap();
    int growing = 0;
    for (std::size_t i = first; i < end; ++i) {
        if (m_items[i]->isEmpty())
            continue;
        used += gap() + widthOf(*m_items[i], area.width());
        growing += grows(*m_items[i]) ? 1 : 0;
    }
    int rest = qMax(0, area.width() - used);
    std::vector<int> widths(m_items.size());
    int height = 0;
    for (std::size_t i = first; i < end; ++i) {
        const QLayoutItem &item = *m_items[i];
        if (item.isEmpty())
            continue;
        widths[i] = widthOf(item, area.width());
        const int more =
            grows(item) ? qMin(rest / growing--, qMax(0, item.maximumSize().width() - widths[i])) : 0;
        rest -= more;
        widths[i] += more;
        height = qMax(
            height, item.hasHeightForWidth() ? item.heightForWidth(widths[i]) : item.sizeHint().height());
    }
    if (!moves)
        return height;
    int x = area.left();
    for (std::size_t i = first; i < end; ++i) {
        if (m_items[i]->isEmpty())
            continue;
        const QRect place(x, area.top(), widths[i], height);
        m_items[i]->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), area, place));
        x += widths[i] + gap();
    }
    return height;
}

int FlowLayout::arrange(const QRect &area, bool moves) const
{
    const QMargins margins = contentsMargins();
    QRect row = area.marginsRemoved(margins);
    const int top = row.top();
    int bottom = top;
    for (std::size_t first = 0; first < m_items.size();) {
        const std::size_t end = endOfRow(first, row.width());
        const int height = placeRow(first, end, row, moves);
        bottom = row.top() + height;
        row.moveTop(bottom + (height > 0 ? gap() : 0));
        first = end;
    }
    return bottom - top + margins.top() + margins.bottom();
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::leastSize() const
{
    QSize least(0, 0);
    for (const auto &item : m_items)
        least = least.expandedTo(item->isEmpty() ? QSize(0, 0) : item->minimumSize());
    return least;
}

QSize FlowLayout::minimumSize() const
{
    return forPresentWidth(leastSize());
}

QSize FlowLayout::sizeHint() const
{
    QSize hint(0, 0);
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize own = item->sizeHint();
        const int before = hint.width() > 0 ? hint.width() + gap() : 0;
        hint = QSize(before + own.width(), qMax(hint.height(), own.height()));
    }
    return forPresentWidth(hint);
}

QSize FlowLayout::forPresentWidth(const QSize &size) const
{
    const QMargins margins = contentsMargins();
    const QSize whole = size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
    return m_width > 0 ? QSize(whole.width(), heightForWidth(qMax(m_width, leastSize().width()))) : whole;
}

void FlowLayout::setGeometry(const QRect &area)
{
    QLayout::setGeometry(area);
    parentWidget()->installEventFilter(this);
    noteWidth();
    arrange(area, true);
}

bool FlowLayout::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
        noteWidth();
    return QLayout::eventFilter(watched, event);
}

void FlowLayout::noteWidth()
{
    const int before = minimumSize().height();
    // what is hidden keeps some old width, for which a window must not grow
    m_width = parentWidget()->isVisible() ? geometry().width() : 0;
    if (minimumSize().height() != before)
        update();
}

} // namespace pb::ui
