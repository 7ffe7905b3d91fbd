// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/claimjournal.h"

#include <QDir>
#include <QFile>

namespace pb::test {

inline bool writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(text) == text.size();
}

/// A journal in which these states of users stand.
inline bool writeJournal(const QString &path, const QList<presence::UserState> &states)
{
    const core::SystemClock clock;
    auto journal = sync::ClaimJournal::open(path, clock);
    QList<sync::JournalEntry> entries;
    for (const presence::UserState &state : states) {
        const QString name = QString::number(entries.size());
        entries.append({name, name, name, state});
    }
    return journal && (*journal)->store(entries);
}

inline presence::UserState dndHeld()
{
    presence::UserState state;
    state.dnd = {presence::ClaimPhase::Held, presence::TeamsStatus::InCall,
        presence::Time{std::chrono::hours{490'000}}, true};
    return state;
}

} // namespace pb::test
