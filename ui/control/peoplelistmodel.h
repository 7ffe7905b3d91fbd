// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/synctypes.h"

#include <QAbstractTableModel>
#include <QSet>

namespace pb::ui {

/// The users who are left out and those who are not, with a check box each. Who is left out and in no
/// directory any more stays in the list, so that an entry can always be seen and taken back.
class PeopleListModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { User, Email, ColumnCount };

    PeopleListModel(
        const QList<sync::Person> &matched, const QSet<QString> &excluded, QObject *parent = nullptr);

    QSet<QString> excluded() const { return m_excluded; }
    bool isExcluded(int row) const { return m_excluded.contains(m_people.at(row).key); }
    const QString &key(int row) const { return m_people.at(row).key; }
    /// Adds an address that no directory has; false where it is in the list already.
    bool add(const QString &address);
    void setExcluded(int row, bool excluded);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void excludedChanged();

private:
    int rowOf(const QString &key) const;

    QList<sync::Person> m_people;
    QSet<QString> m_excluded;
};

} // namespace pb::ui
