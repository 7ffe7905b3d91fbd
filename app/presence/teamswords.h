// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace pb::presence {

/// Whether both words that Graph gave for a status are ones whose meaning is known, with those that mean
/// nothing. Empty ones are known: nothing was said.
bool areKnownWords(std::string_view availability, std::string_view activity);

} // namespace pb::presence
