// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphclient.h"

#include "graph/graphdecoder.h"
#include "graph/graphencoder.h"
#include "graph/listusersjob.h"
#include "graph/presencesjob.h"

namespace pb::graph {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::failure;
using core::Result;

namespace {

QUrl versioned(const QUrl &base)
{
    QUrl root = base.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    QString path = root.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    root.setPath(path % u"/v1.0"_s);
    return root;
}

http::Request get(const QUrl &url)
{
    http::Request request;
    request.url = url;
    request.repeat = http::Repeat::Always;
    return request;
}

} // namespace

GraphClient::GraphClient(http::HttpClient &http, const QUrl &base, http::Authorizer &application,
    http::Authorizer &directory, QObject *parent)
    : QObject(parent)
    , m_application{http, application, versioned(base)}
    , m_directory{http, directory, versioned(base)}
{
}

core::Job<QList<User>> *GraphClient::listUsers()
{
    return new ListUsersJob(m_directory, this);
}

core::Job<Organization> *GraphClient::organization()
{
    const auto decode = [](const Result<http::Response> &response) {
        return response ? decodeOrganization(response->body) : failure(response.error());
    };
    const auto url = m_application.url(u"/organization?$select=id,displayName"_s);
    return new DecodedCall<Organization>(m_application, get(url), decode, this);
}

core::Job<Presence> *GraphClient::presence(const QString &userId)
{
    if (userId.isEmpty())
        return new core::PromiseJob<Presence>(this, failure(ErrorKind::InvalidInput, u"no user id"_s));
    const auto decode = [](const Result<http::Response> &response) {
        return response ? decodePresence(response->body) : failure(response.error());
    };
    const auto url = m_application.url(u"/users/"_s % pathPart(userId) % u"/presence"_s);
    return new DecodedCall<Presence>(m_application, get(url), decode, this);
}

core::Job<PresenceBatch> *GraphClient::presences(const QStringList &userIds)
{
    return new PresencesJob(m_application, userIds, this);
}

core::Job<Written> *GraphClient::setPresence(const QString &userId, const QString &sessionId,
    const QString &availability, const QString &activity, std::chrono::minutes expiration)
{
    const PresenceWrite write{
        PresenceWrite::Verb::Set, userId, sessionId, availability, activity, expiration};
    return writePresence(m_application, write, this);
}

core::Job<Written> *GraphClient::clearPresence(const QString &userId, const QString &sessionId)
{
    PresenceWrite write;
    write.verb = PresenceWrite::Verb::Clear;
    write.userId = userId;
    write.sessionId = sessionId;
    return writePresence(m_application, write, this);
}

core::Job<WriteResults> *GraphClient::writePresences(const QList<PresenceWrite> &writes)
{
    return new WritePresencesJob(m_application, writes, this);
}

} // namespace pb::graph
