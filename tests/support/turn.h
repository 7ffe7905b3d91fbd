// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/await.h"
#include "support/fakeclock.h"

#include <QFile>

namespace pb::test {

/// Runs the event loop until the job has finished, while the clock is turned on: pauses between attempts cost
/// no time.
template<typename T>
std::optional<core::Result<T>> awaitTurning(core::Job<T> *job, FakeClock &clock)
{
    QObject context;
    const auto result = collect(job, &context);
    (void)QTest::qWaitFor(
        [&] {
            clock.advance(std::chrono::milliseconds{100});
            return result->has_value();
        },
        20'000);
    return *result;
}

/// A test file of tests/data.
inline QByteArray dataFile(const QString &name)
{
    QFile file(QStringLiteral(PB_SOURCE_DIR "/tests/data/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace pb::test
