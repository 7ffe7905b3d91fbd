// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/message.h"
#include "simulator/world.h"

#include <nlohmann/json.hpp>

#include <string>

namespace pb::simulator {

class Entra;
class Faults;
class Graph;
class RequestLog;
class StarfaceRealm;
class StarfaceRest;
class StarfaceUci;

/// The services as the control API steers them.
struct Steered {
    Clock &clock;
    World &world;
    Entra &entra;
    Graph &graph;
    StarfaceRealm &realm;
    StarfaceRest &rest;
    StarfaceUci &uci;
    Faults &faults;
    RequestLog &log;
};

/// The control API: changes the world as its inhabitants would, and tells what was asked of the services.
/// JSON only; needs no credentials, which is why it listens on loopback like everything else. Thread-safe.
class Control {
public:
    Control(Steered steered, std::uint64_t seed);

    Reply handle(const Call &call);

private:
    Reply change(const Call &call, const nlohmann::json &body);
    Reply changeUser(const Call &call, const nlohmann::json &body);
    Reply remove(const Call &call);

    Reply teams(const std::string &who, const nlohmann::json &body);
    Reply line(const std::string &who, const nlohmann::json &body);
    Reply doNotDisturb(const std::string &who, const nlohmann::json &body);
    Reply address(const std::string &who, const nlohmann::json &body);
    Reply key(const std::string &who, const nlohmann::json &body);
    void setKeys(bool has);
    Reply addUser(const nlohmann::json &body);
    Reply removeUser(const std::string &who);
    Reply clock(const nlohmann::json &body);
    Reply lag(const nlohmann::json &body);
    Reply replica(const nlohmann::json &body);
    Reply fault(const nlohmann::json &body);
    Reply uci(const nlohmann::json &body);
    Reply starface(const nlohmann::json &body);
    Reply world();
    std::string userJson(TeamsUser *teams, PbxUser *pbx, Millis now);

    TeamsUser *teamsUser(const std::string &who);
    PbxUser *pbxUser(const std::string &who);

    Steered m_to;
    std::uint64_t m_seed;
};

} // namespace pb::simulator
