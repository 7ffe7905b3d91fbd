// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "starface/starfaceclient.h"

namespace pb::starface {

/// Reads the do-not-disturb of many users, a few at a time. One that fails spoils no other. A child of the
/// client, which outlives it.
class DndReadJob final : public core::Job<DndBatch> {
public:
    DndReadJob(RestClient &rest, QList<int> userIds, QObject *parent);

private:
    void startMore();
    void start(int userId);
    void receive(int userId, const core::Result<PhoneConfig> &config);
    void giveUpTheRest(const core::Error &error);

    RestClient &m_rest;
    QList<int> m_userIds;
    qsizetype m_next = 0;
    int m_running = 0;
    int m_hopeless = 0;
    DndBatch m_batch;
};

} // namespace pb::starface
