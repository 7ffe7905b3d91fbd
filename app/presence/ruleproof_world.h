// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/reconcile.h"
#include "presence/ruleproof.h"

#include <array>
#include <vector>

/// The model of one user's world that prove() walks; private to the module.
namespace pb::presence::proof {

inline constexpr int longestLag = 4;
inline constexpr Duration poll = std::chrono::seconds{10};
/// An arbitrary "now": every state is normalised to it.
inline constexpr Time anchor{std::chrono::hours{480'000}};

enum class Owner : std::uint8_t { Nobody, Ours, User, Shared };

/// What a reading will say once it has travelled.
struct Snapshot {
    TeamsStatus teams = TeamsStatus::Available;
    bool wanted = false; ///< the user's own status, without our session, asks for DND
    Line line = Line::Idle;
    Dnd dnd = Dnd::Off;
};

/// A write without an answer that has yet to act.
struct LateWrite {
    Action action = Action::None;
    int pollsLeft = 0;
    bool lapses = false; ///< a session that is left to run out, and shorter for that
};

struct World {
    TeamsStatus user = TeamsStatus::Available;
    bool manual = false;
    TeamsTarget session = TeamsTarget::None;
    int sessionLeft = 0;
    Line line = Line::Idle;
    bool dndOn = false;
    Owner owner = Owner::Nobody;
    bool ordered = false; ///< to give everything back
    int vainLeft = 0; ///< how often a write may still be confirmed in vain: C9 gives up after that
    bool showsBusy = false; ///< how a session of ours shows in the next reading
    bool hidden = false; ///< a session that we believe to have ended was hidden by another status
    bool touched = false; ///< the user pressed DND since the last time nothing was going on
    std::array<LateWrite, 2> late;
    std::array<Snapshot, longestLag + 1> past; ///< [0] is the newest

    Observation seen; ///< as the program last read it
    bool seenWanted = false; ///< Snapshot::wanted of that reading
    UserState memory;
    int events = 0; ///< left
    int faults = 0; ///< left
    std::array<int, 7> dndWrites{}; ///< polls since the last DND writes, the newest first; only sampled
};

/// Hands out decisions, and runs through all of them over repeated calls.
class Chooser {
public:
    /// 0 … alternatives-1; 0 is always "nothing special".
    int pick(int alternatives);
    /// From now on by chance, most often "nothing special"; after beCalm() always that.
    void roll(unsigned seed) { m_random = seed; }
    void beCalm() { m_calm = true; }
    /// Prepares the next run. False when every sequence has been handed out.
    bool next();
    void start() { m_position = 0; }

private:
    struct Choice {
        int taken;
        int of;
    };
    std::array<Choice, 16> m_choices{};
    std::size_t m_position = 0;
    std::size_t m_length = 0;
    unsigned m_random = 0; ///< 0: every sequence in turn
    bool m_calm = false;
};

/// What the user's own Teams can show.
struct UserStatus {
    TeamsStatus status;
    bool manual;
};

/// What one step brought to light.
struct Found {
    Violation violation = Violation::None;
    bool wrote = false; ///< anything but a renewal
    bool outside = false; ///< an event or a fault took place
};

/// Moves worlds on, poll by poll.
class Model {
public:
    explicit Model(const ProofSettings &settings);

    World start() const;
    /// One poll. `record`, where given, is filled for a human reader.
    Found step(World &world, Chooser &chooser, ProofStep *record = nullptr) const;
    /// What is wrong with a world in which nothing has happened for long.
    Violation atRest(const World &world) const;
    const Policy &policy() const { return m_policy; }
    /// Times back to the anchor …
    void age(World &world) const;
    /// … and forgotten where they make no difference any more.
    void forget(World &world) const;
    void normalise(World &world) const
    {
        age(world);
        forget(world);
    }

private:
    class Step;
    friend class Step;
    void addUserStatuses();
    bool asksForDnd(TeamsStatus status) const { return m_policy.rules.target(status) == DndTarget::On; }
    Snapshot snapshot(const World &world) const;

    ProofSettings m_settings;
    Policy m_policy;
    int m_settlePolls = 0;
    std::vector<UserStatus> m_userStatuses;
};

/// A normalised world in as few bytes as it takes.
using Packed = std::array<std::uint8_t, 72>;
Packed pack(const World &world);
World unpack(const Packed &packed);

} // namespace pb::presence::proof
