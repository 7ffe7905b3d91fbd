// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/starfacerealm.h"

#include "simulator/random.h"

#include <algorithm>
#include <array>

namespace pb::simulator {

namespace {

constexpr Millis AccessLife = seconds(300);
constexpr Millis SessionLife = seconds(21600);
constexpr std::string_view ClientId = "rest-client-headless";

Reply json(int status, const nlohmann::json &body)
{
    return {status, body.dump(), "application/json"};
}

/// The errors of a token endpoint (RFC 6749, 5.2), with the texts of the server that the realm is made with.
/// Which of them a real PBX sends for the missing right and for a password that was reset is not published.
Reply refusal(int status, std::string_view error, std::string_view description)
{
    return json(status, {{"error", error}, {"error_description", description}});
}

std::string valueOf(const text::Pairs &form, std::string_view name)
{
    const std::string *value = text::find(form, name);
    return value ? *value : std::string();
}

/// In the form of a JSON web token, as the realm's are; nobody but the PBX reads it.
std::string accessToken(const std::string &login, Millis end)
{
    const nlohmann::json claims{{"azp", ClientId}, {"preferred_username", login}, {"exp", end / 1000}};
    return text::base64Url(R"({"alg":"RS256","typ":"JWT"})") + '.' + text::base64Url(claims.dump()) + '.'
        + unguessable(40);
}

} // namespace

StarfaceRealm::StarfaceRealm(World &world, PbxAccount account)
    : m_world(world)
    , m_account(std::move(account))
    // with the characters that forms damage when they are not encoded
    , m_clientSecret(unguessable(20) + "+%&" + unguessable(9))
{
}

StarfaceRealm::Member StarfaceRealm::memberNamed(const std::string &name)
{
    static constexpr std::array members{std::pair("version10", &Settings::version10),
        std::pair("bearerOnly", &Settings::bearerOnly),
        std::pair("externalIdentity", &Settings::externalIdentity),
        std::pair("passwordGrantRight", &Settings::passwordGrantRight),
        std::pair("passwordReset", &Settings::passwordReset)};
    const auto *found = std::find_if(
        members.begin(), members.end(), [&name](const auto &member) { return name == member.first; });
    return found == members.end() ? nullptr : found->second;
}

bool StarfaceRealm::knows(const std::string &member)
{
    return memberNamed(member) || member == "newClientSecret" || member == "endSessions";
}

std::string StarfaceRealm::configure(const nlohmann::json &body)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &[name, value] : body.items()) {
        if (!knows(name))
            continue;
        if (!value.is_boolean())
            return name + " must be true or false";
        if (const Member member = memberNamed(name))
            m_settings.*member = value;
        else if (value && name == "newClientSecret")
            m_clientSecret = unguessable(20) + "+%&" + unguessable(9);
        else if (value)
            m_refreshTokens.clear();
    }
    if (m_settings.passwordReset) {
        m_accessTokens.clear();
        m_refreshTokens.clear();
    }
    return {};
}

nlohmann::json StarfaceRealm::configuration() const
{
    const std::lock_guard lock(m_mutex);
    return {{"version10", m_settings.version10}, {"bearerOnly", m_settings.bearerOnly},
        {"externalIdentity", m_settings.externalIdentity},
        {"passwordGrantRight", m_settings.passwordGrantRight}, {"passwordReset", m_settings.passwordReset},
        {"clientSecret", m_clientSecret}, {"passwordGrants", m_passwordGrants},
        {"refreshGrants", m_refreshGrants}};
}

std::string StarfaceRealm::clientSecret() const
{
    const std::lock_guard lock(m_mutex);
    return m_clientSecret;
}

bool StarfaceRealm::isVersion10() const
{
    const std::lock_guard lock(m_mutex);
    return m_settings.version10;
}

bool StarfaceRealm::isBearerOnly() const
{
    const std::lock_guard lock(m_mutex);
    return m_settings.bearerOnly;
}

bool StarfaceRealm::hasExternalIdentity() const
{
    const std::lock_guard lock(m_mutex);
    return m_settings.externalIdentity;
}

