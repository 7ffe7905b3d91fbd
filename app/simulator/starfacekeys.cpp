// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/starfacekeys.h"

#include "simulator/text.h"
#include "simulator/ucinames.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <optional>

namespace pb::simulator {

namespace {

constexpr const char *FormName = "editFunctionKeyBusyLampField";

Reply fail(int status, std::string_view code, std::string_view message)
{
    return {status, nlohmann::json{{"code", code}, {"message", message}}.dump(), "application/json"};
}

Reply unexpected()
{
    return fail(500, "ERROR_500", "Unexpected error.");
}

bool isText(const nlohmann::json &object, const char *name)
{
    return object.contains(name) && object[name].is_string();
}

bool isNumber(const nlohmann::json &object, const char *name)
{
    return object.contains(name) && object[name].is_number_integer();
}

/// The account that the form is about; nothing: it is not whole.
std::optional<int> accountOfForm(const nlohmann::json &body)
{
    if (!body.contains(FormName))
        return std::nullopt;
    const nlohmann::json &form = body[FormName];
    const bool whole = form.is_object() && isText(form, "name") && isText(form, "blfDisplayInformation")
        && isText(form, "number") && isNumber(form, "blfAccountId");
    return whole ? std::optional(form["blfAccountId"].get<int>()) : std::nullopt;
}

std::optional<int> accountOfFlatKey(const nlohmann::json &body)
{
    const bool whole = isText(body, "name") && isText(body, "accountId") && isNumber(body, "position")
        && isText(body, "functionKeyType") && body["functionKeyType"] == "BUSYLAMPFIELD"
        && isNumber(body, "blfAccountId");
    return whole ? std::optional(body["blfAccountId"].get<int>()) : std::nullopt;
}

bool hasKey(const PbxUser &user)
{
    return !user.removed && user.hasKey;
}

} // namespace

Reply StarfaceKeys::handle(const Call &call, const Manners &manners)
{
    const bool reads = call.method == "GET";
    if (!reads && !manners.mayWrite)
        return fail(403, "FORBIDDEN",
            "User with id " + std::to_string(m_world.pbx().front().id) + " has no permission for quickdial");
    if (call.is("GET", {"rest", "functionkeysets"}))
        return sets();
    if (call.is("GET", {"rest", "functionkeysets", "edit", "defaults"}))
        return {200, formJson(nullptr), "application/json"};
    if (call.path.size() > 2 && call.path[2] != "1")
        return fail(404, "NOT_FOUND", "There is no such set.");
    if (call.is("GET", {"rest", "functionkeysets", "1"}))
        return keys(manners);
    if (call.is("POST", {"rest", "functionkeysets", "1"}))
        return create(call, manners);
    if (call.is("GET", {"rest", "functionkeysets", "1", "phones"}))
        return {200, "[]", "application/json"};
    if (call.is("GET", {"rest", "functionkeysets", "1", "edit", "*"}))
        return edit(call.path[4]);
    if (call.is("DELETE", {"rest", "functionkeysets", "1", "*"}))
        return remove(call.path[3]);
    if (call.is("GET", {"rest", "functionkeysets", "1", "*"})) {
        const PbxUser *user = userOf(call.path[3]);
        return user ? Reply{200, keyJson(*user, manners), "application/json"}
                    : fail(404, "NOT_FOUND", "There is no such key.");
    }
    return fail(501, "NOT_IMPLEMENTED", "The simulator has no such route.");
}

Reply StarfaceKeys::sets() const
{
    nlohmann::json order = nlohmann::json::array();
    for (const PbxUser &user : m_world.pbx()) {
        if (hasKey(user))
            order.push_back(uci::keyIdOf(user.id));
    }
    const nlohmann::json set{{"id", "1"}, {"name", "Standard"}, {"keyOrder", std::move(order)}};
    return {200, nlohmann::json::array({set}).dump(), "application/json"};
}

Reply StarfaceKeys::keys(const Manners &manners) const
{
    std::string out = "[";
    for (const PbxUser &user : m_world.pbx()) {
        if (hasKey(user))
            out += (out.size() > 1 ? "," : "") + keyJson(user, manners);
    }
    return {200, out + ']', "application/json"};
}

Reply StarfaceKeys::edit(const std::string &keyId) const
{
    const PbxUser *user = userOf(keyId);
    return user ? Reply{200, formJson(user), "application/json"}
                : fail(404, "NOT_FOUND", "There is no such key.");
}

Reply StarfaceKeys::create(const Call &call, const Manners &manners)
{
    const auto body = nlohmann::json::parse(call.body, nullptr, false);
    if (!call.header("Content-Type").starts_with("application/json") || !body.is_object())
        return unexpected();
    auto account = manners.takesForms ? accountOfForm(body) : std::nullopt;
    if (!account && accountOfFlatKey(body))
        account = manners.takesForms ? m_world.pbx().front().id : accountOfFlatKey(body);
    PbxUser *user = account ? m_world.pbxById(*account) : nullptr;
    if (!user || user->removed || user->hasKey)
        return unexpected();
    user->hasKey = true;
    Reply reply{201, keyJson(*user, manners), "application/json"};
    reply.written = "{\"key\":true}";
    return reply;
}

Reply StarfaceKeys::remove(const std::string &keyId)
{
    PbxUser *user = userOf(keyId);
    if (!user)
        return fail(404, "NOT_FOUND", "There is no such key.");
    user->hasKey = false;
    Reply reply{204};
    reply.written = "{\"key\":false}";
    return reply;
}

std::string StarfaceKeys::keyJson(const PbxUser &user, const Manners &manners) const
{
    return "{\"id\":\"" + uci::keyIdOf(user.id) + "\",\"functionKeyType\":\"" + std::string(manners.keyType)
        + "\",\"accountId\":\"" + std::to_string(m_world.pbx().front().id) + "\",\"position\":"
        + std::to_string(positionOf(user)) + ",\"blfAccountId\":" + std::to_string(user.id)
        + ",\"blfDisplayInformation\":" + text::jsonString(user.name() + " (" + user.number + ")")
        + ",\"name\":" + text::jsonString(user.name()) + ",\"number\":" + text::jsonString(user.number) + '}';
}

/// What a key can be made for, or changed to: whoever has a key is not offered a second time.
std::string StarfaceKeys::formJson(const PbxUser *chosen) const
{
    nlohmann::json accounts = nlohmann::json::array();
    for (const PbxUser &user : m_world.pbx()) {
        if (!user.removed && !user.hasKey && !user.technical)
            accounts.push_back({{"accountId", user.id}, {"displayInformation", user.name()},
                {"primaryInternalPhoneNumber", user.number}, {"type", "USER"}});
    }
    const nlohmann::json form{{"availableAccounts", std::move(accounts)},
        {"blfAccountId", chosen ? nlohmann::json(chosen->id) : nlohmann::json()},
        {"blfDisplayInformation", chosen ? chosen->name() : std::string()},
        {"name", chosen ? chosen->name() : std::string()},
        {"number", chosen ? chosen->number : std::string()}};
    return nlohmann::json{{FormName, form}}.dump();
}

PbxUser *StarfaceKeys::userOf(const std::string &keyId) const
{
    int id = 0;
    if (keyId.starts_with("fk-"))
        std::from_chars(keyId.data() + 3, keyId.data() + keyId.size(), id);
    PbxUser *user = m_world.pbxById(id);
    return user && hasKey(*user) && uci::keyIdOf(id) == keyId ? user : nullptr;
}

int StarfaceKeys::positionOf(const PbxUser &user) const
{
    int position = 0;
    for (const PbxUser &other : m_world.pbx()) {
        if (&other == &user)
            break;
        position += hasKey(other) ? 1 : 0;
    }
    return position;
}

} // namespace pb::simulator
