// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/watch.h"

#include <QObject>
#include <QSystemTrayIcon>

#include <functional>

class QAction;
class QMenu;

namespace pb::ui {

/// The program in the notification area: how it is by shape and words, a short menu, and a notification when
/// that changes, never about one user. While it is there, closing the window hides it, which is told once;
/// where there is none (any more), closing is closing. Made once TrayWatch allows it.
class TrayIcon final : public QObject {
    Q_OBJECT
public:
    using Availability = std::function<bool()>;

    static bool isAvailable() { return QSystemTrayIcon::isSystemTrayAvailable(); }

    /// `watch` and `window` must outlive this object. What was told once is kept in `settingsFile` (INI;
    /// empty: nowhere).
    TrayIcon(health::Watch &watch, QWidget &window, const QString &settingsFile,
        Availability available = &TrayIcon::isAvailable, QObject *parent = nullptr);
    ~TrayIcon() override;

    QMenu &menu() { return *m_menu; }
    QString toolTip() const { return m_icon.toolTip(); }
    /// "tray-good" and so on.
    QString pictureName() const { return m_picture; }

public Q_SLOTS:
    /// Shows the window and brings it to the front.
    void showWindow();
    /// The program is ending: the window is shown with what it waits for, and closing hides nothing any more.
    void showStopping();

Q_SIGNALS:
    void pauseWanted(bool pause);
    void observeOnlyWanted(bool observeOnly);
    void quitWanted();
    /// The same that the desktop was asked to show.
    void notified(const QString &title, const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeMenu();
    void refresh();
    void notify(const QString &title, const QString &text, QSystemTrayIcon::MessageIcon kind);
    void onTurn(const health::Turn &turn);
    void tellHidden();
    void keep(const QString &name, const QVariant &value) const;
    QVariant kept(const QString &name) const;

    health::Watch &m_watch;
    QWidget &m_window;
    const QString m_settingsFile;
    const Availability m_available;
    QSystemTrayIcon m_icon;
    std::unique_ptr<QMenu> m_menu;
    QAction *m_open = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_observe = nullptr;
    QAction *m_quit = nullptr;
    QString m_picture;
    bool m_stopping = false;
    bool m_toldHidden = false;
};

} // namespace pb::ui
