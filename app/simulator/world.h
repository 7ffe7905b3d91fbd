// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/clock.h"
#include "simulator/presencemodel.h"

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pb::simulator {

enum class Line { Idle, Ringing, InCall };
std::string_view lineName(Line line);
std::optional<Line> lineFrom(std::string_view name);

/// A copy of a user's state that was left behind: every second reading is answered from it, so many times.
template<typename State>
struct Replica {
    State state{};
    Millis takenAt = 0;
    int readingsLeft = 0;
    bool isNext = true;

    /// Whether this reading is answered from it.
    bool takes()
    {
        if (readingsLeft == 0)
            return false;
        const bool mine = isNext;
        isNext = !isNext;
        readingsLeft -= mine ? 1 : 0;
        return mine;
    }
};

/// One account of the tenant.
struct TeamsUser {
    std::string id;
    std::string displayName;
    std::optional<std::string> mail;
    std::string userPrincipalName;
    std::vector<std::string> aliases; ///< further addresses that mail comes in by
    bool accountEnabled = true;
    bool licensed = true; ///< without a Teams licence the presence is unknown

    std::optional<PresenceSession> ownClient;
    PresenceState presence;
    /// States still (or again) shown because of a lag: (from when on, state), oldest first.
    std::vector<std::pair<Millis, PresenceState>> shownStates;
    Replica<std::pair<PresenceState, std::optional<PresenceSession>>> replica;
    std::uint64_t changeNumber = 0;
    bool removed = false;

    const std::string &address() const { return mail ? *mail : userPrincipalName; }
};

/// One account of the PBX.
struct PbxUser {
    int id = 0;
    int personId = 0;
    std::string login;
    std::string email;
    std::string firstName;
    std::string familyName;
    std::string number;
    std::string language = "de";
    bool hasKey = true; ///< a busy-lamp key for this user on the technical account's phone
    bool technical = false;

    Line line = Line::Idle;
    Millis lineSince = 0;
    bool doNotDisturb = false;
    std::vector<std::pair<Millis, bool>> shownDoNotDisturb;
    Replica<bool> replica;
    bool callWaiting = true;
    int displayNumberId = 0;
    int primaryPhoneId = 0;
    bool removed = false;
    std::string keyHead; ///< the part of the key's XML-RPC struct that never changes

    std::string name() const { return firstName.empty() ? familyName : firstName + ' ' + familyName; }
};

struct NewUser {
    std::string firstName;
    std::string familyName;
    std::string email;
};

/// Both directories and everybody's state. Owns the users; they are never moved, and keep their place when
/// removed. Every caller holds mutex() for as long as it looks at or changes anything in here. The clock
/// outlives it.
class World {
public:
    explicit World(const Clock &clock)
        : m_clock(clock)
    {
    }

    std::mutex &mutex() const { return m_mutex; }
    Millis now() const { return m_clock.now(); }

    TeamsUser &addTeams(TeamsUser user);
    PbxUser &addPbx(PbxUser user);
    void removeTeams(TeamsUser &user);
    void removePbx(PbxUser &user);
    void changeAddress(TeamsUser &user, const std::string &email);
    void changePrincipalName(TeamsUser &user, const std::string &name);
    void changeAddress(PbxUser &user, const std::string &email);

    std::deque<TeamsUser> &teams() { return m_teams; }
    std::deque<PbxUser> &pbx() { return m_pbx; }
    TeamsUser *teamsById(std::string_view id);
    TeamsUser *teamsByAddress(std::string_view email);
    TeamsUser *teamsByPrincipalName(std::string_view name);
    PbxUser *pbxById(int id);
    PbxUser *pbxByAddress(std::string_view email);
    /// True if the address stands exactly once on either side.
    bool isMatched(std::string_view email) const;

    /// From now on every second reading of each user, `readings` times, is answered as of now.
    void leaveGraphBehind(int readings);
    void leaveStarfaceBehind(int readings);
    /// What the next reading through Graph or REST is answered with, and of when that is.
    std::pair<Presence, Millis> readPresence(TeamsUser &user, Millis now) const;
    bool readDoNotDisturb(PbxUser &user, Millis now) const;
    /// What a read through Graph shows at this moment.
    Presence shownPresence(TeamsUser &user, Millis now) const;
    bool shownDoNotDisturb(PbxUser &user, Millis now) const;
    /// Call before a write through Graph or REST changes the state; it becomes visible after the lag.
    void beforePresenceWrite(TeamsUser &user);
    void afterPresenceWrite(TeamsUser &user);
    void writeDoNotDisturb(PbxUser &user, bool on);
    /// As pressed on the phone itself: visible at once.
    void pressDoNotDisturb(PbxUser &user, bool on);
    void setLine(PbxUser &user, Line line);
    void setOwnClient(TeamsUser &user, const Presence &presence);

    std::uint64_t lastChange() const { return m_lastChange; }

    Millis graphLag = 0;
    Millis starfaceLag = 0;
    long presenceWrites = 0;
    long doNotDisturbWrites = 0;

private:
    using Index = std::unordered_map<std::string, std::vector<std::size_t>>;
    static void unindex(Index &index, const std::string &address, std::size_t position);

    const Clock &m_clock;
    mutable std::mutex m_mutex;
    std::deque<TeamsUser> m_teams;
    std::deque<PbxUser> m_pbx;
    std::unordered_map<std::string, std::size_t> m_teamsById;
    std::unordered_map<std::string, std::size_t> m_teamsByName;
    std::unordered_map<int, std::size_t> m_pbxById;
    Index m_teamsByAddress;
    Index m_pbxByAddress;
    std::uint64_t m_lastChange = 0;
};

} // namespace pb::simulator
