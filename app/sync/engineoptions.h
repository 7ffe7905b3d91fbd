// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/directory.h"
#include "directory/exclusions.h"
#include "presence/policy.h"
#include "profile/profile.h"
#include "sync/synctypes.h"

namespace pb::sync {

/// What the engine has to know of a profile. A plain value.
struct EngineOptions {
    presence::Policy policy;
    QString sessionId; ///< of our presence sessions: the client id of the writing application
    Duration period = std::chrono::seconds{10};
    Duration directoryEvery = std::chrono::minutes{5};
    profile::Brake brake;
    profile::DndReads dndReads;
    directory::Exclusions excluded;
    directory::MatchHints hints;
    bool observeOnly = false;
    bool brakeAsksNobody = false; ///< without a window: three polls in a row that agree release the brake
};

EngineOptions engineOptions(const profile::Profile &profile);

} // namespace pb::sync
