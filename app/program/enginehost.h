// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/engineaccess.h"
#include "program/composition.h"

#include <functional>

namespace pb {

/// A composition as the windows see and steer it. The engine has to be there, and composition and log outlive
/// this.
class EngineHost final : public link::EngineAccess {
public:
    /// What takes more than the engine: the profile's file, and the end of the program.
    struct Hooks {
        std::function<profile::Profile()> profile; ///< in force
        std::function<core::Done(const QString &key, bool excluded)> setExcluded;
        std::function<core::Done(const rules::RuleChoice &)> keepRules;
        std::function<core::Done(const QString &file)> reload;
        std::function<core::Done()> end;
    };

    EngineHost(Composition &composition, link::LogTail &log, Hooks hooks);

    board::Board &board() override { return m_composition.board(); }
    health::Watch &health() override { return m_composition.health(); }
    history::History &history() override { return m_composition.history(); }
    profile::Profile profile() const override { return m_hooks.profile(); }
    link::LogTail &log() override { return m_log; }
    QList<sync::PreviewLine> livePreview() const override { return engine().livePreview(); }
    QList<sync::PreviewLine> heldBack() const override { return engine().heldBack(); }
    QList<profile::Exclusion> exclusions() const override { return engine().exclusions().entries(); }
    void syncNow() override { engine().syncNow(); }
    void setPaused(bool paused) override { engine().setPaused(paused); }
    void setObserveOnly(bool observeOnly) override { engine().setObserveOnly(observeOnly); }
    void goLive(const QStringList &agreed) override { engine().goLive(agreed); }
    void giveBackUser(const QString &key) override { engine().giveBackUser(key); }
    void giveBackAll() override { engine().giveBackAll(); }
    void releaseBrake() override { engine().releaseBrake(); }
    void retryNow() override { m_composition.retryNow(); }
    core::Done setExcluded(const QString &key, bool excluded) override
    {
        return m_hooks.setExcluded(key, excluded);
    }
    core::Done setRules(const rules::RuleChoice &choice) override;
    core::Done reload(const QString &file) override { return m_hooks.reload(file); }
    core::Done end() override { return m_hooks.end(); }

private:
    sync::SyncEngine &engine() const { return *m_composition.engine(); }

    Composition &m_composition;
    link::LogTail &m_log;
    const Hooks m_hooks;
};

} // namespace pb
