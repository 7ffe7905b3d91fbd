// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/matching.h"

#include <QString>
#include <QStringList>

namespace pb::directory {

/// One row of the directory: a matched user, or an account of one system without a partner. Who somebody is
/// say the ids; everything else may change.
struct Person {
    QString key; ///< unique: normalised address where matched, "teams:<id>" or "starface:<id>" where not
    QString name;
    QString email; ///< as the systems write it; may be empty
    QString graphId; ///< empty: no Teams account
    QString starfaceId; ///< empty: no STARFACE account
    presence::MatchKind match = presence::MatchKind::Matched;
    bool hasBusyLampKey = true; ///< without one the line state cannot be read
    presence::MatchedBy matchedBy = presence::MatchedBy::Mail; ///< only where matched
    QStringList addresses = {}; ///< normalised: all that the accounts have
    QString nearest = {}; ///< who may be meant in the other system, name and address; only where not matched

    bool isMatched() const { return match == presence::MatchKind::Matched; }
    friend bool operator==(const Person &, const Person &) = default;
};

} // namespace pb::directory
