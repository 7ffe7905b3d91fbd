// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/whatif.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace pb::ui {

/// "What would happen if …": two statuses to choose, and what the rules would do for a user of whom nothing
/// is remembered, each direction in sentences. Touches nothing. Owns its parts.
class WhatIfPanel final : public QWidget {
    Q_OBJECT
public:
    explicit WhatIfPanel(QWidget *parent = nullptr);

    /// Of the rules that are live.
    void setRules(const rules::RuleChoice &choice);
    /// Begins with what is so now, where it is known.
    void setStatuses(presence::TeamsStatus teams, presence::StarfaceStatus starface);
    QString text() const;

private:
    struct Direction {
        QLabel *status = nullptr;
        QLabel *words = nullptr;
    };
    Direction addDirection(QVBoxLayout *column, const QString &title, const QString &name);
    void decide();

    rules::RuleChoice m_choice;
    QComboBox *m_teams;
    QComboBox *m_starface;
    Direction m_toStarface;
    Direction m_toTeams;
};

} // namespace pb::ui
