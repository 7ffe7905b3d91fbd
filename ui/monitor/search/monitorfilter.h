// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/monitor/search/rowmatcher.h"

#include <QAbstractProxyModel>

#include <vector>

namespace pb::ui {

class MonitorModel;

/// Filters and sorts a MonitorModel by what SearchQuery understands.
///
/// The arrangement (which rows stand where) is *live* or *held*. Live, a change re-arranges at once. Held, a
/// changed row is shown anew in its place, nobody appears, vanishes or moves, and isOutdated() says that the
/// arrangement would now be another; rearrange() or setHeld(false) brings it up to date. What the user does
/// (another filter, another sorting) always arranges at once, and a change of the directory always takes
/// people out; new ones come last while held. Moves are told by layoutChanged, so selection follows the rows.
/// The model outlives it.
class MonitorFilter final : public QAbstractProxyModel {
    Q_OBJECT
public:
    explicit MonitorFilter(MonitorModel &model, QObject *parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    void setFilterText(const QString &text);
    QString filterText() const { return m_text; }
    const SearchQuery &query() const { return m_matcher.query(); }
    /// Who has no partner, too. A filter text that asks for them shows them without.
    void setShowUnmatched(bool show);
    bool showsUnmatched() const { return m_showUnmatched; }

    void setHeld(bool held);
    bool isHeld() const { return m_held; }
    bool isOutdated() const { return m_outdated; }
    void rearrange();
    /// Time has gone by: readings that became old may come or go.
    void refreshAges();

    /// How many could be shown without a filter text: the "240" of "12 of 240".
    int eligibleCount() const { return m_eligible; }

Q_SIGNALS:
    void arranged(); ///< after every new arrangement; the counts may have changed
    void outdatedChanged(bool outdated);

private:
    bool isEligible(int sourceRow) const;
    bool accepts(int sourceRow);
    bool wouldMove(int sourceRow);
    void noteMoves(bool moved);
    bool isInPlace(int sourceRow) const;
    bool before(int a, int b) const;
    std::vector<int> wantedOrder();
    void take(std::vector<int> order);
    void number();
    void setOutdated(bool outdated);
    void onTouched(const QList<int> &rows);
    void onDataChanged(const QModelIndex &first, const QModelIndex &last);
    void onRowsInserted(int first, int last);
    void onRowsAboutToBeRemoved(int first, int last);
    void onRowsRemoved(int first, int last);

    MonitorModel &m_model;
    std::vector<int> m_order; ///< source row of each row
    std::vector<int> m_position; ///< row of each source row, -1: not shown
    RowMatcher m_matcher;
    QString m_text;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    int m_eligible = 0;
    bool m_showUnmatched = false;
    bool m_held = false;
    bool m_outdated = false;
};

} // namespace pb::ui
