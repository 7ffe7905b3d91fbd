// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/bundlejson.h"

#include "core/isotime.h"
#include "presence/names.h"
#include "profile/profilejson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

namespace pb::support {

namespace {

QString named(std::string_view name)
{
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QJsonValue timeText(core::Time time, const core::ClockReading &now)
{
    return time == core::Time{} ? QJsonValue() : core::isoTimeUtc(now.toWall(time));
}

QJsonValue errorText(const std::optional<core::Error> &error, Pseudonyms &pseudonyms)
{
    return error ? QJsonValue(pseudonyms.clean(core::toLogLine(*error))) : QJsonValue();
}

qint64 ms(core::Duration duration)
{
    return duration.count();
}

/// Members whose text is a word of the program's own.
bool isClosed(const QString &member)
{
    static const QSet<QString> members{QStringLiteral("cloud"), QStringLiteral("directoryAccess"),
        QStringLiteral("kind"), QStringLiteral("signIn"), QStringLiteral("clientSecretExpires"),
        QStringLiteral("readClientSecretExpires")};
    return members.contains(member);
}

/// What the program itself writes: a word in lower case, or a date.
bool isOwnWord(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A(?:[a-z][a-z0-9-]{0,31}|\\d{4}-\\d{2}-\\d{2})\\z"));
    return pattern.match(text).hasMatch();
}

QJsonValue withoutTexts(const QJsonValue &value, const QString &member, bool inRules)
{
    switch (value.type()) {
    case QJsonValue::Object: {
        QJsonObject clean;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            clean.insert(
                it.key(), withoutTexts(it.value(), it.key(), inRules || it.key() == QLatin1String("rules")));
        }
        return clean;
    }
    case QJsonValue::Array:
        return QStringLiteral("(%1 entries, left out)").arg(value.toArray().size());
    case QJsonValue::String: {
        // a copied rule set has a name that a person gave it
        const bool open = member == QLatin1String("name") || member == QLatin1String("id");
        const bool stays = (isClosed(member) || (inRules && !open)) && isOwnWord(value.toString());
        return stays ? value : QJsonValue(QStringLiteral("(left out)"));
    }
    default:
        return value;
    }
}

QJsonObject connectionJson(const sync::ConnectionHealth &health, const health::Samples &samples,
    const core::ClockReading &now, Pseudonyms &pseudonyms)
{
    static const QStringList states{
        QStringLiteral("not-yet"), QStringLiteral("ok"), QStringLiteral("failing")};
    QJsonArray readings;
    for (std::size_t i = 0; i < samples.size(); ++i)
        readings.append(samples.at(i).ok ? QJsonValue(ms(samples.at(i).took)) : QJsonValue());
    return {{QStringLiteral("state"), states.at(static_cast<int>(health.state))},
        {QStringLiteral("lastSuccess"), timeText(health.lastSuccess, now)},
        {QStringLiteral("latencyMs"), ms(health.latency)},
        {QStringLiteral("error"), errorText(health.error, pseudonyms)},
        {QStringLiteral("directoryError"), errorText(health.directoryError, pseudonyms)},
        {QStringLiteral("lastReadingsMs"), readings}};
}

QJsonArray namesJson(const QStringList &keys, Pseudonyms &pseudonyms)
{
    QJsonArray list;
    for (const QString &key : keys)
        list.append(pseudonyms.user(key));
    return list;
}

QJsonArray unknownStatusesJson(const QList<sync::UnknownStatus> &statuses, Pseudonyms &pseudonyms)
{
    QJsonArray list;
    for (const sync::UnknownStatus &one : statuses) {
        list.append(QJsonObject{{QStringLiteral("availability"), pseudonyms.clean(one.availability)},
            {QStringLiteral("activity"), pseudonyms.clean(one.activity)},
            {QStringLiteral("users"), one.users}});
    }
    return list;
}

QJsonObject tokenJson(const health::TokenState &token, const core::ClockReading &now, Pseudonyms &pseudonyms)
{
    return {{QStringLiteral("used"), token.isUsed},
        {QStringLiteral("expiresAt"), timeText(token.expiresAt.value_or(core::Time{}), now)},
        {QStringLiteral("pausedUntil"), timeText(token.pausedUntil.value_or(core::Time{}), now)},
        {QStringLiteral("error"), errorText(token.error, pseudonyms)}};
}

QJsonArray failedJson(
    const QList<sync::FailedWrite> &failed, const core::ClockReading &now, Pseudonyms &pseudonyms)
{
    QJsonArray list;
    for (const sync::FailedWrite &one : failed) {
        list.append(QJsonObject{{QStringLiteral("user"), pseudonyms.user(one.key)},
            {QStringLiteral("side"),
                one.side == presence::Side::Starface ? QStringLiteral("starface") : QStringLiteral("teams")},
            {QStringLiteral("failures"), one.failures},
            {QStringLiteral("nextTry"), timeText(one.nextTry, now)},
            {QStringLiteral("error"), errorText(one.error, pseudonyms)}});
    }
    return list;
}

QJsonObject stateJson(const presence::UserState &state, const core::ClockReading &now)
{
    return {{QStringLiteral("dndPhase"), static_cast<int>(state.dnd.phase)},
        {QStringLiteral("dndSince"), timeText(state.dnd.since, now)},
        {QStringLiteral("teamsPhase"), static_cast<int>(state.teams.phase)},
        {QStringLiteral("teamsSince"), timeText(state.teams.since, now)},
        {QStringLiteral("teamsExpires"), timeText(state.teams.expiresAt, now)},
        {QStringLiteral("overridden"), state.overridden}, {QStringLiteral("foreignDnd"), state.foreignDnd}};
}

template<typename D>
QJsonObject decisionJson(const D &decision)
{
    return {{QStringLiteral("status"), named(presence::name(decision.status))},
        {QStringLiteral("target"), named(presence::name(decision.target))},
        {QStringLiteral("action"), named(presence::name(decision.action))},
        {QStringLiteral("reason"), named(presence::name(decision.reason))},
        {QStringLiteral("withheld"), named(presence::name(decision.withheld))}};
}

} // namespace

QByteArray profileJson(const profile::Profile &profile)
{
    const QJsonObject json = QJsonDocument::fromJson(profile::toJson(profile)).object();
    return QJsonDocument(withoutTexts(json, {}, false).toObject()).toJson();
}

QByteArray healthJson(const health::Facts &facts, const core::ClockReading &now, Pseudonyms &pseudonyms)
{
    static const QStringList modes{
        QStringLiteral("live"), QStringLiteral("observe-only"), QStringLiteral("paused")};
    const sync::EngineStatus &status = facts.status;
    const QJsonObject json{{QStringLiteral("mode"), modes.at(static_cast<int>(status.mode))},
        {QStringLiteral("graph"), connectionJson(status.graph, facts.graph, now, pseudonyms)},
        {QStringLiteral("starface"), connectionJson(status.starface, facts.starface, now, pseudonyms)},
        {QStringLiteral("polls"), status.polls}, {QStringLiteral("lastPoll"), timeText(status.lastPoll, now)},
        {QStringLiteral("pollMs"), ms(status.pollDuration)}, {QStringLiteral("lateMs"), ms(status.lateBy)},
        {QStringLiteral("settleMs"), ms(status.settle)},
        {QStringLiteral("slowestRoundTripMs"), ms(status.slowestRoundTrip)},
        {QStringLiteral("matched"), status.matched},
        {QStringLiteral("unmatchedTeams"), status.unmatchedTeams},
        {QStringLiteral("unmatchedStarface"), status.unmatchedStarface},
        {QStringLiteral("dndClaims"), status.dndClaims}, {QStringLiteral("teamsClaims"), status.teamsClaims},
        {QStringLiteral("budgetUsed"), status.budgetUsed},
        {QStringLiteral("budgetLimit"), status.budgetLimit},
        {QStringLiteral("brakeHolds"), status.brake ? status.brake->users : 0},
        {QStringLiteral("foreignWriter"), status.foreignWriter},
        {QStringLiteral("journalError"), errorText(status.journalError, pseudonyms)},
        {QStringLiteral("journalDamaged"), !status.journalDamage.isEmpty()},
        {QStringLiteral("setAside"), namesJson(status.setAside, pseudonyms)},
        {QStringLiteral("phonesWithoutEffect"), namesJson(status.phonesWithoutEffect, pseudonyms)},
        {QStringLiteral("teamsWithoutEffect"), namesJson(status.teamsWithoutEffect, pseudonyms)},
        {QStringLiteral("unknownStatuses"), unknownStatusesJson(status.unknownStatuses, pseudonyms)},
        {QStringLiteral("applicationToken"), tokenJson(facts.application, now, pseudonyms)},
        {QStringLiteral("readerToken"), tokenJson(facts.reader, now, pseudonyms)},
        {QStringLiteral("failedWrites"), failedJson(facts.failedWrites, now, pseudonyms)}};
    return QJsonDocument(json).toJson();
}

QByteArray decisionsJson(
    const QList<sync::UserReport> &reports, const core::ClockReading &now, Pseudonyms &pseudonyms)
{
    QJsonArray list;
    for (const sync::UserReport &report : reports) {
        list.append(QJsonObject{{QStringLiteral("user"), pseudonyms.user(report.key)},
            {QStringLiteral("at"), timeText(report.decidedAt, now)},
            {QStringLiteral("availability"), pseudonyms.clean(report.availability)},
            {QStringLiteral("activity"), pseudonyms.clean(report.activity)},
            {QStringLiteral("telephony"), pseudonyms.clean(report.telephony)},
            {QStringLiteral("toStarface"), decisionJson(report.toStarface)},
            {QStringLiteral("toTeams"), decisionJson(report.toTeams)},
            {QStringLiteral("state"), stateJson(report.state, now)},
            {QStringLiteral("starfaceError"), errorText(report.starfaceError, pseudonyms)},
            {QStringLiteral("teamsError"), errorText(report.teamsError, pseudonyms)}});
    }
    return QJsonDocument(list).toJson();
}

QByteArray writesJson(
    const QList<sync::WriteRecord> &writes, const core::ClockReading &now, Pseudonyms &pseudonyms)
{
    QJsonArray list;
    for (const sync::WriteRecord &write : writes) {
        list.append(QJsonObject{{QStringLiteral("user"), pseudonyms.user(write.key)},
            {QStringLiteral("at"), timeText(write.at, now)},
            {QStringLiteral("action"), named(presence::name(write.action))},
            {QStringLiteral("reason"), named(presence::name(write.reason))},
            {QStringLiteral("ms"), ms(write.duration)}, {QStringLiteral("alreadySo"), write.alreadySo},
            {QStringLiteral("error"), errorText(write.error, pseudonyms)}});
    }
    return QJsonDocument(list).toJson();
}

} // namespace pb::support
