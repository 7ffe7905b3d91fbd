// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historydatabase_p.h"

#include <algorithm>

/// What is removed from the history, and when.
namespace pb::history {

namespace {

/// Making room for this share more at once, so that it is not done at every batch.
constexpr double roomShare = 0.1;
constexpr int roomAttempts = 8;

} // namespace

core::Done HistoryDatabase::Private::dropUsersWithoutEvents()
{
    userIds.clear();
    storedNames.clear();
    return run(
        QStringLiteral("DELETE FROM users WHERE NOT EXISTS (SELECT 1 FROM events WHERE user = users.id)"));
}

core::Done HistoryDatabase::Private::removeBefore(Wall cutoff, bool keepStates)
{
    const QVariant at = toMs(cutoff);
    if (keepStates) {
        // the state in which each user was at the cutoff, in a session that was still alive then
        const auto kept =
            run(QStringLiteral("UPDATE events SET at = ?, what = 0, problem = 0 WHERE kind = 0 AND id IN"
                               " (SELECT (SELECT e.id FROM events e WHERE e.user = u.id AND e.at < ?"
                               " AND (e.kind = 0 OR (e.kind = %1 AND (e.a & 15) = %2))"
                               " ORDER BY e.at DESC, e.id DESC LIMIT 1) FROM users u)"
                               " AND session IN (SELECT id FROM sessions WHERE alive_at >= ?)")
                    .arg(static_cast<int>(Kind::Directory))
                    .arg(static_cast<int>(Directory::What::Left)),
                {at, at, at});
        if (!kept)
            return kept;
    }
    if (const auto done = run(QStringLiteral("DELETE FROM events WHERE at < ?"), {at}); !done)
        return done;
    if (const auto done =
            run(QStringLiteral("DELETE FROM sessions WHERE alive_at < ? AND id <> ?"), {at, session});
        !done)
        return done;
    return dropUsersWithoutEvents();
}

core::Done HistoryDatabase::Private::shrink()
{
    // gives back one page for each row of its answer
    auto vacuum = ask(QStringLiteral("PRAGMA incremental_vacuum"), {});
    if (!vacuum)
        return core::failure(vacuum.error());
    while (vacuum->next()) { }
    vacuum->finish();
    // the log of changes still holds what was removed
    return run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
}

core::Done HistoryDatabase::prune(Wall cutoff, Wall now)
{
    const auto old = d->number(QStringLiteral("SELECT EXISTS (SELECT 1 FROM events WHERE at < ?)"
                                              " OR EXISTS (SELECT 1 FROM sessions WHERE alive_at < ?)"),
        {toMs(cutoff), toMs(cutoff)});
    if (!old)
        return core::failure(old.error());
    if (*old == 0 && d->lastAt <= toMs(now))
        return {};
    if (const auto begun = d->begin(); !begun)
        return begun;
    core::Done done = d->nothingLaterThan(now);
    if (done)
        done = d->removeBefore(cutoff, true);
    if (done = d->end(done); !done)
        return done;
    return d->shrink();
}

core::Result<qint64> HistoryDatabase::usedBytes()
{
    const auto pages = d->number(QStringLiteral("PRAGMA page_count"));
    const auto free = d->number(QStringLiteral("PRAGMA freelist_count"));
    const auto size = d->number(QStringLiteral("PRAGMA page_size"));
    for (const auto *asked : {&pages, &free, &size}) {
        if (!*asked)
            return core::failure(asked->error());
    }
    return (*pages - *free) * *size;
}

core::Done HistoryDatabase::limit(qint64 bytes)
{
    bool removed = false;
    for (int attempt = 0; attempt < roomAttempts; ++attempt) {
        const auto used = usedBytes();
        if (!used)
            return core::failure(used.error());
        const auto wanted = static_cast<double>(bytes) * (removed ? 1 - roomShare : 1.0);
        if (static_cast<double>(*used) <= wanted)
            break;
        const double share = 1 - static_cast<double>(bytes) * (1 - roomShare) / static_cast<double>(*used);
        // ids ascend with the time, so the share of the ids is the share of the rows, nearly
        const auto at = d->number(
            QStringLiteral("SELECT at FROM events WHERE id >= (SELECT min(id) + (max(id) - min(id)) * ?"
                           " FROM events) ORDER BY id LIMIT 1"),
            {share});
        if (!at)
            return core::failure(at.error());
        if (*at == 0)
            break; // nothing is left to remove
        if (const auto begun = d->begin(); !begun)
            return begun;
        // how things stood is kept at first; where that alone takes too much, it goes as well
        const bool keepStates = attempt < roomAttempts / 2;
        if (const auto done = d->end(d->removeBefore(fromMs(*at + 1), keepStates)); !done)
            return done;
        removed = true;
    }
    return removed ? d->shrink() : core::Done();
}

core::Done HistoryDatabase::removeUser(const QString &key)
{
    const auto id = d->knownUser(key);
    if (!id)
        return core::failure(id.error());
    if (*id == 0)
        return {};
    if (const auto begun = d->begin(); !begun)
        return begun;
    const std::pair<QString, QVariantList> statements[] = {
        {QStringLiteral("DELETE FROM events WHERE user = ?"), {*id}},
        {QStringLiteral("DELETE FROM users WHERE id = ?"), {*id}},
        {QStringLiteral("DELETE FROM words WHERE id NOT IN (SELECT raw FROM events WHERE raw IS NOT NULL)"),
            {}}};
    core::Done done;
    for (const auto &[statement, values] : statements) {
        if (done)
            done = d->run(statement, values);
    }
    if (done = d->end(done); !done)
        return done;
    d->forgetIds();
    // overwriting reaches what was deleted, not the copies that rows leave behind when pages are rearranged
    if (const auto written = d->run(QStringLiteral("VACUUM")); !written)
        return written;
    return d->run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
}

} // namespace pb::history
