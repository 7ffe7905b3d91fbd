// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/claimjournal.h"

#include "core/ownersfile.h"
#include "sync/statejson.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace pb::sync {

namespace {

constexpr int applicationId = 0x50424A31; // "PBJ1"
constexpr int schemaVersion = 2;

/// Of everything in a row, so that no part of it can change unseen.
QString checksum(const QString &graphId, const QString &starfaceId, const QString &key, const QString &state)
{
    const QByteArray all = QStringList{graphId, starfaceId, key, state}.join(QChar(u'\0')).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex().left(32));
}

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
    Private(QString path, const core::Clock &aClock)
        : file(std::move(path))
        , clock(aClock)
        , connection(QUuid::createUuid().toString())
    {
    }

    ~Private() { close(); }

    void close()
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
    core::Done addChecksums();
    core::Result<bool> isWhole();
    core::Result<QList<JournalEntry>> read(bool &broken);
    core::Done startAnew(const QList<JournalEntry> &entries);
    core::Done store(const QList<JournalEntry> &entries);

    QString file;
    const core::Clock &clock;
    QStringList damaged; ///< whose rows
    bool fileDamaged = false;
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
             QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = FULL"),
             // every transaction goes on into the file at once: the -wal may get lost, e.g. in a copy
             QStringLiteral("PRAGMA wal_autocheckpoint = 1")}) {
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
    if (!isNew && (*id != applicationId || *version < 1 || *version > schemaVersion)) {
        return core::failure(core::ErrorKind::Storage,
            QStringLiteral("%1 is not a claim journal of this version of Presence Bridge").arg(file));
    }
    if (isNew) {
        const QStringList statements{QStringLiteral("BEGIN IMMEDIATE"),
            QStringLiteral("CREATE TABLE claims (graph_id TEXT NOT NULL, starface_id TEXT NOT NULL,"
                           " key TEXT NOT NULL, state TEXT NOT NULL, checksum TEXT NOT NULL,"
                           " PRIMARY KEY (graph_id, starface_id)) WITHOUT ROWID"),
            QStringLiteral("PRAGMA application_id = %1").arg(applicationId),
            QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion), QStringLiteral("COMMIT")};
        for (const QString &statement : statements) {
            if (const auto done = run(statement); !done)
                return done;
        }
    } else if (*version == 1) {
        if (const auto done = addChecksums(); !done)
            return done;
    }
    insert = std::make_unique<QSqlQuery>(database);
    erase = std::make_unique<QSqlQuery>(database);
    const bool prepared = insert->prepare(QStringLiteral(
                              "INSERT OR REPLACE INTO claims"
                              " (graph_id, starface_id, key, state, checksum) VALUES (?, ?, ?, ?, ?)"))
        && erase->prepare(QStringLiteral("DELETE FROM claims WHERE graph_id = ? AND starface_id = ?"));
    if (!prepared)
        return core::failure(
            storageError(QStringLiteral("cannot use the claim journal"), database.lastError(), file));
    return {};
}

/// A journal of version 1 has no checksums yet.
core::Done ClaimJournal::Private::addChecksums()
{
    for (const auto &statement : {QStringLiteral("BEGIN IMMEDIATE"),
             QStringLiteral("ALTER TABLE claims ADD COLUMN checksum TEXT NOT NULL DEFAULT ''")}) {
        if (const auto done = run(statement); !done)
            return done;
    }
    QSqlQuery rows(database);
    QSqlQuery update(database);
    bool fine = rows.exec(QStringLiteral("SELECT graph_id, starface_id, key, state FROM claims"))
        && update.prepare(
            QStringLiteral("UPDATE claims SET checksum = ? WHERE graph_id = ? AND starface_id = ?"));
    QList<QStringList> found;
    while (fine && rows.next())
        found.append({rows.value(0).toString(), rows.value(1).toString(), rows.value(2).toString(),
            rows.value(3).toString()});
    rows.finish();
    for (const QStringList &row : found) {
        update.bindValue(0, checksum(row[0], row[1], row[2], row[3]));
        update.bindValue(1, row[0]);
        update.bindValue(2, row[1]);
        fine = fine && update.exec();
    }
    update.finish();
    if (!fine) {
        const auto error = storageError(
            QStringLiteral("cannot bring up to date the claim journal"), database.lastError(), file);
        (void)run(QStringLiteral("ROLLBACK"));
        return core::failure(error);
    }
    if (const auto done = run(QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion)); !done)
        return done;
    return run(QStringLiteral("COMMIT"));
}

