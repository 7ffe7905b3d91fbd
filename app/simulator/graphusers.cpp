// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/graph.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace pb::simulator {

namespace {

constexpr std::array<std::string_view, 6> Known = {
    "id", "displayName", "mail", "userPrincipalName", "proxyAddresses", "accountEnabled"};
/// What Graph returns where nobody selects; the two others must be asked for.
constexpr std::array<std::string_view, 4> ByDefault = {"id", "displayName", "mail", "userPrincipalName"};
constexpr std::string_view MayRead[] = {
    "User.Read.All", "User.ReadBasic.All", "User.ReadWrite.All", "Directory.Read.All"};

bool mayReadUsers(const Bearer &bearer)
{
    return bearer.has(
        {MayRead[0], MayRead[1], MayRead[2], MayRead[3]}, {MayRead[0], MayRead[1], MayRead[2], MayRead[3]});
}

std::optional<std::uint64_t> numberFrom(std::string_view value)
{
    std::uint64_t number = 0;
    const auto result = std::from_chars(value.data(), value.data() + value.size(), number);
    if (result.ec != std::errc() || result.ptr != value.data() + value.size())
        return std::nullopt;
    return number;
}

struct ListQuery {
    std::vector<std::string> select;
    std::size_t top = 100;
    std::string skipToken;
    std::string deltaToken;
    std::string error;
};

ListQuery parseList(const Call &call, bool delta)
{
    ListQuery query;
    query.select.assign(ByDefault.begin(), ByDefault.end());
    for (const auto &[name, value] : call.query) {
        if (name == "$select") {
            query.select = text::split(value, ',');
            for (std::string &property : query.select) {
                property = text::trimmed(property);
                if (std::find(Known.begin(), Known.end(), property) == Known.end())
                    query.error =
                        "Could not find a property named '" + property + "' on type 'microsoft.graph.user'.";
            }
        } else if (name == "$top" && !delta) {
            const auto top = numberFrom(value);
            if (!top || *top < 1 || *top > 999)
                query.error =
                    "Invalid page size specified: '" + value + "'. Must be between 1 and 999 inclusive.";
            else
                query.top = static_cast<std::size_t>(*top);
        } else if (name == "$skiptoken") {
            query.skipToken = value;
        } else if (name == "$deltatoken" && delta) {
            query.deltaToken = value;
        } else if (name.starts_with('$')) {
            query.error = "'" + name + "' is not supported here.";
        }
    }
    return query;
}

std::string proxyAddresses(const TeamsUser &user)
{
    std::string out;
    const auto add = [&out](const std::string &address) {
        out += out.empty() ? "" : ",";
        out += text::jsonString(address);
    };
    if (user.mail)
        add("SMTP:" + *user.mail);
    for (const std::string &alias : user.aliases)
        add("smtp:" + alias);
    if (user.mail)
        add("SIP:" + *user.mail);
    return '[' + out + ']';
}

std::string userJson(const TeamsUser &user, const std::vector<std::string> &select)
{
    std::string out = "{";
    const auto add = [&out](std::string_view name, const std::string &json) {
        if (out.size() > 1)
            out += ',';
        out.append("\"").append(name).append("\":").append(json);
    };
    for (const std::string &property : select) {
        if (property == "id")
            add(property, '"' + user.id + '"');
        else if (property == "displayName")
            add(property, text::jsonString(user.displayName));
        else if (property == "mail")
            add(property, user.mail ? text::jsonString(*user.mail) : "null");
        else if (property == "userPrincipalName")
            add(property, text::jsonString(user.userPrincipalName));
        else if (property == "accountEnabled")
            add(property, user.accountEnabled ? "true" : "false");
        else if (property == "proxyAddresses")
            add(property, proxyAddresses(user));
    }
    return out + '}';
}

std::string selectParameter(const Call &call)
{
    return call.hasQuery("$select") ? "$select=" + text::percentEncoded(call.queryValue("$select")) + '&'
                                    : "";
}

} // namespace

/// Paging and delta tokens are opaque to clients: the mark of this process and two numbers.
std::string Graph::token(std::string_view kind, std::uint64_t first, std::uint64_t second) const
{
    return text::base64Url(
        std::string(kind) + ':' + m_mark + ':' + std::to_string(first) + ':' + std::to_string(second));
}

namespace {

struct Token {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
};

std::optional<Token> parseToken(const std::string &token, std::string_view kind, const std::string &mark)
{
    const auto parts = text::split(text::fromBase64Url(token).value_or(""), ':');
    if (parts.size() != 4 || parts[0] != kind || parts[1] != mark)
        return std::nullopt;
    const auto first = numberFrom(parts[2]);
    const auto second = numberFrom(parts[3]);
    return first && second ? std::optional(Token{*first, *second}) : std::nullopt;
}

} // namespace

