// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/times.h"

#include "core/isotime.h"
#include "words/sentences.h"

#include <QCoreApplication>

#include <algorithm>

namespace pb::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Times)
};

} // namespace

QString momentText(core::Wall time, core::Wall now)
{
    if (time == core::Wall{})
        return QStringLiteral("–");
    const QDateTime at = core::localTime(time);
    const QString clock = at.toString(QStringLiteral("HH:mm:ss"));
    if (at.date() == core::localTime(now).date())
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

QString roughAge(core::Time since, core::Time now)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now - since).count();
    if (seconds < 60)
        return Words::tr("%1 s").arg(std::max<qint64>(5, seconds / 5 * 5));
    if (seconds < 3600)
        return Words::tr("%1 min").arg(seconds / 60);
    if (seconds < 2 * 86400)
        return Words::tr("%1 h").arg(seconds / 3600);
    return Words::tr("%1 d").arg(QLocale().toString(seconds / 86400));
}

} // namespace pb::ui
