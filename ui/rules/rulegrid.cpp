// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rulegrid.h"

#include "rules/ruletargets.h"
#include "ui/common/flowlayout.h"
#include "ui/common/labels.h"
#include "ui/rules/card.h"
#include "ui/rules/rulewords.h"
#include "words/sentences.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QGridLayout>
#include <QStandardItemModel>
#include <QWheelEvent>

namespace pb::ui {

using namespace presence;

namespace {

/// Leaves the wheel to the page: scrolling past a rule must not change it.
class RuleBox final : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

void addChoice(QComboBox *box, const QString &text, int target, const QString &whyNot)
{
    box->addItem(text, target);
    if (whyNot.isEmpty())
        return;
    auto *model = qobject_cast<QStandardItemModel *>(box->model());
    model->item(box->count() - 1)->setEnabled(false);
    box->setItemData(box->count() - 1, whyNot, Qt::ToolTipRole);
    box->setItemData(box->count() - 1, whyNot, Qt::AccessibleDescriptionRole);
}

/// What cannot be set at all stands below a line.
template<typename Targets>
void addUnwritable(QComboBox *box, const Targets &targets)
{
    box->insertSeparator(box->count());
    for (const rules::Unwritable target : targets)
        addChoice(box, unwritableName(target), -1, unwritableReason(target));
    // the list may be wider than its field
    box->view()->setMinimumWidth(box->view()->sizeHintForColumn(0) + box->fontMetrics().height() * 2);
}

void fitToTargets(QComboBox *box, int targets)
{
    int widest = 0;
    for (int i = 0; i < targets; ++i)
        widest = qMax(widest, box->fontMetrics().horizontalAdvance(box->itemText(i)));
    box->setMinimumContentsLength(1);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumWidth(widest + box->fontMetrics().height() * 3);
}

} // namespace

RuleGrid::RuleGrid(QWidget *parent)
    : QWidget(parent)
{
    auto *directions = new FlowLayout(this);
    directions->setContentsMargins(0, 0, 0, 0);
    directions->setSpacing(fontMetrics().height());
    QGridLayout *phone = addCard(tr("From Teams to STARFACE"));
    for (const auto status : allTeamsStatuses)
        addDndRow(phone, status);
    QGridLayout *teams = addCard(tr("From STARFACE to Teams"));
    for (const auto status : allStarfaceStatuses)
        addTeamsRow(teams, status);
    for (QGridLayout *grid : {phone, teams})
        grid->setRowStretch(grid->rowCount(), 1);
}

QGridLayout *RuleGrid::addCard(const QString &title)
{
    auto *card = new Card(this);
    auto *grid = new QGridLayout(card);
    const int em = fontMetrics().height();
    grid->setContentsMargins(em * 3 / 4, em / 2, em * 3 / 4, em / 2);
    grid->setHorizontalSpacing(em / 2);
    grid->setVerticalSpacing(em / 4);
    auto *heading = headingLabel(title, card);
    heading->setWordWrap(false);
    heading->setMinimumHeight(em * 3 / 2);
    grid->addWidget(heading, 0, 0, 1, 4);
    grid->setColumnStretch(3, 1);
    layout()->addWidget(card);
    return grid;
}

RuleGrid::Row RuleGrid::addRow(
    QGridLayout *grid, const QString &iconName, const QString &status, const QString &direction)
{
    QWidget *card = grid->parentWidget();
    auto *picture = new PictureLabel(card);
    picture->setPicture(iconName);
    auto *label = new QLabel(status, card);
    label->setTextFormat(Qt::PlainText);
    Row row{new RuleBox(card), new Arrow(card)};
    label->setBuddy(row.box);
    row.box->setFocusPolicy(Qt::StrongFocus);
    row.box->setAccessibleName(tr("%1: %2", "direction: status").arg(direction, status));
    const int line = grid->rowCount();
    grid->addWidget(picture, line, 0);
    grid->addWidget(label, line, 1);
    grid->addWidget(row.arrow, line, 2);
    grid->addWidget(row.box, line, 3);
    return row;
}

void RuleGrid::addDndRow(QGridLayout *grid, TeamsStatus status)
{
    Row &row = m_dnd[std::size_t(status)];
    row = addRow(grid, statusIcon(status), statusText(status), tr("From Teams to STARFACE"));
    row.box->setObjectName(QStringLiteral("dnd-%1").arg(int(status)));
    for (const auto target : rules::allDndTargets)
        addChoice(row.box, targetText(target), int(target), barredText(rules::barred(status, target)));
    fitToTargets(row.box, row.box->count());
    addUnwritable(row.box, rules::unwritableOnPhone);
    if (status == TeamsStatus::Unknown) {
        row.box->setEnabled(false);
        row.box->setToolTip(barredText(rules::Barred::NoInformation));
        row.box->setAccessibleDescription(row.box->toolTip());
    }
    connect(row.box, &QComboBox::activated, this,
        [this, status, box = row.box] { Q_EMIT dndChosen(status, DndTarget(box->currentData().toInt())); });
}

void RuleGrid::addTeamsRow(QGridLayout *grid, StarfaceStatus status)
{
    Row &row = m_teams[std::size_t(status)];
    row = addRow(grid, statusIcon(status), statusText(status), tr("From STARFACE to Teams"));
    row.box->setObjectName(QStringLiteral("teams-%1").arg(int(status)));
    for (const auto target : rules::allTeamsTargets)
        addChoice(row.box, targetText(target), int(target), barredText(rules::barred(status, target)));
    fitToTargets(row.box, row.box->count());
    addUnwritable(row.box, rules::unwritableInTeams);
    if (status == StarfaceStatus::Unknown) {
        row.box->setEnabled(false);
        row.box->setToolTip(barredText(rules::Barred::NoInformation));
        row.box->setAccessibleDescription(row.box->toolTip());
    }
    connect(row.box, &QComboBox::activated, this, [this, status, box = row.box] {
        Q_EMIT teamsChosen(status, TeamsTarget(box->currentData().toInt()));
    });
}

void RuleGrid::setRules(const RuleSet &rules)
{
    const auto show = [](const Row &row, int target, bool does) {
        row.box->setCurrentIndex(row.box->findData(target));
        row.arrow->setDoes(does);
    };
    for (const auto status : allTeamsStatuses) {
        const DndTarget target = rules.target(status);
        show(m_dnd[std::size_t(status)], int(target), target != DndTarget::None);
    }
    for (const auto status : allStarfaceStatuses) {
        const TeamsTarget target = rules.target(status);
        show(m_teams[std::size_t(status)], int(target), target != TeamsTarget::None);
    }
}

void RuleGrid::setSetName(const QString &name)
{
    setAccessibleName(tr("Rules of “%1”, both directions").arg(name));
}

} // namespace pb::ui
