// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MonitorWindow that makes its actions, menus and tool bar.
#include "ui/common/icons.h"
#include "ui/common/toolbuttons.h"
#include "ui/monitor/monitorwindow.h"
#include "ui/monitor/search/monitorfilter.h"
#include "ui/monitor/search/searchbox.h"
#include "ui/monitor/table/monitormodel.h"
#include "ui/monitor/table/monitortable.h"
#include "ui/monitor/table/rowactions.h"
#include "ui/monitor/why/whypanel.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMenuBar>
#include <QToolBar>

namespace pb::ui {

void MonitorWindow::makeActions()
{
    const auto make = [this](const QString &name, const QString &picture, const QString &text,
                          const QString &tip, const QKeySequence &keys = {}) {
        auto *action = new QAction(icon(picture), text, this);
        action->setObjectName(name);
        action->setToolTip(keys.isEmpty()
                ? tip
                : tr("%1 (%2)", "tip (shortcut)").arg(tip, keys.toString(QKeySequence::NativeText)));
        action->setStatusTip({});
        action->setShortcut(keys);
        return action;
    };
    m_pause = make(QStringLiteral("pause"), QStringLiteral("action-pause"), tr("&Pause"),
        tr("Gives everything back and synchronises nothing until it is resumed"),
        QKeySequence(Qt::CTRL | Qt::Key_P));
    m_pause->setCheckable(true);
    m_syncNow = make(QStringLiteral("syncNow"), QStringLiteral("action-sync"), tr("Sync &now"),
        tr("Reads both sides now"), QKeySequence(Qt::Key_F5));
    m_observe = make(QStringLiteral("observeOnly"), QStringLiteral("action-observe"), tr("&Observe only"),
        tr("Reads and decides, but writes nothing"), QKeySequence(Qt::CTRL | Qt::Key_O));
    m_observe->setCheckable(true);
    m_giveBack = make(QStringLiteral("giveBackAll"), QStringLiteral("action-give-back"),
        tr("&Give back all…"), tr("Takes back everything this program has changed on phones and in Teams"));
    m_copy =
        make(QStringLiteral("copy"), {}, tr("&Copy"), tr("Copies the selected rows"), QKeySequence::Copy);
    m_find = make(QStringLiteral("find"), QStringLiteral("action-search"), tr("&Filter"),
        tr("Goes to the filter"), QKeySequence::Find);
    m_quit = make(QStringLiteral("quit"), {}, tr("&Quit"), tr("Gives everything back and ends the program"),
        QKeySequence(Qt::CTRL | Qt::Key_Q));
    m_quit->setMenuRole(QAction::QuitRole);
    m_showUnmatched = make(
        QStringLiteral("showUnmatched"), {}, tr("Show &unmatched"), tr("Shows who has no partner, and why"));
    m_showUnmatched->setCheckable(true);
    m_freeze = make(QStringLiteral("freeze"), QStringLiteral("action-freeze"), tr("Free&ze"),
        tr("Holds every row in its place while states change"), QKeySequence(Qt::CTRL | Qt::Key_T));
    m_freeze->setCheckable(true);
    m_export = make(QStringLiteral("export"), QStringLiteral("action-export"), tr("&Export…"),
        tr("Writes the rows shown to a CSV or JSON file"), QKeySequence(Qt::CTRL | Qt::Key_E));

    connect(m_pause, &QAction::triggered, this, &MonitorWindow::pauseRequested);
    connect(m_syncNow, &QAction::triggered, this, &MonitorWindow::syncNowRequested);
    connect(m_observe, &QAction::triggered, this, &MonitorWindow::observeOnlyRequested);
    connect(m_giveBack, &QAction::triggered, this, &MonitorWindow::askGiveBackAll);
    QAction *why = m_why->toggleViewAction();
    why->setObjectName(QStringLiteral("why"));
    why->setIcon(icon(QStringLiteral("action-why")));
    why->setText(tr("&Why?"));
    why->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_I));
    why->setToolTip(tr("%1 (%2)", "tip (shortcut)")
                        .arg(tr("Explains the selected user, step by step"),
                            why->shortcut().toString(QKeySequence::NativeText)));

    // not close(): where there is a tray, closing hides
    connect(m_quit, &QAction::triggered, this, &MonitorWindow::quitRequested);
    connect(m_showUnmatched, &QAction::toggled, m_filter, &MonitorFilter::setShowUnmatched);
    connect(m_freeze, &QAction::toggled, this, &MonitorWindow::onFrozen);
    connect(m_export, &QAction::triggered, this, &MonitorWindow::askForExportFile);
    connect(m_find, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    m_table->addAction(m_copy);
    connect(m_copy, &QAction::triggered, this, [this] {
        const QString text = m_table->selectedAsText();
        if (!text.isEmpty())
            QApplication::clipboard()->setText(text);
    });
    const auto update = [this] { m_copy->setEnabled(m_table->selectionModel()->hasSelection()); };
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, m_copy, update);
    update();
}

