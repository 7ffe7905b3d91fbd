// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/rulefile.h"

#include <QList>

namespace pb::rules {

/// "rulesets" beside the profiles, in the platform's place for this program's configuration.
QString standardRuleFolder();

/// The rule sets of one's own as files, one each, named by their id. Guarantees: a file is whole or the old
/// one, and a file that cannot be read is told and never written over or deleted. Synchronous: the files are
/// small and local.
class RuleLibrary {
public:
    struct Damaged {
        QString file; ///< its name in the folder
        profile::Problems problems;
    };
    struct Contents {
        QList<NamedRuleSet> sets; ///< in the order of their names
        QList<Damaged> damaged;
    };

    explicit RuleLibrary(QString folder);

    const QString &folder() const { return m_folder; }
    /// No folder: nothing there yet.
    Contents load() const;
    tl::expected<void, profile::Problems> save(const NamedRuleSet &set) const;
    tl::expected<void, profile::Problems> remove(const QString &id) const;
    /// Ids that the files of the folder take, damaged ones too.
    QStringList takenIds() const;

private:
    QString pathOf(const QString &id) const;

    QString m_folder;
};

/// Reads any file as a rule set, for an import.
tl::expected<NamedRuleSet, profile::Problems> loadRuleFile(const QString &path);
/// Writes a file as a whole or leaves the old one.
tl::expected<void, profile::Problems> saveRuleFile(const NamedRuleSet &set, const QString &path);

} // namespace pb::rules
