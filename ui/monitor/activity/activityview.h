// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "history/history.h"

#include <QPointer>
#include <QWidget>

#include <array>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QToolButton;

namespace pb::ui {

class ActivityModel;
class HistoryDeletion;

/// The log of what happened: filtered, read page by page as one scrolls, copied and exported. New events
/// come by themselves while one is at the top and has selected nothing; else a button offers them. Store and
/// clock must outlive it.
class ActivityView final : public QWidget {
    Q_OBJECT
public:
    static constexpr int pageSize = 200;

    ActivityView(history::History &store, core::Clock &clock, QWidget *parent = nullptr);

    /// Shows only this user's events; an empty text: everybody's.
    void setUserFilter(const QString &text);
    QTableView &table() { return *m_table; }
    ActivityModel &model() { return *m_model; }
    /// Selected rows with a heading, tab-separated; no cell can be taken for a formula.
    QString selectedAsText() const;
    /// Writes everything that the filter leaves.
    core::Job<int> *exportTo(const QString &file);

Q_SIGNALS:
    /// The user of a row is to be shown.
    void userActivated(const QString &key);
    /// A page that was asked for is shown.
    void loaded();

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFilterRow();
    QWidget *makeKindRow();
    void makeTable();
    QToolButton *addAction(QWidget *row, const QString &name, const QString &text);
    history::ActivityFilter filter() const;
    void filterChanged();
    void reload();
    void loadMore();
    void loadCounts();
    void onStored();
    void showCounts(const history::ActivityCounts &counts);
    void showNote(const std::optional<core::Error> &failure);
    void showMenu(const QPoint &at);
    void activate(const QModelIndex &index);
    void copy() const;
    void askExport();

    history::History &m_store;
    core::Clock &m_clock;
    ActivityModel *m_model;
    HistoryDeletion *m_deletion;
    QTableView *m_table;
    QLabel *m_note;
    QLineEdit *m_user = nullptr;
    QComboBox *m_interval = nullptr;
    QToolButton *m_problems = nullptr;
    std::array<QToolButton *, history::allGroups.size()> m_groups{};
    QPushButton *m_newer = nullptr;
    QPointer<QObject> m_soon;
    int m_asked = 0; ///< of several questions under way, only the last one counts
    bool m_stale = true; ///< something was recorded since the last reading
};

} // namespace pb::ui
