// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/forget.h"

#include "core/folders.h"
#include "sync/claimjournal.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QStandardPaths>

#include <algorithm>

namespace pb {

namespace {

constexpr qint64 largestFile = 1024 * 1024;
const QString journalName = QStringLiteral("claims.sqlite");

/// The ids that a profile or the draft of one speaks of, also where the rest of it cannot be used.
QStringList idsIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(file.read(largestFile)).object();
    const QJsonObject inner = object.value(QStringLiteral("profile")).toObject();
    return {object.value(QStringLiteral("id")).toString(), inner.value(QStringLiteral("id")).toString()};
}

bool isStillHeld(const sync::JournalEntry &entry)
{
    const presence::UserState &state = entry.state;
    return state.dnd.exists() || state.teams.exists() || state.dndWrite.inFlight || state.teamsWrite.inFlight;
}

void look(const QString &file, QList<HeldJournal> &held)
{
    const core::SystemClock clock;
    const auto journal = sync::ClaimJournal::open(file, clock);
    const auto entries = journal ? (*journal)->load()
                                 : core::Result<QList<sync::JournalEntry>>(core::failure(journal.error()));
    if (!entries) {
        held.append({file, 0, entries.error()});
        return;
    }
    const auto users = std::count_if(entries->begin(), entries->end(), isStillHeld);
    if (users > 0)
        held.append({file, static_cast<int>(users), {}});
}

core::Error storageError(const QString &detail)
{
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.detail = detail;
    return error;
}

core::Done removeFolder(const QString &path)
{
    // whatever a link leads to may be somebody else's
    if (QFileInfo(path).isSymLink())
        return core::failure(storageError(QStringLiteral("%1 is a link").arg(path)));
    if (!QDir(path).removeRecursively())
        return core::failure(storageError(QStringLiteral("%1 could not be removed as a whole").arg(path)));
    return {};
}

} // namespace

OwnFolders OwnFolders::ofThisUser()
{
    return {core::configFolder(), core::stateFolder(),
        QStandardPaths::writableLocation(QStandardPaths::CacheLocation)};
}

Belongings findBelongings(const OwnFolders &folders)
{
    Belongings found;
    QSet<QString> ids;
    for (const QString &folder : {folders.config, folders.state, folders.cache}) {
        const QFileInfo info(folder);
        if (folder.isEmpty() || found.folders.contains(folder) || !(info.exists() || info.isSymLink()))
            continue;
        found.folders.append(folder);
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QFileInfo file(files.next());
            if (file.fileName().contains(QLatin1String(".json"))) {
                for (const QString &id : idsIn(file.filePath()))
                    ids.insert(id);
                if (file.dir().dirName() == QLatin1String("profiles"))
                    ids.insert(file.baseName()); // what the set-up calls the profile of this file
            } else if (file.fileName() == journalName) {
                ids.insert(file.dir().dirName());
                look(file.filePath(), found.held);
            }
        }
    }
    ids.remove(QString());
    found.profiles = QStringList(ids.begin(), ids.end());
    found.profiles.sort();
    return found;
}

ForgetJob::ForgetJob(Belongings belongings, std::shared_ptr<secrets::SecretStore> store, QObject *parent)
    : Job(parent)
    , m_belongings(std::move(belongings))
    , m_store(std::move(store))
{
    for (const QString &profile : m_belongings.profiles) {
        for (const auto kind : secrets::allSecretKinds) {
            // what the set-up has not put to use yet stands under a name of its own
            m_entries << secrets::SecretId{profile, kind}
                      << secrets::SecretId{profile + QStringLiteral(".setup"), kind};
        }
    }
    removeNextEntry();
}

void ForgetJob::removeNextEntry()
{
    const qsizetype perProfile = 2 * static_cast<qsizetype>(secrets::allSecretKinds.size());
    const qsizetype left = m_entries.size();
    if (left % perProfile == 0 && !m_current.isEmpty())
        m_result.profiles << m_current;
    if (left == 0)
        return removeFolders();
    if (left % perProfile == 0)
        m_current = m_belongings.profiles.at(m_belongings.profiles.size() - left / perProfile);
    m_store->remove(m_entries.takeFirst(), this)->then(this, [this](const core::Done &done) {
        entryRemoved(done);
    });
}

void ForgetJob::entryRemoved(const core::Done &done)
{
    if (done)
        return removeNextEntry();
    // the others would fail for the same reason, each after its time limit
    const qsizetype from = m_belongings.profiles.indexOf(m_current);
    for (const QString &profile : m_belongings.profiles.mid(from))
        m_result.failures.append({profile, true, done.error()});
    m_filesMustStay = done.error().code != QLatin1String("no-service");
    removeFolders();
}

void ForgetJob::removeFolders()
{
    for (const QString &folder : m_belongings.folders) {
        if (m_filesMustStay) {
            m_result.failures.append({folder, false,
                storageError(QStringLiteral("kept, because it tells which entries the keychain holds"))});
        } else if (const core::Done removed = removeFolder(folder); removed) {
            m_result.folders << folder;
        } else {
            m_result.failures.append({folder, false, removed.error()});
        }
    }
    finish(std::move(m_result));
}

} // namespace pb
