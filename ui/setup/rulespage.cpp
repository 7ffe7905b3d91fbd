// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/rulespage.h"

#include "ui/common/labels.h"
#include "ui/rules/rulepicture.h"
#include "words/setupwords.h"

#include <QRadioButton>
#include <QVBoxLayout>

namespace pb::ui {

RulesPage::RulesPage(setup::Setup &setup, QWidget *parent)
    : SetupPage(setup, setup::Step::Rules, parent)
{
    const auto calls = presence::callsOnly();
    const auto busy = presence::everyKindOfBusy();
    m_calls = addChoice(calls, ruleSetName(QString::fromStdString(calls.id)));
    m_busy = addChoice(busy, ruleSetName(QString::fromStdString(busy.id)));
    const auto &rules = draft().profile.rules;
    if (rules != calls && rules != busy)
        m_own = addChoice(rules, tr("Rules of one's own (&as in the profile)"));
    // one for all: with one for each, none would be whole on a small screen
    m_picture = new RulePicture(rules, this);
    content()->addWidget(m_picture);
}

QRadioButton *RulesPage::addChoice(const presence::RuleSet &rules, const QString &text)
{
    const QString id = QString::fromStdString(rules.id);
    auto *button = new QRadioButton(text, this);
    button->setObjectName(QStringLiteral("rules-") + id);
    button->setAccessibleDescription(ruleSetEffect(id));
    QFont bold = button->font();
    bold.setBold(true);
    button->setFont(bold);
    auto *column = new QVBoxLayout;
    column->setSpacing(6);
    column->addWidget(button);
    auto *words = quietLabel(ruleSetEffect(id), this);
    auto *indented = new QVBoxLayout;
    indented->setContentsMargins(fontMetrics().height() * 3 / 2, 0, 0, 0);
    indented->addWidget(words);
    column->addLayout(indented);
    content()->addLayout(column);
    connect(button, &QRadioButton::toggled, this, [this, rules](bool on) {
        if (on && draft().profile.rules != rules)
            edit([&](auto &d) { d.profile.rules = rules; });
    });
    return button;
}

void RulesPage::load()
{
    const auto &rules = draft().profile.rules;
    QRadioButton *chosen = rules == presence::callsOnly() ? m_calls
        : rules == presence::everyKindOfBusy()            ? m_busy
                                                          : m_own;
    if (chosen)
        chosen->setChecked(true);
    m_picture->setRules(rules);
}

} // namespace pb::ui
