// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/matching.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace pb::presence {

namespace {

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

struct Candidate {
    std::size_t teams;
    MatchedBy by;
};

/// Not known counts for more than known not to have any.
int rank(const std::optional<bool> &hasTeams)
{
    if (!hasTeams)
        return 1;
    return *hasTeams ? 2 : 0;
}

const std::string &firstAddress(const DirectoryEntry &entry)
{
    if (!entry.address.empty())
        return entry.address;
    if (!entry.principalName.empty() || entry.proxyAddresses.empty())
        return entry.principalName;
    return entry.proxyAddresses.front();
}

class Matcher {
public:
    Matcher(const std::vector<DirectoryEntry> &teams, const std::vector<DirectoryEntry> &starface)
        : m_teams(teams)
        , m_starface(starface)
        , m_partnerOfTeams(teams.size(), nobody)
        , m_partnerOfStarface(starface.size(), nobody)
        , m_by(teams.size(), MatchedBy::Mail)
    {
        m_result.teams.assign(teams.size(), MatchKind::NoPartner);
        m_result.starface.assign(starface.size(), MatchKind::NoPartner);
    }

    MatchResult run(const std::vector<HandPair> &byHand)
    {
        for (const HandPair &pair : byHand)
            pairByHand(pair);
        indexTeams();
        indexStarface();
        noteWhoCannotMatch();
        propose();
        settleProposals();
        listPairs();
        return std::move(m_result);
    }

private:
    void join(std::size_t teams, std::size_t starface, MatchedBy by)
    {
        m_partnerOfTeams[teams] = starface;
        m_partnerOfStarface[starface] = teams;
        m_by[teams] = by;
        m_result.teams[teams] = MatchKind::Matched;
        m_result.starface[starface] = MatchKind::Matched;
    }

    bool isFree(std::size_t starface) const
    {
        return m_starface[starface].enabled && m_partnerOfStarface[starface] == nobody;
    }

    void pairByHand(const HandPair &pair)
    {
        const bool exists = pair.teams < m_teams.size() && pair.starface < m_starface.size();
        if (exists && m_teams[pair.teams].enabled && m_partnerOfTeams[pair.teams] == nobody
            && isFree(pair.starface))
            join(pair.teams, pair.starface, MatchedBy::Hand);
    }

    void addCandidate(const std::string &address, std::size_t teams, MatchedBy by)
    {
        if (address.empty())
            return;
        std::vector<Candidate> &list = m_byAddress[address];
        // one account under one address once, by what counts most
        if (list.empty() || list.back().teams != teams)
            list.push_back({teams, by});
    }

    void indexTeams()
    {
        m_byAddress.reserve(m_teams.size());
        for (std::size_t i = 0; i < m_teams.size(); ++i) {
            const DirectoryEntry &entry = m_teams[i];
            if (!entry.enabled)
                continue;
            addCandidate(entry.address, i, MatchedBy::Mail);
            addCandidate(entry.principalName, i, MatchedBy::PrincipalName);
            for (const std::string &address : entry.proxyAddresses)
                addCandidate(address, i, MatchedBy::ProxyAddress);
            if (m_partnerOfTeams[i] == nobody)
                ++m_firstAddresses[firstAddress(entry)];
        }
    }

    void indexStarface()
    {
        for (std::size_t i = 0; i < m_starface.size(); ++i) {
            if (isFree(i))
                ++m_phones[m_starface[i].address];
        }
    }

    /// What there is to say of each account by itself. Who finds a partner loses it again.
    void noteWhoCannotMatch()
    {
        for (std::size_t i = 0; i < m_teams.size(); ++i) {
            const DirectoryEntry &entry = m_teams[i];
            if (m_partnerOfTeams[i] != nobody)
                continue;
            if (!entry.enabled)
                m_result.teams[i] = MatchKind::Disabled;
            else if (firstAddress(entry).empty())
                m_result.teams[i] = MatchKind::NoAddress;
            else if (m_firstAddresses.at(firstAddress(entry)) > 1)
                m_result.teams[i] = MatchKind::DuplicateAddress;
        }
        for (std::size_t i = 0; i < m_starface.size(); ++i) {
            const DirectoryEntry &entry = m_starface[i];
            if (m_partnerOfStarface[i] != nobody)
                continue;
            if (!entry.enabled)
                m_result.starface[i] = MatchKind::Disabled;
            else if (entry.address.empty())
                m_result.starface[i] = MatchKind::NoAddress;
            else if (m_phones.at(entry.address) > 1)
                m_result.starface[i] = MatchKind::DuplicateAddress;
        }
    }

