// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/starfacerest.h"

#include "simulator/random.h"
#include "simulator/starfacerealm.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace pb::simulator {

namespace {

Reply fail(int status, std::string_view code, std::string_view message)
{
    return {status, nlohmann::json{{"code", code}, {"message", message}}.dump(), "application/json"};
}

Reply notFound()
{
    return fail(404, "NOT_FOUND", "There is no such entry.");
}

Reply noRoute()
{
    return fail(501, "NOT_IMPLEMENTED", "The simulator has no such route.");
}

/// A GUID, as published.
std::string personId(const PbxUser &user)
{
    std::string number = std::to_string(user.personId);
    number.insert(0, number.size() < 12 ? 12 - number.size() : 0, '0');
    return "5f0c2d1e-0000-4000-8000-" + number;
}

std::string userJson(const PbxUser &user)
{
    std::string out = "{\"id\":" + std::to_string(user.id) + ",\"personId\":\"" + personId(user) + '"';
    for (const auto &[name, value] : {std::pair("login", &user.login), std::pair("email", &user.email),
             std::pair("firstName", &user.firstName), std::pair("familyName", &user.familyName),
             std::pair("language", &user.language)})
        out.append(",\"").append(name).append("\":").append(text::jsonString(*value));
    return out
        + ",\"missedCallReport\":false,\"faxCallerId\":\"\",\"faxCoverPage\":false,\"faxEmailJournal\":false,"
          "\"faxHeader\":\"\",\"namespace\":\"\"}";
}

bool wellFormedPhoneConfig(const nlohmann::json &body)
{
    return body.is_object() && body.contains("callWaiting") && body["callWaiting"].is_boolean()
        && body.contains("doNotDisturb") && body["doNotDisturb"].is_boolean()
        && body.contains("displayNumberId") && body["displayNumberId"].is_number_integer()
        && body.contains("primaryPhoneId") && body["primaryPhoneId"].is_number_integer();
}

} // namespace

std::string restLoginSecret(const PbxAccount &account, const std::string &nonce)
{
    return account.login + ':' + text::sha512Hex(account.login + nonce + text::sha512Hex(account.password));
}

StarfaceRest::StarfaceRest(World &world, StarfaceRealm &realm, PbxAccount account)
    : m_world(world)
    , m_realm(realm)
    , m_account(std::move(account))
    , m_keys(world)
{
}

void StarfaceRest::expireTokens()
{
    const std::lock_guard lock(m_mutex);
    m_tokens.clear();
}

void StarfaceRest::setAdministrator(bool on)
{
    const std::lock_guard lock(m_mutex);
    m_administrator = on;
}

void StarfaceRest::setOtherKeyType(bool on)
{
    const std::lock_guard lock(m_mutex);
    m_otherKeyType = on;
}

void StarfaceRest::setKeyRight(bool on)
{
    const std::lock_guard lock(m_mutex);
    m_keyRight = on;
}

StarfaceKeys::Manners StarfaceRest::keyManners() const
{
    const std::lock_guard lock(m_mutex);
    return {m_otherKeyType ? "BUSY_LAMP_FIELD" : "BUSYLAMPFIELD", m_realm.isVersion10(), m_keyRight};
}

/// A client may leave it out, or say 2.
bool StarfaceRest::knowsVersion(const Call &call)
{
    const std::string version = call.header("X-Version");
    return version.empty() || version == "2";
}

Reply StarfaceRest::failure(int status, const Call &) const
{
    return fail(status, "ERROR_" + std::to_string(status), "The PBX answered as it was told to.");
}

Reply StarfaceRest::handle(const Call &call)
{
    if (call.path.size() < 2 || call.path[0] != "rest")
        return noRoute();
    if (call.pathIs({"rest", "login"}) && call.method != "DELETE")
        return login(call);
    if (!authorized(call))
        return fail(401, "UNAUTHORIZED", "The token is missing, wrong or expired, or X-Version is not 2.");
    if (call.is("DELETE", {"rest", "login"})) {
        const std::lock_guard lock(m_mutex);
        m_tokens.erase(call.header("authToken"));
        return {204};
    }
    const std::lock_guard lock(m_world.mutex());
    if (call.pathIs({"rest", "users", "*", "phoneconfig"}))
        return phoneConfig(call);
    if (call.path[1] == "functionkeysets")
        return m_keys.handle(call, keyManners());
    if (call.method != "GET")
        return noRoute();
    if (call.path[1] == "users")
        return users(call);
    if (call.pathIs({"rest", "accounts"}))
        return accounts();
    return noRoute();
}

