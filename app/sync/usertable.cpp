// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/usertable.h"

#include <algorithm>

namespace pb::sync {

namespace {

QString identity(const QString &graphId, const QString &starfaceId)
{
    return graphId + QLatin1Char('\n') + starfaceId;
}

/// A phone's id among those of Graph.
QString phoneName(const QString &starfaceId)
{
    return QLatin1Char('#') + starfaceId;
}

/// Of everybody whom a directory lists, matched or not.
QSet<QString> idsOf(const QList<Person> &people)
{
    QSet<QString> ids;
    for (const Person &person : people) {
        ids.insert(person.graphId);
        ids.insert(phoneName(person.starfaceId));
    }
    return ids;
}

std::unique_ptr<User> newUser(const Person &person)
{
    auto user = std::make_unique<User>();
    user->person = person;
    user->phoneId = person.starfaceId.toInt();
    return user;
}

} // namespace

void User::retryNow(presence::Side side, Time now)
{
    presence::WriteState &write = side == presence::Side::Starface ? state.dndWrite : state.teamsWrite;
    if (write.mayActUntil <= now || !write.mayAssert)
        write.retryAt = {};
}

bool UserTable::update(const QList<Person> &people)
{
    QHash<QString, User *> leaving;
    for (const auto &user : m_users) {
        if (user->leaving)
            leaving.insert(identity(user->person.graphId, user->person.starfaceId), user.get());
    }

    bool changed = false;
    bool gone = false;
    std::vector<std::unique_ptr<User>> next;
    next.reserve(static_cast<std::size_t>(people.size()));
    for (const Person &person : people) {
        if (person.match != presence::MatchKind::Matched)
            continue;
        User *known = byIds(person.graphId, person.starfaceId);
        if (!known && !leaving.isEmpty())
            known = leaving.value(identity(person.graphId, person.starfaceId));
        if (!known) {
            changed = true;
            next.push_back(newUser(person));
            continue;
        }
        std::unique_ptr<User> user = std::move(m_users[known->place]);
        if (!user)
            continue; // named twice
        if (user->leaving || user->recovered || !(user->person == person)) {
            changed = true;
            user->wasReported = user->wasReported && user->person.key == person.key;
            user->leaving = user->phoneGone = user->teamsGone = false;
            user->recovered = false;
            user->person = person;
        }
        next.push_back(std::move(user));
    }
    QSet<QString> listed;
    for (auto &user : m_users) {
        if (!user)
            continue;
        if (listed.isEmpty())
            listed = idsOf(people);
        user->phoneGone = !listed.contains(phoneName(user->person.starfaceId));
        user->teamsGone = !listed.contains(user->person.graphId);
        changed = changed || !user->leaving;
        if (!user->leaving) // what was refused for an account that is gone ends with the next try
            user->state.dndWrite.retryAt = user->state.teamsWrite.retryAt = {};
        if (user->holds() || user->busy()) {
            user->leaving = true;
            user->recovered = false;
            next.push_back(std::move(user));
        } else {
            gone = true;
        }
    }
    m_users = std::move(next);
    index(changed || gone);
    return changed;
}

void UserTable::recover(const QList<JournalEntry> &entries)
{
    QSet<QString> graphIds;
    QSet<QString> phoneIds;
    for (const JournalEntry &entry : entries) {
        auto user = newUser({entry.key, entry.key, entry.key, entry.graphId, entry.starfaceId,
            presence::MatchKind::Matched, true});
        user->state = entry.state;
        user->journalled = entry.state;
        user->leaving = graphIds.contains(entry.graphId) || phoneIds.contains(entry.starfaceId);
        user->recovered = !user->leaving;
        graphIds.insert(entry.graphId);
        phoneIds.insert(entry.starfaceId);
        m_users.push_back(std::move(user));
    }
    index(true);
}

void UserTable::removeGone()
{
    if (m_leavingGraphIds.isEmpty())
        return;
    const auto gone = [](const std::unique_ptr<User> &user) {
        return user->leaving && !user->holds() && !user->busy();
    };
    if (std::erase_if(m_users, gone) > 0)
        index(true);
}

User *UserTable::byKey(const QString &key) const
{
    const auto found = std::find_if(m_users.begin(), m_users.end(),
        [&key](const auto &user) { return !user->leaving && user->person.key == key; });
    return found == m_users.end() ? nullptr : found->get();
}

User *UserTable::byIds(const QString &graphId, const QString &starfaceId) const
{
    User *user = m_byGraphId.value(graphId);
    return user && user->person.starfaceId == starfaceId ? user : nullptr;
}

bool UserTable::waitsForLeaving(const User &user) const
{
    return !user.leaving
        && (m_leavingGraphIds.contains(user.person.graphId) || m_leavingPhoneIds.contains(user.phoneId));
}

void UserTable::index(bool changed)
{
    for (std::size_t i = 0; i < m_users.size(); ++i)
        m_users[i]->place = i;
    if (!changed)
        return;
    m_byGraphId.clear();
    m_byPhoneId.clear();
    m_leavingGraphIds.clear();
    m_leavingPhoneIds.clear();
    m_matched = 0;
    const auto count = static_cast<qsizetype>(m_users.size());
    m_byGraphId.reserve(count);
    m_byPhoneId.reserve(count);
    for (const auto &user : m_users) {
        if (user->leaving) {
            m_leavingGraphIds.insert(user->person.graphId);
            m_leavingPhoneIds.insert(user->phoneId);
            continue;
        }
        m_matched += user->recovered ? 0 : 1;
        m_byGraphId.insert(user->person.graphId, user.get());
        m_byPhoneId.insert(user->phoneId, user.get());
    }
}

} // namespace pb::sync
