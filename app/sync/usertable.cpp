// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/usertable.h"

#include <algorithm>

namespace pb::sync {

namespace {

QString identity(const QString &graphId, const QString &starfaceId)
{
    return graphId + QLatin1Char('\n') + starfaceId;
}

} // namespace

bool UserTable::update(const QList<Person> &people)
{
    QHash<QString, std::size_t> known;
    known.reserve(static_cast<qsizetype>(m_users.size()));
    for (std::size_t i = 0; i < m_users.size(); ++i)
        known.insert(identity(m_users[i]->person.graphId, m_users[i]->person.starfaceId), i);

    bool changed = false;
    std::vector<std::unique_ptr<User>> next;
    next.reserve(static_cast<std::size_t>(people.size()));
    for (const Person &person : people) {
        if (person.match != presence::MatchKind::Matched)
            continue;
        const auto found = known.constFind(identity(person.graphId, person.starfaceId));
        std::unique_ptr<User> user;
        if (found != known.cend()) {
            user = std::move(m_users[*found]);
            changed = changed || user->leaving || !(user->person == person);
            user->wasReported = user->wasReported && user->person.key == person.key;
        } else {
            user = std::make_unique<User>();
            changed = true;
        }
        user->leaving = false;
        user->person = person;
        user->phoneId = person.starfaceId.toInt();
        next.push_back(std::move(user));
    }
    for (auto &user : m_users) {
        if (!user)
            continue;
        changed = changed || !user->leaving;
        if (user->holds() || user->busy()) {
            user->leaving = true;
            next.push_back(std::move(user));
        }
    }
    m_users = std::move(next);
    index();
    return changed;
}

User &UserTable::addLeaving(const JournalEntry &entry)
{
    auto user = std::make_unique<User>();
    user->person.key = entry.key;
    user->person.name = entry.key;
    user->person.email = entry.key;
    user->person.graphId = entry.graphId;
    user->person.starfaceId = entry.starfaceId;
    user->phoneId = entry.starfaceId.toInt();
    user->leaving = true;
    m_leavingGraphIds.insert(user->person.graphId);
    m_leavingPhoneIds.insert(user->phoneId);
    m_users.push_back(std::move(user));
    return *m_users.back();
}

void UserTable::removeGone()
{
    if (m_leavingGraphIds.isEmpty())
        return;
    const auto gone = [](const std::unique_ptr<User> &user) {
        return user->leaving && !user->holds() && !user->busy();
    };
    if (std::erase_if(m_users, gone) > 0)
        index();
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

void UserTable::index()
{
    m_byGraphId.clear();
    m_byPhoneId.clear();
    m_leavingGraphIds.clear();
    m_leavingPhoneIds.clear();
    m_matched = 0;
    for (const auto &user : m_users) {
        if (user->leaving) {
            m_leavingGraphIds.insert(user->person.graphId);
            m_leavingPhoneIds.insert(user->phoneId);
            continue;
        }
        ++m_matched;
        m_byGraphId.insert(user->person.graphId, user.get());
        m_byPhoneId.insert(user->phoneId, user.get());
    }
}

} // namespace pb::sync
