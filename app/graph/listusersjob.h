// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/authorizedcall.h"
#include "graph/graphtypes.h"

#include <QSet>

namespace pb::graph {

/// Reads the directory page by page. A link to the next page is followed as it is, but only to where the
/// first page came from: the token must not leave for anywhere else. All users or an Error, never a part of
/// them.
class ListUsersJob final : public core::Job<QList<User>> {
public:
    ListUsersJob(const Endpoint &endpoint, QObject *parent);

private:
    void fetch(const QUrl &url);
    void receive(const core::Result<http::Response> &response);
    void add(const QList<User> &users);

    Endpoint m_endpoint;
    QList<User> m_users;
    qint64 m_bytes = 0;
    core::Duration m_time{};
    QSet<QString> m_ids;
    QSet<QUrl> m_visited;
};

} // namespace pb::graph
