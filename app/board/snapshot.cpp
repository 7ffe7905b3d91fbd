// SPDX-License-Identifier: GPL-3.0-or-later
#include "board/snapshot.h"

namespace pb::board {

Snapshot takeSnapshot(const Board &board, const QList<int> &rows)
{
    Snapshot snapshot;
    snapshot.takenAt = board.clock().read();
    snapshot.entries.reserve(static_cast<std::size_t>(rows.size()));
    for (const int index : rows) {
        const Row &row = board.row(index);
        snapshot.entries.push_back({row, board.teams(row), board.starface(row)});
    }
    return snapshot;
}

} // namespace pb::board
