// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/graph.h"

#include "simulator/faults.h"
#include "simulator/random.h"
#include "simulator/requestlog.h"

#include <set>

namespace pb::simulator {

namespace {

std::string_view codeOf(int status)
{
    switch (status) {
    case 400:
        return "BadRequest";
    case 401:
        return "InvalidAuthenticationToken";
    case 403:
        return "Forbidden";
    case 404:
        return "NotFound";
    case 429:
        return "TooManyRequests";
    case 501:
        return "NotImplemented";
    case 503:
        return "ServiceUnavailable";
    case 504:
        return "GatewayTimeout";
    default:
        return "InternalServerError";
    }
}

/// Published, and nothing that presence needs: it exists, and this application may not use it.
bool isPublishedElsewhere(const Call &call)
{
    static const std::set<std::string_view> collections = {"applications", "devices", "directoryRoles",
        "domains", "groups", "servicePrincipals", "sites", "subscribedSkus", "subscriptions", "teams"};
    const bool reads = call.method == "GET" && !call.path.empty() && call.path.size() <= 2
        && collections.contains(call.path[0]);
    const bool changesUsers =
        call.is("POST", {"users"}) || call.is("PATCH", {"users", "*"}) || call.is("DELETE", {"users", "*"});
    return reads || changesUsers;
}

bool isWrite(const Call &call)
{
    return call.method == "POST" && call.path.size() == 4 && call.path[2] == "presence";
}

} // namespace

Graph::Graph(World &world, const Entra &entra, Faults &faults, RequestLog &log)
    : m_world(world)
    , m_entra(entra)
    , m_faults(faults)
    , m_log(log)
    , m_mark(unguessable(8))
{
}

Reply Graph::error(int status, std::string_view code, std::string_view message, const Call &call) const
{
    const std::string requestId =
        Random(static_cast<std::uint64_t>(m_world.now()) ^ std::hash<std::string>()(unguessable(12))).guid();
    std::string clientRequestId = call.header("client-request-id");
    if (!text::isGuid(clientRequestId))
        clientRequestId = requestId;
    const std::string date = text::isoTime(m_world.now()).substr(0, 19);
    const nlohmann::json body = {{"error",
        {{"code", code}, {"message", message},
            {"innerError",
                {{"date", date}, {"request-id", requestId}, {"client-request-id", clientRequestId}}}}}};
    return {status, body.dump(), "application/json",
        {{"request-id", requestId}, {"client-request-id", clientRequestId}}};
}

Reply Graph::failure(int status, const Call &call) const
{
    return error(status, codeOf(status), "The service answered as it was told to.", call);
}

Reply Graph::badRequest(std::string_view message, const Call &call) const
{
    return error(400, "BadRequest", message, call);
}

Reply Graph::notFound(const Call &call) const
{
    return error(404, "NotFound", "The requested resource does not exist.", call);
}

Reply Graph::forbidden(const Call &call) const
{
    return error(
        403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.", call);
}

Reply Graph::handle(const Call &call)
{
    if (call.path.empty() || call.path[0] != "v1.0")
        return error(501, "NotImplemented", "The simulator has no such route.", call);
    const std::string authorization = call.header("Authorization");
    const std::optional<Bearer> bearer = text::lower(authorization.substr(0, 7)) == "bearer "
        ? m_entra.bearer(authorization.substr(7))
        : std::nullopt;
    if (!bearer) {
        Reply reply = error(401, "InvalidAuthenticationToken",
            authorization.empty() ? "Access token is empty." : "Access token has expired or is not valid.",
            call);
        reply.headers.emplace_back("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        return reply;
    }
    Call inner = call;
    inner.path.erase(inner.path.begin());
    const bool hasBody = call.method == "POST" && !call.body.empty();
    if (hasBody && !call.header("Content-Type").starts_with("application/json"))
        return badRequest("The Content-Type header must be application/json.", call);
    if (inner.is("POST", {"$batch"}))
        return batch(inner, *bearer);
    return dispatch(inner, *bearer);
}

std::optional<Reply> Graph::outsideUsers(const Call &call, const Bearer &bearer)
{
    if (call.is("POST", {"communications", "getPresencesByUserId"}))
        return presencesByUserId(call, bearer);
    if (call.is("GET", {"users"}))
        return listUsers(call, bearer);
    if (call.is("GET", {"users", "delta"}) || call.is("GET", {"users", "delta()"})
        || call.is("GET", {"users", "microsoft.graph.delta()"}))
        return delta(call, bearer);
    if (call.is("GET", {"organization"}))
        return organization(call, bearer);
    if (call.is("GET", {"users", "*"}))
        return oneUser(call, bearer);
    return std::nullopt;
}

Reply Graph::dispatch(const Call &call, const Bearer &bearer)
{
    const std::lock_guard lock(m_world.mutex());
    if (std::optional<Reply> reply = outsideUsers(call, bearer))
        return *reply;
    if (isPublishedElsewhere(call))
        return forbidden(call);
    if (!call.path.empty() && call.path[0] == "me" && bearer.scopes.empty())
        return badRequest("/me request is only valid with delegated authentication flow.", call);
    const bool read =
        call.is("GET", {"users", "*", "presence"}) || call.is("GET", {"communications", "presences", "*"});
    const bool write = isWrite(call) && call.path[0] == "users";
    static const std::set<std::string> actions = {
        "setPresence", "clearPresence", "setUserPreferredPresence", "clearUserPreferredPresence"};
    if (!read && !(write && actions.contains(call.path[3])))
        return error(501, "NotImplemented", "The simulator has no such route.", call);
    const std::string &id = call.path[0] == "users" ? call.path[1] : call.path[2];
    if (read && !bearer.has({"Presence.Read.All", "Presence.ReadWrite.All"}, {"Presence.Read.All"}))
        return forbidden(call);
    if (write && !bearer.has({"Presence.ReadWrite.All"}, {}))
        return forbidden(call);
    if (!text::isGuid(id))
        return badRequest("Presence calls need the object id of the user.", call);
    TeamsUser *user = m_world.teamsById(id);
    if (!user)
        return notFound(call);
    return read ? onePresence(call, bearer, *user) : presenceAction(call, bearer, *user);
}

Reply Graph::presenceAction(const Call &call, const Bearer &bearer, TeamsUser &user)
{
    const std::string &action = call.path[3];
    if (m_manners.refusesUnlicensed && !user.licensed)
        return forbidden(call);
    if (action == "setPresence")
        return setPresence(call, bearer, user);
    if (action == "clearPresence")
        return clearPresence(call, bearer, user);
    return action == "setUserPreferredPresence" ? setPreferred(call, user) : clearPreferred(call, user);
}

// ---- $batch

Reply Graph::batch(const Call &call, const Bearer &bearer)
{
    const auto body = nlohmann::json::parse(call.body, nullptr, false);
    if (!body.is_object() || !body.contains("requests") || !body["requests"].is_array())
        return badRequest("Invalid batch payload format.", call);
    const nlohmann::json &requests = body["requests"];
    if (requests.empty() || requests.size() > 20)
        return badRequest("Number of batch request steps must be between 1 and 20.", call);
    std::set<std::string> ids;
    for (const nlohmann::json &item : requests) {
        if (!item.is_object() || !item.value("id", nlohmann::json()).is_string()
            || !item.value("method", nlohmann::json()).is_string()
            || !item.value("url", nlohmann::json()).is_string())
            return badRequest("Every batch request needs id, method and url.", call);
        if (!ids.insert(item["id"].get<std::string>()).second)
            return badRequest("Batch request ids must be unique.", call);
        if (item.contains("dependsOn"))
            return error(501, "NotImplemented", "The simulator does not order batch requests.", call);
    }
    // Graph promises no order of the answers: the last one comes first here, so that nobody relies on one.
    nlohmann::json responses = nlohmann::json::array();
    for (const nlohmann::json &item : requests)
        responses.insert(responses.begin(), batchItem(item, call, bearer));
    return {200, nlohmann::json{{"responses", std::move(responses)}}.dump(), "application/json"};
}

nlohmann::json Graph::batchItem(const nlohmann::json &item, const Call &outer, const Bearer &bearer)
{
    std::string url = item["url"].get<std::string>();
    if (!url.starts_with('/'))
        url.insert(0, 1, '/');
    Call inner = Call::make(item["method"].get<std::string>(), url);
    inner.header = outer.header;
    const std::string full = "/v1.0" + url;
    Reply reply;
    const bool hasBody = item.contains("body");
    bool typed = false;
    const auto headers = item.value("headers", nlohmann::json::object());
    for (const auto &[name, value] : headers.items())
        typed = typed
            || (text::lower(name) == "content-type" && value.is_string()
                && value.get<std::string>().starts_with("application/json"));
    if (const auto fault = m_faults.takeStatus(inner.method + ' ' + full.substr(0, full.find('?')))) {
        reply = failure(fault->status, outer);
        if (fault->retryAfterSeconds)
            reply.headers.emplace_back("Retry-After", std::to_string(*fault->retryAfterSeconds));
    } else if (hasBody && !typed) {
        reply = badRequest("A batch request with a body needs a Content-Type header.", outer);
    } else if (inner.pathIs({"$batch"})) {
        reply = badRequest("A batch must not hold another.", outer);
    } else {
        if (hasBody)
            inner.body = item["body"].dump();
        reply = dispatch(inner, bearer);
    }
    m_log.add({m_world.now(), "graph", inner.method, RequestLog::redacted(full), reply.status, true,
        reply.written});
    nlohmann::json answer = {{"id", item["id"]}, {"status", reply.status}};
    nlohmann::json answerHeaders = nlohmann::json::object();
    for (const auto &[name, value] : reply.headers)
        answerHeaders[name] = value;
    if (!reply.body.empty()) {
        answerHeaders["Content-Type"] = "application/json";
        answer["body"] = nlohmann::json::parse(reply.body, nullptr, false);
    }
    answer["headers"] = std::move(answerHeaders);
    return answer;
}

} // namespace pb::simulator
