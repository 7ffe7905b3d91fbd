// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/times.h"

#include "ui/common/sentences.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace pb::ui {

QString momentText(core::Time time, core::Time now)
{
    if (time == core::Time{})
        return QStringLiteral("–");
    const auto at = QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
    const QString clock = at.toString(QStringLiteral("HH:mm:ss"));
    if (at.date() == QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count()).date())
        return clock;
    return QLocale().toString(at.date(), QLocale::ShortFormat) + QLatin1Char(' ') + clock;
}

QString lastedText(core::Time since, core::Time now)
{
    const auto whole = std::chrono::floor<std::chrono::seconds>(now - since);
    return durationText(std::max(whole, std::chrono::seconds{1}));
}

} // namespace pb::ui
