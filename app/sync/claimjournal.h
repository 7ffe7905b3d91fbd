// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "presence/claims.h"

#include <QList>
#include <QString>

#include <memory>

namespace pb::sync {

/// One user's claims as they are journalled. The ids say where to give back even when the address is gone.
struct JournalEntry {
    QString key;
    QString graphId;
    QString starfaceId;
    presence::UserState state;
};

/// The durable record of what we changed: SQLite, one transaction per store(), on disk when it returns. Held
/// exclusively, so that two programs never work on the same claims. Blocks for a disk write; one thread.
class ClaimJournal {
public:
    /// Opens or creates the file. Storage error where it is not ours, damaged, locked or not writable.
    static core::Result<std::unique_ptr<ClaimJournal>> open(const QString &file);
    ~ClaimJournal();

    /// All entries. One that cannot be understood is Storage error; nothing is dropped.
    core::Result<QList<JournalEntry>> load();

    /// All or nothing. An entry in which nothing stands any more is removed.
    core::Done store(const QList<JournalEntry> &entries);

    QString file() const;

private:
    class Private;
    explicit ClaimJournal(std::unique_ptr<Private> data);
    std::unique_ptr<Private> d;
};

/// True where there is something to give back or to remember after a crash.
bool isWorthKeeping(const presence::UserState &state);

} // namespace pb::sync
