// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/whatifpanel.h"

#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/rules/card.h"
#include "ui/rules/rulewords.h"
#include "words/sentences.h"

#include <QComboBox>
#include <QFormLayout>
#include <QVBoxLayout>

namespace pb::ui {

using namespace presence;

namespace {

template<typename Statuses>
void fill(QComboBox *box, const Statuses &statuses)
{
    for (const auto status : statuses)
        box->addItem(icon(statusIcon(status)), statusText(status));
}

template<typename Status, typename Target>
QString ruleText(const Decision<Status, Target> &decision)
{
    return WhatIfPanel::tr("%1 → %2", "status, what the rule for it says")
        .arg(statusText(decision.status), targetText(decision.target));
}

QString resultText(const ToStarface &decision, StarfaceStatus starface)
{
    switch (decision.action) {
    case Action::SetDndOn:
        return WhatIfPanel::tr("The phone stays silent until the Teams status is over.");
    case Action::SetDndOff:
        return WhatIfPanel::tr("The phone rings again.");
    default:
        break;
    }
    return starface == StarfaceStatus::DoNotDisturb ? WhatIfPanel::tr("Do not disturb stays on.")
                                                    : WhatIfPanel::tr("The phone stays as it is.");
}

QString resultText(const ToTeams &decision)
{
    if (decision.action == Action::None)
        return WhatIfPanel::tr("Teams stays as it is.");
    return WhatIfPanel::tr("Teams shows “%1” until the phone's status is over.")
        .arg(targetText(decision.target));
}

template<typename D>
QString wordsOf(const D &decision, Side side, const QString &result)
{
    return WhatIfPanel::tr("%1.", "an action").arg(actionText(decision.action)) + QLatin1Char(' ')
        + reasonText(decision.reason, side) + QLatin1Char('\n') + result;
}

} // namespace

WhatIfPanel::WhatIfPanel(QWidget *parent)
    : QWidget(parent)
    , m_teams(new QComboBox(this))
    , m_starface(new QComboBox(this))
{
    initResources();
    setObjectName(QStringLiteral("whatIf"));
    m_teams->setObjectName(QStringLiteral("whatIfTeams"));
    m_starface->setObjectName(QStringLiteral("whatIfStarface"));
    fill(m_teams, allTeamsStatuses);
    fill(m_starface, allStarfaceStatuses);
    auto *column = new QVBoxLayout(this);
    const int em = fontMetrics().height();
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em / 2);
    column->addWidget(headingLabel(tr("What would happen if …"), this));
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->addRow(tr("… Tea&ms shows"), m_teams);
    form->addRow(tr("… ST&ARFACE shows"), m_starface);
    column->addLayout(form);
    m_toStarface = addDirection(column, tr("From Teams to STARFACE"), QStringLiteral("whatIfToStarface"));
    m_toTeams = addDirection(column, tr("From STARFACE to Teams"), QStringLiteral("whatIfToTeams"));
    column->addWidget(
        quietLabel(tr("For a user of whom nothing is remembered. Nothing is written or touched."), this));
    column->addStretch(1);
    connect(m_teams, &QComboBox::currentIndexChanged, this, &WhatIfPanel::decide);
    connect(m_starface, &QComboBox::currentIndexChanged, this, &WhatIfPanel::decide);
    decide();
}

WhatIfPanel::Direction WhatIfPanel::addDirection(
    QVBoxLayout *column, const QString &title, const QString &name)
{
    auto *card = new Card(this);
    auto *rows = new QVBoxLayout(card);
    const int em = fontMetrics().height();
    rows->setContentsMargins(em * 3 / 4, em / 2, em * 3 / 4, em / 2);
    rows->setSpacing(em / 4);
    rows->addWidget(headingLabel(title, card));
    const Direction direction{wrappedLabel({}, card), wrappedLabel({}, card)};
    direction.words->setObjectName(name);
    for (QLabel *label : {direction.status, direction.words}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        rows->addWidget(label);
    }
    column->addWidget(card);
    return direction;
}

void WhatIfPanel::setRules(const rules::RuleChoice &choice)
{
    m_choice = choice;
    decide();
}

void WhatIfPanel::setStatuses(TeamsStatus teams, StarfaceStatus starface)
{
    m_teams->setCurrentIndex(int(teams));
    m_starface->setCurrentIndex(int(starface));
}

void WhatIfPanel::decide()
{
    const auto teams = TeamsStatus(m_teams->currentIndex());
    const auto starface = StarfaceStatus(m_starface->currentIndex());
    const Outcome outcome = rules::whatIf(m_choice, teams, starface);
    m_toStarface.status->setText(ruleText(outcome.toStarface));
    m_toStarface.words->setText(
        wordsOf(outcome.toStarface, Side::Starface, resultText(outcome.toStarface, starface)));
    m_toTeams.status->setText(ruleText(outcome.toTeams));
    m_toTeams.words->setText(wordsOf(outcome.toTeams, Side::Teams, resultText(outcome.toTeams)));
}

QString WhatIfPanel::text() const
{
    QStringList lines;
    for (const Direction *direction : {&m_toStarface, &m_toTeams})
        lines << direction->status->text() << direction->words->text();
    return lines.join(QLatin1Char('\n'));
}

} // namespace pb::ui
