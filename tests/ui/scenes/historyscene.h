// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historystore.h"

#include <QTemporaryDir>

namespace pb::test {

/// Runs on from a moment in the past.
class PastClock final : public core::Clock {
public:
    explicit PastClock(core::Duration before)
        : back(before)
    {
    }
    core::Time now() const override { return m_system.now() - back; }
    core::Wall wall() const override { return m_system.wall() - back; }
    QObject *callLater(core::Duration delay, QObject *context, std::function<void()> callback) override
    {
        return m_system.callLater(delay, context, std::move(callback));
    }
    core::Duration back;

private:
    core::SystemClock m_system;
};

/// A history that holds a made-up day of six users. record() once the store's session has begun.
class HistoryScene {
public:
    /// What is recorded begins `before` ago.
    explicit HistoryScene(core::Duration before);

    core::Clock &clock() { return m_clock; }
    history::HistoryStore &store() { return m_store; }
    history::User anna() const { return m_users.first(); }
    void record();

private:
    PastClock m_clock;
    QTemporaryDir m_folder;
    history::HistoryStore m_store;
    QList<history::User> m_users;
};

} // namespace pb::test
