// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demosimulator.h"
#include "program/commandline.h"
#include "program/singleinstance.h"
#include "program/terminationsignals.h"
#include "program/windowdesk.h"
#include "program/windowengine.h"
#include "program/windowpanels.h"
#include "program/windowsetup.h"
#include "ui/monitor/monitorwindow.h"

#include <QMessageBox>
#include <QTemporaryDir>

namespace pb {

/// One run of the program with its monitor window, from its command line to its exit code: the set-up, and
/// the window over an engine that runs in a process of its own. Lives on the main thread.
class WindowProgram : public QObject {
    Q_OBJECT
public:
    explicit WindowProgram(CommandLine options, QObject *parent = nullptr);
    ~WindowProgram() override;

    /// Begins; everything else comes from the event loop.
    void start();
    /// Of the engine that was started; 0: there is none.
    qint64 engineProcessId() const { return m_engine ? m_engine->processId() : 0; }

public Q_SLOTS:
    /// Has the engine give everything back, if it is this window's, then leaves. A second call does not wait
    /// any longer.
    void end();

Q_SIGNALS:
    /// Nothing is left to do: the event loop is to be left.
    void left(int exitCode);

protected:
    using Store = std::shared_ptr<secrets::SecretStore>;

    /// Runs this profile; what runs already gives everything back first. `simulator` is what the profile
    /// points to; null: it is a real one.
    void replaceBy(const profile::Profile &profile, const Store &store,
        const std::shared_ptr<demo::DemoSimulator> &simulator);
    /// A later start asks for what there is to be seen.
    void raise();
    void tellWaiting(const QString &sentence, const QString &logLine);
    WindowEngine *engine() { return m_engine.get(); }

private:
    // the profile and its engine
    void startWithProfile();
    void alone(const profile::Profile &profile);
    void alone(const QString &folder, const std::function<void()> &start);
    void standBack(bool raised);
    void startEngine(WindowEngine::Settings settings);
    void run(const profile::Profile &profile);
    void runSimulated(const profile::Profile &profile, const QByteArray &secrets);
    void replaceWith(std::function<void()> next);
    void engineEnded(const QStringList &notGivenBack);
    void engineRefused(const link::Refused &refusal);
    bool showService();

    // the window
    void attached();
    void makeWindow();
    void closeWindow();
    void onStatus();
    void addWayToSetUp();
    QString display() const;

    // the set-up
    void setupClosed();
    void startWith(const profile::Profile &profile, const Store &store,
        const std::shared_ptr<demo::DemoSimulator> &simulator);
    Store keychain();

    // the end
    void tellFailure(const QString &sentence, const QString &logLine);
    void fail(const QString &sentence, const QString &logLine, int exitCode);
    void tellNotGivenBack(const QStringList &names);
    void leave();

    const CommandLine m_options;
    core::SystemClock m_clock;
    TerminationSignals m_signals{TerminationSignals::Hangup::Ends};
    std::unique_ptr<SingleInstance> m_instance;
    Store m_keychain;
    QByteArray m_givenSecrets; ///< on standard input
    std::shared_ptr<demo::DemoSimulator> m_simulator; ///< of the set-up
    std::unique_ptr<QTemporaryDir> m_simulated; ///< home of an engine that synchronises with that
    std::unique_ptr<WindowEngine> m_engine;
    std::function<void()> m_next; ///< what comes after the engine that runs now
    std::unique_ptr<ui::MonitorWindow> m_window;
    std::unique_ptr<WindowDesk> m_desk;
    std::unique_ptr<WindowPanels> m_panels;
    std::unique_ptr<QMessageBox> m_box;
    WindowSetup m_setup;
    std::optional<QStringList> m_ended; ///< who was not given back, while the set-up is not closed yet
    int m_exitCode = 0;
    bool m_isEnding = false;
    bool m_isDemo = false; ///< what is shown is a simulator
    bool m_isWritten = false; ///< the profile, by the set-up: an engine that runs does not know it
};

} // namespace pb
