// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/control/peoplelistmodel.h"

#include "words/sentences.h"

#include <algorithm>

namespace pb::ui {

PeopleListModel::PeopleListModel(
    const QList<sync::Person> &matched, const QSet<QString> &excluded, QObject *parent)
    : QAbstractTableModel(parent)
    , m_people(matched)
    , m_excluded(excluded)
{
    QSet<QString> known;
    for (const sync::Person &person : matched)
        known.insert(person.key);
    QStringList gone;
    for (const QString &key : excluded) {
        if (!known.contains(key))
            gone.append(key);
    }
    gone.sort();
    for (const QString &key : std::as_const(gone)) {
        sync::Person person;
        person.key = person.email = key;
        m_people.prepend(person);
    }
}

int PeopleListModel::rowOf(const QString &key) const
{
    const auto found = std::find_if(
        m_people.begin(), m_people.end(), [&key](const sync::Person &person) { return person.key == key; });
    return found == m_people.end() ? -1 : static_cast<int>(found - m_people.begin());
}

bool PeopleListModel::add(const QString &address)
{
    const QString key = address.trimmed().toLower();
    const int row = rowOf(key);
    if (row >= 0) {
        const bool isNew = !isExcluded(row);
        setExcluded(row, true);
        return isNew;
    }
    beginInsertRows({}, 0, 0);
    sync::Person person;
    person.key = person.email = key;
    m_people.prepend(person);
    m_excluded.insert(key);
    endInsertRows();
    Q_EMIT excludedChanged();
    return true;
}

void PeopleListModel::setExcluded(int row, bool excluded)
{
    if (isExcluded(row) == excluded)
        return;
    if (excluded)
        m_excluded.insert(key(row));
    else
        m_excluded.remove(key(row));
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT excludedChanged();
}

int PeopleListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_people.size());
}

int PeopleListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PeopleListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const sync::Person &person = m_people.at(index.row());
    if (role == Qt::CheckStateRole && index.column() == User)
        return isExcluded(index.row()) ? Qt::Checked : Qt::Unchecked;
    const bool isKnown = !person.graphId.isEmpty() || !person.starfaceId.isEmpty();
    const QString whyUnmatched =
        isKnown && !person.isMatched() ? unmatchedText(person.match, person.nearest) : QString();
    if (role == Qt::AccessibleDescriptionRole)
        return whyUnmatched;
    if (role == Qt::ToolTipRole && !whyUnmatched.isEmpty())
        return whyUnmatched;
    // whatever was shortened is whole in the tool tip
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (index.column() == Email)
        return person.email;
    return person.name.isEmpty() ? tr("In no directory") : person.name;
}

bool PeopleListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole)
        return false;
    setExcluded(index.row(), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags PeopleListModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == User ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant PeopleListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == User ? tr("User") : tr("E-mail");
}

} // namespace pb::ui
