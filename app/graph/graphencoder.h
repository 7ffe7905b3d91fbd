// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphtypes.h"

#include <QByteArray>
#include <QStringList>

/// Pure encoding of what Microsoft Graph v1.0 is asked.
namespace pb::graph {

/// ISO 8601, e.g. "PT15M"; negative durations count as none.
QString isoDuration(std::chrono::seconds duration);

/// The body of getPresencesByUserId for `count` of the ids from `first` on.
QByteArray encodeIds(const QStringList &ids, qsizetype first, qsizetype count);

/// The path after /v1.0 and the body of one presence write.
QString writePath(const PresenceWrite &write);
QByteArray encodeWrite(const PresenceWrite &write);

/// The body of $batch; the items' ids are "1", "2", … in the order of the list.
QByteArray encodeBatch(const QList<PresenceWrite> &writes);

/// Why Graph would refuse the write: an empty id, a pair of values that it does not take, an expiration
/// outside five minutes to four hours. Empty where it is fine.
QString problemOf(const PresenceWrite &write);

/// One part of a path, so that an id can never reach another resource.
QString pathPart(const QString &id);

} // namespace pb::graph
