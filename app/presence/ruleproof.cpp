// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/ruleproof.h"
#include "presence/ruleproof_world.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace pb::presence {

namespace {

using namespace proof;

constexpr std::uint32_t nobody = 0xffffffff;
/// Worlds between two looks at whether to go on: some milliseconds, also where each has many sequels.
constexpr std::uint32_t askEvery = 64;

/// Every world seen so far, each once, in the order of discovery.
class Visited {
public:
    Visited() { m_slots.assign(1U << 16U, nobody); }

    /// The number of the world, and whether it is new.
    std::pair<std::uint32_t, bool> insert(const Packed &world)
    {
        if ((m_worlds.size() + 1) * 2 > m_slots.size())
            grow();
        std::uint32_t &slot = m_slots[slotOf(world)];
        if (slot != nobody)
            return {slot, false};
        slot = static_cast<std::uint32_t>(m_worlds.size());
        m_worlds.push_back(world);
        return {slot, true};
    }

    const Packed &operator[](std::uint32_t number) const { return m_worlds[number]; }
    std::size_t size() const { return m_worlds.size(); }

private:
    std::size_t slotOf(const Packed &world) const
    {
        const std::string_view bytes(reinterpret_cast<const char *>(world.data()), world.size());
        std::size_t slot = std::hash<std::string_view>{}(bytes) & (m_slots.size() - 1);
        while (m_slots[slot] != nobody && m_worlds[m_slots[slot]] != world)
            slot = (slot + 1) & (m_slots.size() - 1);
        return slot;
    }

    void grow()
    {
        m_slots.assign(m_slots.size() * 2, nobody);
        for (std::uint32_t i = 0; i < m_worlds.size(); ++i)
            m_slots[slotOf(m_worlds[i])] = i;
    }

    std::vector<Packed> m_worlds;
    std::vector<std::uint32_t> m_slots;
};

/// How a world was reached.
struct Origin {
    std::uint32_t from = nobody;
    std::uint32_t choice = 0; ///< number of the choice sequence
};

class Walk {
public:
    explicit Walk(const ProofSettings &settings)
        : m_settings(settings)
        , m_model(settings)
    {
    }

    ProofResult run()
    {
        discover(m_model.start(), {});
        for (std::uint32_t i = 0; i < m_visited.size(); ++i) {
            if (m_visited.size() > m_settings.stateLimit
                || (i % askEvery == 0 && m_settings.cancelled && m_settings.cancelled()))
                return finishIncomplete();
            if (const auto bad = expand(i); bad.violation != Violation::None)
                return finishWith(bad);
        }
        if (const auto bad = checkRest(); bad.violation != Violation::None)
            return finishWith(bad);
        m_result.states = m_visited.size();
        m_result.complete = true;
        return std::move(m_result);
    }

private:
    struct Bad {
        Violation violation = Violation::None;
        std::uint32_t world = nobody; ///< up to here by way of the origins
        std::vector<std::uint32_t> tail; ///< and from there by these choices
    };

    std::uint32_t discover(const World &world, Origin origin)
    {
        const auto [number, isNew] = m_visited.insert(pack(world));
        if (isNew) {
            m_origins.push_back(origin);
            m_calm.push_back(nobody);
        }
        return number;
    }

    Bad expand(std::uint32_t number)
    {
        const World before = unpack(m_visited[number]);
        Chooser chooser;
        std::uint32_t choice = 0;
        do {
            chooser.start();
            World world = before;
            const Found found = m_model.step(world, chooser);
            if (found.violation != Violation::None)
                return {found.violation, number, {choice}};
            m_model.normalise(world);
            const std::uint32_t next = discover(world, {number, choice});
            if (choice == 0) {
                // the first sequence is the one in which nothing happens outside
                m_calm[number] = next;
                m_wrote.resize(m_visited.size());
                m_wrote[number] = found.wrote || found.outside;
            }
            ++choice;
        } while (chooser.next());
        return {};
    }