void MonitorWindow::makeToolBar()
{
    auto *bar = addToolBar(tr("Synchronisation"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const int side = fontMetrics().height() * 6 / 5;
    bar->setIconSize(QSize(side, side));
    bar->addActions({m_pause, m_syncNow, m_observe});
    bar->addSeparator();
    bar->addAction(m_giveBack);
    bar->addSeparator();
    bar->addAction(m_why->toggleViewAction());
    bar->addAction(m_export);
    for (QAction *action : bar->actions()) {
        if (action->isSeparator())
            continue;
        if (QWidget *button = bar->widgetForAction(action)) {
            button->setFocusPolicy(Qt::TabFocus);
            button->setAccessibleDescription(action->toolTip());
        }
    }
    obeyAssistiveTechnology(*bar);
}

void MonitorWindow::makeMenus()
{
    auto *file = menuBar()->addMenu(tr("&File"));
    file->setObjectName(QStringLiteral("fileMenu"));
    file->addAction(m_export);
    file->addSeparator();
    file->addAction(m_quit);

    auto *edit = menuBar()->addMenu(tr("&Edit"));
    edit->setObjectName(QStringLiteral("editMenu"));
    edit->addAction(m_copy);
    edit->addAction(m_find);
    edit->addSeparator();
    m_rows->addTo(*edit);
    connect(edit, &QMenu::aboutToShow, m_rows, &RowActions::update);

    auto *view = menuBar()->addMenu(tr("&View"));
    view->setObjectName(QStringLiteral("viewMenu"));
    view->addAction(m_showUnmatched);
    view->addAction(m_freeze);
    view->addSeparator();
    m_panels = view->addMenu(tr("&Panels"));
    m_panels->setObjectName(QStringLiteral("panelsMenu"));
    auto *columns = view->addMenu(tr("&Columns"));
    columns->setObjectName(QStringLiteral("columnsMenu"));
    connect(columns, &QMenu::aboutToShow, this, [this, columns] { m_table->fillColumnMenu(*columns); });
    m_table->fillColumnMenu(*columns);

    auto *sorting = view->addMenu(tr("&Sort by"));
    sorting->setObjectName(QStringLiteral("sortMenu"));
    auto *group = new QActionGroup(sorting);
    for (int column = 0; column < MonitorModel::ColumnCount; ++column) {
        auto *action =
            sorting->addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, column] {
            const auto *header = m_table->horizontalHeader();
            // the same again turns it round, as a click on the header does
            const bool again = header->sortIndicatorSection() == column
                && header->sortIndicatorOrder() == Qt::AscendingOrder;
            m_table->sortByColumn(column, again ? Qt::DescendingOrder : Qt::AscendingOrder);
        });
    }
    connect(sorting, &QMenu::aboutToShow, this, [this, group] {
        group->actions().at(m_table->horizontalHeader()->sortIndicatorSection())->setChecked(true);
    });

    auto *sync = menuBar()->addMenu(tr("S&ynchronisation"));
    sync->setObjectName(QStringLiteral("syncMenu"));
    sync->addActions({m_pause, m_syncNow, m_observe});
    sync->addSeparator();
    sync->addAction(m_giveBack);

    m_connectionMenu = menuBar()->addMenu(tr("&Connection"));
    m_connectionMenu->menuAction()->setVisible(false);
    auto *help = menuBar()->addMenu(tr("&Help"));
    help->setObjectName(QStringLiteral("helpMenu"));
    auto *about = help->addAction(tr("&About Presence Bridge"), this, &MonitorWindow::aboutRequested);
    about->setObjectName(QStringLiteral("about"));
    about->setMenuRole(QAction::AboutRole);
    auto *aboutQt = help->addAction(tr("About &Qt"), this, &MonitorWindow::showAboutQt);
    aboutQt->setObjectName(QStringLiteral("aboutQt"));
    aboutQt->setMenuRole(QAction::AboutQtRole);
}

} // namespace pb::ui
