// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historystore.h"

#include "history/historyworker.h"
#include "history/log.h"

#include <QSqlDatabase>

#include <algorithm>

namespace pb::history {

namespace {

constexpr qint64 bytesPerMegabyte = 1'000'000;

core::Error offError()
{
    core::Error error;
    error.kind = core::ErrorKind::NotFound;
    error.detail = QStringLiteral("the history is switched off");
    return error;
}

} // namespace

HistoryStore::HistoryStore(const Settings &settings, core::Clock &clock, QObject *parent)
    : History(parent)
    , m_settings(settings)
    , m_clock(clock)
    , m_worker(std::make_unique<HistoryWorker>(
          settings.file, settings.days, qint64(settings.megabytes) * bytesPerMegabyte))
{
    m_thread.setObjectName(QStringLiteral("history"));
    m_worker->moveToThread(&m_thread);
    connect(m_worker.get(), &HistoryWorker::opened, this, &HistoryStore::onOpened);
    connect(m_worker.get(), &HistoryWorker::failed, this, &HistoryStore::onFailed);
    connect(m_worker.get(), &HistoryWorker::appended, this, [this](int events) {
        m_waiting -= events;
        if (events > 0)
            Q_EMIT stored();
    });
    // Qt's list of drivers is made at its first use. Made by two threads at once it is registered twice to be
    // cleaned up, and then cleans up for ever at the end of the process (Qt 6.4).
    QSqlDatabase::drivers();
    m_thread.start(QThread::LowPriority);
    if (m_settings.days <= 0) {
        m_state = State::Off;
        post([](HistoryWorker &worker) { worker.erase(); });
        return;
    }
    post([now = m_clock.wall()](HistoryWorker &worker) { worker.open(now); });
    schedulePrune();
}

HistoryStore::~HistoryStore()
{
    m_worker->closing = true;
    post([this](HistoryWorker &) {
        // the connection belongs to the thread that opened it
        m_worker.release()->deleteLater();
        m_thread.quit();
    });
    m_thread.wait();
}

void HistoryStore::post(std::function<void(HistoryWorker &)> work)
{
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get(), work = std::move(work)] { work(*worker); },
        Qt::QueuedConnection);
}

void HistoryStore::schedulePrune()
{
    m_prune = m_clock.callLater(pruneEvery, this, [this] {
        post([now = m_clock.wall()](HistoryWorker &worker) { worker.prune(now); });
        schedulePrune();
    });
}

// --- State -------------------------------------------------------------------------------------------------

void HistoryStore::onOpened(const std::optional<core::Error> &problem)
{
    delete m_retry;
    if (problem)
        qCWarning(logHistory).noquote() << core::toLogLine(*problem);
    setState(State::Recording, problem);
    Q_EMIT sessionBegan();
}

void HistoryStore::onFailed(const core::Error &error)
{
    qCWarning(logHistory).noquote() << "not recorded:" << core::toLogLine(error);
    setState(State::Stopped, error);
    delete m_retry;
    m_retry = m_clock.callLater(retryEvery, this,
        [this] { post([now = m_clock.wall()](HistoryWorker &worker) { worker.open(now); }); });
}

void HistoryStore::setState(State state, const std::optional<core::Error> &problem)
{
    const bool same = m_state == state && m_problem.has_value() == problem.has_value()
        && (!problem || m_problem->code == problem->code);
    m_state = state;
    m_problem = problem;
    if (!same)
        Q_EMIT stateChanged();
}

// --- Recording ---------------------------------------------------------------------------------------------

void HistoryStore::setPeople(const QList<User> &people)
{
    if (m_state != State::Off)
        post([people](HistoryWorker &worker) { worker.setPeople(people); });
}

void HistoryStore::append(const QList<Event> &events)
{
    if (m_state != State::Recording)
        return;
    if (m_waiting + events.size() > mostWaiting)
        return stopAsTooSlow();
    m_waiting += static_cast<int>(events.size());
    post([events, now = m_clock.wall()](HistoryWorker &worker) { worker.append(events, now); });
}

void HistoryStore::stopAsTooSlow()
{
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = codeSlow;
    error.detail = QStringLiteral("%1 events wait to be written").arg(m_waiting);
    setState(State::Stopped, error);
    post([error](HistoryWorker &worker) { worker.stop(error); });
}

// --- Asking ------------------------------------------------------------------------------------------------

template<typename T>
core::Job<T> *HistoryStore::ask(std::function<core::Result<T>(HistoryWorker &)> work)
{
    if (m_state == State::Off)
        return new core::PromiseJob<T>(this, core::failure(offError()));
    return new WorkerJob<T>(
        *m_worker, [worker = m_worker.get(), work = std::move(work)] { return work(*worker); }, this);
}

core::Job<Timeline> *HistoryStore::timeline(const QString &key, const Interval &interval)
{
    return ask<Timeline>([key, interval, now = m_clock.wall()](HistoryWorker &worker) {
        return worker.query<Timeline>([&key, &interval, now](HistoryDatabase &database) {
            return database.timeline(key, interval, now);
        });
    });
}

core::Job<ActivityPage> *HistoryStore::activity(
    const ActivityFilter &filter, const std::optional<Place> &after, int count)
{
    return ask<ActivityPage>([filter, after, count](HistoryWorker &worker) {
        return worker.query<ActivityPage>([&filter, &after, count](HistoryDatabase &database) {
            return database.activity(filter, after, count);
        });
    });
}

core::Job<ActivityCounts> *HistoryStore::counts(const ActivityFilter &filter)
{
    return ask<ActivityCounts>([filter](HistoryWorker &worker) {
        return worker.query<ActivityCounts>(
            [&filter](HistoryDatabase &database) { return database.counts(filter); });
    });
}

core::Job<void> *HistoryStore::removeUser(const QString &key)
{
    auto *job = ask<void>([key](HistoryWorker &worker) { return worker.removeUser(key); });
    Q_EMIT userRemoved(key);
    return job;
}

core::Job<void> *HistoryStore::removeAll()
{
    auto *job = ask<void>([now = m_clock.wall()](HistoryWorker &worker) { return worker.removeAll(now); });
    Q_EMIT allRemoved();
    return job;
}

} // namespace pb::history
