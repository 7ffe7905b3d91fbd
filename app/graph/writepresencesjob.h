// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/authorizedcall.h"
#include "graph/graphdecoder.h"
#include "graph/graphtypes.h"

namespace pb::graph {

/// The outcome of each write, in the order in which they were given.
using WriteResults = QList<core::Result<Written>>;

/// One presence write as a request of its own.
core::Job<Written> *writePresence(const Endpoint &endpoint, const PresenceWrite &write, QObject *parent);

/// Writes many presences: a few as single requests, more in batches of 20. Each write has its own outcome;
/// the job itself does not fail. A second write for the same user is refused, because a batch keeps no order.
class WritePresencesJob final : public core::Job<WriteResults> {
public:
    WritePresencesJob(const Endpoint &endpoint, QList<PresenceWrite> writes, QObject *parent);

private:
    using Slice = QList<qsizetype>; ///< positions in m_writes

    void plan();
    void startMore();
    void startSingle(qsizetype index);
    void startBatch(const Slice &slice, bool isSecondTry);
    void receiveBatch(const Slice &slice, bool isSecondTry, const AuthorizedCall *call,
        const core::Result<http::Response> &response);
    Slice settleItems(const Slice &slice, const QHash<QString, BatchItem> &items);
    void settle(qsizetype index, core::Result<Written> result) { m_results[index] = std::move(result); }

    Endpoint m_endpoint;
    QList<PresenceWrite> m_writes;
    WriteResults m_results;
    QList<Slice> m_waiting;
    int m_running = 0;
};

} // namespace pb::graph
