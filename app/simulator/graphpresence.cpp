// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/graph.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_set>

namespace pb::simulator {

namespace {

/// The text of a member, or nothing if it is missing or no text.
std::string member(const nlohmann::json &body, const char *name)
{
    const auto found = body.find(name);
    return found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string writtenPresence(std::string_view action, const Presence &presence)
{
    std::string out = "{\"action\":" + text::jsonString(action);
    if (!presence.availability.empty())
        out += ",\"availability\":" + text::jsonString(presence.availability)
            + ",\"activity\":" + text::jsonString(presence.activity);
    return out + '}';
}

struct Duration {
    bool valid = true;
    Millis value = 0;
};

/// The expirationDuration of a body, or the default where it is absent or null.
Duration durationOf(const nlohmann::json &body, Millis fallback)
{
    const auto found = body.find("expirationDuration");
    if (found == body.end() || found->is_null())
        return {true, fallback};
    if (!found->is_string())
        return {false, 0};
    const auto parsed = text::parseDuration(found->get<std::string>());
    return {parsed.has_value(), parsed.value_or(0)};
}

std::string inSmall(std::string text)
{
    if (!text.empty())
        text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
}

/// Calls and meetings stand in the availability, and what was the availability in the activity.
Presence asPublishedLater(const Presence &presence)
{
    static const std::unordered_set<std::string> moved{
        "InACall", "InAConferenceCall", "InAMeeting", "Presenting", "Focusing", "OutOfOffice"};
    if (!moved.contains(presence.activity))
        return {inSmall(presence.availability), inSmall(presence.activity)};
    const bool isCall = presence.activity == "InAConferenceCall";
    return {isCall ? "inACall" : inSmall(presence.activity), inSmall(presence.availability)};
}

} // namespace

std::string Graph::configure(const nlohmann::json &body)
{
    const std::lock_guard lock(m_world.mutex());
    GraphManners manners = m_manners;
    const std::array members{std::pair{"sequenceNumbers", &GraphManners::sequenceNumbers},
        std::pair{"namesAvailabilities", &GraphManners::namesAvailabilities},
        std::pair{"echoesBusy", &GraphManners::echoesBusy},
        std::pair{"refusesUnlicensed", &GraphManners::refusesUnlicensed},
        std::pair{"refusesUnknownIds", &GraphManners::refusesUnknownIds}};
    for (const auto &[name, value] : body.items()) {
        const auto member = std::find_if(
            members.begin(), members.end(), [&name](const auto &entry) { return name == entry.first; });
        if (member == members.end() || !value.is_boolean())
            return name + (value.is_boolean() ? ": there is no such member" : " must be true or false");
        manners.*member->second = value.get<bool>();
    }
    m_manners = manners;
    return {};
}

std::string Graph::presenceJson(TeamsUser &user, Millis now) const
{
    auto [presence, version] = m_world.readPresence(user, now);
    if (m_manners.echoesBusy && presence == Presence{"Busy", "InACall"}
        && !(user.ownClient && user.ownClient->presence == presence))
        presence.activity = "Busy";
    if (m_manners.namesAvailabilities)
        presence = asPublishedLater(presence);
    std::string out = "{\"id\":\"";
    out.append(user.id)
        .append("\",\"availability\":\"")
        .append(presence.availability)
        .append("\",\"activity\":\"")
        .append(presence.activity)
        .append(
            "\",\"statusMessage\":null,\"outOfOfficeSettings\":{\"message\":null,\"isOutOfOffice\":false}");
    if (m_manners.sequenceNumbers) {
        // opaque, and later ones sort behind earlier ones
        std::string number = std::to_string(version);
        number.insert(0, 20 - number.size(), '0');
        out.append(",\"sequenceNumber\":\"A").append(number).append("\"");
    }
    return out + '}';
}

Reply Graph::presencesByUserId(const Call &call, const Bearer &bearer)
{
    if (!bearer.has({"Presence.Read.All", "Presence.ReadWrite.All"}, {"Presence.Read.All"}))
        return forbidden(call);
    const auto body = nlohmann::json::parse(call.body, nullptr, false);
    if (!body.is_object() || !body.contains("ids") || !body["ids"].is_array())
        return badRequest("The body must hold an array of ids.", call);
    const nlohmann::json &ids = body["ids"];
    if (ids.empty() || ids.size() > 650)
        return badRequest("The number of ids must be between 1 and 650.", call);
    const Millis now = m_world.now();
    std::string out = "{\"@odata.context\":\"" + m_url + "/v1.0/$metadata#Collection(presence)\",\"value\":[";
    out.reserve(ids.size() * 220);
    bool first = true;
    std::unordered_set<std::string> answered;
    for (const nlohmann::json &id : ids) {
        if (!id.is_string() || !text::isGuid(id.get_ref<const std::string &>()))
            return badRequest("Every id must be the object id of a user.", call);
        TeamsUser *user = m_world.teamsById(id.get_ref<const std::string &>());
        if (!user && m_manners.refusesUnknownIds)
            return badRequest("One of the ids cannot be used.", call);
        if (!user || !answered.insert(user->id).second)
            continue;
        if (!first)
            out += ',';
        first = false;
        out += presenceJson(*user, now);
    }
    return {200, out + "]}", "application/json"};
}

Reply Graph::onePresence(const Call &, const Bearer &, TeamsUser &user)
{
    std::string body = presenceJson(user, m_world.now());
    body.insert(1, "\"@odata.context\":\"" + m_url + "/v1.0/$metadata#presence\",");
    return {200, std::move(body), "application/json"};
}

Reply Graph::setPresence(const Call &call, const Bearer &bearer, TeamsUser &user)
{
    const auto body = nlohmann::json::parse(call.body, nullptr, false);
    if (!body.is_object())
        return badRequest("The body is not a JSON object.", call);
    if (!text::equalsIgnoringCase(member(body, "sessionId"), bearer.application))
        return error(
            400, "InvalidArgument", "[SessionId]: it must be the id of the calling application.", call);
    const Presence presence{member(body, "availability"), member(body, "activity")};
    if (!maySet(presence))
        return badRequest("This combination of availability and activity is not supported.", call);
    const Duration duration = durationOf(body, minutes(5));
    if (!duration.valid || duration.value < minutes(5) || duration.value > minutes(240))
        return badRequest("expirationDuration must be from PT5M to PT4H.", call);

    m_world.beforePresenceWrite(user);
    const Millis now = m_world.now();
    const PresenceSession session{presence, now, now + duration.value, true};
    if (PresenceSession *existing = user.presence.session(bearer.application))
        *existing = session;
    else
        user.presence.sessions.emplace_back(bearer.application, session);
    m_world.afterPresenceWrite(user);
    Reply reply;
    reply.written = writtenPresence("setPresence", presence);
    return reply;
}

Reply Graph::clearPresence(const Call &call, const Bearer &bearer, TeamsUser &user)
{
    const auto body = nlohmann::json::parse(call.body, nullptr, false);
    if (!body.is_object() || !text::equalsIgnoringCase(member(body, "sessionId"), bearer.application))
        return error(
            400, "InvalidArgument", "[SessionId]: it must be the id of the calling application.", call);
    const PresenceSession *session = user.presence.session(bearer.application);
    if (!session || session->expired(m_world.now()))
        return notFound(call);
    m_world.beforePresenceWrite(user);
    std::erase_if(
        user.presence.sessions, [&](const auto &entry) { return entry.first == bearer.application; });
    m_world.afterPresenceWrite(user);
    Reply reply;
    reply.written = writtenPresence("clearPresence", {});
    return reply;
}

Reply Graph::setPreferred(const Call &call, TeamsUser &user)
{
    const auto body = nlohmann::json::parse(call.body, nullptr, false);
    if (!body.is_object())
        return badRequest("The body is not a JSON object.", call);
    const Presence presence{member(body, "availability"), member(body, "activity")};
    if (!mayPrefer(presence))
        return badRequest("This combination of availability and activity is not supported.", call);
    const bool shortLived = presence.availability == "DoNotDisturb" || presence.availability == "Busy";
    const Duration duration = durationOf(body, minutes((shortLived ? 1 : 7) * 24 * 60));
    if (!duration.valid || duration.value <= 0)
        return badRequest("expirationDuration is not a duration.", call);
    m_world.beforePresenceWrite(user);
    user.presence.manual = ManualPresence{presence, m_world.now() + duration.value};
    m_world.afterPresenceWrite(user);
    Reply reply;
    reply.written = writtenPresence("setUserPreferredPresence", presence);
    return reply;
}

Reply Graph::clearPreferred(const Call &, TeamsUser &user)
{
    m_world.beforePresenceWrite(user);
    user.presence.manual.reset();
    m_world.afterPresenceWrite(user);
    Reply reply;
    reply.written = writtenPresence("clearUserPreferredPresence", {});
    return reply;
}

} // namespace pb::simulator
