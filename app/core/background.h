// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace pb::core {

/// Where background work is done. Not Qt's own pool: Qt paints with the threads of that one, and a picture
/// would wait as long as the work takes.
QThreadPool &backgroundPool();

/// Runs a pure function on a thread of the pool and yields its result on this one. `work` owns everything
/// that it uses. Deleting the job drops the result; the work itself is not stopped.
template<typename T>
class BackgroundJob final : public Job<T> {
public:
    BackgroundJob(std::function<Result<T>()> work, QObject *parent)
        : Job<T>(parent)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        // not QFuture::then(): that looks at its context on the pool's thread, where it may just be deleted
        auto *watcher = new QFutureWatcher<Result<T>>(this);
        QObject::connect(watcher, &QFutureWatcherBase::finished, this,
            [this, watcher] { this->finish(watcher->result()); });
        watcher->setFuture(promise->future());
        backgroundPool().start([promise = std::move(promise), work = std::move(work)] {
            promise->addResult(work());
            promise->finish();
        });
    }
};

} // namespace pb::core