/// SQLite reads over a damaged page as if its rows had never been there.
core::Result<bool> ClaimJournal::Private::isWhole()
{
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("PRAGMA integrity_check(1)")) || !query.next())
        return core::failure(
            storageError(QStringLiteral("cannot read the claim journal"), query.lastError(), file));
    return query.value(0).toString() == QLatin1String("ok");
}

core::Result<QList<JournalEntry>> ClaimJournal::Private::read(bool &broken)
{
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("SELECT graph_id, starface_id, key, state, checksum FROM claims")))
        return core::failure(
            storageError(QStringLiteral("cannot read the claim journal"), query.lastError(), file));
    QList<JournalEntry> entries;
    while (query.next()) {
        const QString graphId = query.value(0).toString();
        const QString starfaceId = query.value(1).toString();
        const QString key = query.value(2).toString();
        const QString json = query.value(3).toString();
        const bool fits = query.value(4).toString() == checksum(graphId, starfaceId, key, json);
        const auto state = fromJournalJson(json.toUtf8(), clock);
        if (fits && state)
            entries.append({key, graphId, starfaceId, *state});
        else
            damaged.append(key);
    }
    broken = broken || query.lastError().isValid();
    return entries;
}

/// What is damaged stays beside the new file, for whoever wants to look into it.
core::Done ClaimJournal::Private::startAnew(const QList<JournalEntry> &entries)
{
    close();
    const QString aside = file + QStringLiteral(".damaged");
    for (const QString &end : {QString(), QStringLiteral("-wal")}) {
        QFile::remove(aside + end);
        QFile::rename(file + end, aside + end);
    }
    core::reserveForOwner(file);
    if (const auto done = prepare(); !done)
        return done;
    return store(entries);
}

ClaimJournal::ClaimJournal(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

ClaimJournal::~ClaimJournal() = default;

core::Result<std::unique_ptr<ClaimJournal>> ClaimJournal::open(const QString &file, const core::Clock &clock)
{
    const QFileInfo info(file);
    if (!QDir().mkpath(info.absolutePath())) {
        return core::failure(core::ErrorKind::Storage,
            QStringLiteral("cannot create the folder %1 for the claim journal").arg(info.absolutePath()));
    }
    core::reserveForOwner(file); // who was in a call when is personal data
    auto data = std::make_unique<Private>(file, clock);
    if (const auto done = data->prepare(); !done)
        return core::failure(done.error());
    return std::unique_ptr<ClaimJournal>(new ClaimJournal(std::move(data)));
}

core::Result<QList<JournalEntry>> ClaimJournal::load()
{
    const auto whole = d->isWhole();
    if (!whole)
        return core::failure(whole.error());
    const qsizetype known = d->damaged.size();
    bool broken = !*whole;
    auto entries = d->read(broken);
    d->fileDamaged = d->fileDamaged || broken;
    // where there is no room for another file, what was read is given back all the same
    if (entries && (broken || d->damaged.size() > known))
        (void)d->startAnew(*entries);
    return entries;
}

JournalDamage ClaimJournal::damage() const
{
    if (d->fileDamaged)
        return {d->file, {}};
    return d->damaged.isEmpty() ? JournalDamage() : JournalDamage{d->file, d->damaged};
}

core::Done ClaimJournal::store(const QList<JournalEntry> &entries)
{
    return d->store(entries);
}

core::Done ClaimJournal::Private::store(const QList<JournalEntry> &entries)
{
    if (entries.isEmpty())
        return {};
    if (!insert || !erase)
        return core::failure(
            core::ErrorKind::Storage, QStringLiteral("the claim journal %1 could not be made").arg(file));
    if (const auto begun = run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    for (const JournalEntry &entry : entries) {
        const bool keep = isWorthKeeping(entry.state);
        QSqlQuery &query = keep ? *insert : *erase;
        query.bindValue(0, entry.graphId);
        query.bindValue(1, entry.starfaceId);
        if (keep) {
            query.bindValue(2, entry.key);
            const QString json = QString::fromUtf8(toJournalJson(entry.state, clock));
            query.bindValue(3, json);
            query.bindValue(4, checksum(entry.graphId, entry.starfaceId, entry.key, json));
        }
        if (!query.exec()) {
            const auto error =
                storageError(QStringLiteral("cannot write the claim journal"), query.lastError(), file);
            (void)run(QStringLiteral("ROLLBACK"));
            return core::failure(error);
        }
        query.finish();
    }
    if (const auto done = run(QStringLiteral("COMMIT")); !done) {
        (void)run(QStringLiteral("ROLLBACK"));
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
