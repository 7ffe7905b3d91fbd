// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/history.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>

namespace pb::history {

class HistoryWorker;

/// The history of the last days, in a file of its own beside the claim journal. All work on the file is done
/// on one thread beside this one, so that nothing here ever waits for a disk. Guarantees: nothing is kept
/// longer than was asked for, or beyond the size that was asked for; a history that cannot be written says so
/// and is tried again later, and nothing else suffers. Lives on one thread; the clock must outlive it.
class HistoryStore final : public History {
    Q_OBJECT
public:
    static constexpr core::Duration pruneEvery{std::chrono::hours{1}};
    static constexpr core::Duration retryEvery{std::chrono::minutes{5}};
    /// More than this waiting to be written means that the disk does not keep up.
    static constexpr int mostWaiting = 500'000;

    struct Settings {
        QString file;
        int days = 7; ///< 0: off, and what there is is deleted
        int megabytes = 500;
    };

    HistoryStore(const Settings &settings, core::Clock &clock, QObject *parent = nullptr);
    /// Waits until what was appended is written.
    ~HistoryStore() override;

    State state() const override { return m_state; }
    const std::optional<core::Error> &problem() const override { return m_problem; }
    int days() const override { return m_settings.days; }

    /// Whoever has another key from now on keeps what was recorded under the old one.
    void setPeople(const QList<User> &people);
    /// Stored in the order given; dropped where nothing is being recorded.
    void append(const QList<Event> &events);

    core::Job<Timeline> *timeline(const QString &key, const Interval &interval) override;
    core::Job<ActivityPage> *activity(
        const ActivityFilter &filter, const std::optional<Place> &after, int count) override;
    core::Job<ActivityCounts> *counts(const ActivityFilter &filter) override;
    core::Job<void> *removeUser(const QString &key) override;
    core::Job<void> *removeAll() override;

Q_SIGNALS:
    /// A session has begun: how everything stands is to be said anew.
    void sessionBegan();

private:
    void onOpened(const std::optional<core::Error> &problem);
    void onFailed(const core::Error &error);
    void setState(State state, const std::optional<core::Error> &problem);
    void post(std::function<void(HistoryWorker &)> work);
    void schedulePrune();
    void stopAsTooSlow();
    template<typename T>
    core::Job<T> *ask(std::function<core::Result<T>(HistoryWorker &)> work);

    const Settings m_settings;
    core::Clock &m_clock;
    State m_state = State::Opening;
    std::optional<core::Error> m_problem;
    int m_waiting = 0;
    QPointer<QObject> m_retry;
    QPointer<QObject> m_prune;
    std::unique_ptr<HistoryWorker> m_worker;
    QThread m_thread;
};

} // namespace pb::history
