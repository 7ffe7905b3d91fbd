// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/random.h"
#include "simulator/world.h"

#include <condition_variable>
#include <mutex>
#include <queue>
#include <thread>
#include <unordered_set>
#include <vector>

namespace pb::simulator {

/// A lively working day: calls, meetings, pressed buttons, on the simulated clock, from one seed.
/// Owns a thread from start() to stop(). At most a third of the users does something at a time. The world
/// outlives it.
class Scenario {
public:
    Scenario(World &world, std::uint64_t seed);
    ~Scenario();

    void start();
    void stop();

    /// One step of the day at the world's present time; what the thread does again and again. World locked by
    /// the caller.
    void step();

private:
    enum class Deed { PhoneAnswered, PhoneEnds, TeamsEnds, DoNotDisturbEnds };
    struct Appointment {
        Millis at = 0;
        std::uint64_t order = 0;
        std::size_t who = 0;
        Deed deed = Deed::TeamsEnds;
        bool operator>(const Appointment &other) const
        {
            return at != other.at ? at > other.at : order > other.order;
        }
    };
    struct Person {
        TeamsUser *teams = nullptr;
        PbxUser *pbx = nullptr;
    };

    void run();
    void meetEverybody();
    void settleIn();
    void beginSomething(std::size_t who, Millis now);
    void carryOut(const Appointment &appointment);
    void later(std::size_t who, Deed deed, Millis at);
    void teamsFor(std::size_t who, const Presence &presence, Millis now, std::int64_t fromSeconds,
        std::int64_t toSeconds);

    World &m_world;
    Random m_random;
    std::vector<Person> m_people;
    std::unordered_set<std::size_t> m_busy;
    std::priority_queue<Appointment, std::vector<Appointment>, std::greater<>> m_appointments;
    std::uint64_t m_order = 0;
    Millis m_nextBeginning = 0;
    Millis m_pause = seconds(3); ///< between two beginnings

    std::mutex m_stopMutex;
    std::condition_variable m_stopped;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace pb::simulator
