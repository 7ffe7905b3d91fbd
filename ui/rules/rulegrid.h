// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/ruleset.h"

#include <QWidget>

#include <array>

class QComboBox;
class QGridLayout;

namespace pb::ui {

class Arrow;

/// A rule set of one's own, to be edited row by row: the picture with a field for each target. What nobody
/// can set is offered greyed out, with the reason. Both directions side by side, or one below the other where
/// that is too wide.
class RuleGrid final : public QWidget {
    Q_OBJECT
public:
    explicit RuleGrid(QWidget *parent = nullptr);

    void setRules(const presence::RuleSet &rules);
    /// A sentence about the set, for whoever cannot see the rows side by side.
    void setSetName(const QString &name);

Q_SIGNALS:
    void dndChosen(pb::presence::TeamsStatus status, pb::presence::DndTarget target);
    void teamsChosen(pb::presence::StarfaceStatus status, pb::presence::TeamsTarget target);

private:
    struct Row {
        QComboBox *box = nullptr;
        Arrow *arrow = nullptr;
    };

    QGridLayout *addCard(const QString &title);
    Row addRow(QGridLayout *grid, const QString &iconName, const QString &status, const QString &direction);
    void addDndRow(QGridLayout *grid, presence::TeamsStatus status);
    void addTeamsRow(QGridLayout *grid, presence::StarfaceStatus status);

    std::array<Row, presence::allTeamsStatuses.size()> m_dnd{};
    std::array<Row, presence::allStarfaceStatuses.size()> m_teams{};
};

} // namespace pb::ui
