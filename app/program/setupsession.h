// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demosimulator.h"
#include "program/urlopener.h"
#include "setup/setup.h"
#include "ui/setup/setupwizard.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace pb {

/// One visit of the set-up: its machine, its window, and the simulator where that is tried. Opens the
/// system's browser. Lives on the main thread.
class SetupSession final : public QObject {
    Q_OBJECT
public:
    struct Settings {
        QString profileFile;
        QString draftFile;
        QString windowFile; ///< where the window keeps its size
        std::optional<setup::Step> firstStep; ///< nothing: where it was left
        /// Opens an address in the system's browser, or calls back where there is none.
        std::function<void(const QUrl &, QObject *, std::function<void()>)> openUrl = &pb::openUrl;
    };

    /// `clock` must outlive it.
    SetupSession(
        Settings settings, std::shared_ptr<secrets::SecretStore> store, core::Clock &clock, QObject *parent);
    ~SetupSession() override;

    void show();
    void goTo(setup::Step step) { m_wizard->goTo(step); }
    /// Ends what runs, without a question; closed() follows once nothing has to be put back any more and what
    /// was typed is kept.
    void abandon();
    std::optional<setup::LastCheck> lastCheck() const { return m_setup.lastCheck(); }
    bool isPuttingBack() const { return m_setup.isPuttingBack(); }

    /// Where the secrets of the finished profile are.
    std::shared_ptr<secrets::SecretStore> store() const { return m_setup.effectiveStore(); }
    /// The simulator that was set up instead of real services; null where there is none.
    std::unique_ptr<demo::DemoSimulator> takeSimulator() { return std::move(m_simulator); }

Q_SIGNALS:
    /// The profile in use was checked as a whole, and what was found is this.
    void checked(const pb::setup::LastCheck &check);
    /// The profile is saved (of a simulator: only handed out) and the window has closed.
    void profileReady(const pb::profile::Profile &profile);
    /// The window has closed without a profile, nothing of the test user has to be put back any more, and no
    /// secret is on its way to the store.
    void closed();

private:
    void tellCheck(setup::Task task);
    void startSimulator();
    void useSimulator();
    void windowClosed();

    setup::Setup m_setup;
    std::unique_ptr<demo::DemoSimulator> m_simulator;
    std::unique_ptr<ui::SetupWizard> m_wizard;
    bool m_isReady = false;
    bool m_isClosed = false;
};

} // namespace pb
