// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program.h"
#include "setupsession.h"
#include "ui/monitor/monitorwindow.h"
#include "windowdesk.h"
#include "windowpanels.h"

#include <QMessageBox>

namespace pb {

/// The program with its monitor window.
class WindowProgram : public Program {
    Q_OBJECT
public:
    explicit WindowProgram(CommandLine options, QObject *parent = nullptr);
    ~WindowProgram() override;

protected:
    void began(Composition &composition) override;
    void tellFailure(const QString &what, const core::Error &error) override;
    void tellWaiting(const QString &what, const core::Error &error) override;
    bool hasWindow() const override { return true; }
    QString display() const override;
    void setUp() override;
    void replacing() override;
    bool endsByItself() const override;
    void ending() override;
    void raise() override;
    void ended(const QStringList &notGivenBack) override;

private:
    void openSetup(std::optional<setup::Step> step);
    void setupClosed();
    void dismissSetup();
    void keepCheck(const setup::LastCheck &check);
    void startWith(const profile::Profile &profile);
    void act(health::Action action);
    void keepMode(const sync::EngineStatus &status);
    void keepObserving(bool observes);
    void addConnectionMenu();
    void addWayToSetUp();

    std::unique_ptr<ui::MonitorWindow> m_window;
    std::unique_ptr<WindowDesk> m_desk;
    std::unique_ptr<WindowPanels> m_panels;
    std::unique_ptr<QMessageBox> m_failure;
    std::unique_ptr<SetupSession> m_setup;
    std::unique_ptr<SetupSession> m_dismissed; ///< a set-up that is over, until it has finished speaking
    std::optional<QStringList> m_ended; ///< who was not given back, while the set-up is not closed yet
    std::optional<setup::LastCheck> m_lastCheck; ///< of the profile that runs
    bool m_keptObserving = false; ///< as the profile's file has it
    bool m_isDemo = false; ///< what is shown is a simulator
};

} // namespace pb
