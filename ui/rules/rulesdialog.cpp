// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rulesdialog.h"

#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/screenfit.h"
#include "ui/monitor/banners/banner.h"
#include "ui/rules/proofview.h"
#include "ui/rules/rulegrid.h"
#include "ui/rules/rulepicture.h"
#include "ui/rules/rulesetlist.h"
#include "ui/rules/rulewords.h"

#include <QCheckBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace pb::ui {

using rules::RuleEditor;

RulesDialog::RulesDialog(RuleEditor &editor, QWidget *parent)
    : QDialog(parent)
    , m_editor(editor)
    , m_list(new RuleSetList(editor, this))
    , m_failure(new Banner(Banner::Kind::Error, QStringLiteral("rulesFailure"), this))
    , m_damaged(new Banner(Banner::Kind::Warning, QStringLiteral("damagedSets"), this))
    , m_name(headingLabel({}, this))
    , m_purpose(quietLabel({}, this))
    , m_picture(new RulePicture(editor.choice().rules, this))
    , m_grid(new RuleGrid(this))
    , m_proof(new ProofView(this))
    , m_barrier(wrappedLabel({}, this))
    , m_makeLive(new QPushButton(tr("&Make live"), this))
{
    initResources();
    setWindowTitle(tr("Rules"));
    setObjectName(QStringLiteral("rulesDialog"));
    auto *rows = new QVBoxLayout(this);
    rows->addWidget(m_failure);
    rows->addWidget(m_damaged);
    auto *columns = new QHBoxLayout;
    const int em = fontMetrics().height();
    columns->setSpacing(em);
    rows->addLayout(columns, 1);
    m_list->setMaximumWidth(em * 20);
    columns->addWidget(m_list);

    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("rulesScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget(scroll);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, em / 2, 0);
    column->setSpacing(em / 2);
    buildRules(column);
    buildOptions(column);
    column->addWidget(m_proof);
    column->addStretch(1);
    scroll->setWidget(page);
    columns->addWidget(scroll, 1);
    rows->addLayout(buildButtons());

    connect(&m_editor, &RuleEditor::choiceChanged, this, &RulesDialog::showChoice);
    connect(&m_editor, &RuleEditor::entriesChanged, this, &RulesDialog::showChoice);
    connect(&m_editor, &RuleEditor::proofChanged, this, &RulesDialog::showProof);
    connect(&m_editor, &RuleEditor::notSaved, this, [this](const profile::Problems &problems) {
        tellFailure(tr("The change cannot be kept on disk."), problems);
    });
    connect(m_list, &RuleSetList::failed, this, &RulesDialog::tellFailure);
    connect(m_proof, &ProofView::stopRequested, &m_editor, &RuleEditor::stopProof);
    connect(m_proof, &ProofView::againRequested, &m_editor, &RuleEditor::proveAgain);
    showDamaged();
    showChoice();
    page->adjustSize();
    // never sideways: the rules are read from left to right
    const int widest = qMax(page->minimumSizeHint().width(), m_grid->minimumSizeHint().width() + em / 2);
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, scroll);
    scroll->setMinimumWidth(qMax(em * 20, widest + bar));
    const QSize wanted(m_list->sizeHint().width() + m_grid->sizeHint().width() + em * 6, em * 46);
    resizeOnScreen(*this, wanted);
}

void RulesDialog::buildRules(QVBoxLayout *column)
{
    QFont large = m_name->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    m_name->setFont(large);
    m_name->setObjectName(QStringLiteral("ruleSetName"));
    column->addWidget(m_name);
    column->addWidget(m_purpose);
    column->addWidget(m_picture);
    column->addWidget(m_grid);
    connect(m_grid, &RuleGrid::dndChosen, &m_editor,
        [this](presence::TeamsStatus status, presence::DndTarget target) {
            m_editor.setTarget(status, target);
        });
    connect(m_grid, &RuleGrid::teamsChosen, &m_editor,
        [this](presence::StarfaceStatus status, presence::TeamsTarget target) {
            m_editor.setTarget(status, target);
        });
}

