// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace pb::ui {

class PeopleListModel;

/// Shows whose name or address has the text, all or only those who are left out. The model, a sibling,
/// outlives it.
class PeopleFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit PeopleFilter(PeopleListModel &people, QObject *parent = nullptr);

    void setText(const QString &text);
    void setOnlyExcluded(bool only);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    PeopleListModel &m_people;
    QString m_text;
    bool m_onlyExcluded = false;
};

} // namespace pb::ui
