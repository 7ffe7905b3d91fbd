// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "history/historytypes.h"

#include <memory>

namespace pb::history {

/// The file of the history, opened by one program at a time. Guarantees: a batch is stored whole or not at
/// all; nothing in it lies in the future, so that ids and times ascend together; what is removed is
/// overwritten. Every call takes as long as it takes: belongs on a thread beside the window, always the same.
class HistoryDatabase {
public:
    static core::Result<std::unique_ptr<HistoryDatabase>> open(const QString &file);
    ~HistoryDatabase();
    HistoryDatabase(const HistoryDatabase &) = delete;
    HistoryDatabase &operator=(const HistoryDatabase &) = delete;

    /// What the keys mean; kept in the file only for those with events. Whoever has another key than before
    /// takes their events along, and whoever has somebody else's former key gets none of theirs.
    core::Done setPeople(const QList<User> &people);
    /// From here on, after a time of which nothing is known.
    core::Done beginSession(Wall at);
    /// Appends, and notes that recording was alive at the time of the last event, or at `aliveAt`.
    core::Done append(const QList<Event> &events, Wall aliveAt);

    /// Removes what is older than `cutoff`. How things stood then stays, as of `cutoff`. What an earlier,
    /// wrong clock stamped later than `now` counts as of now.
    core::Done prune(Wall cutoff, Wall now);
    /// Removes the oldest until the content takes no more than so many bytes.
    core::Done limit(qint64 bytes);
    /// Removes whatever tells of this user, and writes the file anew, so that nothing is left in its corners.
    core::Done removeUser(const QString &key);
    core::Result<qint64> usedBytes();

    /// `now`: until when the session that runs is known to be alive.
    core::Result<Timeline> timeline(const QString &key, const Interval &interval, Wall now);
    /// Those that come after a place, which is to say before it in time; without: from the newest on.
    core::Result<ActivityPage> activity(
        const ActivityFilter &filter, const std::optional<Place> &after, int count);
    core::Result<ActivityCounts> counts(const ActivityFilter &filter);

private:
    class Private;
    explicit HistoryDatabase(std::unique_ptr<Private> data);
    std::unique_ptr<Private> d;
};

} // namespace pb::history
