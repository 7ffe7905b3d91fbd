// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/presencemodel.h"

#include <algorithm>
#include <array>

namespace pb::simulator {

namespace {

constexpr std::array<std::string_view, 9> Ascending = {"PresenceUnknown", "Offline", "Away", "BeRightBack",
    "AvailableIdle", "Available", "BusyIdle", "Busy", "DoNotDisturb"};

std::ptrdiff_t rank(std::string_view availability)
{
    return std::find(Ascending.begin(), Ascending.end(), availability) - Ascending.begin();
}

template<std::size_t N>
bool contains(
    const std::array<std::pair<std::string_view, std::string_view>, N> &pairs, const Presence &presence)
{
    return std::any_of(pairs.begin(), pairs.end(), [&presence](const auto &pair) {
        return pair.first == presence.availability && pair.second == presence.activity;
    });
}

} // namespace

Presence PresenceSession::at(Millis now) const
{
    if (!fades || presence.availability != "Available" || now - setAt < minutes(5))
        return presence;
    if (now - setAt < minutes(10))
        return {"AvailableIdle", presence.activity};
    return {"Away", "Away"};
}

PresenceSession *PresenceState::session(std::string_view application)
{
    for (auto &[id, session] : sessions) {
        if (id == application)
            return &session;
    }
    return nullptr;
}

const PresenceSession *PresenceState::session(std::string_view application) const
{
    return const_cast<PresenceState *>(this)->session(application);
}

Presence aggregate(const PresenceState &state, const std::optional<PresenceSession> &ownClient, Millis now)
{
    std::optional<Presence> best;
    Millis bestSetAt = 0;
    const auto consider = [&](const PresenceSession &session) {
        if (session.expired(now))
            return;
        const Presence presence = session.at(now);
        if (best) {
            const auto difference = rank(presence.availability) - rank(best->availability);
            if (difference < 0 || (difference == 0 && session.setAt < bestSetAt))
                return;
        }
        best = presence;
        bestSetAt = session.setAt;
    };
    if (ownClient)
        consider(*ownClient);
    for (const auto &[id, session] : state.sessions)
        consider(session);
    if (!best)
        return {"Offline", "Offline"};
    if (state.manual && (!state.manual->expiresAt || *state.manual->expiresAt > now))
        return state.manual->presence;
    return *best;
}

bool maySet(const Presence &presence)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> pairs = {
        {{"Available", "Available"}, {"Busy", "InACall"}, {"Busy", "InAConferenceCall"}, {"Away", "Away"},
            {"DoNotDisturb", "Presenting"}}};
    return contains(pairs, presence);
}

bool mayPrefer(const Presence &presence)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> pairs = {
        {{"Available", "Available"}, {"Busy", "Busy"}, {"DoNotDisturb", "DoNotDisturb"},
            {"BeRightBack", "BeRightBack"}, {"Away", "Away"}, {"Offline", "OffWork"}}};
    return contains(pairs, presence);
}

bool isKnownAvailability(std::string_view availability)
{
    return rank(availability) < static_cast<std::ptrdiff_t>(Ascending.size());
}

} // namespace pb::simulator
