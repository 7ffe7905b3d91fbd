// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/whatif.h"

namespace pb::rules {

using namespace presence;

namespace {

/// Any moment will do: only differences count.
constexpr Time moment{std::chrono::hours{480'000}};

Line lineOf(StarfaceStatus status)
{
    switch (status) {
    case StarfaceStatus::Ringing:
        return Line::Ringing;
    case StarfaceStatus::InCall:
        return Line::InCall;
    case StarfaceStatus::Available:
    case StarfaceStatus::DoNotDisturb:
        return Line::Idle;
    case StarfaceStatus::Unknown:
        break;
    }
    return Line::Unknown;
}

Dnd dndOf(StarfaceStatus status)
{
    if (status == StarfaceStatus::Unknown)
        return Dnd::Unknown;
    return status == StarfaceStatus::DoNotDisturb ? Dnd::On : Dnd::Off;
}

} // namespace

Outcome whatIf(const RuleChoice &choice, TeamsStatus teams, StarfaceStatus starface)
{
    Policy policy;
    policy.rules = choice.rules;
    policy.availableAfterCall = choice.availableAfterCall;
    policy.clearsAnyDnd = choice.clearsAnyDnd;
    Observation seen;
    seen.teams = {teams, moment};
    seen.line = {lineOf(starface), moment};
    seen.dnd = {dndOf(starface), moment};
    return reconcile(policy, seen, {}, moment);
}

} // namespace pb::rules
