// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/isotime.h"

namespace pb::core {

QDateTime localTime(Wall time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

QString isoTime(Wall time)
{
    if (time == Wall{})
        return {};
    const QDateTime local = localTime(time);
    // Qt writes the offset only where the value carries one
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODateWithMs);
}

QString isoTimeUtc(Wall time)
{
    return time == Wall{} ? QString() : localTime(time).toUTC().toString(Qt::ISODateWithMs);
}

} // namespace pb::core
