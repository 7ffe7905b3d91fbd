// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphdecoder.h"

#include "core/outsidejson.h"
#include "http/statuserror.h"

#include <QJsonArray>
#include <QJsonObject>

namespace pb::graph {

using namespace Qt::StringLiterals;
using core::Error;
using core::ErrorKind;
using core::failure;
using core::Result;

namespace {

constexpr qsizetype longestDetail = 300;

Result<QJsonObject> object(const QByteArray &body, const QString &what)
{
    const auto document = core::parseJson(body, what);
    if (!document)
        return failure(document.error());
    if (!document->isObject())
        return failure(ErrorKind::Protocol, what % u": not a JSON object"_s);
    return document->object();
}

Result<QJsonArray> valueOf(const QByteArray &body, const QString &what)
{
    auto root = object(body, what);
    if (!root)
        return failure(std::move(root.error()));
    const auto value = root->value("value"_L1);
    if (!value.isArray())
        return failure(ErrorKind::Protocol, what % u": \"value\" is not a list"_s);
    return value.toArray();
}

/// "SMTP:" marks the first of them, "smtp:" the others; what else is there (X500, SIP, …) is no mail.
QStringList smtpAddresses(const QJsonValue &value)
{
    constexpr auto prefix = "smtp:"_L1;
    QStringList addresses;
    const auto entries = value.toArray();
    for (const auto &entry : entries) {
        const QString text = entry.toString().trimmed();
        if (text.startsWith(prefix, Qt::CaseInsensitive) && text.size() > prefix.size())
            addresses << text.sliced(prefix.size());
    }
    return addresses;
}

Result<User> user(const QJsonObject &members)
{
    User user;
    user.id = members.value("id"_L1).toString();
    if (user.id.isEmpty())
        return failure(ErrorKind::Protocol, u"users: an entry without an id"_s);
    user.displayName = members.value("displayName"_L1).toString();
    user.mail = members.value("mail"_L1).toString();
    user.userPrincipalName = members.value("userPrincipalName"_L1).toString();
    user.enabled = members.value("accountEnabled"_L1).toBool(true);
    user.smtpAddresses = smtpAddresses(members.value("proxyAddresses"_L1));
    return user;
}

Result<Presence> presence(const QJsonObject &members)
{
    Presence presence;
    presence.id = members.value("id"_L1).toString();
    if (presence.id.isEmpty())
        return failure(ErrorKind::Protocol, u"presence: an entry without an id"_s);
    presence.availability = members.value("availability"_L1).toString();
    presence.activity = members.value("activity"_L1).toString();
    presence.sequenceNumber = members.value("sequenceNumber"_L1).toString();
    return presence;
}

/// R5: an entry that cannot be understood costs that one only.
template<typename T>
Result<QList<T>> understood(
    const QJsonArray &entries, const QString &what, Result<T> (*decode)(const QJsonObject &))
{
    QList<T> list;
    list.reserve(entries.size());
    for (const auto &entry : entries) {
        if (auto decoded = decode(entry.toObject()))
            list << std::move(*decoded);
    }
    if (list.isEmpty() && !entries.isEmpty())
        return failure(ErrorKind::Protocol, what % u": no entry has an id"_s);
    return list;
}

// Graph answers some refusals with a plain 400 and tells the reason only in the code.
ErrorKind kindOfBadRequest(const QString &code)
{
    const auto is = [&code](QLatin1StringView name) { return code.compare(name, Qt::CaseInsensitive) == 0; };
    if (is("TooManyRequests"_L1))
        return ErrorKind::Throttled;
    if (is("InvalidAuthenticationToken"_L1))
        return ErrorKind::Unauthorized;
    if (is("Authorization_RequestDenied"_L1))
        return ErrorKind::Forbidden;
    if (is("Request_ResourceNotFound"_L1))
        return ErrorKind::NotFound;
    return ErrorKind::InvalidInput;
}

void addErrorBody(Error &error, const QJsonObject &body)
{
    const auto members = body.value("error"_L1).toObject();
    error.code = members.value("code"_L1).toString();
    error.detail = members.value("message"_L1).toString().left(longestDetail);
    for (const auto name : {"innerError"_L1, "innererror"_L1}) {
        const auto id = members.value(name).toObject().value("request-id"_L1).toString();
        if (!id.isEmpty())
            error.requestId = id;
    }
    if (error.httpStatus == 400)
        error.kind = kindOfBadRequest(error.code);
}

QByteArray headerOf(const QJsonObject &headers, QLatin1StringView name)
{
    for (auto it = headers.begin(); it != headers.end(); ++it) {
        if (it.key().compare(name, Qt::CaseInsensitive) == 0)
            return it->isDouble() ? QByteArray::number(it->toInt()) : it->toString().toLatin1();
    }
    return {};
}

BatchItem batchItem(const QJsonObject &members)
{
    BatchItem item;
    item.status = members.value("status"_L1).toInt();
    if (item.status >= 200 && item.status <= 299)
        return item;
    const auto headers = members.value("headers"_L1).toObject();
    Error error = http::errorFromStatus(item.status, headerOf(headers, "Retry-After"_L1));
    error.requestId = QString::fromLatin1(headerOf(headers, "request-id"_L1));
    addErrorBody(error, members.value("body"_L1).toObject());
    if (item.status < 100 && error.detail.isEmpty())
        error.detail = u"batch: an item without a status"_s;
    item.error = std::move(error);
    return item;
}

} // namespace

Result<UsersPage> decodeUsersPage(const QByteArray &body)
{
    const auto root = object(body, u"users"_s);
    if (!root)
        return failure(root.error());
    const auto value = root->value("value"_L1);
    if (!value.isArray())
        return failure(ErrorKind::Protocol, u"users: \"value\" is not a list"_s);

    UsersPage page;
    auto users = understood<User>(value.toArray(), u"users"_s, user);
    if (!users)
        return failure(std::move(users.error()));
    page.users = std::move(*users);
    const auto next = root->value("@odata.nextLink"_L1);
    if (!next.isUndefined() && !next.isNull()) {
        page.next = QUrl::fromEncoded(next.toString().toUtf8(), QUrl::StrictMode);
        if (page.next.isEmpty() || !page.next.isValid())
            return failure(ErrorKind::Protocol, u"users: the link to the next page is not a URL"_s);
    }
    return page;
}

Result<QList<Presence>> decodePresences(const QByteArray &body)
{
    const auto entries = valueOf(body, u"presences"_s);
    if (!entries)
        return failure(entries.error());
    return understood<Presence>(*entries, u"presences"_s, presence);
}

Result<Presence> decodePresence(const QByteArray &body)
{
    const auto root = object(body, u"presence"_s);
    return root ? presence(*root) : failure(root.error());
}

Result<Organization> decodeOrganization(const QByteArray &body)
{
    const auto entries = valueOf(body, u"organization"_s);
    if (!entries)
        return failure(entries.error());
    const auto first = entries->isEmpty() ? QJsonObject() : entries->first().toObject();
    Organization organization{first.value("id"_L1).toString(), first.value("displayName"_L1).toString()};
    if (organization.id.isEmpty())
        return failure(ErrorKind::Protocol, u"organization: no entry with an id"_s);
    return organization;
}

Result<QHash<QString, BatchItem>> decodeBatch(const QByteArray &body)
{
    const auto root = object(body, u"batch"_s);
    if (!root)
        return failure(root.error());
    const auto responses = root->value("responses"_L1);
    if (!responses.isArray())
        return failure(ErrorKind::Protocol, u"batch: \"responses\" is not a list"_s);
    QHash<QString, BatchItem> items;
    const auto entries = responses.toArray();
    for (const auto &entry : entries) {
        const auto members = entry.toObject();
        const auto id = members.value("id"_L1).toString();
        if (!id.isEmpty() && !items.contains(id))
            items.insert(id, batchItem(members));
    }
    return items;
}

Error decodeError(const http::Response &response)
{
    Error error = http::errorFromStatus(response);
    error.requestId = QString::fromLatin1(response.header("request-id"));
    addErrorBody(error, core::objectIn(response.body));
    return error;
}

} // namespace pb::graph
