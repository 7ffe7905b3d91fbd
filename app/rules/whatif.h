// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/reconcile.h"
#include "rules/rulechoice.h"

namespace pb::rules {

/// What would be decided for a user of whom nothing is remembered and who is read like this. Pure: nothing is
/// written or touched.
presence::Outcome whatIf(
    const RuleChoice &choice, presence::TeamsStatus teams, presence::StarfaceStatus starface);

} // namespace pb::rules
