// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <vector>

namespace pb::core {

/// What every asynchronous operation has in common. A job starts when it is made, finishes exactly once,
/// never before control is back in the event loop, and deletes itself afterwards. Deleting it earlier cancels
/// it: its continuations are never called. Lives on the thread of its parent.
class JobBase : public QObject {
    Q_OBJECT
public:
    explicit JobBase(QObject *parent);

    bool isFinished() const { return m_finished; }

protected:
    /// Called once, from the event loop, when the result is to be handed out.
    virtual void deliver() = 0;
    /// Marks the job as finished and delivers from the event loop. False if it had finished before.
    bool finishLater();

private:
    bool m_finished = false;
};

/// An operation that yields a Result<T>. Derive from it and call finish(), or use PromiseJob.
template<typename T>
class Job : public JobBase {
public:
    using JobBase::JobBase;
    using Continuation = std::function<void(Result<T>)>;

    /// Calls `continuation` with the result, unless `context` has died by then. Several are called in order.
    Job *then(QObject *context, Continuation continuation)
    {
        m_continuations.push_back({context, std::move(continuation)});
        return this;
    }

protected:
    /// The first call counts, any further one is ignored.
    void finish(Result<T> result)
    {
        if (finishLater())
            m_result.emplace(std::move(result));
    }

    void deliver() final
    {
        // moved out: a continuation may delete this job
        const auto continuations = std::move(m_continuations);
        const auto result = std::move(*m_result);
        for (const auto &[context, continuation] : continuations) {
            if (context)
                continuation(result);
        }
    }

private:
    struct Waiting {
        QPointer<QObject> context;
        Continuation continuation;
    };
    std::vector<Waiting> m_continuations;
    std::optional<Result<T>> m_result;
};

/// A job whose result is set from outside by its maker, e.g. one that is known already.
template<typename T>
class PromiseJob final : public Job<T> {
public:
    using Job<T>::Job;
    PromiseJob(QObject *parent, Result<T> result)
        : Job<T>(parent)
    {
        this->finish(std::move(result));
    }
    void resolve(Result<T> result) { this->finish(std::move(result)); }
};

} // namespace pb::core
