// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profile/profile.h"
#include "program/windowprogram.h"
#include "support/simulator.h"
#include "ui/monitor/monitorwindow.h"

#include <QAction>
#include <QApplication>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace pb::test {

/// The program with its window in this process, as main() runs it: a profile in a home of its own that points
/// to a simulator, secrets in a folder as systemd hands them over, and an administrator who sees the window
/// only. What is asked is what the simulator says of phones and Teams, and what stands in the profile's file.
class WindowWorld {
public:
    static constexpr int patience = 30'000; ///< a limit for conditions, not a wait

    explicit WindowWorld(int users = 6);
    ~WindowWorld();

    /// False where the simulator is not there.
    bool isReady() const { return simulator.isReady(); }
    /// Starts the program.
    void begin(const CommandLine &options = {});
    /// Starts the program and waits for its first reading of both sides.
    bool start(const CommandLine &options = {});
    /// Starts with the profile changed so.
    bool startWith(const std::function<void(profile::Profile &)> &change);
    void askToEnd() { m_program->end(); }
    /// Asks the program to end and waits for it; the exit code, -1: it did not end.
    int end();
    /// As a fault of the engine does; false: it runs none.
    bool killEngine() const;
    /// The program has said that it has left, and how.
    std::optional<int> exitCode() const { return m_exitCode; }

    ui::MonitorWindow *window() const;
    /// Something in the window, by its type and name.
    template<typename T>
    T *find(const char *name) const
    {
        return window() ? window()->findChild<T *>(QString::fromLatin1(name)) : nullptr;
    }
    /// A window of this name that is open now; null: there is none.
    template<typename T>
    static T *opened(const char *name)
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->isVisible() && widget->objectName() == QLatin1String(name))
                return qobject_cast<T *>(widget);
        }
        return nullptr;
    }
    /// An action of the window or of its menus; null: there is none of this name.
    QAction *action(const char *name) const;
    /// Chooses it; false where it cannot be chosen.
    bool trigger(const char *name) const;
    /// Presses a button in the window or in a dialog that is open.
    static bool press(const QWidget *where, const char *button);
    /// Selects this user's row with the mouse.
    bool select(const QString &email) const;
    QString modeShown() const;
    /// Opens a panel that was hidden, as the menu View does.
    bool showPanel(const char *name) const;

    /// What stands in the profile's file now; an empty id: it cannot be read.
    profile::Profile stored() const;
    QString profileFile() const { return home.filePath(QStringLiteral("profile.json")); }
    bool dnd(const QString &email);
    /// The activity of our presence session; empty: there is none.
    QString session(const QString &email);
    bool callInTeams(const QString &email);
    /// The same, and waits until the phone is silent because of it.
    bool silencedByACall(const QString &email);

    Simulator simulator;
    QTemporaryDir home;
    QString anna;
    QString ben;

private:
    std::unique_ptr<WindowProgram> m_program;
    std::optional<int> m_exitCode;
};

} // namespace pb::test
