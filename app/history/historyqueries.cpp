// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historydatabase_p.h"
#include "history/timelinebuilder.h"

#include <algorithm>

/// What is asked of the history.
namespace pb::history {

namespace {

/// Up to so many users the rows are found user by user and then put in order; above, they are met often
/// enough on the way from the newest row back.
constexpr int fewUsers = 50;

struct Condition {
    QStringList terms;
    QVariantList values;

    void add(const QString &term, const QVariantList &more = {})
    {
        terms << term;
        values << more;
    }
    QString text() const
    {
        return terms.isEmpty() ? QStringLiteral("1") : terms.join(QLatin1String(" AND "));
    }
};

QString groupTerm(Group group)
{
    switch (group) {
    case Group::Statuses:
        return QStringLiteral("(e.kind = 0 AND e.what & 1)");
    case Group::Decisions:
        return QStringLiteral("(e.kind = 0 AND e.what & 6)");
    case Group::Writes:
        return QStringLiteral("e.kind = 1");
    case Group::Connections:
        return QStringLiteral("(e.kind >= 2 AND e.kind = 2)");
    case Group::Program:
        break;
    }
    return QStringLiteral("(e.kind >= 2 AND e.kind >= 3)");
}

void addGroups(Condition &condition, Groups groups)
{
    if (!groups) {
        // how things stood when recording began is for the picture, it is nothing that happened
        condition.add(QStringLiteral("(e.kind <> 0 OR e.what <> 0)"));
        return;
    }
    QStringList terms;
    for (const Group group : allGroups) {
        if (groups.testFlag(group))
            terms << groupTerm(group);
    }
    condition.add(QLatin1Char('(') + terms.join(QLatin1String(" OR ")) + QLatin1Char(')'));
    // said again for the index on what is rare, which asks for exactly this
    if (!(groups & (Group::Statuses | Group::Decisions | Group::Writes)))
        condition.add(QStringLiteral("e.kind >= 2"));
}

void addTimes(Condition &condition, const ActivityFilter &filter)
{
    if (filter.from)
        condition.add(QStringLiteral("e.at >= ?"), {toMs(*filter.from)});
    if (filter.to)
        condition.add(QStringLiteral("e.at < ?"), {toMs(*filter.to)});
}

QString eventsLeftJoined(const QString &condition)
{
    return QStringLiteral("SELECT ") + eventColumns()
        + QStringLiteral(" FROM events e LEFT JOIN users u ON u.id = e.user WHERE ") + condition;
}

/// Whether every word stands somewhere in what a user is called. Not by SQLite, whose LIKE knows no umlauts.
bool isMeant(const QSqlQuery &user, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&user](const QString &word) {
        return user.value(1).toString().contains(word, Qt::CaseInsensitive)
            || user.value(2).toString().contains(word, Qt::CaseInsensitive)
            || user.value(3).toString().contains(word, Qt::CaseInsensitive);
    });
}

void addUsers(Condition &condition, const QVariantList &ids)
{
    QStringList numbers;
    numbers.reserve(ids.size());
    for (const QVariant &id : ids)
        numbers << QString::number(id.toLongLong());
    // a plus before the column keeps the index out of it
    const bool few = ids.size() <= fewUsers;
    condition.add((few ? QStringLiteral("e.user IN (") : QStringLiteral("+e.user IN (")) // numbers only
        + numbers.join(QLatin1Char(',')) + QLatin1Char(')'));
}

} // namespace

core::Result<Event> HistoryDatabase::Private::eventFrom(const QSqlQuery &row)
{
    Event event;
    event.id = row.value(0).toLongLong();
    event.at = fromMs(row.value(1).toLongLong());
    Record record{row.value(2).toInt(), row.value(3).toInt(), row.value(4).toLongLong(),
        row.value(5).toLongLong(), row.value(6).toLongLong(), {}, row.value(8).toString()};
    if (!row.isNull(7)) {
        const auto raw = word(row.value(7).toLongLong());
        if (!raw)
            return core::failure(raw.error());
        record.raw = *raw;
    }
    const auto payload = decode(record);
    if (!payload) {
        core::Error damaged;
        damaged.kind = core::ErrorKind::Storage;
        damaged.code = codeDamaged;
        damaged.detail = QStringLiteral("event %1 of the history cannot be read").arg(event.id);
        return core::failure(damaged);
    }
    event.payload = *payload;
    event.key = row.value(9).toString();
    event.name = row.value(10).toString();
    return event;
}

core::Result<std::optional<QVariantList>> HistoryDatabase::Private::usersMeant(const QString &text)
{
    const QStringList sought = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (sought.isEmpty())
        return std::optional<QVariantList>();
    auto query = ask(QStringLiteral("SELECT id, key, name, email FROM users"), {});
    if (!query)
        return core::failure(query.error());
    QVariantList ids;
    while (query->next()) {
        if (isMeant(*query, sought))
            ids << query->value(0);
    }
    return std::optional(ids);
}

