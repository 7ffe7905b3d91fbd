// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/matching.h"

#include <QString>

namespace pb::directory {

/// One row of the directory: a matched user, or an account of one system without a partner.
struct Person {
    QString key; ///< normalised address where matched, "teams:<id>" or "starface:<id>" where not
    QString name;
    QString email; ///< as the systems write it; may be empty
    QString graphId; ///< empty: no Teams account
    QString starfaceId; ///< empty: no STARFACE account
    presence::MatchKind match = presence::MatchKind::Matched;
    bool hasBusyLampKey = true; ///< without one the line state cannot be read

    friend bool operator==(const Person &, const Person &) = default;
};

} // namespace pb::directory
