// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/ruleset.h"
#include "profile/problem.h"

#include <QByteArray>
#include <QStringList>

#include <tl/expected.hpp>

/// Rule sets of one's own <-> the bytes of a file, pure.
namespace pb::rules {

/// A rule set with the name that the admin gave it.
struct NamedRuleSet {
    QString name;
    presence::RuleSet rules; ///< its id names the file and never changes

    friend bool operator==(const NamedRuleSet &, const NamedRuleSet &) = default;
};

inline constexpr int longestName = 80;
/// Files larger than this hold no rule set.
inline constexpr qint64 largestRuleFile = qint64{64} * 1024;

/// The object that a profile takes as a rule set, with a "name" beside; without one the id is the name.
tl::expected<NamedRuleSet, profile::Problems> ruleSetFromFile(const QByteArray &json);
QByteArray ruleSetToFile(const NamedRuleSet &set);

/// In one line, without spaces around, not too long; may be empty.
QString tidyName(const QString &name);
/// An id made of the name ("Büro Süd" -> "buero-sued") that is not among `taken`, nor built in.
QString idFor(const QString &name, const QStringList &taken);
/// `name`, or with a number behind where it is among `taken`, compared without case.
QString freeName(const QString &name, const QStringList &taken);

} // namespace pb::rules
