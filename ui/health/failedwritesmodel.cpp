// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/failedwritesmodel.h"

#include "words/sentences.h"

#include <QLocale>

namespace pb::ui {

namespace {

bool sameUsers(const QList<sync::FailedWrite> &a, const QList<sync::FailedWrite> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
        [](const auto &x, const auto &y) { return x.key == y.key && x.side == y.side; });
}

Service serviceOf(presence::Side side)
{
    return side == presence::Side::Starface ? Service::Starface : Service::MicrosoftGraph;
}

} // namespace

void FailedWritesModel::show(const QList<sync::FailedWrite> &failed, core::Time now)
{
    m_now = now;
    // the same rows: only their words change, and the selection stays
    if (sameUsers(failed, m_failed)) {
        m_failed = failed;
        if (!m_failed.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_failed = failed;
    endResetModel();
}

int FailedWritesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_failed.size());
}

int FailedWritesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FailedWritesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const sync::FailedWrite &failed = m_failed.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(failed, index.column());
    case Qt::ToolTipRole:
        return index.column() == User ? failed.email : failureLine(failed.error, serviceOf(failed.side));
    case Qt::TextAlignmentRole:
        if (index.column() == Tries)
            return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
        break;
    default:
        break;
    }
    return {};
}

QString FailedWritesModel::text(const sync::FailedWrite &failed, int column) const
{
    switch (column) {
    case User:
        return failed.name.isEmpty() ? failed.email : failed.name;
    case Where:
        return failed.givingBack ? tr("%1, giving back", "a service").arg(serviceName(serviceOf(failed.side)))
                                 : serviceName(serviceOf(failed.side));
    case Why:
        return failureText(failed.error, serviceOf(failed.side)).why;
    case Tries:
        return QLocale().toString(failed.failures);
    case NextTry:
        break;
    }
    const auto left = failed.nextTry - m_now;
    if (failed.nextTry == core::Time{} || left <= core::Duration::zero())
        return tr("At the next reading");
    return tr("In %1").arg(durationText(std::chrono::ceil<std::chrono::seconds>(left)));
}

QVariant FailedWritesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case User:
        return tr("User");
    case Where:
        return tr("Where");
    case Why:
        return tr("Why");
    case Tries:
        return tr("Tries");
    case NextTry:
        return tr("Next try");
    default:
        return {};
    }
}

} // namespace pb::ui
