// SPDX-License-Identifier: GPL-3.0-or-later
#include "board/boardjson.h"

#include "core/isotime.h"
#include "presence/names.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pb::board {

namespace {

constexpr int formatVersion = 1;

template<typename T>
QString nameOf(T value)
{
    const std::string_view name = presence::name(value);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

void put(QJsonObject &object, const char *member, const QString &text)
{
    if (!text.isEmpty())
        object.insert(QLatin1String(member), text);
}

void putTime(QJsonObject &object, const char *member, core::Time time, const core::ClockReading &now)
{
    put(object, member, core::isoTime(now.toWall(time)));
}

QJsonObject errorObject(const core::Error &error)
{
    QJsonObject object{{QStringLiteral("kind"), core::kindName(error.kind)}};
    if (error.httpStatus != 0)
        object.insert(QStringLiteral("httpStatus"), error.httpStatus);
    put(object, "code", error.code);
    put(object, "detail", error.detail);
    put(object, "requestId", error.requestId);
    return object;
}

template<typename Decision>
QJsonObject directionObject(const Decision &decision, const std::optional<core::Error> &error)
{
    QJsonObject object{{QStringLiteral("status"), nameOf(decision.status)},
        {QStringLiteral("target"), nameOf(decision.target)},
        {QStringLiteral("action"), nameOf(decision.action)},
        {QStringLiteral("reason"), nameOf(decision.reason)}};
    if (decision.withheld != presence::Withheld::No)
        object.insert(QStringLiteral("withheld"), nameOf(decision.withheld));
    if (error)
        object.insert(QStringLiteral("error"), errorObject(*error));
    return object;
}

QString phaseName(presence::ClaimPhase phase)
{
    switch (phase) {
    case presence::ClaimPhase::Taking:
        return QStringLiteral("taking");
    case presence::ClaimPhase::Held:
        return QStringLiteral("held");
    case presence::ClaimPhase::Releasing:
        return QStringLiteral("releasing");
    case presence::ClaimPhase::None:
        break;
    }
    return {};
}

template<typename Claim>
QJsonObject claimObject(const Claim &claim, const core::ClockReading &now)
{
    QJsonObject object{{QStringLiteral("phase"), phaseName(claim.phase)},
        {QStringLiteral("because"), nameOf(claim.because)}};
    putTime(object, "since", claim.since, now);
    return object;
}

/// What is shown where the status is not what is true now.
template<typename Status>
void putShown(QJsonObject &object, const Shown<Status> &shown, const core::ClockReading &now)
{
    putTime(object, "readAt", shown.readAt, now);
    if (!shown.isOld)
        return;
    object.insert(QStringLiteral("stale"), true);
    object.insert(QStringLiteral("lastKnown"), nameOf(shown.status));
}

QJsonObject teamsObject(
    const Row &row, const Shown<presence::TeamsStatus> &shown, const core::ClockReading &now)
{
    QJsonObject object{{QStringLiteral("status"), nameOf(row.report.teams)}};
    put(object, "availability", row.report.availability);
    put(object, "activity", row.report.activity);
    putTime(object, "since", row.teamsSince, now);
    putShown(object, shown, now);
    if (row.report.state.teams.exists()) {
        QJsonObject claim = claimObject(row.report.state.teams, now);
        claim.insert(QStringLiteral("shows"), nameOf(row.report.state.teams.shows));
        putTime(claim, "expiresAt", row.report.state.teams.expiresAt, now);
        object.insert(QStringLiteral("claim"), claim);
    }
    return object;
}

QJsonObject starfaceObject(
    const Row &row, const Shown<presence::StarfaceStatus> &shown, const core::ClockReading &now)
{
    QJsonObject object{{QStringLiteral("status"), nameOf(row.report.starface)},
        {QStringLiteral("line"), nameOf(row.report.observation.line.value)},
        {QStringLiteral("dnd"), nameOf(row.report.observation.dnd.value)}};
    put(object, "telephony", row.report.telephony);
    putTime(object, "since", row.starfaceSince, now);
    putShown(object, shown, now);
    if (row.report.state.dnd.exists())
        object.insert(QStringLiteral("claim"), claimObject(row.report.state.dnd, now));
    if (row.report.state.overridden)
        object.insert(QStringLiteral("overridden"), true);
    return object;
}

QJsonObject rowObject(const Snapshot::Entry &entry, const core::ClockReading &now)
{
    const Row &row = entry.row;
    QJsonObject object{
        {QStringLiteral("name"), row.person.name}, {QStringLiteral("match"), nameOf(row.person.match)}};
    put(object, "email", row.person.email);
    put(object, "graphId", row.person.graphId);
    put(object, "starfaceId", row.person.starfaceId);
    if (!row.person.starfaceId.isEmpty() && !row.person.hasBusyLampKey)
        object.insert(QStringLiteral("busyLampKey"), false);
    if (!row.hasReport)
        return object;
    object.insert(QStringLiteral("teams"), teamsObject(row, entry.teams, now));
    object.insert(QStringLiteral("starface"), starfaceObject(row, entry.starface, now));
    object.insert(
        QStringLiteral("toStarface"), directionObject(row.report.toStarface, row.report.starfaceError));
    object.insert(QStringLiteral("toTeams"), directionObject(row.report.toTeams, row.report.teamsError));
    putTime(object, "decidedAt", row.report.decidedAt, now);
    return object;
}

} // namespace

QByteArray rowsToJson(const Snapshot &snapshot)
{
    QJsonArray users;
    for (const Snapshot::Entry &entry : snapshot.entries)
        users.append(rowObject(entry, snapshot.takenAt));
    const QJsonObject whole{{QStringLiteral("format"), QStringLiteral("presence-bridge-users")},
        {QStringLiteral("version"), formatVersion},
        {QStringLiteral("exportedAt"), core::isoTime(snapshot.takenAt.wall)},
        {QStringLiteral("users"), users}};
    return QJsonDocument(whole).toJson(QJsonDocument::Indented);
}

} // namespace pb::board
