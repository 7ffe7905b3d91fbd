// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "presence/claims.h"
#include "sync/synctypes.h"

#include <QList>
#include <QString>

namespace pb::sync {

/// One user's claims as they are journalled. The ids say where to give back even when the address is gone.
struct JournalEntry {
    QString key;
    QString graphId;
    QString starfaceId;
    presence::UserState state;
};

/// The durable record of what we changed, as the engine needs it.
class Journal {
public:
    virtual ~Journal() = default;

    /// All entries that can be trusted. Storage error where nothing can be read.
    virtual core::Result<QList<JournalEntry>> load() = 0;

    /// What load() found damaged.
    virtual JournalDamage damage() const { return {}; }

    /// All or nothing, and on disk when it returns. An entry in which nothing stands any more is removed.
    virtual core::Done store(const QList<JournalEntry> &entries) = 0;
};

/// True where there is something to give back or to remember after a crash.
bool isWorthKeeping(const presence::UserState &state);
/// True where there is something to give back.
inline bool holdsSomething(const presence::UserState &state)
{
    return state.dnd.exists() || state.teams.exists();
}

} // namespace pb::sync