Reply StarfaceRest::login(const Call &call)
{
    const std::lock_guard lock(m_mutex);
    const Millis now = m_world.now();
    if (!knowsVersion(call))
        return fail(400, "INVALID_VERSION", "X-Version is not 2.");
    if (m_realm.isBearerOnly()) {
        Reply reply = fail(401, "UNAUTHORIZED", "Sign in through the realm.");
        reply.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"pbx\"");
        return reply;
    }
    if (call.method == "GET") {
        std::erase_if(m_nonces, [now](const auto &entry) { return entry.second <= now; });
        const std::string nonce = text::lower(unguessable(26));
        m_nonces[nonce] = now + minutes(5);
        return {200, nlohmann::json{{"loginType", "Internal"}, {"nonce", nonce}, {"secret", nullptr}}.dump(),
            "application/json"};
    }
    if (call.method != "POST")
        return noRoute();
    const auto body = nlohmann::json::parse(call.body, nullptr, false);
    const Reply refused = fail(400, "LOGIN_FAILED", "Login type, nonce or secret is wrong.");
    // published clients leave the type out, or spell it in capitals
    const auto type =
        body.is_object() ? body.value("loginType", nlohmann::json("Internal")) : nlohmann::json();
    if (!body.is_object() || (type != "Internal" && type != "INTERNAL")
        || !body.value("nonce", nlohmann::json()).is_string()
        || !body.value("secret", nlohmann::json()).is_string())
        return refused;
    const std::string nonce = body["nonce"].get<std::string>();
    const auto found = m_nonces.find(nonce);
    if (found == m_nonces.end() || found->second <= now)
        return refused;
    m_nonces.erase(found);
    if (m_realm.hasExternalIdentity())
        return fail(401, "UNAUTHORIZED", "The users of this PBX sign in elsewhere.");
    if (m_realm.isPasswordReset() || body["secret"].get<std::string>() != restLoginSecret(m_account, nonce))
        return refused;
    std::erase_if(m_tokens, [now](const auto &entry) { return entry.second <= now; });
    const std::string token = unguessable(32);
    m_tokens[token] = now + minutes(4 * 60);
    return {200, nlohmann::json{{"token", token}}.dump(), "application/json"};
}

bool StarfaceRest::authorized(const Call &call)
{
    if (!knowsVersion(call))
        return false;
    if (m_realm.authorizes(call))
        return true;
    const std::lock_guard lock(m_mutex);
    const auto found = m_tokens.find(call.header("authToken"));
    return found != m_tokens.end() && found->second > m_world.now();
}

PbxUser *StarfaceRest::userFrom(const std::string &segment)
{
    if (segment == "me")
        return &m_world.pbx().front();
    int id = 0;
    const auto result = std::from_chars(segment.data(), segment.data() + segment.size(), id);
    if (result.ec != std::errc() || result.ptr != segment.data() + segment.size())
        return nullptr;
    return m_world.pbxById(id);
}

Reply StarfaceRest::users(const Call &call)
{
    if (call.path.size() == 3) {
        const PbxUser *user = userFrom(call.path[2]);
        return user ? Reply{200, userJson(*user), "application/json"} : notFound();
    }
    if (call.path.size() != 2)
        return noRoute();
    std::string out = "[";
    for (const PbxUser &user : m_world.pbx()) {
        if (user.removed)
            continue;
        if (out.size() > 1)
            out += ',';
        out += userJson(user);
    }
    return {200, out + ']', "application/json"};
}

Reply StarfaceRest::phoneConfig(const Call &call)
{
    if (call.method != "GET" && call.method != "PUT")
        return noRoute();
    PbxUser *user = userFrom(call.path[2]);
    if (!user)
        return notFound();
    if (call.method == "GET")
        return {200,
            nlohmann::json{{"callWaiting", user->callWaiting}, {"displayNumberId", user->displayNumberId},
                {"doNotDisturb", m_world.readDoNotDisturb(*user, m_world.now())},
                {"primaryPhoneId", user->primaryPhoneId}}
                .dump(),
            "application/json"};
    {
        const std::lock_guard lock(m_mutex);
        if (!m_administrator && !user->technical)
            return fail(403, "FORBIDDEN", "Only an administrator may change the settings of others.");
    }
    const auto body = nlohmann::json::parse(call.body, nullptr, false);
    if (!call.header("Content-Type").starts_with("application/json") || !wellFormedPhoneConfig(body))
        return fail(400, "INVALID_REQUEST", "All four fields are required, each with its type.");
    if (body["displayNumberId"] != user->displayNumberId || body["primaryPhoneId"] != user->primaryPhoneId)
        return fail(400, "INVALID_REQUEST", "The user has no such number or phone.");
    user->callWaiting = body["callWaiting"];
    const bool on = body["doNotDisturb"];
    m_world.writeDoNotDisturb(*user, on);
    Reply reply{204};
    reply.written = std::string("{\"doNotDisturb\":") + (on ? "true" : "false") + '}';
    return reply;
}

Reply StarfaceRest::accounts()
{
    std::string out = R"([{"accountId":1000000,"displayInformation":"Zentrale","type":"GROUP"})";
    for (const PbxUser &user : m_world.pbx()) {
        if (!user.removed)
            out += ",{\"accountId\":" + std::to_string(user.id) + ",\"displayInformation\":"
                + text::jsonString(user.name() + " (" + user.number + ")") + ",\"type\":\"USER\"}";
    }
    return {200, out + ']', "application/json"};
}

} // namespace pb::simulator
