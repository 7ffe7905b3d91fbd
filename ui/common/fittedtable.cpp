// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fittedtable.h"

#include "ui/common/icons.h"

#include <QEvent>
#include <QHeaderView>
#include <QResizeEvent>
#include <QScrollBar>

namespace pb::ui {

FittedTable::FittedTable(
    const QStringList &headers, const QList<int> &wideColumns, const QString &name, QWidget *parent)
    : QTableWidget(0, int(headers.size()), parent)
    , m_wide(wideColumns)
{
    setObjectName(name);
    setHorizontalHeaderLabels(headers);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(fontMetrics().height() + 10);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 4);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(true);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    fitPictures();
}

void FittedTable::addRow(const QStringList &texts, const QString &iconName, int iconColumn)
{
    const int row = rowCount();
    insertRow(row);
    setRow(row, texts, iconName, iconColumn);
}

void FittedTable::setRow(int row, const QStringList &texts, const QString &iconName, int iconColumn)
{
    for (int column = 0; column < texts.size(); ++column) {
        auto *item = new QTableWidgetItem(texts[column]);
        item->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        item->setToolTip(texts[column]);
        if (column == iconColumn && !iconName.isEmpty())
            item->setIcon(icon(iconName));
        setItem(row, column, item);
    }
    // once for all rows that change together
    m_fit.start(0, this);
}

void FittedTable::clearRows()
{
    setRowCount(0);
    fit();
}

QSize FittedTable::sizeHint() const
{
    int height = horizontalHeader()->sizeHint().height() + 2 * frameWidth();
    for (int row = 0; row < rowCount(); ++row)
        height += rowHeight(row);
    if (horizontalHeader()->length() > viewport()->width())
        height += horizontalScrollBar()->sizeHint().height();
    return {QTableWidget::sizeHint().width(), height};
}

QSize FittedTable::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, sizeHint().height()};
}

void FittedTable::resizeEvent(QResizeEvent *event)
{
    QTableWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fit();
}

void FittedTable::changeEvent(QEvent *event)
{
    QTableWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitPictures();
        fit();
    }
}

void FittedTable::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_fit.timerId()) {
        QTableWidget::timerEvent(event);
        return;
    }
    fit();
}

void FittedTable::fitColumns()
{
    // never so narrow that every word stands alone: rather the table scrolls sideways
    const int least = fontMetrics().averageCharWidth() * 12;
    int rest = viewport()->width();
    for (int column = 0; column < columnCount(); ++column) {
        if (m_wide.contains(column))
            continue;
        const int width = qMax(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column))
            + fontMetrics().averageCharWidth();
        setColumnWidth(column, width);
        rest -= width;
    }
    for (const int column : m_wide)
        setColumnWidth(column, qMax(least, rest / int(m_wide.size())));
}

void FittedTable::fit()
{
    m_fit.stop();
    fitColumns();
    resizeRowsToContents();
    for (int row = 0; row < rowCount(); ++row)
        setRowHeight(row, rowHeight(row) + fontMetrics().height() / 2);
    updateGeometry();
}

void FittedTable::fitPictures()
{
    const int side = fontMetrics().height();
    setIconSize({side, side});
}

} // namespace pb::ui
