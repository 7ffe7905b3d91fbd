// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/ruleset.h"

namespace pb::presence {

namespace {

void set(RuleSet &rules, TeamsStatus status, DndTarget target)
{
    rules.toStarface[static_cast<std::size_t>(status)] = target;
}

void set(RuleSet &rules, StarfaceStatus status, TeamsTarget target)
{
    rules.toTeams[static_cast<std::size_t>(status)] = target;
}

} // namespace

RuleSet callsOnly()
{
    RuleSet rules;
    rules.id = "calls-only";
    set(rules, TeamsStatus::Available, DndTarget::Off);
    set(rules, TeamsStatus::InCall, DndTarget::On);
    set(rules, TeamsStatus::DoNotDisturb, DndTarget::On);
    set(rules, StarfaceStatus::InCall, TeamsTarget::BusyInACall);
    set(rules, StarfaceStatus::Available, TeamsTarget::Available);
    return rules;
}

RuleSet everyKindOfBusy()
{
    RuleSet rules = callsOnly();
    rules.id = "every-busy";
    set(rules, TeamsStatus::InMeeting, DndTarget::On);
    set(rules, TeamsStatus::Busy, DndTarget::On);
    return rules;
}

} // namespace pb::presence
