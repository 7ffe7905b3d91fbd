// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What the program says to whoever started it; 0: everything was given back.
namespace pb {

inline constexpr int exitFailed = 1;
inline constexpr int exitUnusable = 2; ///< options, profile or secrets cannot be used
inline constexpr int exitNotGivenBack = 3; ///< phones or presences are left as this program set them

} // namespace pb
