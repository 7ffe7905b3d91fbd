// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board/board.h"

#include <QString>

namespace pb::ui {

/// Why one user is as they are, as plain text for a ticket: version and system, both connections, every step
/// with the stable English names beside the words, times in ISO 8601 with offset, codes and request ids.
/// Pseudonymised, it holds no name, no address and no id of a person; request ids stay.
QString whyTicket(const board::Board &board, int row, bool pseudonymised);

} // namespace pb::ui
