// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowpanels.h"

#include "rules/ruleeditor.h"
#include "ui/common/programboxes.h"
#include "ui/monitor/activityview.h"
#include "ui/monitor/monitorwindow.h"
#include "ui/monitor/timelinepanel.h"
#include "ui/monitor/whypanel.h"
#include "ui/rules/rulesdialog.h"
#include "ui/rules/whatifpanel.h"

#include <QDockWidget>
#include <QMenu>
#include <QMessageBox>

namespace pb {

WindowPanels::WindowPanels(ui::MonitorWindow &window, Composition &composition, Settings settings)
    : m_window(window)
    , m_composition(composition)
    , m_settings(std::move(settings))
    , m_live{composition.profile().rules, composition.profile().availableAfterCall,
          composition.profile().clearsAnyDnd}
{
    makeWhy();
    makeActivity();
    makeRules();
}

WindowPanels::~WindowPanels()
{
    delete m_rules; // before the editor that it shows
}

void WindowPanels::makeWhy()
{
    ui::WhyPanel &panel = m_window.whyPanel();
    m_timeline = new ui::TimelinePanel(m_composition.history(), m_composition.board().clock());
    m_whatIf = new ui::WhatIfPanel;
    m_whatIf->setRules(m_live);
    panel.setTimeline(m_timeline);
    panel.setExtra(m_whatIf);
    connect(&panel, &ui::WhyPanel::userChanged, this, &WindowPanels::showUser);
    showUser(panel.user());
}

void WindowPanels::showUser(const QString &key)
{
    const board::Board &board = m_composition.board();
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
    auto *view = new ui::ActivityView(m_composition.history(), m_composition.board().clock(), dock);
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

void WindowPanels::makeLive(const rules::RuleChoice &choice)
{
    m_live = choice;
    m_composition.engine()->setRules(choice.rules, choice.availableAfterCall, choice.clearsAnyDnd);
    m_whatIf->setRules(choice);
    if (m_rules)
        m_rules->setLive(choice.rules, choice.availableAfterCall, choice.clearsAnyDnd);
    const core::Done saved = m_settings.saveRules(choice);
    if (saved)
        return;
    ui::notKeptBox(tr("Rules"),
        tr("The rules count until the program ends: the profile could not be written."), saved.error(),
        &m_window)
        ->open();
}

} // namespace pb
