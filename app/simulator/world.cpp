// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world.h"

#include "simulator/text.h"
#include "simulator/ucinames.h"
#include "simulator/xmlrpc.h"

#include <algorithm>

namespace pb::simulator {

namespace {

std::string key(std::string_view address)
{
    return text::lower(text::trimmed(address));
}

template<typename User, typename Index>
User *firstOf(std::deque<User> &users, const Index &index, std::string_view email)
{
    const auto found = index.find(key(email));
    return found == index.end() || found->second.empty() ? nullptr : &users[found->second.front()];
}

/// Drops what a later state has replaced, and everything once only the latest is left.
template<typename State>
void forgetOld(std::vector<std::pair<Millis, State>> &states, Millis now)
{
    while (states.size() > 1 && states[1].first <= now)
        states.erase(states.begin());
    if (states.size() == 1)
        states.clear();
}

} // namespace

std::string_view lineName(Line line)
{
    switch (line) {
    case Line::Ringing:
        return "Ringing";
    case Line::InCall:
        return "InCall";
    case Line::Idle:
        break;
    }
    return "Idle";
}

std::optional<Line> lineFrom(std::string_view name)
{
    for (const Line line : {Line::Idle, Line::Ringing, Line::InCall}) {
        if (lineName(line) == name)
            return line;
    }
    return std::nullopt;
}

TeamsUser &World::addTeams(TeamsUser user)
{
    const std::size_t position = m_teams.size();
    m_teamsById[user.id] = position;
    m_teamsByName[key(user.userPrincipalName)] = position;
    m_teamsByAddress[key(user.address())].push_back(position);
    user.changeNumber = ++m_lastChange;
    return m_teams.emplace_back(std::move(user));
}

PbxUser &World::addPbx(PbxUser user)
{
    const std::size_t position = m_pbx.size();
    user.id = static_cast<int>(position) + 1;
    user.personId = user.id + 5000;
    user.displayNumberId = user.id * 10 + 1;
    user.primaryPhoneId = user.id * 10 + 2;
    user.keyHead = "<value><struct>" + xmlrpc::member(uci::KeyId, xmlrpc::string(uci::keyIdOf(user.id)))
        + xmlrpc::member(uci::KeyType, xmlrpc::string(uci::BusyLampField))
        + xmlrpc::member(uci::KeyName, xmlrpc::string(user.name()))
        + xmlrpc::member(uci::KeyNumber, xmlrpc::string(user.number))
        + xmlrpc::member(uci::KeyAccountId, xmlrpc::integer(user.id));
    m_pbxById[user.id] = position;
    if (!user.email.empty())
        m_pbxByAddress[key(user.email)].push_back(position);
    return m_pbx.emplace_back(std::move(user));
}

void World::unindex(Index &index, const std::string &address, std::size_t position)
{
    const auto found = index.find(key(address));
    if (found != index.end())
        std::erase(found->second, position);
}

void World::removeTeams(TeamsUser &user)
{
    unindex(m_teamsByAddress, user.address(), m_teamsById.at(user.id));
    m_teamsById.erase(user.id);
    m_teamsByName.erase(key(user.userPrincipalName));
    user.removed = true;
    user.changeNumber = ++m_lastChange;
}

void World::removePbx(PbxUser &user)
{
    unindex(m_pbxByAddress, user.email, m_pbxById.at(user.id));
    m_pbxById.erase(user.id);
    user.removed = true;
}

void World::changeAddress(TeamsUser &user, const std::string &email)
{
    const std::size_t position = m_teamsById.at(user.id);
    unindex(m_teamsByAddress, user.address(), position);
    user.mail = email;
    user.changeNumber = ++m_lastChange;
    m_teamsByAddress[key(email)].push_back(position);
}

void World::changePrincipalName(TeamsUser &user, const std::string &name)
{
    const std::size_t position = m_teamsById.at(user.id);
    unindex(m_teamsByAddress, user.address(), position);
    m_teamsByName.erase(key(user.userPrincipalName));
    user.userPrincipalName = name;
    m_teamsByName[key(name)] = position;
    m_teamsByAddress[key(user.address())].push_back(position);
    user.changeNumber = ++m_lastChange;
}

void World::changeAddress(PbxUser &user, const std::string &email)
{
    const std::size_t position = m_pbxById.at(user.id);
    unindex(m_pbxByAddress, user.email, position);
    user.email = email;
    if (!email.empty())
        m_pbxByAddress[key(email)].push_back(position);
}

TeamsUser *World::teamsById(std::string_view id)
{
    const auto found = m_teamsById.find(text::lower(id));
    return found == m_teamsById.end() ? nullptr : &m_teams[found->second];
}

TeamsUser *World::teamsByAddress(std::string_view email)
{
    return firstOf(m_teams, m_teamsByAddress, email);
}

TeamsUser *World::teamsByPrincipalName(std::string_view name)
{
    const auto found = m_teamsByName.find(key(name));
    return found == m_teamsByName.end() ? nullptr : &m_teams[found->second];
}

PbxUser *World::pbxById(int id)
{
    const auto found = m_pbxById.find(id);
    return found == m_pbxById.end() ? nullptr : &m_pbx[found->second];
}

PbxUser *World::pbxByAddress(std::string_view email)
{
    return firstOf(m_pbx, m_pbxByAddress, email);
}

bool World::isMatched(std::string_view email) const
{
    const auto teams = m_teamsByAddress.find(key(email));
    const auto pbx = m_pbxByAddress.find(key(email));
    return teams != m_teamsByAddress.end() && teams->second.size() == 1 && pbx != m_pbxByAddress.end()
        && pbx->second.size() == 1;
}

Presence World::shownPresence(TeamsUser &user, Millis now) const
{
    if (!user.licensed)
        return {"PresenceUnknown", "PresenceUnknown"};
    forgetOld(user.shownStates, now);
    return aggregate(
        user.shownStates.empty() ? user.presence : user.shownStates.front().second, user.ownClient, now);
}

bool World::shownDoNotDisturb(PbxUser &user, Millis now) const
{
    forgetOld(user.shownDoNotDisturb, now);
    return user.shownDoNotDisturb.empty() ? user.doNotDisturb : user.shownDoNotDisturb.front().second;
}

void World::leaveGraphBehind(int readings)
{
    for (TeamsUser &user : m_teams)
        user.replica = {{user.presence, user.ownClient}, now(), readings, true};
}

void World::leaveStarfaceBehind(int readings)
{
    for (PbxUser &user : m_pbx)
        user.replica = {user.doNotDisturb, now(), readings, true};
}

std::pair<Presence, Millis> World::readPresence(TeamsUser &user, Millis now) const
{
    if (!user.licensed || !user.replica.takes())
        return {shownPresence(user, now), now};
    const auto &[presence, ownClient] = user.replica.state;
    return {aggregate(presence, ownClient, now), user.replica.takenAt};
}

bool World::readDoNotDisturb(PbxUser &user, Millis now) const
{
    return user.replica.takes() ? user.replica.state : shownDoNotDisturb(user, now);
}

void World::beforePresenceWrite(TeamsUser &user)
{
    ++presenceWrites;
    std::erase_if(user.presence.sessions, [this](const auto &entry) { return entry.second.expired(now()); });
    forgetOld(user.shownStates, now());
    if (graphLag > 0 && user.shownStates.empty())
        user.shownStates.emplace_back(0, user.presence);
}

void World::afterPresenceWrite(TeamsUser &user)
{
    if (!user.shownStates.empty())
        user.shownStates.emplace_back(now() + graphLag, user.presence);
}

void World::writeDoNotDisturb(PbxUser &user, bool on)
{
    ++doNotDisturbWrites;
    forgetOld(user.shownDoNotDisturb, now());
    if (starfaceLag > 0 && user.shownDoNotDisturb.empty())
        user.shownDoNotDisturb.emplace_back(0, user.doNotDisturb);
    user.doNotDisturb = on;
    if (!user.shownDoNotDisturb.empty())
        user.shownDoNotDisturb.emplace_back(now() + starfaceLag, on);
}

void World::pressDoNotDisturb(PbxUser &user, bool on)
{
    user.doNotDisturb = on;
    user.shownDoNotDisturb.clear();
}

void World::setLine(PbxUser &user, Line line)
{
    if (user.line == line)
        return;
    user.line = line;
    user.lineSince = now();
}

void World::setOwnClient(TeamsUser &user, const Presence &presence)
{
    if (presence.availability == "Offline")
        user.ownClient.reset();
    else
        user.ownClient = PresenceSession{presence, now(), std::nullopt, false};
}

} // namespace pb::simulator
