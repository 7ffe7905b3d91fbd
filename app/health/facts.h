// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/expiry.h"
#include "health/samples.h"
#include "sync/synctypes.h"

#include <optional>

namespace pb::health {

/// One access token: when it runs out, why it could not be renewed, and until when nothing is asked.
struct TokenState {
    bool isUsed = false; ///< false: this profile has no such sign-in
    std::optional<core::Time> expiresAt; ///< nothing: there is none in hand
    std::optional<core::Error> error;
    std::optional<core::Time> pausedUntil;
};

/// Everything that tells how well the synchronisation is. A plain value.
struct Facts {
    bool hasStatus = false;
    sync::EngineStatus status;
    Samples graph; ///< readings of Teams
    Samples starface;
    TokenState application; ///< the writer's
    TokenState reader; ///< the signed-in reader's
    ExpiryDates dates;
    QList<sync::FailedWrite> failedWrites;
};

} // namespace pb::health