Reply Graph::listUsers(const Call &call, const Bearer &bearer)
{
    if (!mayReadUsers(bearer))
        return forbidden(call);
    const ListQuery query = parseList(call, false);
    if (!query.error.empty())
        return badRequest(query.error, call);
    std::size_t position = 0;
    if (!query.skipToken.empty()) {
        const auto token = parseToken(query.skipToken, "page", m_mark);
        if (!token)
            return badRequest("The skip token is not valid.", call);
        position = static_cast<std::size_t>(token->first);
    }
    std::string out = "{\"@odata.context\":\"" + m_url + "/v1.0/$metadata#users\",";
    std::string values;
    std::size_t count = 0;
    auto &users = m_world.teams();
    for (; position < users.size() && count < query.top; ++position) {
        if (users[position].removed)
            continue;
        values += count++ ? "," : "";
        values += userJson(users[position], query.select);
    }
    while (position < users.size() && users[position].removed)
        ++position;
    if (position < users.size()) {
        const std::string next = m_url + "/v1.0/users?" + selectParameter(call)
            + "$top=" + std::to_string(query.top) + "&$skiptoken=" + token("page", position, 0);
        out += "\"@odata.nextLink\":" + text::jsonString(next) + ',';
    }
    return {200, out + "\"value\":[" + values + "]}", "application/json"};
}

Reply Graph::oneUser(const Call &call, const Bearer &bearer)
{
    if (!mayReadUsers(bearer))
        return forbidden(call);
    const ListQuery query = parseList(call, false);
    if (!query.error.empty())
        return badRequest(query.error, call);
    const TeamsUser *user = text::isGuid(call.path[1]) ? m_world.teamsById(call.path[1])
                                                       : m_world.teamsByPrincipalName(call.path[1]);
    if (!user)
        return error(404, "Request_ResourceNotFound", "The user does not exist.", call);
    return {200, userJson(*user, query.select), "application/json"};
}

Reply Graph::delta(const Call &call, const Bearer &bearer)
{
    if (!mayReadUsers(bearer))
        return forbidden(call);
    const ListQuery query = parseList(call, true);
    if (!query.error.empty())
        return badRequest(query.error, call);
    constexpr std::size_t PageSize = 200;
    const std::string self = m_url + "/v1.0/users/delta";
    const auto gone = [&] {
        Reply reply =
            error(410, "syncStateNotFound", "The sync state is too old or unknown: start over.", call);
        reply.headers.emplace_back(
            "Location", self + (call.hasQuery("$select") ? "?" + selectParameter(call) : ""));
        return reply;
    };
    std::size_t position = 0;
    std::uint64_t since = 0;
    if (!query.skipToken.empty()) {
        const auto token = parseToken(query.skipToken, "deltapage", m_mark);
        if (!token)
            return gone();
        position = static_cast<std::size_t>(token->first);
        since = token->second;
    } else if (!query.deltaToken.empty()) {
        const auto token = parseToken(query.deltaToken, "delta", m_mark);
        if (!token || m_world.now() - static_cast<Millis>(token->second) > minutes(7 * 24 * 60))
            return gone();
        since = token->first;
    }
    std::string values;
    std::size_t count = 0;
    auto &users = m_world.teams();
    for (; position < users.size() && count < PageSize; ++position) {
        const TeamsUser &user = users[position];
        if (user.changeNumber <= since || (user.removed && since == 0))
            continue;
        values += count++ ? "," : "";
        values += user.removed ? "{\"id\":\"" + user.id + "\",\"@removed\":{\"reason\":\"deleted\"}}"
                               : userJson(user, query.select);
    }
    const bool more = position < users.size();
    const std::string link = self + '?' + selectParameter(call)
        + (more ? "$skiptoken=" + token("deltapage", position, since)
                : "$deltatoken="
                    + token("delta", m_world.lastChange(), static_cast<std::uint64_t>(m_world.now())));
    return {200,
        "{\"@odata.context\":\"" + m_url + "/v1.0/$metadata#users\",\"@odata."
            + (more ? "nextLink" : "deltaLink") + "\":" + text::jsonString(link) + ",\"value\":[" + values
            + "]}",
        "application/json"};
}

Reply Graph::organization(const Call &call, const Bearer &bearer)
{
    if (!bearer.has({"Organization.Read.All", "Organization.ReadWrite.All"},
            {"Organization.Read.All", "Organization.ReadWrite.All"}))
        return forbidden(call);
    const nlohmann::json body = {{"@odata.context", m_url + "/v1.0/$metadata#organization"},
        {"value",
            {{{"id", m_entra.registration().tenant}, {"displayName", "Contoso (simulated)"},
                {"countryLetterCode", "DE"}, {"tenantType", "AAD"},
                {"verifiedDomains",
                    {{{"name", "contoso.example"}, {"isDefault", true}, {"isInitial", false}}}}}}}};
    return {200, body.dump(), "application/json"};
}

} // namespace pb::simulator
