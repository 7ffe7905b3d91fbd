// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board/board.h"
#include "ui/monitor/search/searchquery.h"
#include "ui/monitor/table/nameorder.h"

#include <QAbstractTableModel>
#include <QDate>

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace pb::ui {

/// The board as a table: one row per person in the board's order, words from sentences.h. Texts are made once
/// per change and shared between rows, so that painting, filtering and sorting 10,000 rows only looks them
/// up. The board outlives it.
class MonitorModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { User, Email, Teams, ToStarface, ToTeams, Starface, Since, Why, ColumnCount };
    enum Role {
        KeyRole = Qt::UserRole + 1,
        StatusRole, ///< int: TeamsStatus or StarfaceStatus of the cell's column; invalid where there is none
        IconRole, ///< QString: name of the status icon; empty: none
        StaleRole, ///< bool: the cell shows what was read last, not what is true now
        AgeRole, ///< QString: how old it is, as part of the text; empty: it is what is true now
        PlainTextRole, ///< QString: the text without the age
        MutedRole, ///< bool: the cell tells of nothing of ours
        AttentionRole, ///< bool: an admin should look at it
        ChangedAtRole, ///< qint64: ms since epoch of the cell's last change, 0: none seen
        SortRole ///< qint64
    };

    explicit MonitorModel(board::Board &board, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const board::Board &board() const { return m_board; }
    QString text(int row, int column) const;
    /// Problems sort before quiet in the column Why, statuses in the order of their enum.
    qint64 sortKey(int row, int column) const;
    bool isMatched(int row) const;
    /// RowFlags, for the filter and its counts.
    quint32 flags(int row) const;

    /// Lower-case name and address, for the filter.
    const QString &identity(int row) const { return m_cells[static_cast<std::size_t>(row)].identity; }
    /// Number of a shared text, -1 in columns without; lower-case through sharedText().
    int textId(int row, int column) const;
    const QString &sharedText(int id) const { return m_lower[static_cast<std::size_t>(id)]; }
    int sharedTexts() const { return static_cast<int>(m_lower.size()); }

    /// Takes notice of time gone by: repaints what has become old or fresh, and the times at midnight.
    void refreshAges();

Q_SIGNALS:
    void rowsTouched(const QList<int> &rows); ///< exactly the rows whose texts were made anew

private:
    static constexpr int sharedColumns = 5; ///< Teams, ToStarface, ToTeams, Starface, Why
    struct Cells {
        QString identity;
        QString since;
        std::array<int, sharedColumns> shared{};
    };

    void rebuild();
    void place(std::vector<int> rows);
    int emailRank(int row) const;
    void makeCells(int row);
    void makeIdentity(int row);
    int share(const QString &text);
    void onRowsChanged(const QList<int> &rows);
    QString iconName(const board::Row &row, int column) const;
    QString toolTip(const board::Row &row, int column) const;
    QString shownText(int row, int column) const;
    QString spokenText(int row, int column) const;
    QString age(int row, int column) const;
    /// When what an old cell shows was read; nothing where the cell shows what is true now.
    std::optional<core::Time> oldSince(const board::Row &row, int column) const;
    QString readingAge(core::Time readAt, bool isOld) const;
    void touchAll();
    QVariant status(const board::Row &row, int column) const;
    core::Time changedAt(const board::Row &row, int column) const;
    bool isStale(const board::Row &row, int column) const;
    bool isMuted(const board::Row &row, int column) const;
    core::Time since(const board::Row &row) const;

    board::Board &m_board;
    std::vector<Cells> m_cells;
    NameOrder m_names;
    mutable std::vector<int> m_emailRanks; ///< made when somebody sorts by them; of another size: not made
    QHash<QString, int> m_shareIndex;
    std::vector<QString> m_texts;
    std::vector<QString> m_lower;
    QDate m_today;
    std::pair<sync::Light, sync::Light> m_lights;
    core::ClockReading m_writtenAt; ///< what the times in the cells were written by
    core::Time m_agesShownAt{};
};

} // namespace pb::ui
