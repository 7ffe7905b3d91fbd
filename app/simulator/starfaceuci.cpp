// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/starfaceuci.h"

#include "simulator/random.h"
#include "simulator/starfacerealm.h"
#include "simulator/ucinames.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace pb::simulator {

namespace {

constexpr Millis SessionLife = seconds(60);
constexpr std::string_view CookieName = "JSESSIONID=";

std::string_view telephonyState(Line line)
{
    switch (line) {
    case Line::Ringing:
        return "RINGING";
    case Line::InCall:
        return "ACTIVE";
    case Line::Idle:
        break;
    }
    return "AVAILABLE";
}

std::string notConnected()
{
    return xmlrpc::fault(
        0, "de.vertico.starface.uci.UcpNotConnectedException: there is no session, log in first");
}

std::string badArguments()
{
    return xmlrpc::fault(0, "java.lang.IllegalArgumentException: wrong parameters for this method");
}

std::optional<bool> booleanFrom(const xmlrpc::MethodCall &request)
{
    if (request.parameters.size() != 1 || request.parameters[0].type != "boolean")
        return std::nullopt;
    const std::string value = text::trimmed(request.parameters[0].text);
    if (value != "0" && value != "1")
        return std::nullopt;
    return value == "1";
}

} // namespace

std::string uciToken(const PbxAccount &account)
{
    return account.login + ':' + text::sha512Hex(account.login + '*' + text::sha512Hex(account.password));
}

StarfaceUci::StarfaceUci(World &world, StarfaceRealm &realm, PbxAccount account)
    : m_world(world)
    , m_realm(realm)
    , m_account(std::move(account))
    , m_token(uciToken(m_account))
{
}

void StarfaceUci::loseSessions()
{
    const std::lock_guard lock(m_mutex);
    m_sessions.clear();
}

void StarfaceUci::setKeysCarryState(bool on)
{
    const std::lock_guard lock(m_mutex);
    m_keysCarryState = on;
}

void StarfaceUci::setOtherKeyType(bool on)
{
    const std::lock_guard lock(m_mutex);
    m_otherKeyType = on;
}

void StarfaceUci::setOtherKeyMembers(bool on)
{
    const std::lock_guard lock(m_mutex);
    m_otherKeyMembers = on;
}

void StarfaceUci::setSessionsOfAccount(bool on)
{
    const std::lock_guard lock(m_mutex);
    m_sessionsOfAccount = on;
}

void StarfaceUci::setHidesKeys(bool on)
{
    const std::lock_guard lock(m_mutex);
    m_hidesKeys = on;
}

Reply StarfaceUci::handle(const Call &call)
{
    Reply reply;
    reply.contentType = "text/xml; charset=utf-8";
    const auto request = xmlrpc::parseCall(call.body);
    if (call.method != "POST") {
        reply.status = 405;
    } else if (!text::lower(call.header("Content-Type")).starts_with("text/xml")) {
        reply.status = 415;
    } else if (!request) {
        reply.body = xmlrpc::fault(0, "org.apache.xmlrpc.XmlRpcException: failed to parse the request");
    } else if (!isProven(call)) {
        reply.body =
            xmlrpc::fault(0, "de.vertico.starface.uci.UciIllegalAccessException: login or password is wrong");
    } else {
        reply.body = answer(call, *request, reply);
    }
    return reply;
}

bool StarfaceUci::isProven(const Call &call) const
{
    if (m_realm.isVersion10() && call.hasQuery("de.vertico.starface.jwt"))
        return m_realm.accepts(call.queryValue("de.vertico.starface.jwt"));
    const bool takesPasswords =
        !m_realm.isBearerOnly() && !m_realm.hasExternalIdentity() && !m_realm.isPasswordReset();
    return takesPasswords && call.queryValue("de.vertico.starface.auth") == m_token;
}

std::optional<std::string> StarfaceUci::sessionOf(const Call &call)
{
    for (const std::string &part : text::split(call.header("Cookie"), ';')) {
        const std::string cookie = text::trimmed(part);
        if (!cookie.starts_with(CookieName))
            continue;
        const auto found = m_sessions.find(cookie.substr(CookieName.size()));
        if (found == m_sessions.end() || m_world.now() - found->second > SessionLife)
            continue;
        found->second = m_world.now();
        return found->first;
    }
    if (m_sessionsOfAccount) {
        for (auto &[cookie, used] : m_sessions) {
            if (m_world.now() - used > SessionLife)
                continue;
            used = m_world.now();
            return cookie;
        }
    }
    return std::nullopt;
}