core::Result<Timeline> HistoryDatabase::timeline(const QString &key, const Interval &interval, Wall now)
{
    const auto user = d->knownUser(key);
    if (!user)
        return core::failure(user.error());
    auto found = d->ask(QStringLiteral("SELECT id, began_at, alive_at FROM sessions"
                                       " WHERE began_at < ? AND (alive_at >= ? OR id = ?) ORDER BY id"),
        {toMs(interval.to), toMs(interval.from), d->session});
    if (!found)
        return core::failure(found.error());
    QList<RecordedSession> sessions;
    QHash<qint64, qsizetype> places;
    while (found->next()) {
        const qint64 id = found->value(0).toLongLong();
        const Wall alive = fromMs(found->value(2).toLongLong());
        places.insert(id, sessions.size());
        sessions.append(
            {fromMs(found->value(1).toLongLong()), id == d->session ? std::max(alive, now) : alive, {}});
    }
    // how things stood, then what happened; of the mode as well
    const QString before = QStringLiteral("SELECT id FROM (SELECT id FROM events WHERE user = ? AND at <= ?"
                                          " AND kind IN (0, 5) ORDER BY at DESC, id DESC LIMIT 1)"
                                          " UNION ALL SELECT id FROM (SELECT id FROM events"
                                          " WHERE kind >= 2 AND kind = 3 AND at <= ? ORDER BY at DESC,"
                                          " id DESC LIMIT 1)");
    const qint64 from = toMs(interval.from);
    const qint64 to = toMs(interval.to);
    auto rows = d->ask(eventsLeftJoined(QStringLiteral("e.id IN (") + before
                           + QStringLiteral(" UNION ALL SELECT id FROM events WHERE user = ? AND at > ? AND"
                                            " at < ? UNION ALL SELECT id FROM events WHERE kind >= 2 AND"
                                            " kind = 3 AND at > ? AND at < ?) ORDER BY e.id")),
        {*user, from, from, *user, from, to, from, to});
    if (!rows)
        return core::failure(rows.error());
    while (rows->next()) {
        const auto event = d->eventFrom(*rows);
        if (!event)
            return core::failure(event.error());
        const auto place = places.constFind(rows->value(11).toLongLong());
        if (place != places.constEnd())
            sessions[*place].events.append(*event);
    }
    if (rows->lastError().isValid())
        return core::failure(d->error(rows->lastError()));
    return buildTimeline(key, interval, sessions);
}

core::Result<ActivityPage> HistoryDatabase::activity(
    const ActivityFilter &filter, const std::optional<Place> &after, int count)
{
    const auto users = d->usersMeant(filter.user);
    if (!users)
        return core::failure(users.error());
    Condition condition;
    addGroups(condition, filter.groups);
    addTimes(condition, filter);
    if (filter.onlyProblems)
        condition.add(QStringLiteral("e.problem = 1"));
    if (after)
        condition.add(QStringLiteral("(e.at, e.id) < (?, ?)"), {toMs(after->at), after->id});
    if (*users)
        addUsers(condition, **users);
    condition.values << count + 1;
    auto rows =
        d->ask(eventsLeftJoined(condition.text() + QStringLiteral(" ORDER BY e.at DESC, e.id DESC LIMIT ?")),
            condition.values);
    if (!rows)
        return core::failure(rows.error());
    ActivityPage page;
    while (rows->next()) {
        if (page.events.size() == count) {
            page.more = true;
            break;
        }
        const auto event = d->eventFrom(*rows);
        if (!event)
            return core::failure(event.error());
        page.events.append(*event);
    }
    if (!page.more && rows->lastError().isValid())
        return core::failure(d->error(rows->lastError()));
    return page;
}

core::Result<ActivityCounts> HistoryDatabase::counts(const ActivityFilter &filter)
{
    const auto users = d->usersMeant(filter.user);
    if (!users)
        return core::failure(users.error());
    const auto count = [&](Groups groups, bool problems) -> core::Result<qint64> {
        Condition condition;
        addGroups(condition, groups);
        addTimes(condition, filter);
        if (problems)
            condition.add(QStringLiteral("e.problem = 1"));
        if (*users)
            addUsers(condition, **users);
        return d->number(QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM events e WHERE ")
                + condition.text() + QStringLiteral(" LIMIT %1)").arg(ActivityCounts::limit),
            condition.values);
    };
    ActivityCounts counts;
    for (std::size_t i = 0; i < allGroups.size(); ++i) {
        const auto found = count(allGroups[i], filter.onlyProblems);
        if (!found)
            return core::failure(found.error());
        counts.perGroup[i] = static_cast<int>(*found);
    }
    const auto problems = count(filter.groups, true);
    if (!problems)
        return core::failure(problems.error());
    counts.problems = static_cast<int>(*problems);
    return counts;
}

} // namespace pb::history
