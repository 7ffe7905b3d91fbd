// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/keywrites.h"

#include "core/outsidejson.h"
#include "starface/restcall.h"
#include "starface/restdecoder.h"
#include "starface/ucinames.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pb::starface {

using namespace Qt::StringLiterals;
using core::failure;

namespace {

constexpr auto editedMember = "editFunctionKeyBusyLampField"_L1;

QString pathOf(const QString &set, const QString &keyId = {})
{
    const QString path = u"/functionkeysets/"_s + QString::fromLatin1(QUrl::toPercentEncoding(set));
    return keyId.isEmpty() ? path : path + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(keyId));
}

} // namespace

QByteArray encodeNewKey(const NewKey &key, KeyForm form)
{
    QJsonObject members{{u"name"_s, key.name}, {u"blfAccountId"_s, key.accountId}};
    if (form == KeyForm::Edited) {
        members.insert(u"blfDisplayInformation"_s, key.name);
        members.insert(u"number"_s, key.number);
        members = {{QString(editedMember), members}};
    } else {
        members.insert(u"functionKeyType"_s, QString(ucinames::busyLampField));
        members.insert(u"accountId"_s, QString::number(key.ownAccountId));
        members.insert(u"position"_s, key.position);
    }
    return QJsonDocument(members).toJson(QJsonDocument::Compact);
}

CreatedKey decodeCreatedKey(const QByteArray &body)
{
    const QJsonObject members = core::objectIn(body);
    return {members.value("id"_L1).toVariant().toString(), members.value("blfAccountId"_L1).toInt()};
}

core::Result<QList<KeyAccount>> decodeKeyAccounts(const QByteArray &body)
{
    const auto document = core::parseJson(body, u"functionkeysets/edit/defaults"_s);
    if (!document)
        return failure(document.error());
    QList<KeyAccount> accounts;
    const QJsonArray entries =
        document->object().value(editedMember).toObject().value("availableAccounts"_L1).toArray();
    for (const auto &entry : entries) {
        const QJsonObject members = entry.toObject();
        if (const int id = members.value("accountId"_L1).toInt(); id > 0)
            accounts << KeyAccount{id, members.value("primaryInternalPhoneNumber"_L1).toString()};
    }
    return accounts;
}

core::Job<CreatedKey> *createKey(http::HttpClient &http, RestSession &session, const QUrl &root,
    const QString &set, const NewKey &key, KeyForm form, QObject *parent)
{
    auto request = restRequest("POST", root, pathOf(set));
    request.body = encodeNewKey(key, form);
    request.repeat = http::Repeat::WhenRefused;
    auto *promise = new core::PromiseJob<CreatedKey>(parent);
    auto *call = new RestCall(http, session, std::move(request), promise);
    call->then(promise, [promise](const core::Result<http::Response> &response) {
        if (!response)
            return promise->resolve(failure(response.error()));
        // 201 is published
        if (response->status == 201 || response->status == 200)
            return promise->resolve(decodeCreatedKey(response->body));
        promise->resolve(failure(decodeRestError(*response)));
    });
    return promise;
}

core::Job<void> *removeKey(http::HttpClient &http, RestSession &session, const QUrl &root, const QString &set,
    const QString &keyId, QObject *parent)
{
    auto request = restRequest("DELETE", root, pathOf(set, keyId));
    request.repeat = http::Repeat::WhenRefused;
    auto *promise = new core::PromiseJob<void>(parent);
    auto *call = new RestCall(http, session, std::move(request), promise);
    call->then(promise, [promise](const core::Result<http::Response> &response) {
        if (!response)
            return promise->resolve(failure(response.error()));
        // 204 is published
        const bool isGone = response->status == 204 || response->status == 200 || response->status == 404;
        promise->resolve(isGone ? core::Done() : failure(decodeRestError(*response)));
    });
    return promise;
}

} // namespace pb::starface
