// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "graph/graphtypes.h"
#include "http/httptypes.h"

#include <QHash>

/// Pure decoding of what Microsoft Graph v1.0 answers. Tolerant of unknown strings, unknown members and
/// missing optional ones; a missing id or a body of another shape is a Protocol error.
namespace pb::graph {

core::Result<UsersPage> decodeUsersPage(const QByteArray &body);
core::Result<QList<Presence>> decodePresences(const QByteArray &body);
core::Result<Presence> decodePresence(const QByteArray &body);
core::Result<Organization> decodeOrganization(const QByteArray &body);

/// One answer within a $batch answer; `error` is empty where the status is 2xx.
struct BatchItem {
    int status = 0;
    std::optional<core::Error> error;
};
/// The items by their id. An item without an id cannot be told whose it is and is left out.
core::Result<QHash<QString, BatchItem>> decodeBatch(const QByteArray &body);

/// The failure that a non-2xx answer tells: kind by status and code, the service's code and request id.
core::Error decodeError(const http::Response &response);

} // namespace pb::graph
