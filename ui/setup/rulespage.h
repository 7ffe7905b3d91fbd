// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/ruleset.h"
#include "ui/setup/setuppage.h"

class QRadioButton;

namespace pb::ui {

class RulePicture;

/// Which of the built-in rule sets, and the chosen one as one picture of both directions. Owns its parts.
class RulesPage final : public SetupPage {
    Q_OBJECT
public:
    RulesPage(setup::Setup &setup, QWidget *parent);

protected:
    void load() override;

private:
    QRadioButton *addChoice(const presence::RuleSet &rules, const QString &text);

    QRadioButton *m_calls;
    QRadioButton *m_busy;
    QRadioButton *m_own = nullptr; ///< only where the profile has rules of its own
    RulePicture *m_picture;
};

} // namespace pb::ui
