// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/isotime.h"

#include <QDateTime>

namespace pb::core {

QString isoTime(Time time)
{
    if (time == Time{})
        return {};
    const auto local = QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
    // Qt writes the offset only where the value carries one
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODateWithMs);
}

} // namespace pb::core
