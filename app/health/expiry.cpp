// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/expiry.h"

#include "core/isotime.h"

#include <algorithm>

namespace pb::health {

Nearness nearness(int daysLeft)
{
    if (daysLeft < 0)
        return Nearness::Expired;
    if (daysLeft <= 1)
        return Nearness::Within1Day;
    if (daysLeft <= 7)
        return Nearness::Within7Days;
    if (daysLeft <= 30)
        return Nearness::Within30Days;
    return daysLeft <= 60 ? Nearness::Within60Days : Nearness::Far;
}

QList<Expiry> expiries(const ExpiryDates &dates, QDate today)
{
    QList<Expiry> found;
    const auto note = [&found, today](Expiring what, QDate date) {
        if (!date.isValid())
            return;
        const int left = static_cast<int>(today.daysTo(date));
        found.append({what, date, left, nearness(left)});
    };
    note(Expiring::ClientSecret, dates.clientSecret);
    note(Expiring::ReadClientSecret, dates.readClientSecret);
    std::stable_sort(
        found.begin(), found.end(), [](const Expiry &a, const Expiry &b) { return a.daysLeft < b.daysLeft; });
    return found;
}

QDate dayOf(core::Wall now)
{
    return core::localTime(now).date();
}

} // namespace pb::health
