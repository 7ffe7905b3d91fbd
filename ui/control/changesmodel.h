// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/synctypes.h"

#include <QAbstractTableModel>

namespace pb::ui {

/// Changes that are wanted and not carried out, one row each: who, where, what and why.
class ChangesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { User, Email, Where, What, Why, ColumnCount };

    explicit ChangesModel(QList<sync::PreviewLine> lines, QObject *parent = nullptr);

    const QList<sync::PreviewLine> &lines() const { return m_lines; }
    QString text(int row, int column) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<sync::PreviewLine> m_lines;
};

} // namespace pb::ui
