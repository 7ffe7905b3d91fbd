// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "history/historydatabase.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <atomic>
#include <functional>
#include <memory>

namespace pb::history {

/// Owns the database and does all work on it, on a thread of its own. Sets a damaged file aside and begins a
/// new one; after any other failure it closes the file and waits to be told to open it again. Internal to the
/// module.
class HistoryWorker final : public QObject {
    Q_OBJECT
public:
    HistoryWorker(QString file, int days, qint64 bytes);

    /// Set from any thread: nobody waits for answers any more, only what is to be written is written.
    std::atomic<bool> closing = false;

    void open(Wall now);
    void setPeople(const QList<User> &people);
    void append(const QList<Event> &events, Wall aliveAt);
    void prune(Wall now);
    /// Closes the file, and says so, because of what happened elsewhere.
    void stop(const core::Error &error);
    core::Done removeUser(const QString &key);
    core::Done removeAll(Wall now);
    /// Deletes whatever there is of a history that is off.
    void erase();

    /// Runs a query; where it finds the file damaged, that is seen to.
    template<typename T>
    core::Result<T> query(const std::function<core::Result<T>(HistoryDatabase &)> &ask)
    {
        if (closing)
            return core::failure(core::ErrorKind::Cancelled, QStringLiteral("the history is being closed"));
        if (!m_database)
            return core::failure(m_problem);
        core::Result<T> result = ask(*m_database);
        if (!result)
            fail(result.error(), m_lastNow);
        return result;
    }

Q_SIGNALS:
    /// A session has begun: everything is to be said anew. With the failure that came before, if any.
    void opened(const std::optional<pb::core::Error> &problem);
    void failed(const pb::core::Error &error);
    void appended(int events);

private:
    core::Done tryOpen(Wall now);
    void fail(const core::Error &error, Wall now);
    bool setAside(core::Error &error, Wall now);
    void removeFiles(const QStringList &names) const;
    QStringList asideNames() const;
    void removeOldAside(Wall now) const;

    const QString m_file;
    const int m_days;
    const qint64 m_bytes;
    QList<User> m_people;
    std::unique_ptr<HistoryDatabase> m_database;
    core::Error m_problem;
    Wall m_lastNow{};
};

/// The result of work on the worker's thread, handed out on this one. Deleting it drops the result.
template<typename T>
class WorkerJob final : public core::Job<T> {
public:
    WorkerJob(HistoryWorker &worker, std::function<core::Result<T>()> work, QObject *parent)
        : core::Job<T>(parent)
    {
        auto promise = std::make_shared<QPromise<core::Result<T>>>();
        promise->start();
        promise->future().then(this, [this](const core::Result<T> &result) { this->finish(result); });
        QMetaObject::invokeMethod(
            &worker,
            [promise = std::move(promise), work = std::move(work)] {
                promise->addResult(work());
                promise->finish();
            },
            Qt::QueuedConnection);
    }
};

} // namespace pb::history
