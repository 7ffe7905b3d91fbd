// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/directory.h"

#include <QCollator>

#include <algorithm>
#include <vector>

namespace pb::directory {

namespace {

/// Case beyond ASCII is folded here, because the pure matching knows no Unicode.
std::string forMatching(const QString &address)
{
    return address.trimmed().toCaseFolded().toStdString();
}

QString nameOf(const starface::User &user)
{
    const QString name = QString(user.firstName + QLatin1Char(' ') + user.familyName).trimmed();
    return name.isEmpty() ? user.login : name;
}

void sortByName(QList<Person> &people)
{
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<std::pair<QCollatorSortKey, qsizetype>> order;
    order.reserve(static_cast<std::size_t>(people.size()));
    for (qsizetype i = 0; i < people.size(); ++i)
        order.emplace_back(collator.sortKey(people[i].name), i);
    std::stable_sort(order.begin(), order.end(),
        [](const auto &a, const auto &b) { return a.first.compare(b.first) < 0; });
    QList<Person> sorted;
    sorted.reserve(people.size());
    for (const auto &entry : order)
        sorted.append(people[entry.second]);
    people = std::move(sorted);
}

} // namespace

QList<Person> joinDirectories(const QList<graph::User> &teams, const QList<starface::DirectoryUser> &starface)
{
    std::vector<presence::DirectoryEntry> left;
    std::vector<presence::DirectoryEntry> right;
    left.reserve(static_cast<std::size_t>(teams.size()));
    right.reserve(static_cast<std::size_t>(starface.size()));
    for (const graph::User &user : teams)
        left.push_back({forMatching(graph::effectiveAddress(user)), user.enabled});
    for (const starface::DirectoryUser &user : starface)
        right.push_back({forMatching(user.user.email), true});
    const presence::MatchResult matched = presence::match(left, right);

    QList<Person> people;
    people.reserve(teams.size() + starface.size());
    for (const auto &pair : matched.pairs) {
        const graph::User &teamsUser = teams[static_cast<qsizetype>(pair.teams)];
        const starface::DirectoryUser &phone = starface[static_cast<qsizetype>(pair.starface)];
        people.append({QString::fromStdString(pair.key),
            teamsUser.displayName.isEmpty() ? nameOf(phone.user) : teamsUser.displayName,
            graph::effectiveAddress(teamsUser), teamsUser.id, QString::number(phone.user.id),
            presence::MatchKind::Matched, phone.hasBusyLampKey.value_or(true)});
    }
    for (std::size_t i = 0; i < matched.teams.size(); ++i) {
        if (matched.teams[i] == presence::MatchKind::Matched)
            continue;
        const graph::User &user = teams[static_cast<qsizetype>(i)];
        people.append({QStringLiteral("teams:") + user.id, user.displayName, graph::effectiveAddress(user),
            user.id, {}, matched.teams[i], false});
    }
    for (std::size_t i = 0; i < matched.starface.size(); ++i) {
        if (matched.starface[i] == presence::MatchKind::Matched)
            continue;
        const starface::DirectoryUser &phone = starface[static_cast<qsizetype>(i)];
        const QString id = QString::number(phone.user.id);
        people.append({QStringLiteral("starface:") + id, nameOf(phone.user), phone.user.email, {}, id,
            matched.starface[i], phone.hasBusyLampKey.value_or(true)});
    }
    sortByName(people);
    return people;
}

} // namespace pb::directory
