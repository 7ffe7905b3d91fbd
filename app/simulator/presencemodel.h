// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/clock.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How Microsoft makes one presence out of many sessions. Pure: the time is a parameter.
/// Source of the rules: Microsoft's pages on presence sessions (order, expiry, fading, manual status).
namespace pb::simulator {

struct Presence {
    std::string availability;
    std::string activity;
    bool operator==(const Presence &) const = default;
};

/// What one client says about the user. The user's own Teams client has no expiry and does not fade.
struct PresenceSession {
    Presence presence;
    Millis setAt = 0;
    std::optional<Millis> expiresAt;
    bool fades = false;

    bool expired(Millis now) const { return expiresAt && *expiresAt <= now; }
    /// Available becomes AvailableIdle after 5 minutes and Away after 5 more.
    Presence at(Millis now) const;
};

struct ManualPresence {
    Presence presence;
    std::optional<Millis> expiresAt;
};

/// Everything that reaches one user's presence through Graph: sessions by application, the manual status.
struct PresenceState {
    std::vector<std::pair<std::string, PresenceSession>> sessions;
    std::optional<ManualPresence> manual;

    PresenceSession *session(std::string_view application);
    const PresenceSession *session(std::string_view application) const;
};

Presence aggregate(const PresenceState &state, const std::optional<PresenceSession> &ownClient, Millis now);

/// The pairs that setPresence and setUserPreferredPresence accept; everything else is refused.
bool maySet(const Presence &presence);
bool mayPrefer(const Presence &presence);
bool isKnownAvailability(std::string_view availability);

} // namespace pb::simulator
