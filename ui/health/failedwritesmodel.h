// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "sync/synctypes.h"

#include <QAbstractTableModel>

namespace pb::ui {

/// The writes that failed and wait, the next to be tried first.
class FailedWritesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { User, Where, Why, Tries, NextTry, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// `now` is what the time to the next try is counted from.
    void show(const QList<sync::FailedWrite> &failed, core::Time now);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const sync::FailedWrite &failed, int column) const;

    QList<sync::FailedWrite> m_failed;
    core::Time m_now{};
};

} // namespace pb::ui
