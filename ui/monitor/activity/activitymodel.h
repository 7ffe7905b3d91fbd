// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "history/historytypes.h"

#include <QAbstractTableModel>

namespace pb::ui {

/// What happened, newest first, as a table in words. Holds the pages that were read so far; more are asked
/// for by a signal when a view comes to the end.
class ActivityModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, User, Kind, What, ColumnCount };
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< QString: of the user; empty: about nobody in particular
        ProblemRole ///< bool
    };

    explicit ActivityModel(core::Clock &clock, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// The first page, in place of everything.
    void replace(const history::ActivityPage &page);
    /// The next page.
    void add(const history::ActivityPage &page);
    const history::Event &eventAt(int row) const { return m_events[row]; }
    bool hasMore() const { return m_more; }

    /// The columns of a file: the heading and one event. Every value as such, times with their offset.
    static QStringList fileHeading();
    static QStringList fileRow(const history::Event &event);

Q_SIGNALS:
    void moreWanted();

private:
    QString text(const history::Event &event, int column) const;

    core::Clock &m_clock;
    QList<history::Event> m_events;
    bool m_more = false;
    bool m_asked = false;
};

} // namespace pb::ui
