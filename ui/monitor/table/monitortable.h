// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/monitor/search/monitorfilter.h"

#include <QPersistentModelIndex>
#include <QPointer>
#include <QTableView>

class QMenu;

namespace pb::ui {

class MonitorModel;

/// The table of the monitor. Lets its rows move by themselves only while that disturbs nobody: scrolled to
/// the top, nothing selected, the mouse elsewhere, not frozen. Keeps the order, width and presence of its
/// columns. Model and filter belong to the same window and outlive it.
class MonitorTable final : public QTableView {
    Q_OBJECT
public:
    MonitorTable(MonitorModel &model, MonitorFilter &filter, QWidget *parent = nullptr);

    /// Selected rows in the order shown, columns shown only, tab-separated with a header; no cell can be
    /// taken for a formula. Empty without a selection.
    QString selectedAsText() const;
    /// One column of the selected rows, or of all where no more than one is selected, with its header.
    QString columnAsText(int column) const;
    /// Rows stay where they are whatever happens.
    void setFrozen(bool frozen);
    /// Checkable actions for each column; the menu stays up to date.
    void fillColumnMenu(QMenu &menu);
    QByteArray columnState() const;
    /// False, and nothing is changed, where the state is not one of ours.
    bool restoreColumnState(const QByteArray &state);
    void resetColumns();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void updateHeld();
    void scheduleFade();
    void fade();
    void fitRows();
    void keepPlace();
    QList<int> selectedRows() const;
    QString columnTitle(int column) const;

    MonitorModel &m_model;
    MonitorFilter &m_filter;
    QPersistentModelIndex m_top; ///< first row shown, while rows are taken out
    QPointer<QObject> m_fade;
    bool m_mouseInside = false;
    bool m_frozen = false;
};

} // namespace pb::ui
