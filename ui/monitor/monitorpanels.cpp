// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MonitorWindow that keeps its panels, and the menu of a cell.
#include "ui/monitor/monitorwindow.h"
#include "ui/monitor/search/monitorfilter.h"
#include "ui/monitor/search/searchbox.h"
#include "ui/monitor/search/searchwords.h"
#include "ui/monitor/table/monitormodel.h"
#include "ui/monitor/table/monitortable.h"
#include "ui/monitor/table/rowactions.h"
#include "ui/monitor/why/whypanel.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QFile>
#include <QMenu>

namespace pb::ui {

void MonitorWindow::makePanels()
{
    addPanel(m_why);
    // a panel has its width only once it is seen
    const bool remembered = !m_settingsFile.isEmpty() && QFile::exists(m_settingsFile);
    connect(m_why, &WhyPanel::firstShown, this, [this, remembered] {
        if (!remembered)
            resizeDocks(
                {m_why}, {qMin(fontMetrics().averageCharWidth() * 60, width() * 2 / 5)}, Qt::Horizontal);
    });
    connect(m_why, &WhyPanel::giveBackUserRequested, this, &MonitorWindow::giveBackUserRequested);
    connect(m_why, &WhyPanel::excludeRequested, this, &MonitorWindow::excludeRequested);
}

void MonitorWindow::makeRowActions()
{
    m_rows = new RowActions(m_board, *m_table, this);
    connect(m_rows, &RowActions::whyRequested, this, &MonitorWindow::showWhy);
    connect(m_rows, &RowActions::historyRequested, this, &MonitorWindow::historyRequested);
    connect(m_rows, &RowActions::giveBackRequested, this, &MonitorWindow::giveBackUserRequested);
    connect(m_rows, &RowActions::excludeRequested, this, &MonitorWindow::excludeRequested);
}

void MonitorWindow::addPanel(QDockWidget *panel, Qt::DockWidgetArea area)
{
    if (!restoreDockWidget(panel)) {
        addDockWidget(area, panel);
        // one behind the other: side by side they would leave nothing of the table
        if (panel != m_why && area == dockWidgetArea(m_why))
            tabifyDockWidget(m_why, panel);
        panel->hide();
    }
    QAction *show = panel->toggleViewAction();
    m_panels->addAction(show);
    // one behind another is not seen: it is brought forward, not closed
    connect(panel, &QDockWidget::visibilityChanged, show, &QAction::setChecked);
    connect(show, &QAction::triggered, panel, [panel](bool wanted) {
        if (wanted)
            panel->raise();
    });
}

void MonitorWindow::showWhy(const QString &key)
{
    m_why->setUser(key);
    m_why->show();
    m_why->raise();
}

void MonitorWindow::onSelection()
{
    const auto *selection = m_table->selectionModel();
    const QModelIndex current = selection->currentIndex();
    const QModelIndexList rows = selection->selectedRows();
    // who was looked at stays in the panel when the selection goes
    if (rows.isEmpty())
        return;
    const QModelIndex told = selection->isRowSelected(current.row()) ? current : rows.first();
    m_why->setUser(told.data(MonitorModel::KeyRole).toString());
}

void MonitorWindow::onFrozen(bool frozen)
{
    m_table->setFrozen(frozen);
    m_freeze->setText(frozen ? tr("Fro&zen: rows stay in place") : tr("Free&ze"));
}

void MonitorWindow::showCellMenu(const QPoint &at)
{
    const QModelIndex cell = m_table->indexAt(at);
    if (!cell.isValid())
        return;
    auto *selection = m_table->selectionModel();
    if (!selection->isRowSelected(cell.row()))
        selection->setCurrentIndex(cell, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_rows->update();
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("cellMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_rows->addTo(*menu);
    menu->addSeparator();
    addCopyActions(*menu, cell);
    addFilterActions(*menu, cell);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void MonitorWindow::addCopyActions(QMenu &menu, const QModelIndex &cell)
{
    menu.addAction(m_copy);
    const auto add = [&](const QString &name, const QString &text, auto make) {
        auto *action = menu.addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [make] { QApplication::clipboard()->setText(make()); });
    };
    const QString text = cell.data().toString();
    const int column = cell.column();
    const QString title = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    add(QStringLiteral("copyCell"), tr("Copy c&ell"), [text] { return text; });
    add(QStringLiteral("copyColumn"), tr("Copy c&olumn “%1”").arg(title),
        [this, column] { return m_table->columnAsText(column); });
}

void MonitorWindow::addFilterActions(QMenu &menu, const QModelIndex &cell)
{
    const QVariant status = cell.data(MonitorModel::StatusRole);
    if (!status.isValid())
        return;
    const auto field =
        cell.column() == MonitorModel::Teams ? SearchTerm::Field::Teams : SearchTerm::Field::Starface;
    const quint32 bit = 1U << status.toUInt();
    menu.addSeparator();
    auto *only = menu.addAction(tr("Show only “%1”").arg(cell.data().toString()));
    only->setObjectName(QStringLiteral("cellFilter"));
    connect(only, &QAction::triggered, this, [this, field, bit] {
        if (!(m_filter->query().chosen(field) & bit))
            m_search->setText(m_filter->query().toggled(field, bit));
    });
}

} // namespace pb::ui
