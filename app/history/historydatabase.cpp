// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ownersfile.h"
#include "history/historydatabase_p.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>

namespace pb::history {

namespace {

constexpr int applicationId = 0x50424831; // "PBH1"
constexpr int schemaVersion = 2; ///< 1 had no identities

// https://www.sqlite.org/rescode.html; the lowest byte is the primary code
constexpr int sqliteBusy = 5;
constexpr int sqliteLocked = 6;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteFull = 13;
constexpr int sqliteNotADatabase = 26;

QLatin1String codeOf(int native)
{
    switch (native & 0xff) {
    case sqliteBusy:
    case sqliteLocked:
        return codeLocked;
    case sqliteCorrupt:
    case sqliteNotADatabase:
        return codeDamaged;
    case sqliteFull:
        return codeFull;
    default:
        return codeUnusable;
    }
}

} // namespace

HistoryDatabase::Private::Private(QString path)
    : file(std::move(path))
    , connection(QUuid::createUuid().toString())
{
}

HistoryDatabase::Private::~Private()
{
    insert.reset();
    database.close();
    database = {};
    QSqlDatabase::removeDatabase(connection);
}

core::Error HistoryDatabase::Private::error(const QSqlError &failure) const
{
    core::Error result;
    result.kind = core::ErrorKind::Storage;
    result.code = codeOf(failure.nativeErrorCode().toInt());
    result.detail = QStringLiteral("cannot use the history %1: %2 (%3)")
                        .arg(file, failure.text().trimmed(), failure.nativeErrorCode());
    return result;
}

core::Result<QSqlQuery> HistoryDatabase::Private::ask(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return core::failure(error(query.lastError()));
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return core::failure(error(query.lastError()));
    return query;
}

core::Done HistoryDatabase::Private::run(const QString &statement, const QVariantList &values)
{
    const auto query = ask(statement, values);
    return query ? core::Done() : core::failure(query.error());
}

core::Result<qint64> HistoryDatabase::Private::number(const QString &statement, const QVariantList &values)
{
    auto query = ask(statement, values);
    if (!query)
        return core::failure(query.error());
    if (!query->next()) {
        if (query->lastError().isValid())
            return core::failure(error(query->lastError()));
        return 0;
    }
    return query->value(0).toLongLong();
}

core::Done HistoryDatabase::Private::takeBack()
{
    (void)run(QStringLiteral("ROLLBACK"));
    forgetIds();
    return readState();
}

core::Done HistoryDatabase::Private::end(const core::Done &done)
{
    if (done) {
        const auto committed = run(QStringLiteral("COMMIT"));
        if (committed)
            return {};
        (void)takeBack();
        return committed;
    }
    (void)takeBack();
    return done;
}

void HistoryDatabase::Private::forgetIds()
{
    userIds.clear();
    storedNames.clear();
    wordIds.clear();
    words.clear();
}

core::Done HistoryDatabase::Private::prepare()
{
    database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
    database.setDatabaseName(file);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=0"));
    if (!database.open())
        return core::failure(error(database.lastError()));
    const auto version = checkVersion();
    if (!version)
        return core::failure(version.error());
    if (const auto done = configure(); !done)
        return done;
    if (*version < schemaVersion) {
        if (const auto begun = begin(); !begun)
            return begun;
        if (const auto done = end(*version == 0 ? create() : addIdentities()); !done)
            return done;
    }
    insert = std::make_unique<QSqlQuery>(database);
    if (!insert->prepare(QStringLiteral("INSERT INTO events (at, session, user, kind, problem, what, a, b,"
                                        " c, raw, error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")))
        return core::failure(error(insert->lastError()));
    return readState();
}

core::Result<int> HistoryDatabase::Private::checkVersion()
{
    // asked first: what is not ours must not be changed in the least
    const auto id = number(QStringLiteral("PRAGMA application_id"));
    const auto version = number(QStringLiteral("PRAGMA user_version"));
    const auto schema = number(QStringLiteral("PRAGMA schema_version"));
    for (const auto *asked : {&id, &version, &schema}) {
        if (!*asked)
            return core::failure(asked->error());
    }
    const bool isNew = *id == 0 && *version == 0 && *schema == 0;
    if (isNew || (*id == applicationId && *version >= 1 && *version <= schemaVersion))
        return static_cast<int>(*version);
    core::Error newer;
    newer.kind = core::ErrorKind::Storage;
    newer.code = codeNewer;
    newer.detail =
        QStringLiteral("%1 is not a history of this version of Presence Bridge: it is left alone").arg(file);
    return core::failure(newer);
}

core::Done HistoryDatabase::Private::configure()
{
    // exclusive: a second program on the same profile would tell another story
    // synchronous NORMAL: a power cut may cost the last seconds of the history, never the file; fsync at each
    // batch would make the disk wait every few seconds for what nobody needs that much
    for (const auto &statement : {QStringLiteral("PRAGMA locking_mode = EXCLUSIVE"),
             QStringLiteral("PRAGMA auto_vacuum = INCREMENTAL"), QStringLiteral("PRAGMA journal_mode = WAL"),
             QStringLiteral("PRAGMA synchronous = NORMAL"), QStringLiteral("PRAGMA secure_delete = ON"),
             QStringLiteral("PRAGMA journal_size_limit = 4194304")}) {
        if (const auto done = run(statement); !done)
            return done;
    }
    return {};
}

core::Done HistoryDatabase::Private::create()
{
    const QStringList statements{
        QStringLiteral("CREATE TABLE users (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,"
                       " name TEXT NOT NULL, email TEXT NOT NULL, identity TEXT NOT NULL DEFAULT '')"),
        // words of the services: "Busy", "InACall" and the like, shared by the rows of everybody
        QStringLiteral("CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE)"),
        // from when until when recording was alive
        QStringLiteral("CREATE TABLE sessions (id INTEGER PRIMARY KEY, began_at INTEGER NOT NULL,"
                       " alive_at INTEGER NOT NULL)"),
        // user 0: about nobody in particular; kind: history::Kind; a, b, c: see eventcodec.cpp
        QStringLiteral("CREATE TABLE events (id INTEGER PRIMARY KEY, at INTEGER NOT NULL,"
                       " session INTEGER NOT NULL, user INTEGER NOT NULL, kind INTEGER NOT NULL,"
                       " problem INTEGER NOT NULL, what INTEGER NOT NULL, a INTEGER, b INTEGER, c INTEGER,"
                       " raw INTEGER, error TEXT)"),
        QStringLiteral("CREATE INDEX events_at ON events (at)"),
        QStringLiteral("CREATE INDEX events_user ON events (user, at)"),
        // what is rare among millions is found without reading them
        QStringLiteral("CREATE INDEX events_rare ON events (at) WHERE kind >= 2"),
        QStringLiteral("CREATE INDEX events_problem ON events (at) WHERE problem = 1"),
        QStringLiteral("PRAGMA application_id = %1").arg(applicationId),
        QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion)};
    for (const QString &statement : statements) {
        if (const auto done = run(statement); !done)
            return done;
    }
    return {};
}

