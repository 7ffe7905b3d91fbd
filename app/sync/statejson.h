// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "presence/claims.h"

#include <QByteArray>

namespace pb::sync {

/// What of a user's state must survive a crash, as JSON for the journal. Its times are the wall clock's.
QByteArray toJournalJson(const presence::UserState &state, const core::Clock &clock);
/// The same in steady time; what lies far ahead is brought near. Storage error where the text is not what
/// toJournalJson() writes.
core::Result<presence::UserState> fromJournalJson(const QByteArray &json, const core::Clock &clock);

} // namespace pb::sync
