// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "sync/synctypes.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace pb::board {

/// One person as every view shows it. The times say since when this program has seen the value, so that a
/// status which stood at the first reading counts from that reading.
struct Row {
    sync::Person person;
    sync::UserReport report;
    bool hasReport = false;
    core::Time firstReportAt{};
    core::Time teamsSince{};
    core::Time starfaceSince{};
    core::Time toStarfaceSince{}; ///< target, action, reason and claim towards the phone
    core::Time toTeamsSince{}; ///< the same towards Teams
    core::Time changedAt{}; ///< the last of the four that was a change; epoch: none was seen yet
};

/// The status of one side as every view shows it: the one that is known now, else the last one known.
template<typename Status>
struct Shown {
    Status status{};
    core::Time readAt{}; ///< when it was last known to be so; epoch: never
    bool isOld = false; ///< its age belongs beside it
};

/// The status alone, which does not depend on the time.
presence::TeamsStatus shownTeams(const sync::UserReport &report);
presence::StarfaceStatus shownStarface(const sync::UserReport &report);

/// What is true now, keyed by user: the one source for every view. Takes what the engine says and hands it on
/// coalesced: changed rows at most once per event loop turn and not more often than every 100 ms, and never
/// more than a thousand rows in one turn, so that the window can answer in between. The rows keep their
/// place: people who leave are taken out, new ones are appended, the list is reset only at the first
/// directory or where so much has gone that single steps would cost more. Lives on one thread.
class Board final : public QObject {
    Q_OBJECT
public:
    static constexpr core::Duration minimumInterval{100};
    static constexpr qsizetype writesKept = 1000;
    static constexpr qsizetype rowsPerTurn = 1000;

    /// `clock` must outlive the board.
    explicit Board(core::Clock &clock, QObject *parent = nullptr);

    int count() const { return static_cast<int>(m_rows.size()); }
    const Row &row(int index) const { return *m_rows[static_cast<std::size_t>(index)]; }
    /// -1: nobody has that key.
    int indexOf(const QString &key) const;

    const sync::EngineStatus &status() const { return m_status; }
    bool hasDirectory() const { return m_hasDirectory; }
    bool hasStatus() const { return m_hasStatus; }
    /// Oldest first; the oldest are dropped.
    const QList<sync::WriteRecord> &recentWrites() const { return m_writes; }
    /// How many there have been, those that were dropped too.
    qint64 writesTotal() const { return m_writesTotal; }

    /// What to show of one side of somebody, and whether that is what is true now. The engine reports only
    /// what changed: what is known counts as read again by every successful poll since. How old a single
    /// value may get depends on how often it is read, which the engine knows: what it has given up is old
    /// here.
    Shown<presence::TeamsStatus> teams(const Row &row) const;
    Shown<presence::StarfaceStatus> starface(const Row &row) const;
    sync::Light teamsLight() const { return lightOf(m_status.graph); }
    sync::Light starfaceLight() const { return lightOf(m_status.starface); }
    /// A side that this matched user depends on is out.
    bool isCutOff(const Row &row) const;

    core::Clock &clock() const { return m_clock; }

public Q_SLOTS:
    void setPeople(const QList<pb::sync::Person> &people);
    void applyReports(const QList<pb::sync::UserReport> &reports);
    void applyStatus(const pb::sync::EngineStatus &status);
    void applyWrite(const pb::sync::WriteRecord &record);
    /// The same of another board: everybody there is, with all that is known of them.
    void takeRows(const QList<pb::board::Row> &rows);
    /// Rows of another board that have changed there; who is no row here yet comes with takeRows().
    void applyRows(const QList<pb::board::Row> &rows);

Q_SIGNALS:
    void rowsChanged(const QList<int> &rows); ///< ascending, each once
    void rowsAboutToBeInserted(int first, int last);
    void rowsInserted();
    void rowsAboutToBeRemoved(int first, int last);
    void rowsRemoved();
    void aboutToReset();
    void reset();
    void directoryRead(); ///< a directory was taken over, changed or not
    void statusChanged();
    void writesChanged(); ///< coalesced like the rows

private:
    /// What a new directory changes.
    struct Difference {
        QList<sync::Person> changed;
        QList<sync::Person> added;
        std::vector<std::pair<int, int>> gaps; ///< first and last row of those who have left
    };

    sync::Light lightOf(const sync::ConnectionHealth &health) const;
    void apply(Row &row, const sync::UserReport &report);
    void touch(int index);
    void schedule();
    void flush();
    void replaceAll(const QList<sync::Person> &people);
    void removeRanges(const std::vector<std::pair<int, int>> &ranges);
    void append(const QList<sync::Person> &people);
    void nextStep(std::function<void()> step);
    void inNextTurn(std::function<void()> step);
    void compare();
    void takeOver();
    void appendComing(bool asReset);
    void finishDirectory();
    void applyEarly();
    void reindexFrom(int first);

    core::Clock &m_clock;
    std::vector<std::unique_ptr<Row>> m_rows; ///< by pointer: people who leave move all those behind them
    std::vector<char> m_touched; ///< one flag for each row
    QList<int> m_pending;
    QHash<QString, int> m_index;
    std::vector<std::pair<int, int>> m_removed; ///< ranges that the index does not know of yet
    QList<sync::Person> m_directory; ///< while it is taken over
    Difference m_difference;
    QList<sync::Person> m_coming; ///< people of the directory who are not rows yet, the next ones last
    QHash<QString, sync::UserReport> m_early; ///< the last report about who is no row yet
    QHash<QString, Row> m_earlyRows; ///< the same of another board
    QPointer<QObject> m_stepHandle;
    sync::EngineStatus m_status;
    QList<sync::WriteRecord> m_writes;
    qint64 m_writesTotal = 0;
    core::Time m_lastFlush{};
    QPointer<QObject> m_flushHandle;
    bool m_hasDirectory = false;
    bool m_hasStatus = false;
    bool m_writesPending = false;
};

} // namespace pb::board
