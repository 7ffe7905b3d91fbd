// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/control/changesmodel.h"

#include "words/sentences.h"

namespace pb::ui {

ChangesModel::ChangesModel(QList<sync::PreviewLine> lines, QObject *parent)
    : QAbstractTableModel(parent)
    , m_lines(std::move(lines))
{
}

QString ChangesModel::text(int row, int column) const
{
    const sync::PreviewLine &line = m_lines.at(row);
    switch (column) {
    case User:
        return line.name.isEmpty() ? line.email : line.name;
    case Email:
        return line.email;
    case Where:
        return serviceName(
            line.side == presence::Side::Starface ? Service::Starface : Service::MicrosoftGraph);
    case What:
        return ui::actionText(line.action);
    case Why:
        return reasonText(line.reason, line.side);
    default:
        return {};
    }
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (index.isValid() && (role == Qt::DisplayRole || role == Qt::ToolTipRole))
        return text(index.row(), index.column());
    return {};
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case User:
        return tr("User");
    case Email:
        return tr("E-mail");
    case Where:
        return tr("Where");
    case What:
        return tr("What");
    case Why:
        return tr("Why");
    default:
        return {};
    }
}

} // namespace pb::ui
