// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/authorizedcall.h"
#include "graph/graphtypes.h"

#include <QStringList>

namespace pb::graph {

/// Reads the presences of any number of users in requests of 650, a few at a time. A request that fails
/// spoils no other; one that is refused as a whole is halved until the id is found that it is refused for. An
/// Error only where not one worked.
class PresencesJob final : public core::Job<PresenceBatch> {
public:
    PresencesJob(const Endpoint &endpoint, QStringList ids, QObject *parent);

private:
    struct Range {
        qsizetype first = 0;
        qsizetype count = 0;
    };

    void startMore();
    void start(qsizetype first, qsizetype count);
    void refuse(qsizetype first, qsizetype count, const core::Error &error);
    void receive(qsizetype first, qsizetype count, const core::Result<http::Response> &response);
    void giveUpTheRest(const core::Error &error);
    void conclude();

    Endpoint m_endpoint;
    QStringList m_ids;
    qsizetype m_next = 0;
    QList<Range> m_halves;
    int m_running = 0;
    int m_succeeded = 0;
    PresenceBatch m_batch;
};

} // namespace pb::graph
