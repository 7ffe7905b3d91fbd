// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/matching.h"
#include "presence/types.h"

#include <string_view>

/// The stable English names of values, for logs and machine-readable output; never shown to people as they
/// are.
namespace pb::presence {

std::string_view name(TeamsStatus status);
std::string_view name(StarfaceStatus status);
std::string_view name(Line line);
std::string_view name(Dnd dnd);
std::string_view name(DndTarget target);
std::string_view name(TeamsTarget target);
std::string_view name(Action action);
std::string_view name(Reason reason);
std::string_view name(Withheld withheld);
std::string_view name(MatchKind kind);

} // namespace pb::presence
