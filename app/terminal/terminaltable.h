// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board/board.h"

#include <QObject>

#include <functional>

namespace pb::ui {

/// The board as a live table in a terminal: whoever changed last stands on top. On a terminal it is drawn
/// over itself; into a file or pipe a block is written whenever something changed, at most every few seconds.
/// The board outlives it.
class TerminalTable final : public QObject {
    Q_OBJECT
public:
    struct Settings {
        bool isTerminal = false;
        int columns = 120;
        int lines = 40;
    };
    using Sink = std::function<void(const QByteArray &text)>;

    TerminalTable(board::Board &board, Settings settings, Sink sink, QObject *parent = nullptr);

    /// The table as text, for the sink and for tests.
    QString render() const;

private:
    void draw();
    void schedule();

    board::Board &m_board;
    Settings m_settings;
    Sink m_sink;
    QString m_last;
    bool m_waiting = false;
};

} // namespace pb::ui
