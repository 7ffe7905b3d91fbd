// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include <QTimer>

#include <algorithm>
#include <limits>

#ifdef Q_OS_LINUX
#include <time.h>
#endif
#ifdef Q_OS_WIN
#include <windows.h>
#endif

namespace pb::core {

namespace {

Duration sinceBoot()
{
#if defined(Q_OS_LINUX)
    // CLOCK_MONOTONIC stands still while the machine sleeps (clock_gettime(2))
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return std::chrono::duration_cast<Duration>(
        std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec});
#elif defined(Q_OS_WIN)
    return Duration{GetTickCount64()};
#else
    return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch());
#endif
}

} // namespace

Time SystemClock::now() const
{
    // far from the epoch, "never", however short ago the machine was started
    constexpr std::chrono::hours beforeBoot{24 * 365 * 10};
    return Time{beforeBoot + sinceBoot()};
}

Wall SystemClock::wall() const
{
    return Wall{std::chrono::duration_cast<Duration>(std::chrono::system_clock::now().time_since_epoch())};
}

QObject *SystemClock::callLater(Duration delay, QObject *context, std::function<void()> callback)
{
    auto *timer = new QTimer(context);
    timer->setSingleShot(true);
    timer->setTimerType(Qt::PreciseTimer);
    QObject::connect(timer, &QTimer::timeout, context, [timer, callback = std::move(callback)] {
        timer->deleteLater();
        callback();
    });
    constexpr Duration longest{std::numeric_limits<int>::max()};
    timer->start(std::clamp(delay, Duration::zero(), longest));
    return timer;
}

} // namespace pb::core
