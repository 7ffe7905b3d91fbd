// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/taskpanel.h"

#include "ui/common/copybutton.h"
#include "ui/common/labels.h"
#include "ui/common/messagerow.h"
#include "words/setupwords.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>

namespace pb::ui {

using setup::Doing;
using Phase = setup::TaskState::Phase;

TaskPanel::TaskPanel(setup::Setup &setup, setup::Task task, const QString &startText, QWidget *parent)
    : QWidget(parent)
    , m_setup(setup)
    , m_task(task)
    , m_start(new QPushButton(startText, this))
    , m_why(quietLabel({}, this))
    , m_progress(new QWidget(this))
    , m_message(new MessageRow(QStringLiteral("message%1").arg(int(task)), this))
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("task%1").arg(int(task)));
    m_start->setObjectName(QStringLiteral("start%1").arg(int(task)));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(10);
    makeRoomy(m_start);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_start);
    row->addWidget(m_why, 1);
    layout->addLayout(row);
    buildProgress();
    layout->addWidget(m_progress);
    layout->addWidget(m_message);
    m_keep = m_message->addButton(
        tr("&Keep the secrets for this run only"), QStringLiteral("keep%1").arg(int(task)));
    m_keep->setAccessibleDescription(tr(
        "Without the keychain, they are forgotten when the program ends. They are never written to a file."));
    m_keep->setToolTip(m_keep->accessibleDescription());

    m_timer->setInterval(1000);
    connect(m_timer, &QTimer::timeout, this, &TaskPanel::tick);
    connect(m_start, &QPushButton::clicked, this, &TaskPanel::start);
    connect(m_keep, &QPushButton::clicked, this, &TaskPanel::keepAndRetry);
    connect(&setup, &setup::Setup::stateChanged, this, [this](setup::Task changed) {
        // what else was found changes what can be said of this one
        if (changed == m_task || m_phase == Phase::Succeeded)
            refresh();
    });
    connect(&setup, &setup::Setup::putBack, this, &TaskPanel::refresh);
    refresh();
}

void TaskPanel::buildProgress()
{
    m_doing = headingLabel({}, m_progress);
    m_hint = quietLabel({}, m_progress);
    m_left = quietLabel({}, m_progress);
    m_bar = new QProgressBar(m_progress);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(m_bar->fontMetrics().height() / 2);
    m_bar->setAccessibleName(tr("Working"));
    m_cancel = new QPushButton(tr("Cancel"), m_progress);
    m_cancel->setObjectName(QStringLiteral("cancel%1").arg(int(m_task)));
    m_cancel->setToolTip(tr("Esc does the same."));
    m_again = new QPushButton(tr("&Open the browser again"), m_progress);
    m_again->setObjectName(QStringLiteral("again%1").arg(int(m_task)));
    m_copyLink = new CopyButton(
        tr("Copy the link for the browser"),
        [this] { return m_setup.state(m_task).browserUrl.toString(QUrl::FullyEncoded); }, m_progress,
        tr("Copy the link"));
    m_copyLink->setObjectName(QStringLiteral("copyLink%1").arg(int(m_task)));

    auto *layout = new QVBoxLayout(m_progress);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_doing);
    layout->addWidget(m_bar);
    layout->addWidget(m_hint);
    layout->addWidget(m_left);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_cancel);
    row->addWidget(m_again);
    row->addWidget(m_copyLink);
    row->addStretch(1);
    layout->addLayout(row);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_setup.cancel(); });
    connect(m_again, &QPushButton::clicked, this, [this] {
        const QUrl url = m_setup.state(m_task).browserUrl;
        if (url.isValid())
            Q_EMIT openUrl(url);
    });
}

void TaskPanel::setSuccess(std::function<Success()> success)
{
    m_success = std::move(success);
    refresh();
}

void TaskPanel::setReady(bool ready, const QString &why)
{
    m_start->setEnabled(ready);
    m_why->setText(why);
    m_start->setAccessibleDescription(why);
}

