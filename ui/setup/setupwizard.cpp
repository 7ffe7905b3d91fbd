// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/setupwizard.h"

#include "ui/common/icons.h"
#include "ui/common/screenfit.h"
#include "ui/setup/readaccesspage.h"
#include "ui/setup/registrationpage.h"
#include "ui/setup/rulespage.h"
#include "ui/setup/starfacepage.h"
#include "ui/setup/startpage.h"
#include "ui/setup/steplist.h"
#include "ui/setup/summarypage.h"
#include "ui/setup/userspage.h"
#include "ui/setup/writeaccesspage.h"

#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace pb::ui {

using setup::Step;

namespace {
const QString sizeKey = QStringLiteral("setup/size");
}

SetupWizard::SetupWizard(
    setup::Setup &setup, const QString &settingsFile, std::optional<Step> firstStep, QWidget *parent)
    : QWizard(parent)
    , m_setup(setup)
    , m_settingsFile(settingsFile)
    , m_steps(new StepList(setup, this))
{
    initResources();
    setObjectName(QStringLiteral("setupWizard"));
    setWindowTitle(tr("Set up Presence Bridge"));
    setWizardStyle(ModernStyle);
    // pages are filled from the draft, so going back needs no reset
    setOptions(IndependentPages | NoBackButtonOnStartPage);
    setSideWidget(m_steps);
    nameButtons();
    addPages();
    connect(&setup, &setup::Setup::browserWanted, this, &SetupWizard::openUrl);
    connect(&setup, &setup::Setup::finished, this, [this](const profile::Profile &profile) {
        Q_EMIT profileReady(profile);
        QWizard::accept();
    });
    connect(m_steps, &StepList::stepWanted, this, &SetupWizard::goTo);
    restart();
    turnTo(firstStep.value_or(setup.draft().current));
    connect(this, &QWizard::currentIdChanged, this, &SetupWizard::pageChanged);
    pageChanged(currentId());
    // after the pages, which have taken notice by then
    connect(&setup, &setup::Setup::stateChanged, this, &SetupWizard::lockWhileSaving);
    restoreSize();
}

SetupWizard::~SetupWizard()
{
    if (!m_settingsFile.isEmpty())
        QSettings(m_settingsFile, QSettings::IniFormat).setValue(sizeKey, size());
}

void SetupWizard::addPages()
{
    auto *start = new StartPage(m_setup, this);
    connect(start, &StartPage::simulatorWanted, this, &SetupWizard::simulatorWanted);
    const QList<SetupPage *> pages{start, new RegistrationPage(m_setup, this),
        new WriteAccessPage(m_setup, this), new ReadAccessPage(m_setup, this),
        new StarfacePage(m_setup, this), new UsersPage(m_setup, this), new RulesPage(m_setup, this),
        new SummaryPage(m_setup, this)};
    for (SetupPage *page : pages) {
        m_pages.insert(int(page->step()), page);
        setPage(int(page->step()), page);
        connect(page, &SetupPage::openUrl, this, &SetupWizard::openUrl);
    }
}

void SetupWizard::nameButtons()
{
    setButtonText(BackButton, tr("&Back"));
    setButtonText(NextButton, tr("&Next"));
    setButtonText(FinishButton, tr("&Finish"));
    setButtonText(CancelButton, tr("Close"));
    button(CancelButton)->setToolTip(tr("Everything that you entered is kept."));
    setButtonLayout({CancelButton, Stretch, BackButton, NextButton, FinishButton});
}

Step SetupWizard::currentStep() const
{
    return Step(qMax(0, currentId()));
}

SetupPage &SetupWizard::page(Step step) const
{
    return *m_pages.value(int(step));
}

void SetupWizard::goTo(Step step)
{
    if (step == currentStep() || !m_setup.isReachable(step)
        || m_setup.state(setup::Task::Finish).phase == setup::TaskState::Phase::Running)
        return;
    m_turning = true;
    turnTo(step);
    m_turning = false;
    pageChanged(currentId());
}

/// Page by page, so that Back leads to the steps before it.
void SetupWizard::turnTo(Step step)
{
    for (int before = -1; currentId() != int(step) && currentId() != before;) {
        before = currentId();
        if (before < int(step))
            next();
        else
            back();
    }
}

/// What is being saved is not left behind half-way.
void SetupWizard::lockWhileSaving()
{
    const bool saves = m_setup.state(setup::Task::Finish).phase == setup::TaskState::Phase::Running;
    m_steps->setEnabled(!saves);
    if (saves)
        button(BackButton)->setEnabled(false);
}

void SetupWizard::commit()
{
    page(currentStep()).commit();
}

void SetupWizard::tellUnopened(const QUrl &url)
{
    page(currentStep()).tellUnopened(url);
}

void SetupWizard::pageChanged(int id)
{
    if (id < 0 || m_turning)
        return;
    if (m_shown)
        page(*m_shown).commit();
    m_shown = Step(id);
    // a task belongs to the page that started it
    if (m_setup.isRunning())
        m_setup.cancel();
    m_steps->setCurrent(Step(id));
    setup::Draft draft = m_setup.draft();
    draft.reached = qMax(draft.reached, Step(id));
    draft.current = Step(id);
    m_setup.setDraft(draft);
    page(Step(id)).enter();
}

void SetupWizard::accept()
{
    commit();
    // the window closes when finished() says that all is saved
    m_setup.start(setup::Task::Finish);
}

void SetupWizard::reject()
{
    if (m_setup.isRunning()) {
        m_setup.cancel();
        return;
    }
    askToClose();
}

void SetupWizard::askToClose()
{
    if (m_question) {
        m_question->raise();
        return;
    }
    commit();
    m_question = new QMessageBox(QMessageBox::Question, tr("Close the set-up"),
        tr("Close the set-up for now?"), QMessageBox::NoButton, this);
    m_question->setObjectName(QStringLiteral("closeQuestion"));
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setInformativeText(m_setup.isKeptForThisRun()
            ? tr("Everything that you entered is kept, except the secrets: without the keychain, they are "
                 "forgotten when the program ends.")
            : tr("Everything that you entered is kept, the secrets in the keychain. You can go on at this "
                 "step later."));
    auto *close = m_question->addButton(tr("&Close"), QMessageBox::AcceptRole);
    close->setObjectName(QStringLiteral("closeNow"));
    auto *stay = m_question->addButton(tr("&Go on"), QMessageBox::RejectRole);
    m_question->setDefaultButton(close);
    m_question->setEscapeButton(stay);
    connect(close, &QPushButton::clicked, this, [this] { QWizard::reject(); });
    m_question->open();
}

void SetupWizard::restoreSize()
{
    QSize wanted(fontMetrics().averageCharWidth() * 175, fontMetrics().height() * 46);
    if (!m_settingsFile.isEmpty())
        wanted = QSettings(m_settingsFile, QSettings::IniFormat).value(sizeKey, wanted).toSize();
    resizeOnScreen(*this, wanted);
}

} // namespace pb::ui
