// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/usersmodel.h"

#include "ui/common/icons.h"
#include "words/setupwords.h"

#include <algorithm>

namespace pb::ui {

using setup::UserLine;

namespace {

bool isSame(const UserLine &a, const UserLine &b)
{
    return a.side == b.side && a.name == b.name && a.email == b.email && a.match == b.match
        && a.hasBusyLampKey == b.hasBusyLampKey && a.matchedBy == b.matchedBy && a.nearest == b.nearest
        && a.graphId == b.graphId && a.starfaceId == b.starfaceId;
}

} // namespace

void UsersModel::setUsers(const QList<UserLine> &users)
{
    if (std::equal(users.begin(), users.end(), m_users.begin(), m_users.end(), isSame))
        return;
    beginResetModel();
    m_users = users;
    m_matched = int(std::count_if(users.begin(), users.end(),
        [](const UserLine &user) { return user.match == presence::MatchKind::Matched; }));
    endResetModel();
}

int UsersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_users.size());
}

int UsersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UsersModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const UserLine &user = m_users[index.row()];
    const bool matched = user.match == presence::MatchKind::Matched;
    if (role == MatchedRole)
        return matched;
    if (role == Qt::DecorationRole && index.column() == Name)
        return icon(matched
                ? user.hasBusyLampKey ? QStringLiteral("connection-ok") : QStringLiteral("banner-warning")
                : QStringLiteral("connection-waiting"));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Name:
        return user.name;
    case Email:
        return user.email;
    case Side:
        return sideText(user.side);
    case Reason:
        return userReason(user);
    default:
        return {};
    }
}

QVariant UsersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Email:
        return tr("E-mail address");
    case Side:
        return tr("Found in");
    case Reason:
        return tr("Synchronised, or why not");
    default:
        return {};
    }
}

UsersFilter::UsersFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

void UsersFilter::setSearch(const QString &text)
{
    m_words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void UsersFilter::setShow(Show show)
{
    m_show = show;
    invalidateFilter();
}

bool UsersFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex first = sourceModel()->index(row, 0, parent);
    const bool matched = first.data(UsersModel::MatchedRole).toBool();
    if (m_show != Show::All && matched != (m_show == Show::Matched))
        return false;
    QString all;
    for (int column = 0; column < sourceModel()->columnCount(); ++column)
        all += sourceModel()->index(row, column, parent).data().toString() + QLatin1Char('\n');
    return std::all_of(m_words.begin(), m_words.end(),
        [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace pb::ui
