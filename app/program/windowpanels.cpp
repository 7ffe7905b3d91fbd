// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/windowpanels.h"

#include "rules/ruleeditor.h"
#include "ui/common/programboxes.h"
#include "ui/monitor/activity/activityview.h"
#include "ui/monitor/monitorwindow.h"
#include "ui/monitor/timeline/timelinepanel.h"
#include "ui/monitor/why/whypanel.h"
#include "ui/rules/rulesdialog.h"
#include "ui/rules/whatifpanel.h"

#include <QDockWidget>
#include <QMenu>
#include <QMessageBox>

namespace pb {

namespace {

rules::RuleChoice choiceOf(const profile::Profile &profile)
{
    return {profile.rules, profile.availableAfterCall, profile.clearsAnyDnd};
}

} // namespace

WindowPanels::WindowPanels(ui::MonitorWindow &window, link::Client &engine, Settings settings)
    : m_window(window)
    , m_engine(engine)
    , m_settings(std::move(settings))
    , m_live(choiceOf(engine.profile()))
{
    makeWhy();
    makeActivity();
    makeRules();
    // another window may have made others live
    connect(
        &m_engine, &link::Client::profileChanged, this, [this] { showLive(choiceOf(m_engine.profile())); });
}

WindowPanels::~WindowPanels()
{
    delete m_rules; // before the editor that it shows
}

void WindowPanels::makeWhy()
{
    ui::WhyPanel &panel = m_window.whyPanel();
    m_timeline = new ui::TimelinePanel(m_engine.history(), m_engine.board().clock());
    m_whatIf = new ui::WhatIfPanel;
    m_whatIf->setRules(m_live);
    panel.setTimeline(m_timeline);
    panel.setExtra(m_whatIf);
    connect(&panel, &ui::WhyPanel::userChanged, this, &WindowPanels::showUser);
    showUser(panel.user());
}

void WindowPanels::showUser(const QString &key)
{
    const board::Board &board = m_engine.board();
    const int index = board.indexOf(key);
    if (index < 0)
        return m_timeline->setUser({}, {});
    const board::Row &row = board.row(index);
    m_timeline->setUser(key, row.person.name);
    if (row.hasReport)
        m_whatIf->setStatuses(row.report.teams, row.report.starface);
}

void WindowPanels::makeActivity()
{
    auto *dock = new QDockWidget(tr("Activity"), &m_window);
    dock->setObjectName(QStringLiteral("activityDock"));
    dock->toggleViewAction()->setText(tr("&Activity"));
    auto *view = new ui::ActivityView(m_engine.history(), m_engine.board().clock(), dock);
    dock->setWidget(view);
    connect(view, &ui::ActivityView::userActivated, &m_window, &ui::MonitorWindow::showWhy);
    m_window.addPanel(dock, Qt::BottomDockWidgetArea);
    connect(&m_window, &ui::MonitorWindow::historyRequested, view, [view, dock](const QString &key) {
        view->setUserFilter(key);
        dock->show();
        dock->raise();
    });
}

void WindowPanels::makeRules()
{
    auto *menu = m_window.findChild<QMenu *>(QStringLiteral("syncMenu"));
    if (!menu)
        return;
    auto *rules = new QAction(tr("R&ules…"), this);
    rules->setObjectName(QStringLiteral("showRules"));
    menu->addSeparator();
    menu->addAction(rules);
    connect(rules, &QAction::triggered, this, &WindowPanels::showRules);
}

void WindowPanels::showRules()
{
    if (!m_editor)
        m_editor = std::make_unique<rules::RuleEditor>(m_settings.rulesFolder, m_live);
    if (!m_rules) {
        m_rules = new ui::RulesDialog(*m_editor, &m_window);
        m_rules->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_rules, &ui::RulesDialog::rulesWanted, this,
            [this](const presence::RuleSet &rules, bool availableAfterCall, bool clearsAnyDnd) {
                makeLive({rules, availableAfterCall, clearsAnyDnd});
            });
    }
    m_rules->show();
    m_rules->raise();
    m_rules->activateWindow();
}

void WindowPanels::showLive(const rules::RuleChoice &choice)
{
    if (choice == m_live)
        return;
    m_live = choice;
    m_whatIf->setRules(choice);
    if (m_rules)
        m_rules->setLive(choice.rules, choice.availableAfterCall, choice.clearsAnyDnd);
}

void WindowPanels::makeLive(const rules::RuleChoice &choice)
{
    showLive(choice);
    m_engine.setRules(choice)->then(this, [this](const core::Done &saved) {
        if (!saved)
            tellNotKept(saved.error());
    });
}

void WindowPanels::tellNotKept(const core::Error &error)
{
    ui::notKeptBox(tr("Rules"),
        tr("The rules count until the program ends: the profile could not be written."), error, &m_window)
        ->open();
}

} // namespace pb
