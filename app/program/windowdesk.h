// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/exclusions.h"
#include "link/client.h"
#include "setup/check/findings.h"
#include "support/bundle.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

namespace pb::ui {
class HealthPage;
class LastCheckPanel;
class LivePreviewDialog;
class MonitorWindow;
class TrayIcon;
class TrayWatch;
} // namespace pb::ui

namespace pb {

/// What stands beside the monitor's table: health, banners, tray, and the dialogs that steer single users or
/// help with a fault. Joins them to the window and the engine, and decides nothing itself.
class WindowDesk final : public QObject {
    Q_OBJECT
public:
    struct Settings {
        QString settingsFile; ///< of the window; empty: nothing is kept
        QString logFolder; ///< of the synchronisation; empty: there is none
        QString unit; ///< of the service of the computer that it is; empty: it is none
        std::optional<setup::LastCheck> lastCheck;
        bool canCheck = true; ///< false: what is shown is a simulator
    };

    /// `window` and `engine` must outlive this object, and the engine must be there.
    WindowDesk(ui::MonitorWindow &window, link::Client &engine, Settings settings);
    ~WindowDesk() override;

    support::Bundle makeSupportBundle() const;
    void showCheck(const std::optional<setup::LastCheck> &check);

public Q_SLOTS:
    void showWindow();
    /// The program is ending: the window is there, with what it waits for.
    void showStopping();

Q_SIGNALS:
    void quitWanted();
    /// What needs the set-up: everything but trying again, which is done here.
    void actionWanted(pb::health::Action action);
    void checkWanted();

private:
    void makeHealth();
    void makeLastCheck();
    void makeControl();
    void makeHelp();
    void watchTray();
    void makeTray();
    void onAction(health::Action action);
    void onObserveOnly(bool observeOnly);
    void askBrake();
    ui::LivePreviewDialog *ask(int question, const QList<sync::PreviewLine> &lines);
    void showExclusions();
    void listExclusions(const directory::Exclusions &exclusions);
    void setExcluded(const QString &key, bool excluded);
    void tellNotKept(const core::Error &error);
    void showAbout();
    void openLogFolder();
    void showSupport();

    ui::MonitorWindow &m_window;
    link::Client &m_engine;
    Settings m_settings;
    QPointer<ui::HealthPage> m_health;
    QPointer<ui::LastCheckPanel> m_lastCheck;
    std::unique_ptr<ui::TrayWatch> m_trayWatch;
    std::unique_ptr<ui::TrayIcon> m_tray; ///< once there is a notification area
};

} // namespace pb
