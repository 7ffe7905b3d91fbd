// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/matching.h"

#include <unordered_map>

namespace pb::presence {

namespace {

constexpr std::size_t several = static_cast<std::size_t>(-1);
using Index = std::unordered_map<std::string, std::size_t>; // address → entry, or `several`

Index indexOf(const std::vector<DirectoryEntry> &entries)
{
    Index index;
    index.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!entries[i].enabled)
            continue;
        std::string address = normalisedAddress(entries[i].email);
        if (address.empty())
            continue;
        const auto [position, added] = index.try_emplace(std::move(address), i);
        if (!added)
            position->second = several;
    }
    return index;
}

MatchKind kindOf(
    const DirectoryEntry &entry, const std::string &address, const Index &own, const Index &other)
{
    if (!entry.enabled)
        return MatchKind::Disabled;
    if (address.empty())
        return MatchKind::NoAddress;
    if (own.at(address) == several)
        return MatchKind::DuplicateAddress;
    const auto partner = other.find(address);
    if (partner == other.end())
        return MatchKind::NoPartner;
    return partner->second == several ? MatchKind::PartnerDuplicate : MatchKind::Matched;
}

} // namespace

std::string normalisedAddress(std::string_view address)
{
    constexpr std::string_view blank = " \t\r\n\f\v";
    const auto first = address.find_first_not_of(blank);
    if (first == std::string_view::npos)
        return {};
    address = address.substr(first, address.find_last_not_of(blank) - first + 1);
    std::string result(address);
    for (char &c : result) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

MatchResult match(const std::vector<DirectoryEntry> &teams, const std::vector<DirectoryEntry> &starface)
{
    const Index teamsIndex = indexOf(teams);
    const Index starfaceIndex = indexOf(starface);

    MatchResult result;
    result.teams.reserve(teams.size());
    result.starface.reserve(starface.size());
    for (std::size_t i = 0; i < teams.size(); ++i) {
        std::string address = normalisedAddress(teams[i].email);
        const MatchKind kind = kindOf(teams[i], address, teamsIndex, starfaceIndex);
        result.teams.push_back(kind);
        if (kind == MatchKind::Matched) {
            const std::size_t partner = starfaceIndex.at(address);
            result.pairs.push_back({i, partner, std::move(address)});
        }
    }
    for (const DirectoryEntry &entry : starface)
        result.starface.push_back(kindOf(entry, normalisedAddress(entry.email), starfaceIndex, teamsIndex));
    return result;
}

} // namespace pb::presence
