// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/summarypage.h"

#include "ui/common/copybutton.h"
#include "ui/common/labels.h"
#include "ui/setup/checktable.h"
#include "words/checktext.h"
#include "words/setupwords.h"

#include <QHBoxLayout>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pb::ui {

using setup::Step;
using setup::Task;
using Phase = setup::TaskState::Phase;

SummaryPage::SummaryPage(setup::Setup &setup, QWidget *parent)
    : SetupPage(setup, Step::Summary, parent)
{
    buildChecks();
    buildMode();
    m_finish = new TaskPanel(setup, Task::Finish, tr("Save"), this);
    // the wizard's own button Finish starts it
    m_finish->setStartShown(false);
    addTask(m_finish);
}

void SummaryPage::buildChecks()
{
    m_check = new TaskPanel(setup(), Task::CheckEverything, tr("C&heck everything"), this);
    m_check->setSuccess([this] { return checked(); });
    // above the table, whose rows are watched while it runs
    addTask(m_check);
    buildProof();
    m_checks = new CheckTable(QStringLiteral("checks"), this);
    content()->addWidget(m_checks);
    auto *row = new QHBoxLayout;
    m_choices = quietLabel({}, this);
    m_choices->setObjectName(QStringLiteral("choices"));
    row->addWidget(m_choices, 1);
    auto *copy = new CopyButton(
        tr("Copy the result of the checks"), [this] { return checkText(setup().report()); }, this,
        tr("Copy the result"));
    copy->setObjectName(QStringLiteral("copyChecks"));
    row->addWidget(copy, 0, Qt::AlignTop);
    content()->addLayout(row);
}

/// Somebody's phone is switched by it: never without a click, and never without saying whose.
void SummaryPage::buildProof()
{
    m_write = new TaskPanel(setup(), Task::WriteProof, tr("Try &writing"), this);
    m_write->setSuccess([] { return TaskPanel::Success{tr("Both sides can be written."), {}}; });
    addTask(m_write);
}

void SummaryPage::showProof()
{
    const QList<setup::UserLine> users = setup().users();
    const auto who = std::find_if(users.begin(), users.end(), [this](const setup::UserLine &user) {
        return user.match == presence::MatchKind::Matched
            && user.email.compare(draft().testUser, Qt::CaseInsensitive) == 0;
    });
    if (draft().testUser.isEmpty())
        m_write->setReady(
            false, tr("To try writing, choose a test user on the page %1.").arg(stepTitle(Step::Users)));
    else if (users.isEmpty())
        m_write->setReady(false, tr("Writing can be tried once the users are known."));
    else
        m_write->setReady(true,
            tr("Sets and clears the presence of %1, and switches their do not disturb and puts it back.")
                .arg(who == users.end() ? draft().testUser : who->name));
}

void SummaryPage::buildMode()
{
    content()->addWidget(headingLabel(tr("How to begin"), this));
    m_observe = new QRadioButton(tr("Obser&ve only: decide everything, change nothing"), this);
    m_observe->setObjectName(QStringLiteral("observe"));
    m_live = new QRadioButton(tr("&Live: change phones and Teams from now on"), this);
    m_live->setObjectName(QStringLiteral("live"));
    const auto add = [this](QRadioButton *button, const QString &text) {
        auto *column = new QVBoxLayout;
        column->setSpacing(2);
        column->addWidget(button);
        auto *words = quietLabel(text, this);
        auto *indented = new QVBoxLayout;
        indented->setContentsMargins(fontMetrics().height() * 3 / 2, 0, 0, 0);
        indented->addWidget(words);
        column->addLayout(indented);
        button->setAccessibleDescription(text);
        content()->addLayout(column);
    };
    add(m_observe,
        tr("Recommended for the first day. You see what would happen, and go live with one click."));
    add(m_live, tr("Before that, switch off any other presence synchronisation of this STARFACE."));
    connect(m_observe, &QRadioButton::toggled, this, [this](bool on) {
        if (draft().profile.observeOnly != on)
            edit([on](auto &d) { d.profile.observeOnly = on; });
    });
}

void SummaryPage::load()
{
    m_observe->setChecked(draft().profile.observeOnly);
    m_live->setChecked(!draft().profile.observeOnly);
}

TaskPanel::Success SummaryPage::checked() const
{
    const setup::CheckReport report = setup().report();
    const auto has = [&report](setup::CheckLine::Status status) {
        return std::any_of(report.lines.begin(), report.lines.end(),
            [status](const setup::CheckLine &line) { return line.status == status; });
    };
    Tone tone = Tone::Success;
    if (setup::exitCode(report) != 0 || has(setup::CheckLine::Status::Warning))
        tone = Tone::Warning;
    else if (has(setup::CheckLine::Status::NotRun))
        tone = Tone::Info;
    return {checkSummary(report), {}, tone};
}

QString SummaryPage::choicesText() const
{
    const QString rules = tr("Rules: %1.").arg(ruleSetName(QString::fromStdString(draft().profile.rules.id)));
    const QString secrets = setup().isKeptForThisRun()
        ? tr("The secrets are kept for this run only: they have to be entered again after the program ended.")
        : tr("The secrets are in the keychain of this computer.");
    return rules + QLatin1Char(' ') + secrets;
}

void SummaryPage::refresh()
{
    m_checks->showLines(setup().report().lines);
    m_choices->setText(choicesText());
    showProof();
}

/// Whoever comes here with a finished profile and nothing tried came for the check. It only reads.
void SummaryPage::entered()
{
    for (int i = 0; i < setup::taskCount; ++i) {
        if (setup().state(Task(i)).phase != Phase::NotStarted)
            return;
    }
    if (setup().isComplete(Step::Summary))
        m_check->start();
}

QString SummaryPage::missing() const
{
    if (setup().isComplete(Step::Summary))
        return {};
    for (const Step step : {Step::Start, Step::WriteAccess, Step::ReadAccess, Step::Starface, Step::Rules}) {
        if (!setup().isComplete(step))
            return tr("To finish, complete the page %1.").arg(stepTitle(step));
    }
    if (setup().state(Task::WriteProof).phase == Phase::Failed && !draft().profile.observeOnly)
        return tr("To begin live, mend what does not work on the page %1, or choose to observe only.")
            .arg(stepTitle(Step::Users));
    return {};
}

} // namespace pb::ui