std::string StarfaceUci::answer(const Call &call, const xmlrpc::MethodCall &request, Reply &reply)
{
    constexpr std::string_view prefix = "ucp.v30.requests.";
    const std::string method = request.method.starts_with(prefix) ? request.method.substr(prefix.size()) : "";
    const std::lock_guard worldLock(m_world.mutex());
    const std::lock_guard lock(m_mutex);
    const auto session = sessionOf(call);
    if (method == "connection.login") {
        if (!session) {
            std::erase_if(
                m_sessions, [this](const auto &entry) { return m_world.now() - entry.second > SessionLife; });
            const std::string cookie = unguessable(32);
            m_sessions[cookie] = m_world.now();
            reply.headers.emplace_back("Set-Cookie", std::string(CookieName) + cookie + "; Path=/; HttpOnly");
        }
        return xmlrpc::response(xmlrpc::boolean(true));
    }
    if (method == "connection.keepAlive")
        return xmlrpc::response(xmlrpc::boolean(session.has_value()));
    if (!session)
        return notConnected();
    if (method == "connection.logout") {
        m_sessions.erase(*session);
        return xmlrpc::response(xmlrpc::boolean(true));
    }
    if (method == "functionKey.getFunctionKeys")
        return functionKeys();
    if (method == "functionKey.getCallInfoForKey")
        return request.parameters.size() == 1 && request.parameters[0].type == "string"
            ? callsOf(request.parameters[0].text)
            : badArguments();
    if (method == "userState.getUserState")
        return ownState();
    if (method == "userState.setDoNotDisturbSetting") {
        const auto on = booleanFrom(request);
        if (!on)
            return badArguments();
        m_world.writeDoNotDisturb(m_world.pbx().front(), *on);
        reply.written = std::string("{\"doNotDisturb\":") + (*on ? "true" : "false") + '}';
        return xmlrpc::response(xmlrpc::boolean(true));
    }
    reply.status = 501;
    return xmlrpc::fault(501, "no such handler: " + request.method);
}

std::string StarfaceUci::otherKeyHead(const PbxUser &user) const
{
    const bool other = m_otherKeyMembers;
    return "<value><struct>"
        + xmlrpc::member(other ? uci::OtherKeyId : uci::KeyId, xmlrpc::string(uci::keyIdOf(user.id)))
        + xmlrpc::member(other ? uci::OtherKeyType : uci::KeyType,
            xmlrpc::string(m_otherKeyType ? uci::OtherBusyLampField : uci::BusyLampField))
        + xmlrpc::member(uci::KeyName, xmlrpc::string(user.name()))
        + xmlrpc::member(uci::KeyNumber, xmlrpc::string(user.number))
        + xmlrpc::member(other ? uci::OtherKeyAccountId : uci::KeyAccountId, xmlrpc::integer(user.id));
}

/// Written in one go, because it is by far the largest answer and every client asks for it all the time.
std::string StarfaceUci::functionKeys()
{
    const std::string frame = xmlrpc::response(xmlrpc::array("|"));
    const auto middle = frame.find('|');
    std::array<std::string, 3> ends;
    for (const Line line : {Line::Idle, Line::Ringing, Line::InCall})
        ends[static_cast<std::size_t>(line)] =
            (m_keysCarryState ? xmlrpc::member(
                 m_otherKeyMembers ? uci::OtherKeyState : uci::KeyState, xmlrpc::string(telephonyState(line)))
                              : "")
            + "</struct></value>";
    std::string out;
    out.reserve(frame.size() + m_world.pbx().size() * 640);
    out.append(frame, 0, middle);
    for (const PbxUser &user : m_world.pbx()) {
        if (!user.removed && user.hasKey && !m_hidesKeys)
            out.append(m_otherKeyType || m_otherKeyMembers ? otherKeyHead(user) : user.keyHead)
                .append(ends[static_cast<std::size_t>(user.line)]);
    }
    return out.append(frame, middle + 1, std::string::npos);
}

std::string StarfaceUci::callsOf(const std::string &keyId)
{
    int id = 0;
    if (keyId.starts_with("fk-"))
        std::from_chars(keyId.data() + 3, keyId.data() + keyId.size(), id);
    const PbxUser *user = m_world.pbxById(id);
    if (!user || !user->hasKey || uci::keyIdOf(id) != keyId)
        return badArguments();
    if (user->line == Line::Idle)
        return xmlrpc::response(xmlrpc::array(""));
    const std::string members =
        xmlrpc::member(
            uci::CallId, xmlrpc::string("call-" + std::to_string(id) + '-' + std::to_string(user->lineSince)))
        + xmlrpc::member(uci::CallState,
            xmlrpc::string(user->line == Line::Ringing ? uci::CallRinging : uci::CallConnected))
        + xmlrpc::member(uci::CallTimestamp, xmlrpc::string(text::isoTime(user->lineSince)));
    return xmlrpc::response(xmlrpc::array(xmlrpc::structure(members)));
}

std::string StarfaceUci::ownState()
{
    const PbxUser &user = m_world.pbx().front();
    return xmlrpc::response(xmlrpc::structure(
        xmlrpc::member("chatPresence", xmlrpc::string(user.doNotDisturb ? "DO_NOT_DISTURB" : "AVAILABLE"))
        + xmlrpc::member("telephonyState", xmlrpc::string(telephonyState(user.line)))
        + xmlrpc::member("chatPresenceMessage", xmlrpc::string(""))
        + xmlrpc::member("avatarHash", xmlrpc::string(""))
        + xmlrpc::member("redirectAlwaysActive", xmlrpc::boolean(false))));
}

} // namespace pb::simulator
