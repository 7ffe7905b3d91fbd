// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historytypes.h"

/// Makes the bands of one user from what was recorded. Pure. Internal to the module.
namespace pb::history {

/// When recording was alive, and what it noted then of one user, changes of the mode included. The first
/// events may lie before the interval: they say how things stood.
struct RecordedSession {
    Wall from{};
    Wall to{};
    QList<Event> events;
};

Timeline buildTimeline(const QString &key, const Interval &interval, const QList<RecordedSession> &sessions);

} // namespace pb::history
