// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board/board.h"

#include <QObject>

#include <functional>

class QAction;
class QMenu;

namespace pb::ui {

class MonitorTable;

/// What can be done with the selected users: one set of actions, for the menu Edit and the menu of a row.
/// Decides and changes nothing: every wish leaves as a signal, one for each user. Board and table outlive it.
class RowActions final : public QObject {
    Q_OBJECT
public:
    RowActions(board::Board &board, MonitorTable &table, QObject *parent);

    void addTo(QMenu &menu) const;
    /// Offers what can be done with the users selected now.
    void update();
    /// Whether orders are taken at all.
    void setSteerable(bool steerable);

    static bool isExcluded(const board::Row &row);
    /// Something stands for this user because of us.
    static bool isHeld(const board::Row &row);

Q_SIGNALS:
    void whyRequested(const QString &key);
    void historyRequested(const QString &key);
    void giveBackRequested(const QString &key);
    void excludeRequested(const QString &key, bool exclude);

private:
    QAction *make(const QString &name, const QString &text, const QString &tip);
    QList<int> matchedRows() const;
    QString currentKey() const;
    QStringList keysWhere(const std::function<bool(const board::Row &)> &condition) const;
    void exclude(bool excluded);

    board::Board &m_board;
    MonitorTable &m_table;
    QAction *m_why;
    QAction *m_history;
    QAction *m_giveBack;
    QAction *m_exclude;
    QAction *m_include;
    bool m_steerable = true;
};

} // namespace pb::ui
