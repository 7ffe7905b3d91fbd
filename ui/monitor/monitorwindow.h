// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board/board.h"
#include "core/job.h"

#include <QMainWindow>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace pb::ui {

class Banner;
class BannerStack;
class EmptyState;
class HealthBar;
class ModeBadge;
class MonitorFilter;
class MonitorModel;
class MonitorTable;
class QuickFilters;
class RowActions;
class SearchBox;
class WhyPanel;

/// The window that shows the board live and lets the administrator steer. It decides and changes nothing
/// itself: every wish leaves as a signal, and what is shown follows the board's status. Closing asks to quit
/// and is refused until allowClose(). Columns, panels and size are kept in `settingsFile` (INI; empty:
/// nowhere). `board` must outlive the window.
class MonitorWindow final : public QMainWindow {
    Q_OBJECT
public:
    MonitorWindow(board::Board &board, const QString &settingsFile, QWidget *parent = nullptr);
    ~MonitorWindow() override;

    MonitorFilter &filter() { return *m_filter; }
    MonitorTable &table() { return *m_table; }
    /// Empty: for the program to fill. Not shown while it is empty.
    QMenu *connectionMenu() const { return m_connectionMenu; }
    WhyPanel &whyPanel() { return *m_why; }
    /// Takes a panel in, with an entry in the menu View that is checked while it is seen; where it was at the
    /// last run is remembered by its object name. Hidden at first.
    void addPanel(QDockWidget *panel, Qt::DockWidgetArea area = Qt::RightDockWidgetArea);
    /// Opens the Why? panel for this user.
    void showWhy(const QString &key);
    /// Writes the rows as they are shown now, in their order; JSON where the name ends so, else CSV. The file
    /// is made beside the event loop, and is there whole or not at all.
    core::Job<void> *exportTo(const QString &fileName);
    /// Banners of somebody else, who tells what fails and has a button for it: shown above the table, in
    /// place of the window's own.
    void setNeedBanners(QWidget *banners);

public Q_SLOTS:
    /// The line that says that nothing real is touched.
    void setDemo(bool demo);
    /// How many changes are still being given back; 0: none.
    void setGivingBack(int changes);
    /// The program is ending: nothing can be steered any more, and the window says what it waits for.
    void showStopping(int changes = 0);
    /// Whether orders are taken; a window that only watches gives none.
    void setSteerable(bool steerable);
    /// The engine is gone for now: what is shown is what was last known, and nobody takes orders.
    void setEngineLost(bool lost);
    /// From now on closing closes.
    void allowClose();

Q_SIGNALS:
    void syncNowRequested();
    void pauseRequested(bool pause);
    void observeOnlyRequested(bool observeOnly);
    void brakeReleased(); ///< carry out what the brake holds back
    void giveBackAllRequested();
    void giveBackUserRequested(const QString &key);
    void excludeRequested(const QString &key, bool exclude); ///< from the synchronisation, in the profile
    void historyRequested(const QString &key);
    void setUpRequested(); ///< from the demo
    void engineWanted(); ///< look for the engine and start it now
    void aboutRequested(); ///< what this program is, and its version
    void quitRequested();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makeActions();
    void makeMenus();
    void makeToolBar();
    void makeBanners();
    QWidget *makeFilterRow();
    void makePanels();
    void makeRowActions();
    void connectTable();
    void connectFilter();
    void restoreSettings();
    void saveSettings() const;

    void onStatus();
    void showMode();
    void showBrake();
    void showFailures();
    void showGivingBack();
    void showCounts();
    void showEmptyState();
    void onEmptyButton();
    void onEscape();
    void onSelection();
    void onFrozen(bool frozen);
    void showCellMenu(const QPoint &at);
    void addCopyActions(QMenu &menu, const QModelIndex &cell);
    void addFilterActions(QMenu &menu, const QModelIndex &cell);
    void askForExportFile();
    void tellExportFailure(const QString &fileName, const core::Error &error);
    void askGiveBackAll();
    void showAboutQt();

    board::Board &m_board;
    const QString m_settingsFile;
    MonitorModel *m_model;
    MonitorFilter *m_filter;
    MonitorTable *m_table;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    HealthBar *m_health;
    ModeBadge *m_badge;
    WhyPanel *m_why;
    RowActions *m_rows = nullptr;
    SearchBox *m_search = nullptr;
    QuickFilters *m_quick = nullptr;
    QLabel *m_count = nullptr;
    QPushButton *m_sortAgain = nullptr;

    QMenu *m_connectionMenu = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_syncNow = nullptr;
    QAction *m_observe = nullptr;
    QAction *m_giveBack = nullptr;
    QAction *m_showUnmatched = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_find = nullptr;
    QAction *m_freeze = nullptr;
    QAction *m_export = nullptr;
    QAction *m_quit = nullptr;

    QMenu *m_panels = nullptr;

    BannerStack *m_banners = nullptr;
    Banner *m_demoBanner = nullptr;
    Banner *m_engineBanner = nullptr;
    Banner *m_givingBackBanner = nullptr;
    Banner *m_journalBanner = nullptr;
    Banner *m_graphBanner = nullptr;
    Banner *m_starfaceBanner = nullptr;
    Banner *m_foreignBanner = nullptr;
    Banner *m_brakeBanner = nullptr;
    QWidget *m_needBanners = nullptr;

    int m_givingBack = 0;
    bool m_stopping = false;
    bool m_steerable = true;
    bool m_engineLost = false;
    bool m_mayClose = false;
    bool m_brakeWaits = false; ///< the administrator chose to keep waiting
};

} // namespace pb::ui
