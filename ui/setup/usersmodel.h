// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setuptypes.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace pb::ui {

/// The users of both systems, as setup() read them: one row each.
class UsersModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Email, Side, Reason, ColumnCount };
    static constexpr int MatchedRole = Qt::UserRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// Does nothing where they are the same.
    void setUsers(const QList<setup::UserLine> &users);
    int matched() const { return m_matched; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<setup::UserLine> m_users;
    int m_matched = 0;
};

/// Searches all columns, and shows all users or only the matched or unmatched ones.
class UsersFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class Show { All, Matched, Unmatched };

    explicit UsersFilter(QObject *parent = nullptr);
    void setSearch(const QString &text);
    void setShow(Show show);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
    Show m_show = Show::All;
};

} // namespace pb::ui
