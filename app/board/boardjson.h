// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board/board.h"

#include <QByteArray>

namespace pb::board {

/// These rows of the board as JSON for other programs, in the order given: the stable English names of every
/// value, times in ISO 8601 with offset, absent values left out. Pure.
QByteArray rowsToJson(const Board &board, const QList<int> &rows);

} // namespace pb::board