void RulesDialog::buildOptions(QVBoxLayout *column)
{
    m_availableAfterCall = addOption(column, tr("&Available in Teams after a phone call"),
        tr("After a call that was shown, Teams shows Available for five minutes. Off: the call is only "
           "taken back."),
        QStringLiteral("availableAfterCall"));
    m_clearsAnyDnd = addOption(column, tr("Becoming Available clears an&y do not disturb"),
        tr("Switches off even a do not disturb that the user has set on the phone. Off: only what Presence "
           "Bridge has switched on."),
        QStringLiteral("clearsAnyDnd"));
    connect(m_availableAfterCall, &QCheckBox::toggled, &m_editor, &RuleEditor::setAvailableAfterCall);
    connect(m_clearsAnyDnd, &QCheckBox::toggled, &m_editor, &RuleEditor::setClearsAnyDnd);
}

QCheckBox *RulesDialog::addOption(
    QVBoxLayout *column, const QString &text, const QString &meaning, const QString &name)
{
    auto *box = new QCheckBox(text, this);
    box->setObjectName(name);
    box->setAccessibleDescription(meaning);
    auto *words = quietLabel(meaning, this);
    auto *pair = new QVBoxLayout;
    pair->setSpacing(2);
    pair->addWidget(box);
    auto *indented = new QHBoxLayout;
    indented->addSpacing(fontMetrics().height() * 3 / 2);
    indented->addWidget(words, 1);
    pair->addLayout(indented);
    column->addLayout(pair);
    return box;
}

QLayout *RulesDialog::buildButtons()
{
    auto *row = new QHBoxLayout;
    m_barrier->setObjectName(QStringLiteral("barrier"));
    m_barrier->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_makeLive->setObjectName(QStringLiteral("makeLive"));
    makeRoomy(m_makeLive);
    auto *close = new QPushButton(tr("C&lose"), this);
    close->setObjectName(QStringLiteral("closeRules"));
    makeRoomy(close);
    for (QPushButton *button : {m_makeLive, close})
        button->setAutoDefault(false);
    row->addWidget(m_barrier, 1);
    row->addWidget(m_makeLive);
    row->addWidget(close);
    connect(m_makeLive, &QPushButton::clicked, this, &RulesDialog::makeLive);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    return row;
}

void RulesDialog::showChoice()
{
    const auto &entry = m_editor.currentEntry();
    m_name->setText(ruleSetName(entry));
    m_purpose->setText(ruleSetPurpose(entry));
    m_picture->setVisible(entry.builtIn);
    m_grid->setVisible(!entry.builtIn);
    m_picture->setRules(entry.set.rules);
    m_grid->setRules(entry.set.rules);
    m_grid->setSetName(ruleSetName(entry));
    const auto choice = m_editor.choice();
    m_availableAfterCall->setChecked(choice.availableAfterCall);
    m_clearsAnyDnd->setChecked(choice.clearsAnyDnd);
    showProof();
}

void RulesDialog::showProof()
{
    m_proof->show(m_editor.proof());
    const QString why = barrierText(m_editor.barrier());
    m_makeLive->setEnabled(m_editor.barrier() == rules::Barrier::None);
    m_makeLive->setToolTip(why);
    m_makeLive->setAccessibleDescription(why);
    m_barrier->setText(why);
}

void RulesDialog::showDamaged()
{
    const auto &damaged = m_editor.damaged();
    m_damaged->setVisible(!damaged.isEmpty());
    if (damaged.isEmpty())
        return;
    QStringList files;
    QStringList details;
    for (const auto &file : damaged) {
        files << file.file;
        details << file.file + QStringLiteral(": ") + profile::toText(file.problems);
    }
    m_damaged->setTexts(
        tr("%n rule set(s) cannot be read and were left alone:", nullptr, int(damaged.size())),
        tr("%1 in %2", "files in folder").arg(files.join(QStringLiteral(", ")), m_editor.folder()));
    m_damaged->setToolTip(details.join(QLatin1Char('\n')));
}

void RulesDialog::tellFailure(const QString &what, const profile::Problems &problems)
{
    m_failure->setTexts(what, profile::toText(problems));
    m_failure->show();
}

void RulesDialog::makeLive()
{
    const auto choice = m_editor.choice();
    if (m_editor.barrier() == rules::Barrier::None)
        Q_EMIT rulesWanted(choice.rules, choice.availableAfterCall, choice.clearsAnyDnd);
}

void RulesDialog::setLive(const presence::RuleSet &rules, bool availableAfterCall, bool clearsAnyDnd)
{
    m_editor.setLive({rules, availableAfterCall, clearsAnyDnd});
}

} // namespace pb::ui
