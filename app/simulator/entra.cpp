// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/entra.h"

#include "simulator/entraerrors.h"
#include "simulator/entrapages.h"
#include "simulator/random.h"

#include <algorithm>

namespace pb::simulator {

namespace {

constexpr Millis TokenLifetime = seconds(3599);
constexpr Millis CodeLifetime = minutes(10);
constexpr Millis RefreshLifetime = minutes(90 * 24 * 60);

bool contains(const std::vector<std::string> &list, std::string_view value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

std::string valueOf(const text::Pairs &form, std::string_view name)
{
    const std::string *value = text::find(form, name);
    return value ? *value : std::string();
}

std::vector<std::string> words(const std::string &value)
{
    std::vector<std::string> parts = text::split(value, ' ');
    std::erase(parts, "");
    return parts;
}

/// Scheme, host, port and path of a loopback redirect with the port taken out: Entra ignores it for
/// localhost.
std::string withoutLoopbackPort(const std::string &uri)
{
    constexpr std::string_view prefix = "http://localhost";
    if (!uri.starts_with(prefix) || uri.size() <= prefix.size() || uri[prefix.size()] != ':')
        return uri;
    const auto end = uri.find_first_not_of("0123456789", prefix.size() + 1);
    return std::string(prefix) + (end == std::string::npos ? "" : uri.substr(end));
}

bool sameChallenge(const std::string &challenge, const std::string &verifier)
{
    return text::base64Url(text::sha256(verifier)) == challenge;
}

bool isListOfStrings(const nlohmann::json &value)
{
    return value.is_array()
        && std::all_of(value.begin(), value.end(), [](const auto &item) { return item.is_string(); });
}

} // namespace

bool Bearer::has(std::initializer_list<std::string_view> roleNames,
    std::initializer_list<std::string_view> scopeNames) const
{
    const auto any = [](const auto &owned, const auto &wanted) {
        return std::any_of(
            wanted.begin(), wanted.end(), [&owned](auto name) { return contains(owned, name); });
    };
    return any(roles, roleNames) || any(scopes, scopeNames);
}

Entra::Entra(const Clock &clock, Registration registration)
    : m_clock(clock)
    , m_registration(std::move(registration))
{
}

void Entra::setUrls(std::string own, std::string graph)
{
    m_url = std::move(own);
    m_graph = std::move(graph);
}

Reply Entra::fail(int code) const
{
    return entraFailure(entraErrorOf(code), m_clock.now());
}

Reply Entra::failure(int status, const Call &) const
{
    Reply reply = fail(90033);
    reply.status = status;
    return reply;
}

Reply Entra::handle(const Call &call)
{
    if (call.pathIs({"*", "oauth2", "v2.0", "token"}))
        return call.method == "POST" ? token(call) : fail(900561);
    if (call.is("GET", {"*", "oauth2", "v2.0", "authorize"}))
        return authorize(call);
    if (call.is("GET", {"*", "v2.0", "adminconsent"}))
        return adminConsent(call);
    if (call.is("GET", {"*", "consent", "decision"}))
        return decide(call);
    if (call.is("GET", {"*", "v2.0", ".well-known", "openid-configuration"})) {
        const EntraError *error = tenantError(call.path[0]);
        return error ? entraFailure(*error, m_clock.now()) : discovery();
    }
    if (call.is("GET", {"*", "discovery", "v2.0", "keys"}))
        return {200, m_signer.keySet().dump()};
    return {501, R"({"error":"not_implemented","error_description":"The simulator has no such route."})"};
}

const EntraError *Entra::tenantError(const std::string &segment) const
{
    if (text::equalsIgnoringCase(segment, m_registration.tenant) || segment == "contoso.example"
        || segment == "common" || segment == "organizations")
        return nullptr;
    const bool plausible = text::isGuid(segment) || segment.find('.') != std::string::npos;
    return entraError(plausible ? 90002 : 900023);
}

const EntraError *Entra::applicationError(const std::string &client) const
{
    if (!text::equalsIgnoringCase(client, m_registration.clientId)
        && !text::equalsIgnoringCase(client, m_registration.readClientId))
        return entraError(700016);
    return m_applicationDisabled ? entraError(7000112) : nullptr;
}

bool Entra::redirectRegistered(const std::string &uri) const
{
    return std::any_of(m_redirectUris.begin(), m_redirectUris.end(),
        [&uri](const std::string &known) { return withoutLoopbackPort(uri) == withoutLoopbackPort(known); });
}

// ---- tokens

Reply Entra::token(const Call &call)
{
    const std::lock_guard lock(m_mutex);
    if (!call.header("Content-Type").starts_with("application/x-www-form-urlencoded"))
        return fail(9002313);
    if (!m_nextTokenErrors.empty()) {
        const int code = m_nextTokenErrors.front();
        m_nextTokenErrors.pop_front();
        return fail(code);
    }
    if (const EntraError *error = tenantError(call.path[0]))
        return entraFailure(*error, m_clock.now());
    const text::Pairs form = text::parseForm(call.body);
    for (const auto &[name, value] : form) {
        if (std::count_if(form.begin(), form.end(), [&](const auto &pair) { return pair.first == name; }) > 1)
            return fail(9002313);
    }
    const std::string grantType = valueOf(form, "grant_type");
    const std::string client = valueOf(form, "client_id");
    if (grantType.empty() || client.empty())
        return fail(900144);
    if (const EntraError *error = applicationError(client))
        return entraFailure(*error, m_clock.now());
    if (grantType == "client_credentials")
        return clientCredentials(form, call.path[0]);
    if (m_consentMissing && (grantType == "authorization_code" || grantType == "refresh_token"))
        return fail(65001);
    if (grantType == "authorization_code")
        return redeemCode(form);
    if (grantType == "refresh_token")
        return redeemRefreshToken(form);
    return fail(70003);
}

Reply Entra::clientCredentials(const text::Pairs &form, const std::string &tenantSegment)
{
    if (tenantSegment == "common" || tenantSegment == "organizations")
        return fail(50059);
    const bool writes = text::equalsIgnoringCase(valueOf(form, "client_id"), m_registration.clientId);
    if (!writes && !m_readClientIsWeb)
        return text::find(form, "client_secret") ? fail(700025) : fail(7000218);
    if (!text::find(form, "client_secret"))
        return fail(7000218);
    if (const EntraError *error = clientError(form))
        return entraFailure(*error, m_clock.now());
    const std::string scope = valueOf(form, "scope");
    if (scope != m_graph + "/.default" && scope != m_graph + "//.default")
        return fail(70011);
    nlohmann::json claims = baseClaims(writes ? m_registration.clientId : m_registration.readClientId);
    claims["idtyp"] = "app";
    claims["oid"] = claims["sub"] = m_registration.secretId;
    if (writes && !m_roles.empty())
        claims["roles"] = m_roles;
    const nlohmann::json body = {{"token_type", "Bearer"}, {"expires_in", TokenLifetime / 1000},
        {"ext_expires_in", TokenLifetime / 1000}, {"access_token", m_signer.sign(claims)}};
    return {200, body.dump(), "application/json; charset=utf-8", {{"Cache-Control", "no-store"}}};
}

const EntraError *Entra::clientError(const text::Pairs &form) const
{
    const bool writes = text::equalsIgnoringCase(valueOf(form, "client_id"), m_registration.clientId);
    const std::string *secret = text::find(form, "client_secret");
    if (!writes && !m_readClientIsWeb)
        return secret ? entraError(700025) : nullptr;
    if (!secret)
        return writes ? nullptr : entraError(7000218);
    if (*secret != (writes ? m_registration.clientSecret : m_registration.readClientSecret))
        return entraError(7000215);
    return m_secretExpired ? entraError(7000222) : nullptr;
}

Reply Entra::redeemCode(const text::Pairs &form)
{
    if (const EntraError *error = clientError(form))
        return entraFailure(*error, m_clock.now());
    const std::string *code = text::find(form, "code");
    const std::string *verifier = text::find(form, "code_verifier");
    if (!code || !text::find(form, "redirect_uri"))
        return fail(900144);
    const auto found = m_codes.find(*code);
    if (found == m_codes.end())
        return fail(70008);
    Authorization &authorization = found->second;
    if (authorization.redeemed)
        return fail(54005);
    if (m_clock.now() - authorization.issuedAt > CodeLifetime)
        return fail(70008);
    if (!text::equalsIgnoringCase(authorization.client, valueOf(form, "client_id")))
        return fail(70001);
    if (authorization.redirectUri != valueOf(form, "redirect_uri"))
        return fail(50011);
    if (!verifier || !sameChallenge(authorization.challenge, *verifier))
        return fail(501481);
    authorization.redeemed = true;
    return delegatedTokens(form, authorization.client, authorization.scopes, authorization.nonce);
}

Reply Entra::redeemRefreshToken(const text::Pairs &form)
{
    if (const EntraError *error = clientError(form))
        return entraFailure(*error, m_clock.now());
    if (m_refuseRefresh != 0)
        return fail(m_refuseRefresh);
    const auto found = m_refreshTokens.find(valueOf(form, "refresh_token"));
    if (found == m_refreshTokens.end())
        return fail(70008);
    const RefreshToken old = found->second;
    if (!text::equalsIgnoringCase(old.client, valueOf(form, "client_id")))
        return fail(70001);
    if (old.revocation != m_revocation)
        return fail(50173);
    if (m_clock.now() - old.issuedAt > RefreshLifetime)
        return fail(700082);
    if (m_refreshTokensOnce)
        m_refreshTokens.erase(found);
    return delegatedTokens(form, old.client, old.scopes, {});
}

nlohmann::json Entra::baseClaims(const std::string &client) const
{
    const Millis now = m_clock.now() / 1000;
    return {{"aud", m_graph}, {"iss", m_url + '/' + m_registration.tenant + "/v2.0"}, {"iat", now},
        {"nbf", now}, {"exp", now + TokenLifetime / 1000}, {"appid", client}, {"azp", client},
        {"tid", m_registration.tenant}, {"ver", "2.0"}, {"uti", unguessable(16)},
        {"generation", m_generation}};
}

Reply Entra::delegatedTokens(const text::Pairs &form, const std::string &client,
    const std::vector<std::string> &scopes, const std::string &nonce)
{
    std::vector<std::string> granted = m_scopes;
    std::erase(granted, "offline_access");
    nlohmann::json claims = baseClaims(client);
    claims["idtyp"] = "user";
    claims["oid"] = claims["sub"] = m_registration.userId;
    claims["upn"] = "admin@contoso.example";
    claims["scp"] = text::join(granted, " ");
    nlohmann::json body = {{"token_type", "Bearer"}, {"scope", text::join(granted, " ")},
        {"expires_in", TokenLifetime / 1000}, {"ext_expires_in", TokenLifetime / 1000},
        {"access_token", m_signer.sign(claims)}};
    if (contains(scopes, "offline_access") && contains(m_scopes, "offline_access"))
        body["refresh_token"] = newRefreshToken(client, scopes);
    if (contains(scopes, "openid")) {
        nlohmann::json identity = baseClaims(client);
        identity["aud"] = client;
        identity["sub"] = identity["oid"] = m_registration.userId;
        identity["preferred_username"] = "admin@contoso.example";
        if (!nonce.empty())
            identity["nonce"] = nonce;
        body["id_token"] = m_signer.sign(identity);
    }
    if (valueOf(form, "client_info") == "1") {
        const nlohmann::json person = {{"uid", m_registration.userId}, {"utid", m_registration.tenant}};
        body["client_info"] = text::base64Url(person.dump());
    }
    return {200, body.dump(), "application/json; charset=utf-8", {{"Cache-Control", "no-store"}}};
}

std::string Entra::newRefreshToken(const std::string &client, const std::vector<std::string> &scopes)
{
    const std::string token = "0.R" + unguessable(60) + '-' + unguessable(20) + '_' + unguessable(20);
    m_refreshTokens[token] = {client, scopes, m_clock.now(), m_revocation};
    return token;
}

std::string Entra::issueRefreshToken()
{
    const std::lock_guard lock(m_mutex);
    return newRefreshToken(m_registration.readClientId, {m_graph + "/User.Read.All", "offline_access"});
}

std::optional<Bearer> Entra::bearer(const std::string &token) const
{
    const auto claims = m_signer.verified(token);
    if (!claims || claims->value("aud", "") != m_graph || claims->value("tid", "") != m_registration.tenant)
        return std::nullopt;
    if (claims->value("exp", Millis(0)) * 1000 <= m_clock.now())
        return std::nullopt;
    const std::lock_guard lock(m_mutex);
    if (claims->value("generation", -1) != m_generation)
        return std::nullopt;
    Bearer bearer;
    bearer.application = claims->value("appid", "");
    bearer.roles = claims->value("roles", std::vector<std::string>());
    bearer.scopes = words(claims->value("scp", ""));
    return bearer;
}

// ---- what a person sees

Reply Entra::authorize(const Call &call)
{
    const std::lock_guard lock(m_mutex);
    if (const EntraError *error = tenantError(call.path[0]))
        return pages::error(describe(*error));
    Authorization authorization;
    authorization.client = call.queryValue("client_id");
    authorization.redirectUri = call.queryValue("redirect_uri");
    authorization.state = call.queryValue("state");
    authorization.challenge = call.queryValue("code_challenge");
    authorization.scopes = words(call.queryValue("scope"));
    authorization.nonce = call.queryValue("nonce");
    if (const EntraError *error = applicationError(authorization.client))
        return pages::error(describe(*error));
    if (!redirectRegistered(authorization.redirectUri))
        return pages::error(describe(*entraError(50011)));
    int code = 0;
    if (!m_nextAuthorizeErrors.empty()) {
        code = m_nextAuthorizeErrors.front();
        m_nextAuthorizeErrors.pop_front();
    } else if (call.queryValue("response_type") != "code" || authorization.scopes.empty()) {
        code = 900144;
    } else if (authorization.challenge.size() != 43 || call.queryValue("code_challenge_method") != "S256") {
        code = 9002325;
    }
    if (code == 0)
        return ask(std::move(authorization), call.path[0]);
    const EntraError error = entraErrorOf(code);
    if (error.onPage)
        return pages::error(describe(error));
    return redirect(authorization.redirectUri,
        {{"error", std::string(error.error)}, {"error_description", describeWithIds(error, m_clock.now())},
            {"state", authorization.state}});
}

Reply Entra::adminConsent(const Call &call)
{
    const std::lock_guard lock(m_mutex);
    if (const EntraError *error = tenantError(call.path[0]))
        return pages::error(describe(*error));
    Authorization authorization;
    authorization.client = call.queryValue("client_id");
    authorization.redirectUri = call.queryValue("redirect_uri");
    authorization.state = call.queryValue("state");
    authorization.scopes = words(call.queryValue("scope"));
    authorization.admin = true;
    if (const EntraError *error = applicationError(authorization.client))
        return pages::error(describe(*error));
    if (!redirectRegistered(authorization.redirectUri))
        return pages::error(describe(*entraError(50011)));
    if (authorization.scopes.empty())
        return pages::error(describe(*entraError(70011)));
    if (m_nextAuthorizeErrors.empty())
        return ask(std::move(authorization), call.path[0]);
    const EntraError error = entraErrorOf(m_nextAuthorizeErrors.front());
    m_nextAuthorizeErrors.pop_front();
    if (error.onPage)
        return pages::error(describe(error));
    return redirect(authorization.redirectUri,
        {{"admin_consent", "True"}, {"error", std::string(error.error)},
            {"error_description", describeWithIds(error, m_clock.now())}, {"state", authorization.state}});
}

Reply Entra::ask(Authorization authorization, const std::string &tenantSegment)
{
    authorization.issuedAt = m_clock.now();
    if (m_autoConsent)
        return decided(authorization, true);
    const std::vector<std::string> permissions = authorization.admin ? m_roles : authorization.scopes;
    const bool admin = authorization.admin;
    const std::string name = authorization.client == m_registration.clientId ? "Presence Bridge (write)"
                                                                             : "Presence Bridge (read)";
    const std::string request = unguessable(32);
    m_pending[request] = std::move(authorization);
    return pages::consent(
        name, '/' + text::percentEncoded(tenantSegment) + "/consent/decision", request, permissions, admin);
}

Reply Entra::decide(const Call &call)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_pending.find(call.queryValue("request"));
    const std::string decision = call.queryValue("decision");
    if (found == m_pending.end() || (decision != "accept" && decision != "decline"))
        return pages::error(describe(*entraError(9002313)));
    const Authorization authorization = found->second;
    m_pending.erase(found);
    return decided(authorization, decision == "accept");
}

Reply Entra::decided(const Authorization &authorization, bool accepted)
{
    text::Pairs parameters;
    if (authorization.admin)
        parameters.emplace_back("admin_consent", "True");
    if (!accepted) {
        parameters.emplace_back("error", "access_denied");
        parameters.emplace_back("error_description", describeWithIds(*entraError(65004), m_clock.now()));
    } else if (authorization.admin) {
        parameters.emplace_back("tenant", m_consentTenant.empty() ? m_registration.tenant : m_consentTenant);
        parameters.emplace_back("scope", text::join(authorization.scopes, " "));
    } else {
        // Entra's codes may hold any character; these are the ones that careless clients damage.
        const std::string code = "0.A" + unguessable(24) + '/' + unguessable(12) + '+' + unguessable(12)
            + "%2F" + unguessable(12) + '%' + unguessable(6);
        m_codes[code] = authorization;
        parameters.emplace_back("code", code);
        parameters.emplace_back("session_state", unguessable(12));
    }
    if (!authorization.state.empty())
        parameters.emplace_back("state", authorization.state);
    return redirect(authorization.redirectUri, parameters);
}

Reply Entra::redirect(const std::string &uri, const text::Pairs &parameters) const
{
    std::string location = uri;
    char separator = uri.find('?') == std::string::npos ? '?' : '&';
    for (const auto &[name, value] : parameters) {
        if (name == "state" && value.empty())
            continue;
        location += separator + name + '=';
        std::string encoded = text::percentEncoded(value);
        // As Entra does: spaces of a description arrive as plus signs.
        for (auto at = encoded.find("%20"); at != std::string::npos; at = encoded.find("%20", at))
            encoded.replace(at, 3, "+");
        location += encoded;
        separator = '&';
    }
    return {302, "", "text/html", {{"Location", location}, {"Cache-Control", "no-store"}}};
}

Reply Entra::discovery() const
{
    const std::string base = m_url + '/' + m_registration.tenant;
    const nlohmann::json body = {{"issuer", base + "/v2.0"},
        {"authorization_endpoint", base + "/oauth2/v2.0/authorize"},
        {"token_endpoint", base + "/oauth2/v2.0/token"}, {"jwks_uri", base + "/discovery/v2.0/keys"},
        {"response_types_supported", {"code"}}, {"response_modes_supported", {"query"}},
        {"subject_types_supported", {"pairwise"}}, {"id_token_signing_alg_values_supported", {"RS256"}},
        {"token_endpoint_auth_methods_supported", {"client_secret_post"}},
        {"code_challenge_methods_supported", {"S256"}}, {"msgraph_host", m_graph}};
    return {200, body.dump()};
}

// ---- steering

std::string Entra::grant(const nlohmann::json &wanted)
{
    const std::lock_guard lock(m_mutex);
    for (const char *name : {"roles", "scp"}) {
        if (!wanted.contains(name))
            continue;
        const nlohmann::json &list = wanted[name];
        if (!isListOfStrings(list))
            return std::string(name) + " must be an array of strings";
        (std::string_view(name) == "roles" ? m_roles : m_scopes) = list.get<std::vector<std::string>>();
    }
    return "";
}

std::string Entra::configure(const nlohmann::json &wanted)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &[name, value] : wanted.items()) {
        if (name == "nextTokenError" || name == "nextAuthorizeError") {
            const auto codes = value.is_array() ? value : nlohmann::json::array({value});
            for (const auto &code : codes) {
                if (!code.is_number_integer() || code.get<int>() <= 0)
                    return name + " must be an AADSTS number, or an array of them";
                (name == "nextTokenError" ? m_nextTokenErrors : m_nextAuthorizeErrors)
                    .push_back(code.get<int>());
            }
        } else if (name == "refuseRefresh") {
            if (!value.is_number_integer() || value.get<int>() < 0)
                return "refuseRefresh must be an AADSTS number, or 0";
            m_refuseRefresh = value;
        } else if (name == "redirectUris") {
            if (!isListOfStrings(value))
                return "redirectUris must be an array of strings";
            m_redirectUris = value.get<std::vector<std::string>>();
        } else if (name == "consentTenant") {
            if (!value.is_string())
                return "consentTenant must be a string";
            m_consentTenant = value;
        } else if (!value.is_boolean()) {
            return name + " must be true or false";
        } else if (name == "secretExpired") {
            m_secretExpired = value;
        } else if (name == "appDisabled") {
            m_applicationDisabled = value;
        } else if (name == "autoConsent") {
            m_autoConsent = value;
        } else if (name == "consentMissing") {
            m_consentMissing = value;
        } else if (name == "readClientIsWeb") {
            m_readClientIsWeb = value;
        } else if (name == "expireTokens") {
            m_generation += value ? 1 : 0;
        } else if (name == "refreshTokensOnce") {
            m_refreshTokensOnce = value;
        } else if (name == "revokeRefreshTokens") {
            m_revocation += value ? 1 : 0;
        } else {
            return "unknown member " + name;
        }
    }
    return "";
}

nlohmann::json Entra::configuration() const
{
    const std::lock_guard lock(m_mutex);
    return {{"roles", m_roles}, {"scp", m_scopes}, {"redirectUris", m_redirectUris},
        {"consentTenant", m_consentTenant}, {"secretExpired", m_secretExpired},
        {"appDisabled", m_applicationDisabled}, {"autoConsent", m_autoConsent},
        {"consentMissing", m_consentMissing}, {"readClientIsWeb", m_readClientIsWeb},
        {"secretId", m_registration.secretId}, {"readClientSecret", m_registration.readClientSecret}};
}

} // namespace pb::simulator
