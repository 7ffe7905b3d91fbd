// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/ruleset.h"

#include <QList>
#include <QWidget>

#include <array>

class QBoxLayout;
class QComboBox;
class QGridLayout;

namespace pb::ui {

class Arrow;

/// A rule set of one's own, to be edited row by row: the picture with a field for each target. What nobody
/// can set is offered greyed out, with the reason.
class RuleGrid final : public QWidget {
    Q_OBJECT
public:
    explicit RuleGrid(QWidget *parent = nullptr);

    void setRules(const presence::RuleSet &rules);
    /// A sentence about the set, for whoever cannot see the rows side by side.
    void setSetName(const QString &name);
    /// Where both directions do not fit side by side they stand one below the other.
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void dndChosen(pb::presence::TeamsStatus status, pb::presence::DndTarget target);
    void teamsChosen(pb::presence::StarfaceStatus status, pb::presence::TeamsTarget target);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row {
        QComboBox *box = nullptr;
        Arrow *arrow = nullptr;
    };

    int widthSideBySide() const;
    QGridLayout *addCard(const QString &title);
    Row addRow(QGridLayout *grid, const QString &iconName, const QString &status, const QString &direction);
    void addDndRow(QGridLayout *grid, presence::TeamsStatus status);
    void addTeamsRow(QGridLayout *grid, presence::StarfaceStatus status);

    QBoxLayout *m_layout;
    QList<QWidget *> m_cards; ///< one for each direction
    std::array<Row, presence::allTeamsStatuses.size()> m_dnd{};
    std::array<Row, presence::allStarfaceStatuses.size()> m_teams{};
};

} // namespace pb::ui
