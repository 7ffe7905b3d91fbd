// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile/rulesetjson.h"

#include "profile/memberreader.h"
#include "profile/words.h"

#include <QJsonObject>
#include <QRegularExpression>

#include <array>

namespace pb::profile {

using presence::DndTarget;
using presence::RuleSet;
using presence::StarfaceStatus;
using presence::TeamsStatus;
using presence::TeamsTarget;

namespace {

constexpr std::array teamsStatusNames{Named<TeamsStatus>{QLatin1String("available"), TeamsStatus::Available},
    Named<TeamsStatus>{QLatin1String("in-call"), TeamsStatus::InCall},
    Named<TeamsStatus>{QLatin1String("in-meeting"), TeamsStatus::InMeeting},
    Named<TeamsStatus>{QLatin1String("busy"), TeamsStatus::Busy},
    Named<TeamsStatus>{QLatin1String("do-not-disturb"), TeamsStatus::DoNotDisturb},
    Named<TeamsStatus>{QLatin1String("away"), TeamsStatus::Away},
    Named<TeamsStatus>{QLatin1String("offline"), TeamsStatus::Offline},
    Named<TeamsStatus>{QLatin1String("unknown"), TeamsStatus::Unknown}};

constexpr std::array starfaceStatusNames{
    Named<StarfaceStatus>{QLatin1String("available"), StarfaceStatus::Available},
    Named<StarfaceStatus>{QLatin1String("ringing"), StarfaceStatus::Ringing},
    Named<StarfaceStatus>{QLatin1String("do-not-disturb"), StarfaceStatus::DoNotDisturb},
    Named<StarfaceStatus>{QLatin1String("in-call"), StarfaceStatus::InCall},
    Named<StarfaceStatus>{QLatin1String("unknown"), StarfaceStatus::Unknown}};

constexpr std::array dndTargetNames{Named<DndTarget>{QLatin1String("dnd-on"), DndTarget::On},
    Named<DndTarget>{QLatin1String("dnd-off"), DndTarget::Off},
    Named<DndTarget>{QLatin1String("none"), DndTarget::None}};

constexpr std::array teamsTargetNames{
    Named<TeamsTarget>{QLatin1String("busy-in-a-call"), TeamsTarget::BusyInACall},
    Named<TeamsTarget>{QLatin1String("available"), TeamsTarget::Available},
    Named<TeamsTarget>{QLatin1String("do-not-disturb"), TeamsTarget::DoNotDisturb},
    Named<TeamsTarget>{QLatin1String("none"), TeamsTarget::None}};

static_assert(teamsStatusNames.size() == presence::allTeamsStatuses.size());
static_assert(starfaceStatusNames.size() == presence::allStarfaceStatuses.size());

constexpr QLatin1String idMember("id");
constexpr QLatin1String toStarfaceMember("toStarface");
constexpr QLatin1String toTeamsMember("toTeams");

std::array<RuleSet, 2> builtIn()
{
    return {presence::callsOnly(), presence::everyKindOfBusy()};
}

QStringList builtInNames()
{
    QStringList names;
    for (const RuleSet &rules : builtIn())
        names << QString::fromStdString(rules.id);
    return names;
}

bool isOwnId(const QString &id)
{
    static const QRegularExpression slug(QStringLiteral("\\A[a-z0-9][a-z0-9-]{0,63}\\z"));
    return slug.match(id).hasMatch() && !builtInNames().contains(id);
}

/// One direction: status -> target. A status left out has no mapping.
template<typename Statuses, typename Targets, typename Into>
void readDirection(MemberReader &rules, QLatin1String name, const Statuses &statuses, const Targets &targets,
    Into &into, Problems &problems)
{
    const QJsonValue json = rules.take(name, Need::Required, Words::tr("an object of status: target"));
    if (json.isUndefined())
        return;
    MemberReader direction(json, rules.pathOf(name), problems);
    for (const auto &status : statuses) {
        auto &target = into[static_cast<std::size_t>(status.value)];
        direction.choice(status.name, target, Need::Optional, targets);
        const bool unknown = status.name == QLatin1String("unknown");
        if (unknown && target != std::decay_t<decltype(target)>::None) {
            direction.refuse(status.name, QStringLiteral("\"none\""),
                describe(json.toObject().value(status.name)),
                Words::tr("having no information never changes anything"));
        }
    }
    direction.finish();
}

template<typename Statuses, typename Targets, typename From>
QJsonObject writeDirection(const Statuses &statuses, const Targets &targets, const From &from)
{
    QJsonObject json;
    for (const auto &status : statuses)
        json.insert(status.name, nameOf(targets, from[static_cast<std::size_t>(status.value)]));
    return json;
}

} // namespace

RuleSet ruleSetFromJson(const QJsonValue &json, const QString &path, Problems &problems)
{
    const QStringList names = builtInNames();
    if (!json.isObject()) {
        for (const RuleSet &rules : builtIn()) {
            if (json.isString() && json.toString() == QString::fromStdString(rules.id))
                return rules;
        }
        problems << Problem{Problem::Kind::Wrong, path,
            Words::tr("%1, or an object with a rule set of your own").arg(oneOf(names)), describe(json),
            didYouMean(json.toString(), names)};
        return {};
    }
    RuleSet rules;
    MemberReader reader(json, path, problems);
    QString id;
    reader.text(idMember, id, Need::Required,
        {Words::tr("up to 64 small letters, digits and hyphens, and not the name of a built-in rule set"),
            isOwnId});
    rules.id = id.toStdString();
    readDirection(reader, toStarfaceMember, teamsStatusNames, dndTargetNames, rules.toStarface, problems);
    readDirection(reader, toTeamsMember, starfaceStatusNames, teamsTargetNames, rules.toTeams, problems);
    reader.finish();
    return rules;
}

QJsonValue ruleSetToJson(const RuleSet &rules)
{
    for (const RuleSet &known : builtIn()) {
        if (rules == known)
            return QString::fromStdString(known.id);
    }
    return QJsonObject{{idMember, QString::fromStdString(rules.id)},
        {toStarfaceMember, writeDirection(teamsStatusNames, dndTargetNames, rules.toStarface)},
        {toTeamsMember, writeDirection(starfaceStatusNames, teamsTargetNames, rules.toTeams)}};
}

} // namespace pb::profile
