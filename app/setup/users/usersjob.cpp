// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/users/usersjob.h"

#include "core/background.h"
#include "directory/directory.h"

namespace pb::setup {

using core::Result;
using secrets::SecretKind;

UsersJob::UsersJob(Context context, QObject *parent)
    : TaskJob(std::move(context), {SecretKind::StarfacePassword, SecretKind::StarfaceClientSecret},
        {SecretKind::StarfacePassword}, parent)
{
}

void UsersJob::begin()
{
    setDoing(Doing::ReadingUsers);
    const std::shared_ptr<secrets::SecretStore> store = secrets().storeInUse();
    const secrets::SecretId clientSecret = secrets().idOf(SecretKind::ClientSecret);
    m_graph = connection().graph(connection().applicationSource(store, clientSecret),
        connection().directorySource(store, clientSecret, secrets().idOf(SecretKind::ReadClientSecret),
            secrets().idOf(SecretKind::RefreshToken)));
    m_hints.pairs = profile().pairs;
    m_graph->listUsers()->then(this, [this](const Result<QList<graph::User>> &users) {
        if (!users)
            return finish(core::failure(users.error()));
        m_teams = *users;
        join();
    });
    m_starface =
        connection().starface(secret(SecretKind::StarfacePassword), secret(SecretKind::StarfaceClientSecret));
    m_starface->users()->then(this, [this](const Result<QList<starface::DirectoryUser>> &users) {
        if (!users)
            return finish(core::failure(users.error()));
        m_phones = *users;
        join();
    });
}

void UsersJob::join()
{
    if (!m_teams || !m_phones || isFinished())
        return;
    joinBeside()->then(this, [this](const Result<directory::Directory> &read) {
        if (isFinished() || !read)
            return;
        if (read->contests.isEmpty())
            conclude(read->people);
        else
            askContestants(read->contests);
    });
}

/// Ten thousand people take longer than a window may stand still.
core::Job<directory::Directory> *UsersJob::joinBeside()
{
    return new core::BackgroundJob<directory::Directory>(
        [teams = *m_teams, phones = *m_phones, hints = m_hints]() -> Result<directory::Directory> {
            return directory::joinDirectories(teams, phones, hints);
        },
        this);
}

/// M2's question; without an answer the address stays a duplicate.
void UsersJob::askContestants(const QList<QStringList> &contests)
{
    m_graph->presences(directory::contestants(contests))
        ->then(this, [this, contests](const Result<graph::PresenceBatch> &batch) {
            if (batch && !batch->firstError())
                directory::learnTeams(m_hints, contests, batch->presences);
            joinBeside()->then(this, [this](const Result<directory::Directory> &read) {
                if (!isFinished() && read)
                    conclude(read->people);
            });
        });
}

void UsersJob::conclude(QList<directory::Person> people)
{
    m_people = std::move(people);
    m_starface->logout()->then(this, [this](const core::Done &) { finish(core::Done()); });
}

QList<UserLine> userLines(const QList<directory::Person> &people)
{
    QList<UserLine> lines;
    lines.reserve(people.size());
    for (const directory::Person &person : people) {
        UserLine line;
        if (person.starfaceId.isEmpty())
            line.side = UserLine::Side::Teams;
        else if (person.graphId.isEmpty())
            line.side = UserLine::Side::Starface;
        line.name = person.name;
        line.email = person.email;
        line.match = person.match;
        line.hasBusyLampKey = person.hasBusyLampKey;
        line.matchedBy = person.matchedBy;
        line.nearest = person.nearest;
        line.graphId = person.graphId;
        line.starfaceId = person.starfaceId;
        lines << line;
    }
    return lines;
}

} // namespace pb::setup
