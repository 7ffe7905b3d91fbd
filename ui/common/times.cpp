// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/times.h"

#include "ui/common/sentences.h"

#include <QDateTime>

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

QString dateFormat(const QLocale &locale)
{
    QString format = locale.dateFormat(QLocale::ShortFormat);
    if (format.startsWith(QLatin1Char('M')))
        return QStringLiteral("yyyy-MM-dd");
    if (!format.contains(QLatin1String("yyyy")))
        format.replace(QLatin1String("yy"), QLatin1String("yyyy"));
    return format;
}

QString lastedText(core::Time since, core::Time now)
{
    const auto whole = std::chrono::floor<std::chrono::seconds>(now - since);
    return durationText(std::max(whole, std::chrono::seconds{1}));
}

} // namespace pb::ui