core::Done HistoryDatabase::Private::addIdentities()
{
    if (const auto done =
            run(QStringLiteral("ALTER TABLE users ADD COLUMN identity TEXT NOT NULL DEFAULT ''"));
        !done)
        return done;
    return run(QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion));
}

core::Done HistoryDatabase::Private::readState()
{
    const auto last = number(QStringLiteral("SELECT max(at) FROM events"));
    if (!last)
        return core::failure(last.error());
    lastAt = *last;
    return {};
}

HistoryDatabase::HistoryDatabase(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

HistoryDatabase::~HistoryDatabase() = default;

core::Result<std::unique_ptr<HistoryDatabase>> HistoryDatabase::open(const QString &file)
{
    const QFileInfo info(file);
    if (!QDir().mkpath(info.absolutePath())) {
        core::Error error;
        error.kind = core::ErrorKind::Storage;
        error.code = codeUnusable;
        error.detail = QStringLiteral("cannot create the folder %1 for the history").arg(info.absolutePath());
        return core::failure(error);
    }
    core::reserveForOwner(file); // who was in a call when is personal data
    auto data = std::make_unique<Private>(file);
    if (const auto done = data->prepare(); !done)
        return core::failure(done.error());
    return std::unique_ptr<HistoryDatabase>(new HistoryDatabase(std::move(data)));
}

core::Done HistoryDatabase::setPeople(const QList<User> &people)
{
    d->people.clear();
    d->people.reserve(people.size());
    for (const User &user : people)
        d->people.insert(user.key, user);
    if (const auto begun = d->begin(); !begun)
        return begun;
    return d->end(d->followIdentities());
}

core::Done HistoryDatabase::Private::followIdentities()
{
    QHash<QString, QString> keys; // by identity
    for (const User &user : std::as_const(people)) {
        if (!user.identity.isEmpty())
            keys.insert(user.identity, user.key);
    }
    auto query = ask(QStringLiteral("SELECT id, key, identity FROM users WHERE identity <> ''"), {});
    if (!query)
        return core::failure(query.error());
    QList<std::pair<qint64, QString>> moves;
    while (query->next()) {
        const qint64 id = query->value(0).toLongLong();
        const QString key = query->value(1).toString();
        const QString now = keys.value(query->value(2).toString());
        if (now == key)
            continue;
        if (!now.isEmpty())
            moves.append({id, now});
        else if (!people.value(key).identity.isEmpty()) // the address is somebody else's by now
            moves.append({id, QStringLiteral("%1 #%2").arg(key).arg(id)});
    }
    query->finish();
    if (moves.isEmpty())
        return {};
    forgetIds();
    // two may have changed places
    for (const auto &[id, key] : std::as_const(moves)) {
        const auto done = run(QStringLiteral("UPDATE users SET key = ? WHERE id = ?"),
            {QStringLiteral("moving #%1").arg(id), id});
        if (!done)
            return done;
    }
    for (const auto &[id, key] : std::as_const(moves)) {
        if (const auto done = moveUser(id, key); !done)
            return done;
    }
    return {};
}

/// Under another key; with the events that were noted under it already.
core::Done HistoryDatabase::Private::moveUser(qint64 id, const QString &key)
{
    const auto other = number(QStringLiteral("SELECT id FROM users WHERE key = ?"), {key});
    if (!other)
        return core::failure(other.error());
    if (*other > 0) {
        if (const auto done = run(QStringLiteral("UPDATE events SET user = ? WHERE user = ?"), {id, *other});
            !done)
            return done;
        if (const auto done = run(QStringLiteral("DELETE FROM users WHERE id = ?"), {*other}); !done)
            return done;
    }
    return run(QStringLiteral("UPDATE users SET key = ? WHERE id = ?"), {key, id});
}

// --- Ids ---------------------------------------------------------------------------------------------------

core::Result<qint64> HistoryDatabase::Private::knownUser(const QString &key)
{
    const auto known = userIds.constFind(key);
    if (known != userIds.constEnd())
        return *known;
    const auto id = number(QStringLiteral("SELECT id FROM users WHERE key = ?"), {key});
    if (id && *id > 0)
        userIds.insert(key, *id);
    return id;
}

core::Result<qint64> HistoryDatabase::Private::userId(const QString &key)
{
    if (key.isEmpty())
        return 0;
    auto id = knownUser(key);
    if (!id)
        return id;
    const User user = people.value(key, User{key, key, {}, {}});
    const QString names = user.name + QLatin1Char('\n') + user.email + QLatin1Char('\n') + user.identity;
    if (*id > 0 && storedNames.value(key) == names)
        return id;
    if (*id > 0) {
        const auto done =
            run(QStringLiteral("UPDATE users SET name = ?, email = ?, identity = ? WHERE id = ?"),
                {user.name, user.email.isNull() ? QLatin1String("") : user.email,
                    user.identity.isNull() ? QLatin1String("") : user.identity, *id});
        if (!done)
            return core::failure(done.error());
    } else {
        const auto query = ask(
            QStringLiteral("INSERT INTO users (key, name, email, identity) VALUES (?, ?, ?, ?)"),
            {key, user.name.isNull() ? key : user.name, user.email.isNull() ? QStringLiteral("") : user.email,
                user.identity.isNull() ? QStringLiteral("") : user.identity});
        if (!query)
            return core::failure(query.error());
        id = query->lastInsertId().toLongLong();
        userIds.insert(key, *id);
    }
    storedNames.insert(key, names);
    return id;
}

core::Result<qint64> HistoryDatabase::Private::wordId(const QString &text)
{
    const auto known = wordIds.constFind(text);
    if (known != wordIds.constEnd())
        return *known;
    auto id = number(QStringLiteral("SELECT id FROM words WHERE word = ?"), {text});
    if (!id)
        return id;
    if (*id == 0) {
        const auto query = ask(QStringLiteral("INSERT INTO words (word) VALUES (?)"), {text});
        if (!query)
            return core::failure(query.error());
        id = query->lastInsertId().toLongLong();
    }
    wordIds.insert(text, *id);
    return id;
}

core::Result<QString> HistoryDatabase::Private::word(qint64 id)
{
    const auto known = words.constFind(id);
    if (known != words.constEnd())
        return *known;
    auto query = ask(QStringLiteral("SELECT word FROM words WHERE id = ?"), {id});
    if (!query)
        return core::failure(query.error());
    const QString text = query->next() ? query->value(0).toString() : QString();
    words.insert(id, text);
    return text;
}

// --- Appending ---------------------------------------------------------------------------------------------

core::Done HistoryDatabase::Private::nothingLaterThan(Wall at)
{
    if (lastAt <= toMs(at))
        return {};
    lastAt = toMs(at);
    const QVariant now = lastAt;
    const std::pair<QString, QVariantList> statements[] = {
        {QStringLiteral("UPDATE events SET at = ? WHERE at > ?"), {now, now}},
        {QStringLiteral("UPDATE sessions SET began_at = min(began_at, ?), alive_at = min(alive_at, ?)"),
            {now, now}}};
    for (const auto &[statement, values] : statements) {
        if (const auto done = run(statement, values); !done)
            return done;
    }
    return {};
}

core::Done HistoryDatabase::beginSession(Wall at)
{
    if (const auto begun = d->begin(); !begun)
        return begun;
    core::Done done = d->nothingLaterThan(at);
    if (done) {
        const auto query = d->ask(
            QStringLiteral("INSERT INTO sessions (began_at, alive_at) VALUES (?, ?)"), {toMs(at), toMs(at)});
        if (query)
            d->session = query->lastInsertId().toLongLong();
        else
            done = core::failure(query.error());
    }
    return d->end(done);
}

core::Done HistoryDatabase::append(const QList<Event> &events, Wall aliveAt)
{
    if (const auto begun = d->begin(); !begun)
        return begun;
    const auto store = [&]() -> core::Done {
        const Wall first = events.isEmpty() ? aliveAt : std::min(events.first().at, aliveAt);
        if (const auto done = d->nothingLaterThan(first); !done)
            return done;
        for (const Event &event : events) {
            const Record record = encode(event.payload);
            const auto user = d->userId(event.key);
            const auto raw = record.raw.isEmpty() ? core::Result<qint64>(0) : d->wordId(record.raw);
            if (!user || !raw)
                return core::failure(user ? raw.error() : user.error());
            d->lastAt = std::max(d->lastAt, toMs(event.at));
            const QVariant values[] = {d->lastAt, d->session, *user, record.kind,
                isProblem(event.payload) ? 1 : 0, record.what, record.a, record.b, record.c,
                *raw > 0 ? QVariant(*raw) : QVariant(), record.error.isEmpty() ? QVariant() : record.error};
            int column = 0;
            for (const QVariant &value : values)
                d->insert->bindValue(column++, value);
            if (!d->insert->exec())
                return core::failure(d->error(d->insert->lastError()));
            d->insert->finish();
        }
        return d->run(QStringLiteral("UPDATE sessions SET alive_at = max(alive_at, ?) WHERE id = ?"),
            {std::max(toMs(aliveAt), d->lastAt), d->session});
    };
    return d->end(store());
}

} // namespace pb::history
