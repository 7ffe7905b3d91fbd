// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pb::presence {

/// One account of one system, as far as matching needs it. Addresses are compared byte by byte: whoever fills
/// this in normalises them (M1).
struct DirectoryEntry {
    std::string address; ///< of the PBX; of Teams: mail; empty: none
    std::string principalName; ///< of Teams only
    std::vector<std::string> proxyAddresses; ///< of Teams only
    bool enabled = true;
    std::optional<bool> hasTeams; ///< of Teams only; nothing: not known
};

enum class MatchKind : std::uint8_t {
    Matched,
    NoPartner, ///< the other system has nobody with this address
    DuplicateAddress, ///< the address stands twice on this side
    PartnerDuplicate, ///< the address stands twice on the other side
    NoAddress,
    Disabled,
    NoTeams, ///< another account with the same address has Teams, this one has not
    PartnerTaken, ///< the account of the other system with this address goes with another one
    Ambiguous ///< several phones fit one Teams account equally well, by different addresses
};
inline constexpr std::size_t matchKindCount = static_cast<std::size_t>(MatchKind::Ambiguous) + 1;

/// What made a pair, the strongest first (M1).
enum class MatchedBy : std::uint8_t { Hand, Mail, PrincipalName, ProxyAddress };

/// Positions in the two lists of entries.
struct HandPair {
    std::size_t teams = 0;
    std::size_t starface = 0;
};

struct MatchResult {
    struct Pair {
        std::size_t teams;
        std::size_t starface;
        MatchedBy by;
    };
    std::vector<Pair> pairs; ///< in the order of the Teams entries
    std::vector<MatchKind> teams; ///< one for each entry given
    std::vector<MatchKind> starface; ///< one for each entry given
    /// The Teams accounts that share the address of one phone: whether they have Teams decides (M2).
    std::vector<std::vector<std::size_t>> contests;
};

/// Pairs the accounts of both systems by M1 and M2. Hand-made pairs come first; one that names a disabled
/// account, or an account a second time, is passed over.
MatchResult match(const std::vector<DirectoryEntry> &teams, const std::vector<DirectoryEntry> &starface,
    const std::vector<HandPair> &byHand = {});

} // namespace pb::presence
