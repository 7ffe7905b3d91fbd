// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/control/peoplefilter.h"

#include "ui/control/peoplelistmodel.h"

namespace pb::ui {

PeopleFilter::PeopleFilter(PeopleListModel &people, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_people(people)
{
    setSortLocaleAware(true);
    setDynamicSortFilter(false); // a tick must not make its row jump away
    setSourceModel(&people);
}

void PeopleFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

void PeopleFilter::setOnlyExcluded(bool only)
{
    m_onlyExcluded = only;
    invalidateFilter();
}

bool PeopleFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    if (m_onlyExcluded && !m_people.isExcluded(row))
        return false;
    for (int column = 0; column < PeopleListModel::ColumnCount; ++column) {
        if (m_people.index(row, column)
                .data(Qt::DisplayRole)
                .toString()
                .contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return m_text.isEmpty();
}

} // namespace pb::ui