void TaskPanel::setStartShown(bool shown)
{
    m_startShown = shown;
    refresh();
}

void TaskPanel::start()
{
    Q_EMIT aboutToStart();
    m_setup.start(m_task);
}

bool TaskPanel::tellUnopened(const QUrl &url)
{
    if (m_setup.state(m_task).browserUrl != url)
        return false;
    m_unopened = url;
    refresh();
    Q_EMIT spoke();
    return true;
}

void TaskPanel::keepAndRetry()
{
    m_setup.keepForThisRun();
    start();
}

void TaskPanel::refresh()
{
    const setup::TaskState state = m_setup.state(m_task);
    const bool runs = state.phase == Phase::Running;
    // the focus goes along, or it would fall to whatever comes next
    const bool focusWasOnStart = m_start->hasFocus();
    const bool focusWasInside = m_progress->isAncestorOf(window()->focusWidget());
    m_progress->setVisible(runs);
    m_start->setVisible(!runs && m_startShown);
    m_why->setVisible(!runs && m_startShown);
    if (runs)
        showProgress(state);
    else
        showResult(state);
    if (runs && focusWasOnStart)
        m_cancel->setFocus(Qt::OtherFocusReason);
    else if (!runs && focusWasInside)
        m_start->setFocus(Qt::OtherFocusReason);
    if (state.phase != m_phase && state.phase != Phase::NotStarted)
        Q_EMIT spoke();
    m_phase = state.phase;
}

void TaskPanel::showProgress(const setup::TaskState &state)
{
    const bool browser = state.doing == Doing::WaitingForBrowser && state.browserUrl.isValid();
    const bool unopened = browser && state.browserUrl == m_unopened;
    if (unopened)
        m_message->show(Tone::Warning, tr("No browser could be opened on this computer."),
            tr("The sign-in has to happen here, because its answer comes to this computer."),
            tr("Copy the link and open it yourself in a browser on this computer."));
    else if (state.refusal)
        m_message->showFailure(*state.refusal, serviceOf(m_task),
            tr("A browser came back and was refused; it is still waited for."));
    else
        m_message->clear();
    m_doing->setText(doingText(state.doing));
    const QString hint = unopened ? QString() : doingHint(state.doing);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_again->setVisible(browser);
    m_copyLink->setVisible(browser);
    if (!m_timer->isActive())
        m_timer->start();
    tick();
}

void TaskPanel::showResult(const setup::TaskState &state)
{
    m_timer->stop();
    switch (state.phase) {
    case Phase::Failed:
        if (state.error && state.error->code == u"permission-missing") {
            m_message->show(Tone::Warning, tr("Signing in works, but not everything is granted yet."));
            return;
        }
        m_message->showFailure(state.error.value_or(core::Error{}), serviceOf(m_task), failedText(m_task));
        m_keep->setVisible(state.error && state.error->kind == core::ErrorKind::KeychainUnavailable
            && !m_setup.isKeptForThisRun());
        return;
    case Phase::Cancelled:
        m_message->show(Tone::Info, tr("Cancelled. What you entered is still there."),
            m_setup.isPuttingBack() && m_task != setup::Task::MakeKeys
                ? tr("What was changed on the test user is being put back.")
                : QString());
        return;
    case Phase::Succeeded: {
        const Success success = m_success ? m_success() : Success{};
        if (!success.title.isEmpty())
            m_message->show(success.tone, success.title, success.why);
        else
            m_message->clear();
        return;
    }
    case Phase::NotStarted:
    case Phase::Running:
        break;
    }
    m_message->clear();
}

void TaskPanel::tick()
{
    const auto endsBy = m_setup.state(m_task).endsBy;
    const auto left = std::chrono::floor<std::chrono::seconds>(endsBy - m_clock.now());
    const bool known = endsBy != core::Time{} && left.count() > 0;
    m_left->setText(known ? tr("Ends by itself in %1.").arg(durationText(left)) : QString());
    m_left->setVisible(known);
}

} // namespace pb::ui
