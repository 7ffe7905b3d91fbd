// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/claimjournal.h"

#include "core/ownersfile.h"
#include "sync/statejson.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace pb::sync {

namespace {

constexpr int applicationId = 0x50424A31; // "PBJ1"
constexpr int schemaVersion = 1;

core::Error storageError(const QString &what, const QSqlError &error, const QString &file)
{
    core::Error result;
    result.kind = core::ErrorKind::Storage;
    result.code = error.nativeErrorCode();
    result.detail = QStringLiteral("%1 %2: %3").arg(what, file, error.text());
    return result;
}

} // namespace

class ClaimJournal::Private {
public:
    explicit Private(QString path)
        : file(std::move(path))
        , connection(QUuid::createUuid().toString())
    {
    }

    ~Private()
    {
        insert.reset();
        erase.reset();
        database.close();
        database = {};
        QSqlDatabase::removeDatabase(connection);
    }

    core::Done run(const QString &statement)
    {
        QSqlQuery query(database);
        if (!query.exec(statement))
            return core::failure(
                storageError(QStringLiteral("cannot use the claim journal"), query.lastError(), file));
        return {};
    }

    core::Result<int> number(const QString &pragma)
    {
        QSqlQuery query(database);
        if (!query.exec(pragma) || !query.next())
            return core::failure(
                storageError(QStringLiteral("cannot read the claim journal"), query.lastError(), file));
        return query.value(0).toInt();
    }

    core::Done prepare();
    core::Done createOrCheck();

    QString file;
    QString connection;
    QSqlDatabase database;
    std::unique_ptr<QSqlQuery> insert;
    std::unique_ptr<QSqlQuery> erase;
};

core::Done ClaimJournal::Private::prepare()
{
    database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
    database.setDatabaseName(file);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=0"));
    if (!database.open())
        return core::failure(
            storageError(QStringLiteral("cannot open the claim journal"), database.lastError(), file));
    // exclusive: a second program on the same profile would fight over the same phones
    for (const auto &statement : {QStringLiteral("PRAGMA locking_mode = EXCLUSIVE"),
             QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = FULL")}) {
        if (const auto done = run(statement); !done)
            return done;
    }
    return createOrCheck();
}

core::Done ClaimJournal::Private::createOrCheck()
{
    const auto id = number(QStringLiteral("PRAGMA application_id"));
    const auto version = number(QStringLiteral("PRAGMA user_version"));
    if (!id || !version)
        return core::failure(id ? version.error() : id.error());
    const bool isNew = *id == 0 && *version == 0;
    if (!isNew && (*id != applicationId || *version != schemaVersion)) {
        return core::failure(core::ErrorKind::Storage,
            QStringLiteral("%1 is not a claim journal of this version of Presence Bridge").arg(file));
    }
    const QStringList statements{QStringLiteral("BEGIN IMMEDIATE"),
        QStringLiteral(
            "CREATE TABLE IF NOT EXISTS claims (graph_id TEXT NOT NULL, starface_id TEXT NOT NULL,"
            " key TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (graph_id, starface_id)) WITHOUT ROWID"),
        QStringLiteral("PRAGMA application_id = %1").arg(applicationId),
        QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion), QStringLiteral("COMMIT")};
    for (const QString &statement : statements) {
        if (const auto done = run(statement); !done)
            return done;
    }
    insert = std::make_unique<QSqlQuery>(database);
    erase = std::make_unique<QSqlQuery>(database);
    const bool prepared =
        insert->prepare(QStringLiteral("INSERT OR REPLACE INTO claims"
                                       " (graph_id, starface_id, key, state) VALUES (?, ?, ?, ?)"))
        && erase->prepare(QStringLiteral("DELETE FROM claims WHERE graph_id = ? AND starface_id = ?"));
    if (!prepared)
        return core::failure(
            storageError(QStringLiteral("cannot use the claim journal"), database.lastError(), file));
    return {};
}

ClaimJournal::ClaimJournal(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

ClaimJournal::~ClaimJournal() = default;

core::Result<std::unique_ptr<ClaimJournal>> ClaimJournal::open(const QString &file)
{
    const QFileInfo info(file);
    if (!QDir().mkpath(info.absolutePath())) {
        return core::failure(core::ErrorKind::Storage,
            QStringLiteral("cannot create the folder %1 for the claim journal").arg(info.absolutePath()));
    }
    core::reserveForOwner(file); // who was in a call when is personal data
    auto data = std::make_unique<Private>(file);
    if (const auto done = data->prepare(); !done)
        return core::failure(done.error());
    return std::unique_ptr<ClaimJournal>(new ClaimJournal(std::move(data)));
}

core::Result<QList<JournalEntry>> ClaimJournal::load()
{
    QSqlQuery query(d->database);
    if (!query.exec(QStringLiteral("SELECT graph_id, starface_id, key, state FROM claims")))
        return core::failure(
            storageError(QStringLiteral("cannot read the claim journal"), query.lastError(), d->file));
    QList<JournalEntry> entries;
    while (query.next()) {
        const auto state = fromJournalJson(query.value(3).toByteArray());
        if (!state)
            return core::failure(state.error());
        entries.append(
            {query.value(2).toString(), query.value(0).toString(), query.value(1).toString(), *state});
    }
    if (query.lastError().isValid())
        return core::failure(
            storageError(QStringLiteral("cannot read the claim journal"), query.lastError(), d->file));
    return entries;
}

core::Done ClaimJournal::store(const QList<JournalEntry> &entries)
{
    if (entries.isEmpty())
        return {};
    if (const auto begun = d->run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    for (const JournalEntry &entry : entries) {
        const bool keep = isWorthKeeping(entry.state);
        QSqlQuery &query = keep ? *d->insert : *d->erase;
        query.bindValue(0, entry.graphId);
        query.bindValue(1, entry.starfaceId);
        if (keep) {
            query.bindValue(2, entry.key);
            query.bindValue(3, QString::fromUtf8(toJournalJson(entry.state)));
        }
        if (!query.exec()) {
            const auto error =
                storageError(QStringLiteral("cannot write the claim journal"), query.lastError(), d->file);
            (void)d->run(QStringLiteral("ROLLBACK"));
            return core::failure(error);
        }
        query.finish();
    }
    if (const auto done = d->run(QStringLiteral("COMMIT")); !done) {
        (void)d->run(QStringLiteral("ROLLBACK"));
        return done;
    }
    return {};
}

QString ClaimJournal::file() const
{
    return d->file;
}

bool isWorthKeeping(const presence::UserState &state)
{
    return state.dnd.exists() || state.teams.exists() || state.overridden || state.dndWrite.inFlight
        || state.teamsWrite.inFlight || state.hasEcho() || state.dndEchoUntil != presence::Time{};
}

} // namespace pb::sync
