// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board/snapshot.h"

#include <QByteArray>

namespace pb::board {

/// Rows of a board as JSON for other programs, in their order: the stable English names of every
/// value, times in ISO 8601 with offset, absent values left out. Pure.
QByteArray rowsToJson(const Snapshot &snapshot);

} // namespace pb::board