    /// From every world: left alone, does it come to rest, and is it right there?
    Bad checkRest()
    {
        enum : std::uint8_t { unknown, onTheWay, fine };
        std::vector<std::uint8_t> colour(m_visited.size(), unknown);
        std::vector<std::uint32_t> untilQuiet(m_visited.size(), 0);
        std::vector<std::uint32_t> path;
        for (std::uint32_t start = 0; start < m_visited.size(); ++start) {
            path.clear();
            std::uint32_t at = start;
            while (colour[at] == unknown) {
                colour[at] = onTheWay;
                path.push_back(at);
                at = m_calm[at];
            }
            if (colour[at] == onTheWay) {
                const auto loop = std::find(path.begin(), path.end(), at);
                for (auto world = loop; world != path.end(); ++world) {
                    const Violation violation =
                        m_wrote[*world] ? Violation::NotQuiet : m_model.atRest(unpack(m_visited[*world]));
                    if (violation != Violation::None)
                        return {violation, start,
                            std::vector<std::uint32_t>(static_cast<std::size_t>(world - path.begin())
                                    + (violation == Violation::NotQuiet ? path.size() : 0),
                                0)};
                }
            }
            std::uint32_t quiet = untilQuiet[at];
            for (auto world = path.rbegin(); world != path.rend(); ++world) {
                quiet = m_wrote[*world] || quiet > 0 ? quiet + 1 : 0;
                untilQuiet[*world] = quiet;
                colour[*world] = fine;
            }
            m_result.longestUntilQuiet = std::max<std::size_t>(m_result.longestUntilQuiet, quiet);
        }
        return {};
    }

    ProofResult finishIncomplete()
    {
        m_result.states = m_visited.size();
        return std::move(m_result);
    }

    ProofResult finishWith(const Bad &bad)
    {
        std::vector<std::uint32_t> choices;
        for (std::uint32_t at = bad.world; m_origins[at].from != nobody; at = m_origins[at].from)
            choices.push_back(m_origins[at].choice);
        std::reverse(choices.begin(), choices.end());
        choices.insert(choices.end(), bad.tail.begin(), bad.tail.end());

        World world = m_model.start();
        for (const std::uint32_t choice : choices)
            m_result.steps.push_back(replay(world, choice));
        m_result.violation = bad.violation;
        m_result.states = m_visited.size();
        m_result.complete = true;
        return std::move(m_result);
    }

    ProofStep replay(World &world, std::uint32_t choice) const
    {
        Chooser chooser;
        for (std::uint32_t i = 0;; ++i) {
            chooser.start();
            World next = world;
            ProofStep step;
            m_model.step(next, chooser, &step);
            if (i == choice || !chooser.next()) {
                m_model.normalise(next);
                world = next;
                return step;
            }
        }
    }

    ProofSettings m_settings;
    Model m_model;
    Visited m_visited;
    std::vector<Origin> m_origins;
    std::vector<std::uint32_t> m_calm; ///< the world after a poll in which nothing happens outside
    std::vector<bool> m_wrote; ///< whether that poll wrote
    ProofResult m_result;
};

} // namespace

namespace {

constexpr int pollsOfARun = 60;
constexpr int pollsUntilRest = 160;
constexpr int pollsAtRest = 40;

/// One way by chance, and then nothing more from outside.
ProofResult follow(const Model &model, unsigned seed)
{
    ProofResult result;
    Chooser chooser;
    chooser.roll(seed);
    World world = model.start();
    const auto step = [&] {
        ProofStep record;
        Found found = model.step(world, chooser, &record);
        model.normalise(world);
        result.steps.push_back(record);
        ++result.states;
        return found;
    };
    const auto ends = [&result](Violation violation) {
        result.violation = violation;
        return violation != Violation::None;
    };
    for (int i = 0; i < pollsOfARun; ++i) {
        if (ends(step().violation))
            return result;
    }
    chooser.beCalm();
    for (int i = 0; i < pollsUntilRest + pollsAtRest; ++i) {
        const Found found = step();
        if (ends(found.violation))
            return result;
        if (i < pollsUntilRest)
            continue;
        if (ends(found.wrote ? Violation::NotQuiet : model.atRest(world)))
            return result;
    }
    result.steps.clear();
    return result;
}

} // namespace

ProofResult sample(const ProofSettings &settings, unsigned seed, std::size_t runs)
{
    const Model model(settings);
    ProofResult result;
    for (std::size_t run = 0; run < runs; ++run) {
        // a chance of 0 would be none
        ProofResult one = follow(model, (seed * 65'537U + static_cast<unsigned>(run)) * 2U + 1U);
        result.states += one.states;
        if (one.violation == Violation::None)
            continue;
        one.states = result.states;
        return one;
    }
    return result;
}

ProofResult prove(const ProofSettings &settings)
{
    return Walk(settings).run();
}

} // namespace pb::presence
