// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/directory.h"

#include "directory/address.h"
#include "directory/candidates.h"
#include "presence/types.h"

#include <QCollator>
#include <QSet>

#include <algorithm>
#include <vector>

namespace pb::directory {

namespace {

using presence::MatchedBy;
using presence::MatchKind;

std::size_t countOf(const auto &list)
{
    return static_cast<std::size_t>(list.size());
}

presence::DirectoryEntry entryOf(
    const graph::User &user, const MatchHints &hints, AddressNormaliser &normalised)
{
    presence::DirectoryEntry entry;
    entry.address = normalised(user.mail).toStdString();
    entry.principalName = normalised(user.userPrincipalName).toStdString();
    for (const QString &address : user.smtpAddresses)
        entry.proxyAddresses.push_back(normalised(address).toStdString());
    entry.enabled = user.enabled;
    if (const auto known = hints.hasTeams.constFind(user.id); known != hints.hasTeams.cend())
        entry.hasTeams = *known;
    return entry;
}

QStringList addressesOf(const presence::DirectoryEntry &entry)
{
    QStringList all;
    const auto add = [&all](const std::string &address) {
        const QString text = QString::fromStdString(address);
        if (!text.isEmpty() && !all.contains(text))
            all << text;
    };
    add(entry.address);
    add(entry.principalName);
    for (const std::string &address : entry.proxyAddresses)
        add(address);
    return all;
}

QString nameOf(const starface::User &user)
{
    const QString name = QString(user.firstName + QLatin1Char(' ') + user.familyName).trimmed();
    return name.isEmpty() ? user.login : name;
}

std::vector<presence::HandPair> handPairs(const QList<graph::User> &teams,
    const QList<starface::DirectoryUser> &starface, const QList<profile::UserPair> &pairs,
    QList<profile::UserPair> &unused)
{
    std::vector<presence::HandPair> found;
    if (pairs.isEmpty())
        return found;
    QHash<QString, qsizetype> byGraphId;
    QHash<int, qsizetype> byPhoneId;
    for (qsizetype i = 0; i < teams.size(); ++i)
        byGraphId.insert(teams[i].id.toLower(), i);
    for (qsizetype i = 0; i < starface.size(); ++i)
        byPhoneId.insert(starface[i].user.id, i);
    for (const profile::UserPair &pair : pairs) {
        const qsizetype left = byGraphId.value(pair.graphId.toLower(), -1);
        const qsizetype right = byPhoneId.value(pair.starfaceId, -1);
        if (left < 0 || right < 0 || !teams[left].enabled)
            unused << pair;
        else
            found.push_back({static_cast<std::size_t>(left), static_cast<std::size_t>(right)});
    }
    return found;
}

void sortByName(QList<Person> &people)
{
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<std::pair<QCollatorSortKey, qsizetype>> order;
    order.reserve(countOf(people));
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

/// Joins once; a value of its own so that each step can see both directories.
class Join {
public:
    Join(const QList<graph::User> &teams, const QList<starface::DirectoryUser> &starface,
        const MatchHints &hints)
        : m_teams(teams)
        , m_starface(starface)
    {
        AddressNormaliser normalised;
        m_left.reserve(countOf(teams));
        m_right.reserve(countOf(starface));
        for (const graph::User &user : teams)
            m_left.push_back(entryOf(user, hints, normalised));
        for (const starface::DirectoryUser &user : starface) {
            presence::DirectoryEntry entry;
            entry.address = normalised(user.user.email).toStdString();
            m_right.push_back(std::move(entry));
        }
        m_matched =
            presence::match(m_left, m_right, handPairs(teams, starface, hints.pairs, m_result.unusedPairs));
    }

    Directory run()
    {
        m_result.people.reserve(m_teams.size() + m_starface.size());
        // who goes by an address comes first: a pair set by hand must find it taken, see keyOf()
        for (const bool byHand : {false, true}) {
            for (const auto &pair : m_matched.pairs) {
                if ((pair.by == MatchedBy::Hand) == byHand)
                    addPair(pair);
            }
        }
        for (std::size_t i = 0; i < m_left.size(); ++i) {
            if (m_matched.teams[i] != MatchKind::Matched)
                m_result.people << onlyTeams(i);
        }
        for (std::size_t i = 0; i < m_right.size(); ++i) {
            if (m_matched.starface[i] != MatchKind::Matched)
                m_result.people << onlyStarface(i);
        }
        nameCandidates(m_result.people);
        sortByName(m_result.people);
        for (const auto &contest : m_matched.contests) {
            QStringList ids;
            for (const std::size_t i : contest)
                ids << teamsUser(i).id;
            m_result.contests << ids;
        }
        return std::move(m_result);
    }

private:
    const graph::User &teamsUser(std::size_t i) const { return m_teams[static_cast<qsizetype>(i)]; }
    const starface::DirectoryUser &phone(std::size_t i) const
    {
        return m_starface[static_cast<qsizetype>(i)];
    }

    /// The address of the PBX. Two pairs, one of them set by hand, may share it: then that one goes by its
    /// id.
    QString keyOf(const presence::MatchResult::Pair &pair)
    {
        QString key = QString::fromStdString(m_right[pair.starface].address);
        if (pair.by == MatchedBy::Hand) {
            if (key.isEmpty())
                key = QString::fromStdString(m_left[pair.teams].address);
            if (key.isEmpty() || m_matchedAddresses.contains(key))
                key = QStringLiteral("pair:") + teamsUser(pair.teams).id;
        }
        m_matchedAddresses.insert(key);
        return key;
    }

    void addPair(const presence::MatchResult::Pair &pair)
    {
        const graph::User &user = teamsUser(pair.teams);
        const starface::DirectoryUser &other = phone(pair.starface);
        Person person;
        person.key = keyOf(pair);
        person.name = user.displayName.isEmpty() ? nameOf(other.user) : user.displayName;
        person.email = graph::effectiveAddress(user);
        if (person.email.isEmpty())
            person.email = other.user.email;
        person.graphId = user.id;
        person.starfaceId = QString::number(other.user.id);
        person.hasBusyLampKey = other.hasBusyLampKey.value_or(true);
        person.matchedBy = pair.by;
        person.addresses = addressesOf(m_left[pair.teams]);
        for (const QString &address : addressesOf(m_right[pair.starface])) {
            if (!person.addresses.contains(address))
                person.addresses << address;
        }
        m_result.people << person;
    }

    Person onlyTeams(std::size_t i) const
    {
        const graph::User &user = teamsUser(i);
        Person person;
        person.key = QStringLiteral("teams:") + user.id;
        person.name = user.displayName;
        person.email = graph::effectiveAddress(user);
        person.graphId = user.id;
        person.match = m_matched.teams[i];
        person.hasBusyLampKey = false;
        person.addresses = addressesOf(m_left[i]);
        return person;
    }

    Person onlyStarface(std::size_t i) const
    {
        const starface::DirectoryUser &user = phone(i);
        Person person;
        person.starfaceId = QString::number(user.user.id);
        person.key = QStringLiteral("starface:") + person.starfaceId;
        person.name = nameOf(user.user);
        person.email = user.user.email;
        person.match = m_matched.starface[i];
        person.hasBusyLampKey = user.hasBusyLampKey.value_or(true);
        person.addresses = addressesOf(m_right[i]);
        return person;
    }

    const QList<graph::User> &m_teams;
    const QList<starface::DirectoryUser> &m_starface;
    std::vector<presence::DirectoryEntry> m_left;
    std::vector<presence::DirectoryEntry> m_right;
    presence::MatchResult m_matched;
    QSet<QString> m_matchedAddresses;
    Directory m_result;
};

} // namespace

Directory joinDirectories(
    const QList<graph::User> &teams, const QList<starface::DirectoryUser> &starface, const MatchHints &hints)
{
    return Join(teams, starface, hints).run();
}

QStringList contestants(const QList<QStringList> &contests)
{
    QStringList ids;
    for (const QStringList &contest : contests)
        ids << contest;
    ids.removeDuplicates();
    return ids;
}

void learnTeams(
    MatchHints &hints, const QList<QStringList> &contests, const QList<graph::Presence> &presences)
{
    QSet<QString> shown;
    for (const graph::Presence &presence : presences) {
        const auto isWord = [](const QString &word) {
            return !word.isEmpty()
                && word.compare(QLatin1String("PresenceUnknown"), Qt::CaseInsensitive) != 0;
        };
        if (isWord(presence.availability) || isWord(presence.activity))
            shown << presence.id;
    }
    for (const QStringList &contest : contests) {
        const bool isKnown = std::any_of(
            contest.begin(), contest.end(), [&shown](const QString &id) { return shown.contains(id); });
        for (const QString &id : contest) {
            if (isKnown)
                hints.hasTeams.insert(id, shown.contains(id));
        }
    }
}

} // namespace pb::directory
