// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/table/monitortable.h"

#include "ui/monitor/table/monitormodel.h"
#include "ui/monitor/table/rowexport.h"
#include "ui/monitor/table/statusdelegate.h"
#include "words/sentences.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <numeric>

namespace pb::ui {

namespace {

constexpr core::Duration fadeStep{100};
/// Begins a saved arrangement; another number whenever the columns become others.
const QByteArray stateMark = QByteArrayLiteral("presence-bridge-columns-1:");
/// Widths in average characters of the font; 0: what the longest of the column's words needs.
constexpr std::array<int, MonitorModel::ColumnCount> widths{25, 29, 0, 0, 0, 0, 0, 40};

int neededWidth(int column, const QFontMetrics &metrics)
{
    if (widths[std::size_t(column)] > 0)
        return widths[std::size_t(column)] * metrics.averageCharWidth();
    QStringList words;
    switch (column) {
    case MonitorModel::Teams:
        for (const auto status : presence::allTeamsStatuses)
            words.append(statusText(status));
        break;
    case MonitorModel::Starface:
        for (const auto status : presence::allStarfaceStatuses)
            words.append(statusText(status));
        break;
    case MonitorModel::Since:
        words.append(QStringLiteral("00:00:00 00"));
        break;
    default:
        words.append(statusText(presence::StarfaceStatus::DoNotDisturb));
        words.append(targetText(presence::DndTarget::Off));
        break;
    }
    int widest = 0;
    for (const QString &word : std::as_const(words))
        widest = qMax(widest, metrics.horizontalAdvance(word));
    // slanted letters are a little wider, and pictures want their room
    const bool pictures = column == MonitorModel::Teams || column == MonitorModel::Starface;
    return widest * 105 / 100 + (pictures ? metrics.height() : 0) + 4 * metrics.averageCharWidth();
}

/// The menu key, or what stands for it on a keyboard without one, which Qt knows on Windows only.
bool asksForMenu(const QEvent &event)
{
    if (event.type() == QEvent::ContextMenu)
        return static_cast<const QContextMenuEvent &>(event).reason() == QContextMenuEvent::Keyboard;
#ifndef Q_OS_WIN
    if (event.type() == QEvent::KeyPress) {
        return static_cast<const QKeyEvent &>(event).keyCombination()
            == QKeyCombination(Qt::ShiftModifier, Qt::Key_F10);
    }
#endif
    return false;
}

} // namespace

MonitorTable::MonitorTable(MonitorModel &model, MonitorFilter &filter, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_filter(filter)
{
    setModel(&filter);
    setItemDelegate(new StatusDelegate(model.board().clock(), this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    setAccessibleName(tr("Users and their states"));
    setAccessibleDescription(
        tr("One row for each user: the status in Teams and on STARFACE, what was mapped in "
           "each direction, and why."));

    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setTextElideMode(Qt::ElideRight);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setAccessibleName(tr("Columns"));
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setObjectName(QStringLiteral("headerMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(*menu);
        menu->popup(header->mapToGlobal(at));
    });

    resetColumns();
    setSortingEnabled(true);
    sortByColumn(MonitorModel::User, Qt::AscendingOrder);

    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &MonitorTable::updateHeld);
    connect(&filter, &QAbstractItemModel::dataChanged, this, &MonitorTable::scheduleFade);
    connect(&filter, &QAbstractItemModel::rowsAboutToBeRemoved, this, &MonitorTable::keepPlace);
    connect(&filter, &QAbstractItemModel::rowsRemoved, this, [this] {
        if (m_top.isValid())
            verticalScrollBar()->setValue(m_top.row());
        m_top = QPersistentModelIndex();
    });
    fitRows();
}

void MonitorTable::keepPlace()
{
    const int top = rowAt(0);
    // at the top one stays at the top; else what is shown first stays first
    m_top = verticalScrollBar()->value() == 0 ? QPersistentModelIndex()
                                              : QPersistentModelIndex(m_filter.index(top, 0));
}

QList<int> MonitorTable::selectedRows() const
{
    QList<int> rows;
    const auto indexes = selectionModel()->selectedRows();
    for (const QModelIndex &index : indexes)
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

QString MonitorTable::columnTitle(int column) const
{
    return m_filter.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
}

QString MonitorTable::selectedAsText() const
{
    const QList<int> rows = selectedRows();
    if (rows.isEmpty())
        return {};
    QList<int> columns;
    QStringList cells;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (isColumnHidden(column))
            continue;
        columns.append(column);
        cells.append(columnTitle(column));
    }
    QList<QStringList> lines{cells};
    for (const int row : rows) {
        cells.clear();
        for (const int column : std::as_const(columns))
            cells.append(m_filter.index(row, column).data().toString());
        lines.append(cells);
    }
    return asTsv(lines);
}

QString MonitorTable::columnAsText(int column) const
{
    QList<int> rows = selectedRows();
    if (rows.size() <= 1) {
        rows.resize(m_filter.rowCount());
        std::iota(rows.begin(), rows.end(), 0);
    }
    QList<QStringList> lines{{columnTitle(column)}};
    for (const int row : std::as_const(rows))
        lines.append({m_filter.index(row, column).data().toString()});
    return asTsv(lines);
}

void MonitorTable::setFrozen(bool frozen)
{
    m_frozen = frozen;
    updateHeld();
}

void MonitorTable::fillColumnMenu(QMenu &menu)
{
    menu.clear();
    for (int column = 0; column < MonitorModel::ColumnCount; ++column) {
        auto *action = menu.addAction(columnTitle(column));
        action->setToolTip(m_filter.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        const bool last = !isColumnHidden(column)
            && horizontalHeader()->hiddenSectionCount() + 1 == MonitorModel::ColumnCount;
        action->setEnabled(!last);
        connect(action, &QAction::triggered, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            if (shown && columnWidth(column) < 20)
                setColumnWidth(column, neededWidth(column, fontMetrics()));
        });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Reset columns")), &QAction::triggered, this, &MonitorTable::resetColumns);
}

QByteArray MonitorTable::columnState() const
{
    return stateMark + horizontalHeader()->saveState();
}

bool MonitorTable::restoreColumnState(const QByteArray &state)
{
    // Qt takes the state of any header, whatever its columns were
    if (!state.startsWith(stateMark))
        return false;
    auto *header = horizontalHeader();
    const QByteArray before = header->saveState();
    if (!header->restoreState(state.mid(stateMark.size()))
        || header->hiddenSectionCount() >= MonitorModel::ColumnCount) {
        header->restoreState(before);
        return false;
    }
    header->setStretchLastSection(true);
    sortByColumn(std::clamp(header->sortIndicatorSection(), 0, MonitorModel::ColumnCount - 1),
        header->sortIndicatorOrder());
    return true;
}

void MonitorTable::resetColumns()
{
    auto *header = horizontalHeader();
    for (int column = 0; column < MonitorModel::ColumnCount; ++column) {
        header->moveSection(header->visualIndex(column), column);
        setColumnHidden(column, false);
        setColumnWidth(column, neededWidth(column, fontMetrics()));
    }
}

/// The menu key asks for the menu of the current row, which has to be seen for that.
bool MonitorTable::event(QEvent *event)
{
    if (!asksForMenu(*event))
        return QTableView::event(event);
    scrollTo(currentIndex());
    Q_EMIT customContextMenuRequested(visualRect(currentIndex()).center());
    event->accept();
    return true;
}

bool MonitorTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave
        || event->type() == QEvent::HoverLeave) {
        m_mouseInside = event->type() == QEvent::Enter;
        updateHeld();
    } else if (event->type() == QEvent::MouseMove && !m_mouseInside) {
        m_mouseInside = true;
        updateHeld();
    }
    return QTableView::viewportEvent(event);
}

void MonitorTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitRows();
}

void MonitorTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    scheduleFade();
}

void MonitorTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    updateHeld();
}

void MonitorTable::updateHeld()
{
    const bool selected = selectionModel() && selectionModel()->hasSelection();
    m_filter.setHeld(m_frozen || m_mouseInside || selected || verticalScrollBar()->value() > 0);
}

void MonitorTable::scheduleFade()
{
    if (m_fade || !isVisible() || !StatusDelegate::animates(this))
        return;
    m_fade = m_model.board().clock().callLater(fadeStep, this, [this] {
        m_fade.clear();
        fade();
    });
}

void MonitorTable::fade()
{
    const int first = rowAt(0);
    if (first < 0)
        return;
    const core::Time now = m_model.board().clock().now();
    bool again = false;
    for (int row = first; row < m_filter.rowCount() && rowViewportPosition(row) < viewport()->height();
         ++row) {
        for (int column = 0; column < MonitorModel::ColumnCount; ++column) {
            if (isColumnHidden(column))
                continue;
            const QModelIndex cell = m_filter.index(row, column);
            const qint64 changedAt = cell.data(MonitorModel::ChangedAtRole).toLongLong();
            const bool lit = StatusDelegate::markStrength(changedAt, now) > 0;
            // the last step paints it away
            if (lit || StatusDelegate::markStrength(changedAt, now - 2 * fadeStep) > 0)
                viewport()->update(visualRect(cell));
            again |= lit;
        }
    }
    if (again)
        scheduleFade();
}

void MonitorTable::fitRows()
{
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 9);
    setMinimumHeight(fontMetrics().height() * 11 / 2); // never without rows, whatever stands around it
}

} // namespace pb::ui
