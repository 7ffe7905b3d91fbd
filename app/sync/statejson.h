// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "presence/claims.h"

#include <QByteArray>

namespace pb::sync {

/// What of a user's state must survive a crash, as JSON for the journal. Times are UTC milliseconds.
QByteArray toJournalJson(const presence::UserState &state);
/// Protocol error where the text is not what toJournalJson() writes.
core::Result<presence::UserState> fromJournalJson(const QByteArray &json);

} // namespace pb::sync
