// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile/peoplejson.h"

#include "core/syntax.h"
#include "profile/textrules.h"
#include "profile/words.h"

#include <QSet>

#include <limits>

namespace pb::profile {

namespace {

constexpr QLatin1String teamsIdMember("teamsId");
constexpr QLatin1String starfaceIdMember("starfaceId");
constexpr QLatin1String emailMember("email");

QString at(QLatin1String list, qsizetype index)
{
    return QStringLiteral("%1[%2]").arg(list).arg(index);
}

void readIds(MemberReader &reader, QString &graphId, int &starfaceId, Need need)
{
    reader.text(teamsIdMember, graphId, need,
        {Words::tr("the object id of a user in Entra ID, such as 7d9b2f5e-31c4-4a86-9c57-1f0e8d2b6a43"),
            core::isGuid});
    graphId = graphId.toLower();
    reader.integer(starfaceIdMember, starfaceId, 1, std::numeric_limits<int>::max(), need);
}

/// Nothing where it was refused.
std::optional<Exclusion> readExclusion(const QJsonValue &json, const QString &path, Problems &problems)
{
    const qsizetype before = problems.size();
    Exclusion entry;
    if (json.isObject()) {
        MemberReader reader(json, path, problems);
        readIds(reader, entry.graphId, entry.starfaceId, Need::Optional);
        reader.text(emailMember, entry.email, Need::Optional, {Words::tr("an e-mail address"), isAddress});
        reader.finish();
        if (problems.size() == before && !entry.hasIds())
            problems << Problem{Problem::Kind::Missing, path + QLatin1Char('.') + teamsIdMember,
                Words::tr("the id of the user, here or in \"starfaceId\""), {}, {}};
    } else {
        entry.email = json.toString();
        if (!isAddress(entry.email.trimmed()))
            problems << Problem{
                Problem::Kind::Wrong, path, Words::tr("an e-mail address"), describe(json), {}};
    }
    entry.email = entry.email.trimmed().toLower();
    return problems.size() == before ? std::optional(entry) : std::nullopt;
}

} // namespace

void readExcluded(MemberReader &root, QList<Exclusion> &excluded, Problems &problems)
{
    const QLatin1String name("excluded");
    const QJsonValue json = root.take(name, Need::Optional, {});
    if (json.isUndefined())
        return;
    if (!json.isArray())
        return root.refuse(name, Words::tr("a list of e-mail addresses"), describe(json));
    const QJsonArray list = json.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const auto entry = readExclusion(list[i], at(name, i), problems);
        if (entry && !excluded.contains(*entry))
            excluded << *entry;
    }
}

void readPairs(MemberReader &root, QList<UserPair> &pairs, Problems &problems)
{
    const QLatin1String name("pairs");
    const QJsonValue json = root.take(name, Need::Optional, {});
    if (json.isUndefined())
        return;
    if (!json.isArray())
        return root.refuse(name, Words::tr("a list of pairs of users"), describe(json));
    QSet<QString> teams;
    QSet<int> phones;
    const QJsonArray list = json.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const qsizetype before = problems.size();
        UserPair pair;
        MemberReader reader(list[i], at(name, i), problems);
        readIds(reader, pair.graphId, pair.starfaceId, Need::Required);
        reader.finish();
        if (problems.size() > before)
            continue;
        if (teams.contains(pair.graphId) || phones.contains(pair.starfaceId)) {
            problems << Problem{Problem::Kind::Conflict, at(name, i),
                Words::tr("one of the two users stands in another pair already"), {}, {}};
        }
        teams << pair.graphId;
        phones << pair.starfaceId;
        pairs << pair;
    }
}

QJsonArray excludedToJson(const QList<Exclusion> &excluded)
{
    QJsonArray list;
    for (const Exclusion &entry : excluded) {
        if (!entry.hasIds()) {
            list << entry.email;
            continue;
        }
        QJsonObject json;
        if (!entry.graphId.isEmpty())
            json.insert(teamsIdMember, entry.graphId);
        if (entry.starfaceId > 0)
            json.insert(starfaceIdMember, entry.starfaceId);
        if (!entry.email.isEmpty())
            json.insert(emailMember, entry.email);
        list << json;
    }
    return list;
}

QJsonArray pairsToJson(const QList<UserPair> &pairs)
{
    QJsonArray list;
    for (const UserPair &pair : pairs)
        list << QJsonObject{{teamsIdMember, pair.graphId}, {starfaceIdMember, pair.starfaceId}};
    return list;
}

} // namespace pb::profile
