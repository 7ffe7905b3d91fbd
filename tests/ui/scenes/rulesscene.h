// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/ruleeditor.h"

#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace pb::test {

/// An editor of rules in a folder of its own, with the set chosen that the scene shows.
class RulesScene {
public:
    static QStringList names();
    explicit RulesScene(const QString &name);

    rules::RuleEditor &editor() { return *m_editor; }
    /// The proof says all that it is going to say.
    bool isReady() const;

private:
    void editCopy();

    const QString m_name;
    QTemporaryDir m_folder;
    std::unique_ptr<rules::RuleEditor> m_editor;
};

} // namespace pb::test
