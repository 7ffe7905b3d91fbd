// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/preview.h"

#include <algorithm>
#include <map>
#include <utility>

namespace pb::sync {

namespace {

FailedWrite failedWrite(const User &user, presence::Side side)
{
    const bool phone = side == presence::Side::Starface;
    const presence::WriteState &write = phone ? user.state.dndWrite : user.state.teamsWrite;
    const presence::ClaimPhase phase = phone ? user.state.dnd.phase : user.state.teams.phase;
    FailedWrite failed;
    failed.key = user.person.key;
    failed.name = user.person.name;
    failed.email = user.person.email;
    failed.side = side;
    failed.givingBack = phase == presence::ClaimPhase::Releasing;
    failed.failures = write.failures;
    failed.error = phone ? *user.starfaceError : *user.teamsError;
    failed.nextTry = std::max(write.retryAt, write.mayActUntil);
    return failed;
}

/// The most frequent first.
QList<UnknownStatus> unknownStatuses(const UserTable &users)
{
    std::map<std::pair<QString, QString>, int> counts;
    for (const auto &user : users.all()) {
        if (user->statusIsUnknown && !user->leaving)
            ++counts[{user->availability, user->activity}];
    }
    QList<UnknownStatus> found;
    for (const auto &[words, count] : counts)
        found.append({words.first, words.second, count});
    std::stable_sort(found.begin(), found.end(),
        [](const UnknownStatus &a, const UnknownStatus &b) { return a.users > b.users; });
    return found;
}

} // namespace

QList<PreviewLine> withheldChanges(const UserTable &users, presence::Withheld cause)
{
    QList<PreviewLine> lines;
    const auto note = [&lines, cause](const User &user, presence::Side side, const auto &decision) {
        if (decision.action == presence::Action::None || decision.withheld != cause)
            return;
        lines.append(
            {user.person.key, user.person.name, user.person.email, side, decision.action, decision.reason});
    };
    for (const auto &user : users.all()) {
        note(*user, presence::Side::Starface, user->last.toStarface);
        note(*user, presence::Side::Teams, user->last.toTeams);
    }
    return lines;
}

QList<FailedWrite> failedWrites(const UserTable &users)
{
    QList<FailedWrite> failed;
    for (const auto &user : users.all()) {
        if (user->phoneWaits())
            failed.append(failedWrite(*user, presence::Side::Starface));
        if (user->teamsWaits())
            failed.append(failedWrite(*user, presence::Side::Teams));
    }
    std::stable_sort(failed.begin(), failed.end(),
        [](const FailedWrite &a, const FailedWrite &b) { return a.nextTry < b.nextTry; });
    return failed;
}

void countUsers(const UserTable &users, EngineStatus &status)
{
    status.matched = users.matched();
    status.dndClaims = 0;
    status.teamsClaims = 0;
    status.failedWrites = 0;
    status.phonesWithoutEffect.clear();
    status.teamsWithoutEffect.clear();
    for (const auto &user : users.all()) {
        status.dndClaims += user->state.dnd.exists() ? 1 : 0;
        status.teamsClaims += user->state.teams.exists() ? 1 : 0;
        status.failedWrites += user->phoneWaits() || user->teamsWaits() ? 1 : 0;
        if (user->last.toStarface.reason == presence::Reason::NoEffect)
            status.phonesWithoutEffect.append(user->person.key);
        if (user->last.toTeams.reason == presence::Reason::NoEffect)
            status.teamsWithoutEffect.append(user->person.key);
    }
    status.unknownStatuses = unknownStatuses(users);
}

} // namespace pb::sync