    /// Each phone asks for the Teams account that fits it best.
    void propose()
    {
        for (std::size_t i = 0; i < m_starface.size(); ++i) {
            const DirectoryEntry &phone = m_starface[i];
            if (!isFree(i) || phone.address.empty())
                continue;
            const auto found = m_byAddress.find(phone.address);
            if (found == m_byAddress.end())
                continue;
            std::vector<Candidate> candidates = found->second;
            std::erase_if(
                candidates, [this](const Candidate &c) { return m_partnerOfTeams[c.teams] != nobody; });
            if (m_phones.at(phone.address) > 1)
                markAll(candidates, MatchKind::PartnerDuplicate);
            else
                proposeTo(i, std::move(candidates));
        }
    }

    void proposeTo(std::size_t phone, std::vector<Candidate> candidates)
    {
        if (candidates.empty()) { // all of them are paired by hand
            m_result.starface[phone] = MatchKind::PartnerTaken;
            return;
        }
        if (candidates.size() > 1)
            noteContest(candidates);
        const int best =
            rank(m_teams[std::max_element(candidates.begin(), candidates.end(),
                             [this](const Candidate &a, const Candidate &b) {
                                 return rank(m_teams[a.teams].hasTeams) < rank(m_teams[b.teams].hasTeams);
                             })
                             ->teams]
                     .hasTeams);
        dropWhere(candidates, MatchKind::NoTeams,
            [this, best](const Candidate &c) { return rank(m_teams[c.teams].hasTeams) < best; });
        const MatchedBy strongest = std::min_element(
            candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
                return a.by < b.by;
            })->by;
        dropWhere(candidates, MatchKind::PartnerTaken,
            [strongest](const Candidate &c) { return c.by > strongest; });
        if (candidates.size() > 1) {
            markAll(candidates, MatchKind::DuplicateAddress);
            m_result.starface[phone] = MatchKind::PartnerDuplicate;
            return;
        }
        m_proposals[candidates.front().teams].push_back({phone, candidates.front().by});
    }

    void noteContest(const std::vector<Candidate> &candidates)
    {
        std::vector<std::size_t> contest;
        for (const Candidate &candidate : candidates)
            contest.push_back(candidate.teams);
        m_result.contests.push_back(std::move(contest));
    }

    void markAll(const std::vector<Candidate> &candidates, MatchKind kind)
    {
        for (const Candidate &candidate : candidates)
            m_result.teams[candidate.teams] = kind;
    }

    template<typename Predicate>
    void dropWhere(std::vector<Candidate> &candidates, MatchKind kind, Predicate predicate)
    {
        std::erase_if(candidates, [&](const Candidate &candidate) {
            const bool drops = predicate(candidate);
            if (drops)
                m_result.teams[candidate.teams] = kind;
            return drops;
        });
    }

    /// Each Teams account takes the phone that fits it best.
    void settleProposals()
    {
        for (auto &[teams, phones] : m_proposals) {
            const MatchedBy strongest =
                std::min_element(phones.begin(), phones.end(), [](const Proposal &a, const Proposal &b) {
                    return a.by < b.by;
                })->by;
            const auto equal = std::count_if(
                phones.begin(), phones.end(), [strongest](const Proposal &p) { return p.by == strongest; });
            for (const Proposal &proposal : phones) {
                if (equal > 1)
                    m_result.starface[proposal.phone] = MatchKind::Ambiguous;
                else if (proposal.by == strongest)
                    join(teams, proposal.phone, strongest);
                else
                    m_result.starface[proposal.phone] = MatchKind::PartnerTaken;
            }
            if (equal > 1)
                m_result.teams[teams] = MatchKind::Ambiguous;
        }
    }

    void listPairs()
    {
        for (std::size_t i = 0; i < m_teams.size(); ++i) {
            if (m_partnerOfTeams[i] != nobody)
                m_result.pairs.push_back({i, m_partnerOfTeams[i], m_by[i]});
        }
    }

    struct Proposal {
        std::size_t phone;
        MatchedBy by;
    };

    const std::vector<DirectoryEntry> &m_teams;
    const std::vector<DirectoryEntry> &m_starface;
    std::vector<std::size_t> m_partnerOfTeams;
    std::vector<std::size_t> m_partnerOfStarface;
    std::vector<MatchedBy> m_by; ///< of each Teams account with a partner
    std::unordered_map<std::string, std::vector<Candidate>> m_byAddress;
    std::unordered_map<std::string_view, int> m_firstAddresses;
    std::unordered_map<std::string_view, int> m_phones;
    std::unordered_map<std::size_t, std::vector<Proposal>> m_proposals; ///< by Teams account
    MatchResult m_result;
};

} // namespace

MatchResult match(const std::vector<DirectoryEntry> &teams, const std::vector<DirectoryEntry> &starface,
    const std::vector<HandPair> &byHand)
{
    return Matcher(teams, starface).run(byHand);
}

} // namespace pb::presence
