// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/history.h"
#include "link/client.h"

namespace pb::link {

/// The engine's history, asked over the link. Lives on one thread; the client owns it.
class RemoteHistory final : public history::History {
    Q_OBJECT
public:
    explicit RemoteHistory(Client &client);

    history::State state() const override { return m_state.state; }
    const std::optional<core::Error> &problem() const override { return m_state.problem; }
    int days() const override { return m_state.days; }
    void setState(const HistoryState &state);

    core::Job<history::Timeline> *timeline(const QString &key, const history::Interval &interval) override;
    core::Job<history::ActivityPage> *activity(const history::ActivityFilter &filter,
        const std::optional<history::Place> &after, int count) override;
    core::Job<history::ActivityCounts> *counts(const history::ActivityFilter &filter) override;
    core::Job<void> *removeUser(const QString &key) override;
    core::Job<void> *removeAll() override;

private:
    Client &m_client; ///< the owner, which outlives it
    HistoryState m_state{history::State::Opening, {}, 0};
};

} // namespace pb::link
