// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "sync/journal.h"

#include <memory>

namespace pb::sync {

/// The durable record of what we changed: SQLite, one transaction per store(), on disk when it returns, and
/// in the file itself: whoever loses the -wal beside it loses nothing. Every row carries a checksum; one that
/// does not fit is set aside and told by damage(). Held exclusively, so that two programs never work on the
/// same claims. Its times are the wall clock's, those of the entries steady. Blocks for a disk write; one
/// thread.
class ClaimJournal final : public Journal {
public:
    /// Opens or creates the file. Storage error where it is not ours, locked or cannot be created. `clock`
    /// must outlive the journal.
    static core::Result<std::unique_ptr<ClaimJournal>> open(const QString &file, const core::Clock &clock);
    ~ClaimJournal() override;

    core::Result<QList<JournalEntry>> load() override;
    JournalDamage damage() const override;
    core::Done store(const QList<JournalEntry> &entries) override;

    QString file() const;

private:
    class Private;
    explicit ClaimJournal(std::unique_ptr<Private> data);
    std::unique_ptr<Private> d;
};

} // namespace pb::sync
