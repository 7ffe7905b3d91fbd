// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pb::presence {

/// What somebody without a partner is looked for by: folded by who fills it in, so that spellings of one name
/// come out alike.
struct Lookalike {
    std::string local; ///< of the address, before the @
    std::string name; ///< its words in alphabetical order
};

inline constexpr std::size_t noLookalike = static_cast<std::size_t>(-1);

struct Nearest {
    std::vector<std::size_t> left; ///< for each of the left the nearest of the right, or noLookalike
    std::vector<std::size_t> right;
};

/// Who on the other side might be meant: the same local part, the same name, or at most two slips in a long
/// one. Beyond `mostCompared` comparisons, only what is equal is found.
inline constexpr std::size_t mostCompared = 4'000'000;
Nearest nearest(const std::vector<Lookalike> &left, const std::vector<Lookalike> &right);

/// Insertions, deletions, replacements and swaps of neighbours that make one of the other; more than `limit`
/// comes back as limit + 1.
std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit);

} // namespace pb::presence
