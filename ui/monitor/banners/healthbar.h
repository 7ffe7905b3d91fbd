// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board/board.h"

#include <QPointer>
#include <QStatusBar>

class QToolButton;

namespace pb::ui {

class FoldingRow;
class StatusItem;

/// The status bar of the monitor: both connections, the next poll, the request budget, the claims held and
/// what is late. Counts the seconds by the board's clock. The board outlives it.
class HealthBar final : public QStatusBar {
    Q_OBJECT
public:
    explicit HealthBar(board::Board &board, QWidget *parent = nullptr);

    void refresh();
    /// A reminder of the brake's question while its banner is put aside; 0 users: none.
    void setBrakeHeld(int users);

Q_SIGNALS:
    void brakeHeldClicked();
    void ticked(); ///< once a second

private:
    void tick();
    void showConnection(
        StatusItem &item, const QString &name, const sync::ConnectionHealth &health, int service);
    void showPolls();
    void showClaims();

    board::Board &m_board;
    FoldingRow *m_row;
    StatusItem *m_graph;
    StatusItem *m_starface;
    StatusItem *m_poll;
    StatusItem *m_late;
    StatusItem *m_budget;
    StatusItem *m_claims;
    StatusItem *m_failed;
    StatusItem *m_mode;
    QToolButton *m_brakeHeld;
};

} // namespace pb::ui
