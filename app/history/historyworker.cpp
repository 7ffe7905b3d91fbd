// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historyworker.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace pb::history {

namespace {

constexpr QLatin1String asideMark(".damaged-");

QStringList withCompanions(const QString &file)
{
    return {
        file, file + QLatin1String("-wal"), file + QLatin1String("-shm"), file + QLatin1String("-journal")};
}

} // namespace

HistoryWorker::HistoryWorker(QString file, int days, qint64 bytes)
    : m_file(std::move(file))
    , m_days(days)
    , m_bytes(bytes)
{
}

void HistoryWorker::open(Wall now)
{
    if (m_database)
        return;
    if (const auto done = tryOpen(now))
        Q_EMIT opened({});
    else
        fail(done.error(), now);
}

core::Done HistoryWorker::tryOpen(Wall now)
{
    m_lastNow = now;
    auto database = HistoryDatabase::open(m_file);
    if (!database)
        return core::failure(database.error());
    const Wall cutoff = now - std::chrono::hours{24} * m_days;
    for (const auto &step : {std::function([&] { return (*database)->prune(cutoff, now); }),
             std::function([&] { return (*database)->limit(m_bytes); }),
             std::function([&] { return (*database)->setPeople(m_people); }),
             std::function([&] { return (*database)->beginSession(now); })}) {
        if (auto done = step(); !done) {
            database->reset(); // closed before it is set aside
            return done;
        }
    }
    m_database = std::move(*database);
    removeOldAside(now);
    return {};
}

void HistoryWorker::fail(const core::Error &error, Wall now)
{
    m_database.reset();
    m_problem = error;
    if (error.code == codeDamaged && setAside(m_problem, now)) {
        const core::Error aside = m_problem;
        const auto done = tryOpen(now);
        if (done) {
            Q_EMIT opened(aside);
            return;
        }
        m_problem = done.error();
    }
    Q_EMIT failed(m_problem);
}

bool HistoryWorker::setAside(core::Error &error, Wall now)
{
    const QString aside = m_file + asideMark + QString::number(now.time_since_epoch().count());
    // one is enough to look at, and each of them is personal data
    removeFiles(asideNames());
    if (!QFile::rename(m_file, aside))
        return false;
    for (const QString &companion : withCompanions(m_file).mid(1))
        QFile::remove(companion);
    error.code = codeSetAside;
    error.detail += QStringLiteral("; it was set aside as %1").arg(aside);
    return true;
}

QStringList HistoryWorker::asideNames() const
{
    const QFileInfo info(m_file);
    return info.dir().entryList({info.fileName() + asideMark + QLatin1Char('*')}, QDir::Files);
}

void HistoryWorker::removeFiles(const QStringList &names) const
{
    const QDir folder = QFileInfo(m_file).dir();
    for (const QString &name : names)
        QFile::remove(folder.filePath(name));
}

void HistoryWorker::removeOldAside(Wall now) const
{
    const Wall cutoff = now - std::chrono::hours{24} * m_days;
    QStringList old;
    for (const QString &name : asideNames()) {
        const qint64 at = name.section(QLatin1Char('-'), -1).toLongLong();
        // one that lies in the future was named by a wrong clock
        if (at < cutoff.time_since_epoch().count() || at > now.time_since_epoch().count())
            old << name;
    }
    removeFiles(old);
}

void HistoryWorker::stop(const core::Error &error)
{
    fail(error, m_lastNow);
}

void HistoryWorker::setPeople(const QList<User> &people)
{
    m_people = people;
    if (m_database)
        query<void>([&](HistoryDatabase &database) { return database.setPeople(people); });
}

void HistoryWorker::append(const QList<Event> &events, Wall aliveAt)
{
    const int count = static_cast<int>(events.size());
    if (m_database) {
        m_lastNow = aliveAt;
        core::Done done = m_database->append(events, aliveAt);
        if (done)
            done = m_database->limit(m_bytes);
        if (!done)
            fail(done.error(), aliveAt);
    }
    Q_EMIT appended(count);
}

void HistoryWorker::prune(Wall now)
{
    if (!m_database || closing)
        return;
    m_lastNow = now;
    const auto done = m_database->prune(now - std::chrono::hours{24} * m_days, now);
    if (!done)
        return fail(done.error(), now);
    removeOldAside(now);
}

core::Done HistoryWorker::removeUser(const QString &key)
{
    removeFiles(asideNames());
    return query<void>([&key](HistoryDatabase &database) { return database.removeUser(key); });
}

core::Done HistoryWorker::removeAll(Wall now)
{
    m_database.reset();
    erase();
    if (QFile::exists(m_file)) {
        core::Error error;
        error.kind = core::ErrorKind::Storage;
        error.code = codeUnusable;
        error.detail = QStringLiteral("cannot delete %1").arg(m_file);
        fail(error, now);
        return core::failure(error);
    }
    open(now);
    return {};
}

void HistoryWorker::erase()
{
    removeFiles(asideNames());
    for (const QString &file : withCompanions(m_file))
        QFile::remove(file);
}

} // namespace pb::history
