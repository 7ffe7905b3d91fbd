// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/needs.h"
#include "program/setupsession.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace pb::ui {
class MonitorWindow;
}

namespace pb {

/// The set-up as the program with its windows shows it, one visit at a time: opens it where it was left or at
/// a step, and keeps what the last check of the profile that runs has found. Lives on the main thread.
class WindowSetup final : public QObject {
    Q_OBJECT
public:
    using Store = std::shared_ptr<secrets::SecretStore>;

    struct Settings {
        QString profileFile;
        std::function<Store()> keychain; ///< asked when the set-up is opened
        bool isSimulated = false; ///< the profile that runs is the simulator's
    };

    /// `clock` must outlive it.
    WindowSetup(Settings settings, core::Clock &clock, QObject *parent = nullptr);
    ~WindowSetup() override;

    /// At this step; nothing: where it was left.
    void open(std::optional<setup::Step> step = std::nullopt);
    /// What the health asks for, where the set-up is the place to do it.
    void openFor(health::Action action);
    /// Its steps, in the window's menu.
    void addMenu(ui::MonitorWindow &window);

    bool isOpen() const { return m_session != nullptr; }
    void show();
    /// Ends what runs, without a question: closed() follows, or profileReady().
    void abandon();
    const std::optional<setup::LastCheck> &lastCheck() const { return m_lastCheck; }

Q_SIGNALS:
    /// lastCheck() is another one.
    void checked();
    /// It has made a profile and is closed; with a simulator the profile points to that.
    void profileReady(const pb::profile::Profile &profile, const pb::WindowSetup::Store &store,
        const std::shared_ptr<pb::demo::DemoSimulator> &simulator);
    /// It has closed without a profile.
    void closed();

private:
    void finish(const profile::Profile &profile);
    void dismiss();

    Settings m_settings;
    core::Clock &m_clock;
    std::unique_ptr<SetupSession> m_session;
    std::unique_ptr<SetupSession> m_dismissed; ///< one that is over, until it has finished speaking
    std::optional<setup::LastCheck> m_lastCheck; ///< of the profile that runs
};

} // namespace pb
