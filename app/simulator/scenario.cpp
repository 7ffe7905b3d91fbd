// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/scenario.h"

#include <algorithm>
#include <chrono>

namespace pb::simulator {

Scenario::Scenario(World &world, std::uint64_t seed)
    : m_world(world)
    , m_random(seed ^ 0x5ca1ab1eULL)
{
    const std::lock_guard lock(m_world.mutex());
    meetEverybody();
    settleIn();
}

Scenario::~Scenario()
{
    stop();
}

void Scenario::start()
{
    m_thread = std::thread([this] { run(); });
}

void Scenario::stop()
{
    {
        const std::lock_guard lock(m_stopMutex);
        m_stopping = true;
    }
    m_stopped.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Scenario::run()
{
    std::unique_lock lock(m_stopMutex);
    while (!m_stopped.wait_for(lock, std::chrono::milliseconds(200), [this] { return m_stopping; })) {
        const std::lock_guard worldLock(m_world.mutex());
        step();
    }
}

void Scenario::meetEverybody()
{
    for (TeamsUser &teams : m_world.teams()) {
        PbxUser *pbx = m_world.pbxByAddress(teams.address());
        if (pbx && teams.licensed)
            m_people.push_back({&teams, pbx});
    }
    // A small office changes every three seconds, a large one more often.
    if (m_people.size() > 120)
        m_pause = std::max<Millis>(seconds(360) / static_cast<Millis>(m_people.size()), 20);
    m_nextBeginning = m_world.now() + seconds(1);
}

/// The morning: most are at their desk, a few are not, or in a meeting.
void Scenario::settleIn()
{
    const Millis now = m_world.now();
    for (std::size_t who = 0; who < m_people.size(); ++who) {
        const auto dice = m_random.below(20);
        if (dice == 0)
            teamsFor(who, {"Away", "Away"}, now, 30, 240);
        else if (dice == 1)
            teamsFor(who, {"Busy", "InAMeeting"}, now, 40, 300);
        else if (dice == 2)
            teamsFor(who, {"Offline", "Offline"}, now, 60, 400);
    }
}

void Scenario::step()
{
    const Millis now = m_world.now();
    while (!m_appointments.empty() && m_appointments.top().at <= now) {
        const Appointment appointment = m_appointments.top();
        m_appointments.pop();
        carryOut(appointment);
    }
    // After a jump of the clock the day goes on from there; it does not catch up.
    m_nextBeginning = std::max(m_nextBeginning, now - seconds(1));
    while (m_nextBeginning <= now) {
        m_nextBeginning += m_random.between(m_pause / 2, m_pause * 3 / 2) + 1;
        if (m_people.empty() || m_busy.size() >= std::max<std::size_t>(1, m_people.size() / 3))
            continue;
        const std::size_t who = m_random.below(m_people.size());
        const Person &person = m_people[who];
        if (!m_busy.contains(who) && !person.teams->removed && !person.pbx->removed)
            beginSomething(who, now);
    }
}

void Scenario::beginSomething(std::size_t who, Millis now)
{
    const auto dice = m_random.below(100);
    if (dice < 45) {
        m_busy.insert(who);
        m_world.setLine(*m_people[who].pbx, Line::Ringing);
        // Every fifth call rings out.
        later(who, m_random.below(5) == 0 ? Deed::PhoneEnds : Deed::PhoneAnswered,
            now + seconds(m_random.between(3, 9)));
    } else if (dice < 70) {
        teamsFor(who, {"Busy", m_random.below(3) == 0 ? "InAConferenceCall" : "InACall"}, now, 20, 70);
    } else if (dice < 81) {
        teamsFor(who, {"Busy", "InAMeeting"}, now, 60, 180);
    } else if (dice < 86) {
        teamsFor(who, {"DoNotDisturb", "Presenting"}, now, 30, 90);
    } else if (dice < 92) {
        teamsFor(who, {"Away", "Away"}, now, 30, 120);
    } else {
        m_busy.insert(who);
        m_world.pressDoNotDisturb(*m_people[who].pbx, true);
        later(who, Deed::DoNotDisturbEnds, now + seconds(m_random.between(20, 60)));
    }
}

void Scenario::teamsFor(
    std::size_t who, const Presence &presence, Millis now, std::int64_t fromSeconds, std::int64_t toSeconds)
{
    m_busy.insert(who);
    m_world.setOwnClient(*m_people[who].teams, presence);
    later(who, Deed::TeamsEnds, now + seconds(m_random.between(fromSeconds, toSeconds)));
}

void Scenario::carryOut(const Appointment &appointment)
{
    const Person &person = m_people[appointment.who];
    switch (appointment.deed) {
    case Deed::PhoneAnswered:
        m_world.setLine(*person.pbx, Line::InCall);
        later(appointment.who, Deed::PhoneEnds, appointment.at + seconds(m_random.between(15, 60)));
        return;
    case Deed::PhoneEnds:
        m_world.setLine(*person.pbx, Line::Idle);
        break;
    case Deed::TeamsEnds:
        m_world.setOwnClient(*person.teams, {"Available", "Available"});
        break;
    case Deed::DoNotDisturbEnds:
        m_world.pressDoNotDisturb(*person.pbx, false);
        break;
    }
    m_busy.erase(appointment.who);
}

void Scenario::later(std::size_t who, Deed deed, Millis at)
{
    m_appointments.push({at, m_order++, who, deed});
}

} // namespace pb::simulator
