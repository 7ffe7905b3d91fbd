// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace pb::simulator {

class World;

inline constexpr std::string_view Domain = "contoso.example";
/// The PBX login of the technical account, user 1 of the PBX; it has no e-mail address.
inline constexpr std::string_view TechnicalLogin = "9000";

/// Fills an empty world: exactly `matched` users with the same address in both directories and, from ten on,
/// a few per cent whom nothing matches. The same seed gives the same world.
void populate(World &world, int matched, std::uint64_t seed);

} // namespace pb::simulator
