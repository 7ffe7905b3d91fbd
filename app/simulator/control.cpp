// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/control.h"

#include "simulator/entra.h"
#include "simulator/faults.h"
#include "simulator/graph.h"
#include "simulator/random.h"
#include "simulator/requestlog.h"
#include "simulator/starfacerealm.h"
#include "simulator/starfacerest.h"
#include "simulator/starfaceuci.h"

#include <algorithm>
#include <charconv>

namespace pb::simulator {

namespace {

Reply fail(int status, std::string_view sentence)
{
    return {status, nlohmann::json{{"error", sentence}}.dump(), "application/json"};
}

Reply done()
{
    return {200, R"({"ok":true})", "application/json"};
}

Reply doneOr(const std::string &sentence)
{
    return sentence.empty() ? done() : fail(400, sentence);
}

std::string textMember(const nlohmann::json &body, const char *name)
{
    const auto found = body.find(name);
    return found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool hasBool(const nlohmann::json &body, const char *name)
{
    return body.contains(name) && body[name].is_boolean();
}

bool hasNumber(const nlohmann::json &body, const char *name)
{
    return body.contains(name) && body[name].is_number() && body[name].get<double>() >= 0;
}

int countOf(const nlohmann::json &body, const char *name)
{
    return static_cast<int>(std::min(body[name].get<double>(), 1e6));
}

Millis millisOf(const nlohmann::json &body, const char *name)
{
    return static_cast<Millis>(body[name].get<double>() * 1000);
}

std::string presenceJson(const Presence &presence)
{
    return "{\"availability\":" + text::jsonString(presence.availability)
        + ",\"activity\":" + text::jsonString(presence.activity);
}

} // namespace

Control::Control(Steered steered, std::uint64_t seed)
    : m_to(steered)
    , m_seed(seed)
{
}

TeamsUser *Control::teamsUser(const std::string &who)
{
    return text::isGuid(who) ? m_to.world.teamsById(who) : m_to.world.teamsByAddress(who);
}

PbxUser *Control::pbxUser(const std::string &who)
{
    if (!who.starts_with("pbx:"))
        return m_to.world.pbxByAddress(who);
    int id = 0;
    std::from_chars(who.data() + 4, who.data() + who.size(), id);
    return m_to.world.pbxById(id);
}

Reply Control::handle(const Call &call)
{
    if (call.path.size() < 2 || call.path[0] != "control")
        return fail(501, "there is no such route");
    if (call.is("GET", {"control", "world"}))
        return world();
    if (call.is("GET", {"control", "entra"}))
        return {200, m_to.entra.configuration().dump(), "application/json"};
    if (call.is("GET", {"control", "starface"}))
        return {200, m_to.realm.configuration().dump(), "application/json"};
    if (call.is("GET", {"control", "requests"})) {
        const std::string after = call.queryValue("after");
        std::int64_t index = 0;
        std::from_chars(after.data(), after.data() + after.size(), index);
        return {200, m_to.log.json(index), "application/json"};
    }
    if (call.method == "DELETE")
        return remove(call);
    if (call.method != "POST")
        return fail(501, "there is no such route");
    const auto body = nlohmann::json::parse(call.body, nullptr, false);
    if (!body.is_object())
        return fail(400, "the body must be a JSON object");
    return call.path.size() == 3 ? changeUser(call, body) : change(call, body);
}

Reply Control::remove(const Call &call)
{
    if (call.pathIs({"control", "requests"})) {
        m_to.log.clear();
        return done();
    }
    if (call.pathIs({"control", "fault"})) {
        m_to.faults.clear();
        return done();
    }
    if (call.pathIs({"control", "users", "*"}))
        return removeUser(call.path[2]);
    return fail(501, "there is no such route");
}

Reply Control::change(const Call &call, const nlohmann::json &body)
{
    const std::string &what = call.path[1];
    if (call.path.size() != 2)
        return fail(501, "there is no such route");
    if (what == "grant")
        return doneOr(m_to.entra.grant(body));
    if (what == "entra")
        return doneOr(m_to.entra.configure(body));
    if (what == "graph")
        return doneOr(m_to.graph.configure(body));
    if (what == "clock")
        return clock(body);
    if (what == "lag")
        return lag(body);
    if (what == "replica")
        return replica(body);
    if (what == "fault")
        return fault(body);
    if (what == "uci")
        return uci(body);
    if (what == "starface")
        return starface(body);
    if (what == "users")
        return addUser(body);
    return fail(501, "there is no such route");
}

Reply Control::changeUser(const Call &call, const nlohmann::json &body)
{
    const std::string &what = call.path[1];
    const std::string &who = call.path[2];
    const std::lock_guard lock(m_to.world.mutex());
    if (what == "teams")
        return teams(who, body);
    if (what == "line")
        return line(who, body);
    if (what == "dnd")
        return doNotDisturb(who, body);
    if (what == "email")
        return address(who, body);
    if (what == "key")
        return key(who, body);
    return fail(501, "there is no such route");
}

Reply Control::teams(const std::string &who, const nlohmann::json &body)
{
    TeamsUser *user = teamsUser(who);
    if (!user)
        return fail(404, "no such user in Teams");
    const Presence presence{textMember(body, "availability"), textMember(body, "activity")};
    const bool clears = body.contains("manual") && (body["manual"].is_null() || body["manual"] == false);
    if (body.contains("manual") && !clears && body["manual"] != true)
        return fail(400, "manual must be true, false or null");
    if (clears)
        user->presence.manual.reset();
    if (clears && presence.availability.empty())
        return done();
    if (presence.availability.empty() || presence.activity.empty())
        return fail(400, "availability and activity must be given");
    if (!isKnownAvailability(presence.availability))
        return fail(400, "availability is not one of Microsoft's");
    if (body.contains("manual") && !clears)
        user->presence.manual = ManualPresence{presence, std::nullopt};
    else
        m_to.world.setOwnClient(*user, presence);
    return done();
}

Reply Control::line(const std::string &who, const nlohmann::json &body)
{
    PbxUser *user = pbxUser(who);
    if (!user)
        return fail(404, "no such user on the PBX");
    const auto state = lineFrom(textMember(body, "state"));
    if (!state)
        return fail(400, "state must be Idle, Ringing or InCall");
    m_to.world.setLine(*user, *state);
    return done();
}

Reply Control::doNotDisturb(const std::string &who, const nlohmann::json &body)
{
    PbxUser *user = pbxUser(who);
    if (!user)
        return fail(404, "no such user on the PBX");
    if (!hasBool(body, "on"))
        return fail(400, "on must be true or false");
    m_to.world.pressDoNotDisturb(*user, body["on"]);
    return done();
}

Reply Control::key(const std::string &who, const nlohmann::json &body)
{
    PbxUser *user = pbxUser(who);
    if (!user)
        return fail(404, "no such user on the PBX");
    if (!hasBool(body, "has"))
        return fail(400, "has must be true or false");
    user->hasKey = body["has"];
    return done();
}

Reply Control::address(const std::string &who, const nlohmann::json &body)
{
    if (!body.contains("email") || !body["email"].is_string())
        return fail(400, "email must be given");
    const std::string email = body["email"].get<std::string>();
    if (who.starts_with("pbx:")) {
        PbxUser *user = pbxUser(who);
        if (!user)
            return fail(404, "no such user on the PBX");
        m_to.world.changeAddress(*user, email);
        return done();
    }
    TeamsUser *user = teamsUser(who);
    if (!user)
        return fail(404, "no such user in Teams");
    if (email.empty())
        return fail(400, "email must not be empty");
    if (body.contains("aliases")) {
        const nlohmann::json &aliases = body["aliases"];
        if (!aliases.is_array() || !std::all_of(aliases.begin(), aliases.end(), [](const auto &alias) {
                return alias.is_string();
            }))
            return fail(400, "aliases must be a list of addresses");
        user->aliases = aliases.get<std::vector<std::string>>();
    }
    if (const std::string name = textMember(body, "userPrincipalName"); !name.empty()) {
        const TeamsUser *other = m_to.world.teamsByPrincipalName(name);
        if (other && other != user)
            return fail(400, "somebody else has this user principal name");
        m_to.world.changePrincipalName(*user, name);
    }
    m_to.world.changeAddress(*user, email);
    return done();
}

Reply Control::addUser(const nlohmann::json &body)
{
    const std::string email = textMember(body, "email");
    const std::string name = textMember(body, "name");
    const std::string in = textMember(body, "in");
    if (email.find('@') == std::string::npos || name.empty())
        return fail(400, "email and name must be given");
    if (!in.empty() && in != "teams" && in != "pbx")
        return fail(400, "in must be teams or pbx; left out it is both");
    const std::lock_guard lock(m_to.world.mutex());
    nlohmann::json answer = {{"ok", true}};
    if (in != "pbx") {
        if (m_to.world.teamsByPrincipalName(email))
            return fail(400, "this user exists in Teams");
        TeamsUser user;
        user.id = Random(m_seed + m_to.world.teams().size() * 7919).guid();
        user.displayName = name;
        user.mail = email;
        user.userPrincipalName = email;
        user.licensed = !hasBool(body, "licensed") || body["licensed"] == true;
        user.ownClient = PresenceSession{{"Available", "Available"}, m_to.world.now(), std::nullopt, false};
        answer["graphId"] = m_to.world.addTeams(std::move(user)).id;
    }
    if (in != "teams") {
        PbxUser user;
        const std::size_t space = name.rfind(' ');
        user.firstName = space == std::string::npos ? "" : name.substr(0, space);
        user.familyName = space == std::string::npos ? name : name.substr(space + 1);
        user.email = email;
        user.login = std::to_string(1000 + m_to.world.pbx().size());
        user.number = std::to_string(100 + m_to.world.pbx().size());
        answer["starfaceId"] = m_to.world.addPbx(std::move(user)).id;
    }
    return {200, answer.dump(), "application/json"};
}

Reply Control::removeUser(const std::string &who)
{
    const std::lock_guard lock(m_to.world.mutex());
    TeamsUser *teams = teamsUser(who);
    PbxUser *pbx = pbxUser(who);
    if (!teams && !pbx)
        return fail(404, "no such user");
    if (pbx && pbx->technical)
        return fail(400, "the technical account cannot be removed");
    if (teams)
        m_to.world.removeTeams(*teams);
    if (pbx)
        m_to.world.removePbx(*pbx);
    return done();
}

Reply Control::clock(const nlohmann::json &body)
{
    if (!hasNumber(body, "advanceSeconds"))
        return fail(400, "advanceSeconds must be a number that is not negative");
    m_to.clock.advance(millisOf(body, "advanceSeconds"));
    return {200, nlohmann::json{{"ok", true}, {"now", text::isoTime(m_to.clock.now())}}.dump(),
        "application/json"};
}

Reply Control::lag(const nlohmann::json &body)
{
    const bool graph = hasNumber(body, "graphSeconds");
    const bool starface = hasNumber(body, "starfaceSeconds");
    if (!graph && !starface)
        return fail(400, "graphSeconds or starfaceSeconds must be a number that is not negative");
    const std::lock_guard lock(m_to.world.mutex());
    if (graph)
        m_to.world.graphLag = millisOf(body, "graphSeconds");
    if (starface)
        m_to.world.starfaceLag = millisOf(body, "starfaceSeconds");
    return done();
}

Reply Control::replica(const nlohmann::json &body)
{
    const bool graph = hasNumber(body, "graphReadings");
    const bool starface = hasNumber(body, "starfaceReadings");
    if (!graph && !starface)
        return fail(400, "graphReadings or starfaceReadings must be a number that is not negative");
    const std::lock_guard lock(m_to.world.mutex());
    if (graph)
        m_to.world.leaveGraphBehind(countOf(body, "graphReadings"));
    if (starface)
        m_to.world.leaveStarfaceBehind(countOf(body, "starfaceReadings"));
    return done();
}

Reply Control::fault(const nlohmann::json &body)
{
    Fault fault;
    const auto kind = faultKindFrom(textMember(body, "kind"));
    if (!kind)
        return fail(400, "kind must be status, drop, dropAfter, delay, garbage or truncate");
    fault.kind = *kind;
    if (!body.contains("match") || !body["match"].is_string())
        return fail(400, "match must be a part of \"METHOD /path\"");
    fault.match = body["match"].get<std::string>();
    for (const char *name : {"times", "status", "retryAfterSeconds"}) {
        if (body.contains(name) && (!body[name].is_number_integer() || body[name].get<int>() < 0))
            return fail(400, std::string(name) + " must be a whole number that is not negative");
    }
    fault.times = body.value("times", 1);
    if (fault.times < 1)
        return fail(400, "times must be at least 1");
    fault.status = body.value("status", 503);
    if (fault.status < 200 || fault.status > 599)
        return fail(400, "status must be from 200 to 599");
    if (body.contains("retryAfterSeconds"))
        fault.retryAfterSeconds = body["retryAfterSeconds"].get<int>();
    if (body.contains("delaySeconds") && !hasNumber(body, "delaySeconds"))
        return fail(400, "delaySeconds must be a number that is not negative");
    fault.delaySeconds = body.value("delaySeconds", 1.0);
    m_to.faults.add(std::move(fault));
    return done();
}

Reply Control::uci(const nlohmann::json &body)
{
    for (const auto &[name, value] : body.items()) {
        if (!value.is_boolean())
            return fail(400, name + " must be true or false");
        if (name == "keysCarryState")
            m_to.uci.setKeysCarryState(value);
        else if (name == "otherKeyType")
            m_to.uci.setOtherKeyType(value);
        else if (name == "otherKeyMembers")
            m_to.uci.setOtherKeyMembers(value);
        else if (name == "hidesKeys")
            m_to.uci.setHidesKeys(value);
        else if (name == "sessionsOfAccount")
            m_to.uci.setSessionsOfAccount(value);
        else if (name != "loseSessions")
            return fail(400, "unknown member " + name);
        else if (value)
            m_to.uci.loseSessions();
    }
    return done();
}

Reply Control::starface(const nlohmann::json &body)
{
    for (const auto &[name, value] : body.items()) {
        if (!value.is_boolean())
            return fail(400, name + " must be true or false");
        if (name == "administrator")
            m_to.rest.setAdministrator(value);
        else if (name == "otherKeyType")
            m_to.rest.setOtherKeyType(value);
        else if (name == "keyRight")
            m_to.rest.setKeyRight(value);
        else if (StarfaceRealm::knows(name))
            continue; // all at once, below
        else if (name == "keys")
            setKeys(value);
        else if (name != "expireTokens")
            return fail(400, "unknown member " + name);
        else if (value)
            m_to.rest.expireTokens();
    }
    return doneOr(m_to.realm.configure(body));
}

void Control::setKeys(bool has)
{
    const std::lock_guard lock(m_to.world.mutex());
    for (PbxUser &user : m_to.world.pbx())
        user.hasKey = has && !user.technical;
}

std::string Control::userJson(TeamsUser *teams, PbxUser *pbx, Millis now)
{
    std::string out = "{\"email\":" + text::jsonString(teams ? teams->address() : pbx->email)
        + ",\"name\":" + text::jsonString(teams ? teams->displayName : pbx->name())
        + ",\"graphId\":" + (teams ? text::jsonString(teams->id) : "null")
        + ",\"starfaceId\":" + (pbx ? std::to_string(pbx->id) : "null");
    out += ",\"matched\":";
    out += teams && pbx && m_to.world.isMatched(teams->address()) ? "true" : "false";
    const PresenceSession *ours = nullptr;
    if (teams) {
        ours = teams->presence.session(m_to.entra.registration().clientId);
        out += ",\"licensed\":" + std::string(teams->licensed ? "true" : "false")
            + ",\"teams\":" + presenceJson(m_to.world.shownPresence(*teams, now)) + '}';
    } else {
        out += ",\"teams\":null";
    }
    if (ours && !ours->expired(now))
        out += ",\"ours\":" + presenceJson(ours->at(now))
            + ",\"expiresInSeconds\":" + std::to_string((*ours->expiresAt - now + 999) / 1000) + '}';
    else
        out += ",\"ours\":null";
    if (pbx)
        out += ",\"starfaceEmail\":" + text::jsonString(pbx->email) + ",\"line\":\""
            + std::string(lineName(pbx->line)) + "\",\"dnd\":" + (pbx->doNotDisturb ? "true" : "false")
            + ",\"hasKey\":" + (pbx->hasKey ? "true" : "false") + '}';
    else
        out += ",\"line\":null,\"dnd\":null}";
    return out;
}

Reply Control::world()
{
    const std::lock_guard lock(m_to.world.mutex());
    World &world = m_to.world;
    const Millis now = world.now();
    std::string users;
    std::vector<bool> told(world.pbx().size(), false);
    const auto append = [&](TeamsUser *teams, PbxUser *pbx) {
        users += users.empty() ? "" : ",";
        users += userJson(teams, pbx, now);
        if (pbx)
            told[static_cast<std::size_t>(pbx->id) - 1] = true;
    };
    for (TeamsUser &teams : world.teams()) {
        if (!teams.removed)
            append(&teams, world.pbxByAddress(teams.address()));
    }
    for (PbxUser &pbx : world.pbx()) {
        if (!pbx.removed && !pbx.technical && !told[static_cast<std::size_t>(pbx.id) - 1])
            append(nullptr, &pbx);
    }
    return {200,
        "{\"now\":" + text::jsonString(text::isoTime(now))
            + ",\"presenceWrites\":" + std::to_string(world.presenceWrites)
            + ",\"dndWrites\":" + std::to_string(world.doNotDisturbWrites)
            + ",\"faultsLeft\":" + std::to_string(m_to.faults.left()) + ",\"users\":[" + users + "]}",
        "application/json"};
}

} // namespace pb::simulator
