// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/client.h"
#include "rules/rulechoice.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace pb::rules {
class RuleEditor;
}

namespace pb::ui {
class MonitorWindow;
class RulesDialog;
class TimelinePanel;
class WhatIfPanel;
} // namespace pb::ui

namespace pb {

/// What explains: the picture of a user's past and "what would happen if" in the Why? panel, the log of what
/// happened, and the rules. Joins them to the window and the engine, and decides nothing itself.
class WindowPanels final : public QObject {
    Q_OBJECT
public:
    struct Settings {
        QString rulesFolder; ///< where the administrator's own rule sets are
    };

    /// `window` and `engine` must outlive this object, and the engine must be there.
    WindowPanels(ui::MonitorWindow &window, link::Client &engine, Settings settings);
    ~WindowPanels() override;

public Q_SLOTS:
    void showRules();

private:
    void makeWhy();
    void makeActivity();
    void makeRules();
    void showUser(const QString &key);
    void makeLive(const rules::RuleChoice &choice);
    void showLive(const rules::RuleChoice &choice);
    void tellNotKept(const core::Error &error);

    ui::MonitorWindow &m_window;
    link::Client &m_engine;
    Settings m_settings;
    rules::RuleChoice m_live;
    std::unique_ptr<rules::RuleEditor> m_editor;
    ui::TimelinePanel *m_timeline = nullptr;
    ui::WhatIfPanel *m_whatIf = nullptr;
    QPointer<ui::RulesDialog> m_rules;
};

} // namespace pb
