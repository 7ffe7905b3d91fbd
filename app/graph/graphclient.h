// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/authorizedcall.h"
#include "graph/graphtypes.h"
#include "graph/writepresencesjob.h"

#include <QObject>
#include <QStringList>

namespace pb::graph {

/// Typed calls to Microsoft Graph v1.0, one job per verb. Reads are repeated, writes only where Graph surely
/// did not act; a 401 is tried once with a fresh token. Jobs are children of the client. Lives on one thread.
class GraphClient final : public QObject {
    Q_OBJECT
public:
    /// `base` is the service without a version, e.g. https://graph.microsoft.com. `application` reads and
    /// writes presences and reads the organization, `directory` lists users; they may be the same.
    GraphClient(http::HttpClient &http, const QUrl &base, http::Authorizer &application,
        http::Authorizer &directory, QObject *parent = nullptr);

    core::Job<QList<User>> *listUsers();
    core::Job<Organization> *organization();

    core::Job<Presence> *presence(const QString &userId);
    /// In requests of 650; see PresenceBatch for what part of them worked.
    core::Job<PresenceBatch> *presences(const QStringList &userIds);

    core::Job<Written> *setPresence(const QString &userId, const QString &sessionId,
        const QString &availability, const QString &activity, std::chrono::minutes expiration);
    core::Job<Written> *clearPresence(const QString &userId, const QString &sessionId);
    /// One result for each write, in their order; at most one write per user.
    core::Job<WriteResults> *writePresences(const QList<PresenceWrite> &writes);

private:
    Endpoint m_application;
    Endpoint m_directory;
};

} // namespace pb::graph
