// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/nearest.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <unordered_map>
#include <utility>

namespace pb::presence {

namespace {

// Lower is nearer. The name is weaker than the address, because two people may have one name.
constexpr int sameLocal = 0;
constexpr int sameName = 1;
constexpr int tooFar = std::numeric_limits<int>::max();
constexpr std::size_t mostSlips = 2;

/// How many slips a text of that length may have and still be the same: "anna" is not "anne".
std::size_t slipsAllowed(std::size_t length)
{
    constexpr std::size_t lettersPerSlip = 5;
    return std::min(length / lettersPerSlip, mostSlips);
}

/// Which letters occur. A slip changes at most two of them, which rules most pairs out at once.
std::uint32_t letters(std::string_view text)
{
    std::uint32_t all = 0;
    for (const char c : text)
        all |= std::uint32_t{1} << (static_cast<unsigned char>(c) & 31U);
    return all;
}

struct Text {
    std::string_view text;
    std::uint32_t letters;
};

int slips(const Text &a, const Text &b)
{
    const std::size_t allowed = slipsAllowed(std::min(a.text.size(), b.text.size()));
    if (allowed == 0 || static_cast<std::size_t>(std::popcount(a.letters ^ b.letters)) > 2 * allowed)
        return tooFar;
    const std::size_t distance = editDistance(a.text, b.text, allowed);
    return distance > allowed ? tooFar : static_cast<int>(distance);
}

struct Texts {
    Text local;
    Text name;
};

std::vector<Texts> textsOf(const std::vector<Lookalike> &people)
{
    std::vector<Texts> texts;
    texts.reserve(people.size());
    for (const Lookalike &person : people)
        texts.push_back({{person.local, letters(person.local)}, {person.name, letters(person.name)}});
    return texts;
}

/// Of two who differ.
int farness(const Texts &a, const Texts &b)
{
    const int byLocal = slips(a.local, b.local);
    const int byName = slips(a.name, b.name);
    return std::min(byLocal == tooFar ? tooFar : 2 * byLocal, byName == tooFar ? tooFar : 2 * byName + 1);
}

class Search {
public:
    Search(const std::vector<Lookalike> &left, const std::vector<Lookalike> &right)
        : m_left(left)
        , m_right(right)
        , m_farLeft(left.size(), tooFar)
        , m_farRight(right.size(), tooFar)
    {
        m_result.left.assign(left.size(), noLookalike);
        m_result.right.assign(right.size(), noLookalike);
    }

    Nearest run()
    {
        findEqual(&Lookalike::local, sameLocal);
        findEqual(&Lookalike::name, sameName);
        if (m_right.empty() || m_left.size() <= mostCompared / m_right.size())
            findSimilar();
        return std::move(m_result);
    }

private:
    void note(std::size_t left, std::size_t right, int far)
    {
        if (far < m_farLeft[left]) {
            m_farLeft[left] = far;
            m_result.left[left] = right;
        }
        if (far < m_farRight[right]) {
            m_farRight[right] = far;
            m_result.right[right] = left;
        }
    }

    void findEqual(std::string Lookalike::*text, int far)
    {
        std::unordered_map<std::string_view, std::size_t> first;
        for (std::size_t i = 0; i < m_right.size(); ++i) {
            if (!(m_right[i].*text).empty())
                first.try_emplace(m_right[i].*text, i);
        }
        std::unordered_map<std::string_view, std::size_t> firstLeft;
        for (std::size_t i = 0; i < m_left.size(); ++i) {
            const auto found = first.find(m_left[i].*text);
            if (found == first.end())
                continue;
            note(i, found->second, far);
            firstLeft.try_emplace(m_left[i].*text, i);
        }
        for (std::size_t i = 0; i < m_right.size(); ++i) {
            if (const auto found = firstLeft.find(m_right[i].*text); found != firstLeft.end())
                note(found->second, i, far);
        }
    }

    void findSimilar()
    {
        const std::vector<Texts> left = textsOf(m_left);
        const std::vector<Texts> right = textsOf(m_right);
        for (std::size_t i = 0; i < left.size(); ++i) {
            for (std::size_t j = 0; j < right.size(); ++j) {
                if (m_farLeft[i] > sameName || m_farRight[j] > sameName)
                    note(i, j, farness(left[i], right[j]));
            }
        }
    }

    const std::vector<Lookalike> &m_left;
    const std::vector<Lookalike> &m_right;
    std::vector<int> m_farLeft;
    std::vector<int> m_farRight;
    Nearest m_result;
};

} // namespace

std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > limit)
        return limit + 1;
    std::vector<std::size_t> before;
    std::vector<std::size_t> last(a.size() + 1);
    std::vector<std::size_t> row(a.size() + 1);
    for (std::size_t i = 0; i <= a.size(); ++i)
        last[i] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
        row[0] = j;
        std::size_t least = j;
        for (std::size_t i = 1; i <= a.size(); ++i) {
            const std::size_t replaced = last[i - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[i] = std::min({replaced, last[i] + 1, row[i - 1] + 1});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped)
                row[i] = std::min(row[i], before[i - 2] + 1);
            least = std::min(least, row[i]);
        }
        // a swap may still reach back over one row
        if (least > limit && *std::min_element(last.begin(), last.end()) > limit)
            return limit + 1;
        before = std::exchange(last, row);
    }
    return std::min(last.back(), limit + 1);
}

Nearest nearest(const std::vector<Lookalike> &left, const std::vector<Lookalike> &right)
{
    return Search(left, right).run();
}

} // namespace pb::presence
