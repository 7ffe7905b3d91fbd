// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board/board.h"

#include <vector>

namespace pb::board {

/// Rows of a board as they stood at one moment. A plain value: it can be read on another thread, and does not
/// change while the board does.
struct Snapshot {
    struct Entry {
        Row row;
        Shown<presence::TeamsStatus> teams;
        Shown<presence::StarfaceStatus> starface;
    };
    std::vector<Entry> entries; ///< in the order asked for
    core::ClockReading takenAt;
};

Snapshot takeSnapshot(const Board &board, const QList<int> &rows);

} // namespace pb::board
