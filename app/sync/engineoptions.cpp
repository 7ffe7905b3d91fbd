// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engineoptions.h"

namespace pb::sync {

EngineOptions engineOptions(const profile::Profile &profile)
{
    EngineOptions options;
    options.policy.rules = profile.rules;
    options.policy.availableAfterCall = profile.availableAfterCall;
    options.policy.clearsAnyDnd = profile.clearsAnyDnd;
    presence::Timing &timing = options.policy.timing;
    timing.settle = profile.times.settle;
    timing.sessionFor = profile.times.session;
    timing.noInformation = profile.times.noInformation;
    timing.staleAfter = 3 * Duration(profile.times.period);
    timing.dndStaleAfter = timing.staleAfter;
    options.sessionId = profile.clientId;
    options.period = profile.times.period;
    options.directoryEvery = profile.times.directory;
    options.brake = profile.brake;
    options.dndReads = profile.dndReads;
    options.excluded = directory::Exclusions(profile.excluded);
    options.hints.pairs = profile.pairs;
    options.observeOnly = profile.observeOnly;
    return options;
}

} // namespace pb::sync
