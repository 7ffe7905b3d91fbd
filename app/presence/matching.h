// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pb::presence {

/// One account of one system, as far as matching needs it.
struct DirectoryEntry {
    std::string email; ///< as the system reports it; empty: none
    bool enabled = true;
};

enum class MatchKind : std::uint8_t {
    Matched,
    NoPartner, ///< the other system has nobody with this address
    DuplicateAddress, ///< the address stands twice on this side
    PartnerDuplicate, ///< the address stands twice on the other side
    NoAddress,
    Disabled
};
inline constexpr std::size_t matchKindCount = static_cast<std::size_t>(MatchKind::Disabled) + 1;

struct MatchResult {
    struct Pair {
        std::size_t teams;
        std::size_t starface;
        std::string key; ///< the normalised address
    };
    std::vector<Pair> pairs;
    std::vector<MatchKind> teams; ///< one for each entry given
    std::vector<MatchKind> starface; ///< one for each entry given
};

/// Trimmed and lower-cased, so that two spellings of one address compare equal.
std::string normalisedAddress(std::string_view address);

/// Pairs the accounts of both systems that have the same address. An address that stands twice on either side
/// matches nobody, and a disabled account neither matches nor counts as a second one.
MatchResult match(const std::vector<DirectoryEntry> &teams, const std::vector<DirectoryEntry> &starface);

} // namespace pb::presence
