// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/restdecoder.h"

#include "core/outsidejson.h"
#include "http/statuserror.h"
#include "starface/ucidecoder.h"
#include "starface/ucinames.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <optional>

namespace pb::starface {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::failure;
using core::Result;

namespace {

Result<QJsonDocument> parse(const QByteArray &body, const QString &what)
{
    return core::parseJson(body, what);
}

std::optional<int> wholeNumber(const QJsonValue &value)
{
    // toInt() tells no wrong type from its default, so two different defaults are asked
    const int number = value.toInt(-1);
    if (number == -1 && value.toInt(-2) == -2)
        return std::nullopt;
    return number;
}

template<typename T, typename DecodeEntry>
Result<QList<T>> decodeList(const QByteArray &body, const QString &what, DecodeEntry decodeEntry)
{
    const auto document = parse(body, what);
    if (!document)
        return failure(document.error());
    if (!document->isArray())
        return failure(ErrorKind::Protocol, what % u": not a list"_s);
    const auto entries = document->array();
    QList<T> list;
    list.reserve(entries.size());
    for (const auto &entry : entries) {
        // R5: one that cannot be understood costs that one only
        if (const auto decoded = decodeEntry(entry.toObject()))
            list << *decoded;
    }
    if (list.isEmpty() && !entries.isEmpty())
        return failure(ErrorKind::Protocol, what % u": no entry has an id"_s);
    return list;
}

} // namespace

Result<QList<User>> decodeUsers(const QByteArray &body)
{
    return decodeList<User>(body, u"users"_s, [](const QJsonObject &members) -> std::optional<User> {
        const auto id = wholeNumber(members.value("id"_L1));
        if (!id)
            return std::nullopt;
        return User{*id, members.value("login"_L1).toString(), members.value("email"_L1).toString(),
            members.value("firstName"_L1).toString(), members.value("familyName"_L1).toString()};
    });
}

Result<QList<Account>> decodeAccounts(const QByteArray &body)
{
    return decodeList<Account>(body, u"accounts"_s, [](const QJsonObject &members) -> std::optional<Account> {
        const auto id = wholeNumber(members.value("accountId"_L1));
        if (!id)
            return std::nullopt;
        return Account{
            *id, members.value("displayInformation"_L1).toString(), members.value("type"_L1).toString()};
    });
}

namespace {

/// The first of the names that is there and says something.
template<typename Names>
QJsonValue memberOf(const QJsonObject &members, const Names &names)
{
    for (const QLatin1StringView name : names) {
        for (auto member = members.begin(); member != members.end(); ++member) {
            if (ucinames::isSame(member.key(), name) && !member.value().isNull())
                return member.value();
        }
    }
    return {};
}

/// A set may be the list itself, or hold it.
QJsonArray entriesOf(const QJsonDocument &document)
{
    if (document.isArray())
        return document.array();
    const QJsonObject members = document.object();
    for (const auto name : {"functionKeys"_L1, "keys"_L1}) {
        if (members.value(name).isArray())
            return members.value(name).toArray();
    }
    return {};
}

} // namespace

Result<QStringList> decodeKeySets(const QByteArray &body)
{
    return decodeList<QString>(body, u"functionkeysets"_s, [](const QJsonObject &members) {
        const QString id = members.value("id"_L1).toVariant().toString();
        return id.isEmpty() ? std::nullopt : std::optional(id);
    });
}

Result<FunctionKeys> decodeKeySet(const QByteArray &body)
{
    const auto document = parse(body, u"functionkeys"_s);
    if (!document)
        return failure(document.error());
    FunctionKeys keys;
    const QJsonArray entries = entriesOf(*document);
    for (const auto &entry : entries) {
        const QJsonObject members = entry.toObject();
        ++keys.survey.received;
        for (const QString &name : members.keys())
            noteName(keys.survey.members, name);
        const QString type = memberOf(members, ucinames::keyType).toString();
        noteName(keys.survey.types, type);
        const int account = memberOf(members, ucinames::keyAccountId).toVariant().toString().toInt();
        const QString id = memberOf(members, ucinames::keyId).toVariant().toString();
        if (!id.isEmpty())
            keys.ids << id;
        if (!isBusyLampType(type) || account <= 0 || id.isEmpty())
            continue;
        ++keys.survey.recognised;
        keys.states << LineState{
            account, id, memberOf(members, ucinames::keyName).toString(), presence::Line::Unknown, {}};
    }
    return keys;
}

Result<PhoneConfig> decodePhoneConfig(const QByteArray &body)
{
    const auto document = parse(body, u"phoneconfig"_s);
    if (!document)
        return failure(document.error());
    const auto members = document->object();
    const auto doNotDisturb = members.value("doNotDisturb"_L1);
    if (!doNotDisturb.isBool())
        return failure(ErrorKind::Protocol, u"phoneconfig: doNotDisturb is not true or false"_s);
    return PhoneConfig{doNotDisturb.toBool(), members};
}

QByteArray encodePhoneConfig(const PhoneConfig &before, bool doNotDisturb)
{
    QJsonObject members = before.members;
    members.insert("doNotDisturb"_L1, doNotDisturb);
    return QJsonDocument(members).toJson(QJsonDocument::Compact);
}

core::Error decodeRestError(const http::Response &response)
{
    constexpr qsizetype longestDetail = 300;
    core::Error error = http::errorFromStatus(response);
    const auto members = core::objectIn(response.body);
    error.code = members.value("code"_L1).toVariant().toString();
    error.detail = members.value("message"_L1).toString().left(longestDetail);
    return error;
}

} // namespace pb::starface
