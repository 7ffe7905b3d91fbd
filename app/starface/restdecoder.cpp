// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/restdecoder.h"

#include "http/statuserror.h"

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
    QJsonParseError problem;
    auto document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError)
        return failure(ErrorKind::Protocol, what % u": not JSON: "_s % problem.errorString());
    return document;
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
    const auto members = QJsonDocument::fromJson(response.body).object();
    error.code = members.value("code"_L1).toVariant().toString();
    error.detail = members.value("message"_L1).toString().left(longestDetail);
    return error;
}

} // namespace pb::starface
