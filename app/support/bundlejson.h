// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/facts.h"
#include "profile/profile.h"
#include "support/pseudonyms.h"

#include <QByteArray>

/// The parts of a bundle as JSON. Names of states are the stable English ones.
namespace pb::support {

/// Numbers, switches, dates and words of a closed list stay; every other text becomes "(left out)", so that a
/// member added later is safe until somebody decides otherwise.
QByteArray profileJson(const profile::Profile &profile);

QByteArray healthJson(const health::Facts &facts, const core::ClockReading &now, Pseudonyms &pseudonyms);

/// What was last read and decided of each user.
QByteArray decisionsJson(
    const QList<sync::UserReport> &reports, const core::ClockReading &now, Pseudonyms &pseudonyms);

QByteArray writesJson(
    const QList<sync::WriteRecord> &writes, const core::ClockReading &now, Pseudonyms &pseudonyms);

} // namespace pb::support
