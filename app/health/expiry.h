// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QDate>
#include <QList>

namespace pb::health {

/// How near the end of a secret is: the steps at which the administrator is warned.
enum class Nearness { Far, Within60Days, Within30Days, Within7Days, Within1Day, Expired };

/// A secret with a date: which, its last day and how many days are left (negative: over).
enum class Expiring { ClientSecret, ReadClientSecret };
struct Expiry {
    Expiring what = Expiring::ClientSecret;
    QDate date;
    int daysLeft = 0;
    Nearness nearness = Nearness::Far;

    friend bool operator==(const Expiry &, const Expiry &) = default;
};

/// The dates of a profile; an invalid one is not known.
struct ExpiryDates {
    QDate clientSecret;
    QDate readClientSecret;

    friend bool operator==(const ExpiryDates &, const ExpiryDates &) = default;
};

Nearness nearness(int daysLeft);

/// Every date that is known, seen from `today`, the nearest first. Pure.
QList<Expiry> expiries(const ExpiryDates &dates, QDate today);

/// The calendar day of this computer at that moment: what Entra shows is a local day, too.
QDate dayOf(core::Wall now);

} // namespace pb::health
