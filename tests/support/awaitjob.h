// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"

#include <QEventLoop>
#include <QTimer>

namespace pb::test {

/// Waits in a test for a job's result; an Internal error where none comes within a generous limit.
template<typename T>
core::Result<T> await(core::Job<T> *job)
{
    core::Result<T> outcome =
        core::failure(core::ErrorKind::Internal, QStringLiteral("the job never finished"));
    QEventLoop loop;
    job->then(&loop, [&](const core::Result<T> &result) {
        outcome = result;
        loop.quit();
    });
    QTimer::singleShot(std::chrono::seconds{60}, &loop, &QEventLoop::quit);
    loop.exec();
    return outcome;
}

} // namespace pb::test
