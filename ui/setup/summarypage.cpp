// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/summarypage.h"

#include "ui/common/fittedtable.h"
#include "ui/common/labels.h"
#include "ui/setup/setupwords.h"
#include "ui/setup/taskpanel.h"

#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace pb::ui {

using setup::Answer;
using setup::Step;
using setup::Task;
using Phase = setup::TaskState::Phase;

SummaryPage::SummaryPage(setup::Setup &setup, QWidget *parent)
    : SetupPage(setup, Step::Summary, parent)
    , m_checks(new FittedTable({tr("Check"), tr("Result")}, {1}, QStringLiteral("checks"), this))
{
    m_checks->setAccessibleName(tr("Checks and their results"));
    content()->addWidget(m_checks);
    buildMode();
    m_finish = new TaskPanel(setup, Task::Finish, tr("Save"), this);
    // the wizard's own button Finish starts it
    m_finish->setStartShown(false);
    addTask(m_finish);
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

SummaryPage::Check SummaryPage::accessCheck(Task task, Step step) const
{
    const QString what = taskText(task);
    if (setup().isComplete(step))
        return {what, Answer::Yes, tr("Works")};
    const auto state = setup().state(task);
    if (state.phase == Phase::Failed && state.error) {
        const Failure failure = failureText(*state.error, serviceOf(task), Retry::ByHand);
        return {what, Answer::No, failure.why + QLatin1Char(' ') + failure.remedy};
    }
    if (state.phase == Phase::Succeeded)
        return {what, Answer::No, tr("Something is missing: see the page %1.").arg(stepTitle(step))};
    return {what, Answer::Unknown, tr("Not checked yet: see the page %1.").arg(stepTitle(step))};
}

SummaryPage::Check SummaryPage::certificateCheck() const
{
    const QString what = taskText(Task::Certificate);
    const auto &starface = draft().profile.starface;
    if (starface.url.scheme() == u"http")
        return {what, Answer::Yes, tr("None: the connection stays on this computer")};
    if (!starface.pinnedCertificate.isEmpty())
        return {what, Answer::Yes, tr("You compared and trusted it")};
    const auto certificate = setup().certificate();
    if (certificate && certificate->trusted)
        return {what, Answer::Yes, tr("A known authority vouches for it")};
    return {what, Answer::Unknown, tr("Not checked yet: see the page %1.").arg(stepTitle(Step::Starface))};
}

SummaryPage::Check SummaryPage::usersCheck() const
{
    int matched = 0;
    int others = 0;
    for (const auto &user : setup().users())
        ++(user.match == presence::MatchKind::Matched ? matched : others);
    const QString what = taskText(Task::Users);
    if (matched == 0 && others == 0)
        return {what, Answer::Unknown, tr("Not read yet: see the page %1.").arg(stepTitle(Step::Users))};
    QString result = tr("%n user(s) will be synchronised", nullptr, matched);
    if (others > 0)
        result += QStringLiteral(", ") + tr("%n not", "users", others);
    return {what, matched > 0 ? Answer::Yes : Answer::No, result};
}

SummaryPage::Check SummaryPage::secretsCheck() const
{
    const QString what = tr("Secrets");
    if (setup().isKeptForThisRun())
        return {what, Answer::Unknown,
            tr("Kept for this run only: they have to be entered again after the program ended")};
    return {what, Answer::Yes, tr("In the keychain of this computer")};
}

QList<SummaryPage::Check> SummaryPage::checks() const
{
    const QString rules = ruleSetName(QString::fromStdString(draft().profile.rules.id));
    return {accessCheck(Task::WriteAccess, Step::WriteAccess),
        accessCheck(Task::ReadAccess, Step::ReadAccess), certificateCheck(),
        accessCheck(Task::StarfaceCheck, Step::Starface), usersCheck(),
        {stepTitle(Step::Rules), Answer::Yes, rules}, secretsCheck()};
}

void SummaryPage::refresh()
{
    QString signature;
    const auto all = checks();
    for (const Check &check : all)
        signature += check.what + QString::number(int(check.works)) + check.result;
    if (signature == m_shown)
        return;
    m_shown = signature;
    m_checks->clearRows();
    for (const Check &check : all)
        m_checks->addRow({check.what, check.result}, answerIcon(check.works));
}

QString SummaryPage::missing() const
{
    for (const Step step : {Step::Start, Step::WriteAccess, Step::ReadAccess, Step::Starface, Step::Rules}) {
        if (!setup().isComplete(step))
            return tr("To finish, complete the page %1.").arg(stepTitle(step));
    }
    return {};
}

} // namespace pb::ui
