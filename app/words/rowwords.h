// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board/board.h"

#include <QString>

namespace pb::ui {

/// Why a user is as they are, in one line.
QString whyLine(const board::Row &row);
/// The same; of a user who cannot be read now, that this is so.
QString whyLine(const board::Board &board, const board::Row &row);
/// Whether an administrator should look at the user.
bool needsAttention(const board::Board &board, const board::Row &row);

} // namespace pb::ui
