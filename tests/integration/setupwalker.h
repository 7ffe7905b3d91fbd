// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/windowprogram.h"
#include "setup/setuptypes.h"
#include "support/scriptedbrowser.h"
#include "support/simulator.h"

#include <QFileSystemWatcher>
#include <QTemporaryDir>

#include <memory>
#include <optional>

class QWidget;

namespace pb::ui {
class MonitorWindow;
class SetupWizard;
} // namespace pb::ui

namespace pb::test {

/// The program as main() runs it, from nothing: no profile, the platform's real keychain, the administrator's
/// browser, a home of its own, and a simulator as tenant and PBX. The set-up is walked by what is on its
/// pages, with real input events.
class SetupWalker final : public QObject {
    Q_OBJECT
public:
    static constexpr int patience = 30'000; ///< a limit for conditions, not a wait

    SetupWalker();
    ~SetupWalker() override;

    void start(const CommandLine &options = {});
    /// Asks the program to end and waits for it; the exit code, -1: it did not end.
    int end();
    std::optional<int> exitCode() const { return m_exitCode; }

    ui::SetupWizard *wizard() const;
    /// Waits until the set-up is there and takes keys.
    bool waitForWizard() const;
    ui::MonitorWindow *monitor() const;
    /// Both sides were read.
    bool isLive() const;

    setup::Step step() const;
    /// Enters and does everything that the page in view asks for. False, with a warning: it is not done then.
    bool fillPage();
    /// Enters what the page asks for, and starts nothing.
    bool enterKnown() const;
    /// Starts what the page can start, one after the other, and waits for the end of each.
    bool runTasks() const;
    /// Presses a button of the page in view; false where it cannot be pressed.
    bool press(const QString &name) const;
    /// Types into a field and stays there.
    bool type(const QString &name, const QString &text) const;
    /// From now on the desktop can open no address.
    void takeBrowserAway();
    /// What somebody does who pastes an address into it.
    void openInBrowser(const QUrl &url) { m_browser.open(url); }
    /// Next, to another page.
    bool next();
    /// Goes on from the page in view to the summary, filling each page.
    bool walkToSummary();
    /// Chooses to write, presses Finish, and waits for the monitor.
    bool finish();
    /// By a click on the step at the side.
    bool goTo(setup::Step step);
    /// Closes the window, and the question about it.
    bool close();
    /// Everything that can be entered on the page in view, but secrets: by the name of the field.
    QMap<QString, QString> inputs() const;

    /// Chooses an entry of the monitor's menu Connection, by its words without the mnemonic.
    bool chooseConnection(const QString &text) const;

    bool dnd(const QString &email) { return simulator.user(email).value(QLatin1String("dnd")).toBool(); }
    bool callInTeams(const QString &email);
    bool endCallInTeams(const QString &email);

    /// The secrets of the profile, as they are in the keychain; of the set-up: those not yet in use.
    QMap<secrets::SecretKind, QString> keychain(bool ofSetup = false) const;
    /// The names of all files of the program that hold one of these.
    QStringList filesWith(const QStringList &texts) const;
    QString profileFile() const;

    Simulator simulator{{QStringLiteral("--users"), QStringLiteral("12")}};
    QTemporaryDir home;
    QString anna;
    QString ben; ///< writing is tried on

private:
    bool enter(const QString &name, const QString &text) const;
    bool chooseTestUser() const;
    QWidget *page() const;
    void clearKeychain() const;
    void giveBrowser();

    const QByteArray m_path = qgetenv("PATH");
    QFileSystemWatcher m_opened;
    ScriptedBrowser m_browser{ScriptedBrowser::Choice::Accept};
    std::unique_ptr<WindowProgram> m_program;
    std::optional<int> m_exitCode;
};

} // namespace pb::test
