// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/restclient.h"

#include "starface/restdecoder.h"

namespace pb::starface {

using namespace Qt::StringLiterals;
using core::failure;

namespace {

QUrl restRoot(const QUrl &base)
{
    QUrl root = base.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    QString path = root.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    root.setPath(path % u"/rest"_s);
    return root;
}

} // namespace

RestClient::RestClient(
    http::HttpClient &http, core::Clock &clock, const QUrl &base, const Credentials &account, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_root(restRoot(base))
    , m_session(http, clock, m_root, account)
{
}

core::Job<QList<User>> *RestClient::users()
{
    return new RestRead<QList<User>>(m_http, m_session, m_root, u"/users"_s, &decodeUsers, largestList, this);
}

core::Job<QList<Account>> *RestClient::accounts()
{
    return new RestRead<QList<Account>>(
        m_http, m_session, m_root, u"/accounts"_s, &decodeAccounts, largestList, this);
}

core::Job<QStringList> *RestClient::functionKeySets()
{
    return new RestRead<QStringList>(
        m_http, m_session, m_root, u"/functionkeysets"_s, &decodeKeySets, largestList, this);
}

core::Job<FunctionKeys> *RestClient::functionKeys(const QString &set)
{
    const QString path = u"/functionkeysets/"_s + QString::fromLatin1(QUrl::toPercentEncoding(set));
    return new RestRead<FunctionKeys>(m_http, m_session, m_root, path, &decodeKeySet, largestList, this);
}

core::Job<QList<KeyAccount>> *RestClient::keyAccounts()
{
    return new RestRead<QList<KeyAccount>>(m_http, m_session, m_root, u"/functionkeysets/edit/defaults"_s,
        &decodeKeyAccounts, largestList, this);
}

core::Job<CreatedKey> *RestClient::createKey(const QString &set, const NewKey &key, KeyForm form)
{
    return starface::createKey(m_http, m_session, m_root, set, key, form, this);
}

core::Job<void> *RestClient::removeKey(const QString &set, const QString &keyId)
{
    return starface::removeKey(m_http, m_session, m_root, set, keyId, this);
}

core::Job<PhoneConfig> *RestClient::doNotDisturb(int userId)
{
    return new RestRead<PhoneConfig>(
        m_http, m_session, m_root, phoneConfigPath(userId), &decodePhoneConfig, largestOfOne, this);
}

core::Job<DndWritten> *RestClient::setDoNotDisturb(
    int userId, bool on, BeforeWrite beforeWrite, WhenAlreadySo whenAlreadySo)
{
    return new DndWriteJob(
        m_http, m_session, m_root, userId, on, std::move(beforeWrite), whenAlreadySo, this);
}

core::Job<void> *RestClient::logout()
{
    const core::Secret token = m_session.takeToken();
    if (token.isEmpty())
        return new core::PromiseJob<void>(this, core::Done());
    auto request = restRequest("DELETE", m_root, u"/login"_s);
    request.headers << qMakePair(QByteArrayLiteral("authToken"), token.reveal());
    request.repeat = http::Repeat::WhenRefused;
    request.totalLimit = request.timeLimit = std::chrono::seconds{5};
    auto *promise = new core::PromiseJob<void>(this);
    m_http.send(request, promise)->then(promise, [promise](const auto &response) {
        if (!response)
            return promise->resolve(failure(response.error()));
        // 401: the PBX has forgotten the session already
        const bool isOver = response->status == 204 || response->status == 200 || response->status == 401;
        promise->resolve(isOver ? core::Done() : failure(decodeRestError(*response)));
    });
    return promise;
}

} // namespace pb::starface
