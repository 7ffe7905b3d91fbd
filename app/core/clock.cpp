// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include <QTimer>

#include <algorithm>
#include <limits>

namespace pb::core {

Time SystemClock::now() const
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
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
