// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"

#include <QTest>

#include <memory>
#include <optional>

namespace pb::test {

/// Collects the result of a job without waiting for it.
template<typename T>
std::shared_ptr<std::optional<core::Result<T>>> collect(core::Job<T> *job, QObject *context)
{
    auto result = std::make_shared<std::optional<core::Result<T>>>();
    job->then(context, [result](core::Result<T> value) { result->emplace(std::move(value)); });
    return result;
}

/// Runs the event loop until the job has finished; nothing where it does not within a generous time.
template<typename T>
std::optional<core::Result<T>> await(core::Job<T> *job)
{
    QObject context;
    const auto result = collect(job, &context);
    (void)QTest::qWaitFor([&] { return result->has_value(); }, 20'000);
    return *result;
}

} // namespace pb::test
