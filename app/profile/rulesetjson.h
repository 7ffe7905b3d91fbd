// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/ruleset.h"
#include "profile/problem.h"

#include <QJsonValue>

/// Rule sets <-> JSON, pure: the name of a built-in set, or a set of one's own as an object.
namespace pb::profile {

/// Adds to `problems` what is wrong, each with a path that begins with `path`; the value is then of no use.
presence::RuleSet ruleSetFromJson(const QJsonValue &json, const QString &path, Problems &problems);

/// A built-in set as its name, any other one as an object.
QJsonValue ruleSetToJson(const presence::RuleSet &rules);

} // namespace pb::profile