bool StarfaceRealm::isPasswordReset() const
{
    const std::lock_guard lock(m_mutex);
    return m_settings.passwordReset;
}

bool StarfaceRealm::accepts(const std::string &accessToken) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_accessTokens.find(accessToken);
    return m_settings.version10 && found != m_accessTokens.end() && found->second > m_world.now();
}

bool StarfaceRealm::authorizes(const Call &call) const
{
    constexpr std::string_view scheme = "Bearer ";
    const std::string header = call.header("Authorization");
    return header.starts_with(scheme) && accepts(header.substr(scheme.size()));
}

Reply StarfaceRealm::handle(const Call &call)
{
    if (!isVersion10())
        return {404, "<html><body>404</body></html>", "text/html"};
    if (call.is("GET", {".well-known", "openid-configuration"}))
        return discovery(call);
    if (call.is("POST", {"auth", "realms", "pbx", "oauth2", "token"}))
        return token(call);
    return refusal(501, "not_implemented", "The simulator has no such route.");
}

Reply StarfaceRealm::discovery(const Call &call) const
{
    const std::string realm = "https://" + call.header("Host") + "/auth/realms/pbx";
    return json(200,
        {{"issuer", realm}, {"token_endpoint", realm + "/oauth2/token"},
            {"authorization_endpoint", realm + "/oauth2/auth"},
            {"grant_types_supported", {"authorization_code", "refresh_token", "password"}},
            {"scopes_supported", {"openid", "login"}}});
}

Reply StarfaceRealm::token(const Call &call)
{
    const std::lock_guard lock(m_mutex);
    if (!call.header("Content-Type").starts_with("application/x-www-form-urlencoded"))
        return refusal(415, "invalid_request", "The body must be a form.");
    const text::Pairs form = text::parseForm(call.body);
    if (valueOf(form, "client_id") != ClientId || valueOf(form, "client_secret") != m_clientSecret)
        return refusal(401, "unauthorized_client", "Invalid client or Invalid client credentials");
    const std::string grantType = valueOf(form, "grant_type");
    if (grantType == "refresh_token") {
        const auto found = m_refreshTokens.find(valueOf(form, "refresh_token"));
        if (found == m_refreshTokens.end() || found->second <= m_world.now())
            return refusal(400, "invalid_grant", "Token is not active");
        ++m_refreshGrants;
        return grant(found->second);
    }
    if (grantType != "password")
        return refusal(400, "unsupported_grant_type", "Unsupported grant_type");
    if (valueOf(form, "scope") != "login")
        return refusal(400, "invalid_scope", "Invalid scopes: " + valueOf(form, "scope"));
    if (valueOf(form, "username") != m_account.login || valueOf(form, "password") != m_account.password)
        return refusal(401, "invalid_grant", "Invalid user credentials");
    if (m_settings.passwordReset)
        return refusal(400, "invalid_grant", "Account is not fully set up");
    if (!m_settings.passwordGrantRight)
        return refusal(403, "access_denied", "The user lacks the right for this grant.");
    ++m_passwordGrants;
    return grant(m_world.now() + SessionLife);
}

Reply StarfaceRealm::grant(Millis sessionEnd)
{
    const Millis now = m_world.now();
    std::erase_if(m_accessTokens, [now](const auto &entry) { return entry.second <= now; });
    std::erase_if(m_refreshTokens, [now](const auto &entry) { return entry.second <= now; });
    const Millis end = std::min(now + AccessLife, sessionEnd);
    const std::string access = accessToken(m_account.login, end);
    const std::string refresh = unguessable(40);
    m_accessTokens[access] = end;
    m_refreshTokens[refresh] = sessionEnd;
    return json(200,
        {{"access_token", access}, {"expires_in", (end - now) / 1000}, {"refresh_token", refresh},
            {"refresh_expires_in", (sessionEnd - now) / 1000}, {"token_type", "Bearer"}, {"scope", "login"}});
}

} // namespace pb::simulator
