// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/entra.h"
#include "simulator/message.h"
#include "simulator/world.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace pb::simulator {

class Faults;
class RequestLog;

/// Microsoft Graph v1.0 as far as presence needs it: users, delta, organization, presences, $batch.
/// Checks token and permission of every request; limits and pairs are those of Microsoft's pages.
/// Habits of Graph that are reported and not published; none of them by default.
struct GraphManners {
    bool sequenceNumbers = false; ///< presences tell their version
    bool namesAvailabilities = false; ///< calls and meetings are availabilities, as published since 2025
    bool echoesBusy = false; ///< Busy/InACall of an application reads back as Busy/Busy
    bool refusesUnlicensed = false; ///< writing the presence of a user without Teams is 403
    bool refusesUnknownIds = false; ///< one id that is not known makes the whole reading 400
};

/// Thread-safe. World, sign-in service, faults and log outlive it.
class Graph {
public:
    Graph(World &world, const Entra &entra, Faults &faults, RequestLog &log);

    void setUrl(std::string url) { m_url = std::move(url); }
    Reply handle(const Call &call);
    Reply failure(int status, const Call &call) const;
    /// What is wrong with the orders, or nothing.
    std::string configure(const nlohmann::json &body);

private:
    Reply error(int status, std::string_view code, std::string_view message, const Call &call) const;
    Reply badRequest(std::string_view message, const Call &call) const;
    Reply notFound(const Call &call) const;
    Reply forbidden(const Call &call) const;

    /// `call.path` without the version.
    Reply dispatch(const Call &call, const Bearer &bearer);
    Reply presenceAction(const Call &call, const Bearer &bearer, TeamsUser &user);
    std::optional<Reply> outsideUsers(const Call &call, const Bearer &bearer);

    Reply presencesByUserId(const Call &call, const Bearer &bearer);
    Reply onePresence(const Call &call, const Bearer &bearer, TeamsUser &user);
    Reply setPresence(const Call &call, const Bearer &bearer, TeamsUser &user);
    Reply clearPresence(const Call &call, const Bearer &bearer, TeamsUser &user);
    Reply setPreferred(const Call &call, TeamsUser &user);
    Reply clearPreferred(const Call &call, TeamsUser &user);
    std::string presenceJson(TeamsUser &user, Millis now) const;

    Reply listUsers(const Call &call, const Bearer &bearer);
    Reply oneUser(const Call &call, const Bearer &bearer);
    Reply delta(const Call &call, const Bearer &bearer);
    Reply organization(const Call &call, const Bearer &bearer);
    std::string token(std::string_view kind, std::uint64_t first, std::uint64_t second) const;

    Reply batch(const Call &call, const Bearer &bearer);
    nlohmann::json batchItem(const nlohmann::json &item, const Call &outer, const Bearer &bearer);

    World &m_world;
    const Entra &m_entra;
    Faults &m_faults;
    RequestLog &m_log;
    std::string m_url;
    GraphManners m_manners; ///< under the world's mutex
    const std::string m_mark; ///< tells this process's paging tokens from others
};

} // namespace pb::simulator
