// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/ruleset.h"

/// Choosing, editing and proving rule sets, without a widget.
namespace pb::rules {

/// All that decides what is synchronised: what is proven, and what is made live. A plain value.
struct RuleChoice {
    presence::RuleSet rules = presence::callsOnly();
    bool availableAfterCall = true;
    bool clearsAnyDnd = false;

    friend bool operator==(const RuleChoice &, const RuleChoice &) = default;
};

/// Whether both do the same, whatever they are called.
inline bool doTheSame(const presence::RuleSet &a, const presence::RuleSet &b)
{
    return a.toStarface == b.toStarface && a.toTeams == b.toTeams;
}

inline bool doTheSame(const RuleChoice &a, const RuleChoice &b)
{
    return doTheSame(a.rules, b.rules) && a.availableAfterCall == b.availableAfterCall
        && a.clearsAnyDnd == b.clearsAnyDnd;
}

} // namespace pb::rules
