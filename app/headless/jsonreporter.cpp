// SPDX-License-Identifier: GPL-3.0-or-later
#include "headless/jsonreporter.h"

#include "core/isotime.h"
#include "presence/names.h"
#include "sync/lastknown.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace pb::headless {

namespace {

QString text(std::string_view name)
{
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

template<typename Decision>
QJsonObject decisionObject(const QString &key, const QString &to, const Decision &decision)
{
    QJsonObject object{{QStringLiteral("user"), key}, {QStringLiteral("to"), to},
        {QStringLiteral("status"), text(presence::name(decision.status))},
        {QStringLiteral("target"), text(presence::name(decision.target))},
        {QStringLiteral("action"), text(presence::name(decision.action))},
        {QStringLiteral("reason"), text(presence::name(decision.reason))}};
    if (decision.withheld != presence::Withheld::No)
        object.insert(QStringLiteral("withheld"), text(presence::name(decision.withheld)));
    return object;
}

/// Beside a status that is unknown: what it was when it could last be read.
template<typename Status>
void putLastKnown(
    QJsonObject &object, const std::optional<sync::LastKnown<Status>> &last, const core::Clock &clock)
{
    if (!last)
        return;
    object.insert(QStringLiteral("lastKnown"), text(presence::name(last->status)));
    object.insert(QStringLiteral("readAt"), core::isoTimeUtc(clock.toWall(last->readAt)));
}

QString modeName(sync::Mode mode)
{
    switch (mode) {
    case sync::Mode::Live:
        return QStringLiteral("live");
    case sync::Mode::ObserveOnly:
        return QStringLiteral("observe-only");
    case sync::Mode::Paused:
        break;
    }
    return QStringLiteral("paused");
}

} // namespace

QJsonObject errorObject(const core::Error &error)
{
    QJsonObject object{
        {QStringLiteral("kind"), core::kindName(error.kind)}, {QStringLiteral("detail"), error.detail}};
    if (error.httpStatus != 0)
        object.insert(QStringLiteral("httpStatus"), error.httpStatus);
    if (!error.code.isEmpty())
        object.insert(QStringLiteral("code"), error.code);
    if (!error.requestId.isEmpty())
        object.insert(QStringLiteral("requestId"), error.requestId);
    return object;
}

JsonReporter::JsonReporter(Sink sink, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_sink(std::move(sink))
    , m_clock(clock)
{
}

void JsonReporter::tell(const QString &event, QJsonObject members)
{
    members.insert(QStringLiteral("event"), event);
    members.insert(QStringLiteral("at"), core::isoTimeUtc(m_clock.wall()));
    m_sink(QJsonDocument(members).toJson(QJsonDocument::Compact));
}

void JsonReporter::tellError(const QString &what, const core::Error &error)
{
    tell(QStringLiteral("error"),
        {{QStringLiteral("what"), what}, {QStringLiteral("error"), errorObject(error)}});
}

void JsonReporter::directoryChanged(const QList<sync::Person> &people)
{
    int matched = 0;
    QJsonArray unmatched;
    for (const sync::Person &person : people) {
        if (person.match == presence::MatchKind::Matched) {
            ++matched;
            continue;
        }
        unmatched.append(QJsonObject{{QStringLiteral("user"), person.key},
            {QStringLiteral("email"), person.email}, {QStringLiteral("name"), person.name},
            {QStringLiteral("reason"), text(presence::name(person.match))},
            {QStringLiteral("nearest"), person.nearest}});
    }
    tell(QStringLiteral("directory"),
        {{QStringLiteral("matched"), matched}, {QStringLiteral("unmatched"), unmatched}});
}

void JsonReporter::reported(const QList<sync::UserReport> &reports)
{
    for (const sync::UserReport &report : reports) {
        const bool isNew = !m_told.contains(report.key);
        Told &told = m_told[report.key];
        if (isNew || !(told.toStarface == report.toStarface)) {
            QJsonObject decision = decisionObject(report.key, QStringLiteral("starface"), report.toStarface);
            decision.insert(
                QStringLiteral("raw"), QString(report.availability + QLatin1Char('/') + report.activity));
            putLastKnown(decision, sync::lastKnownTeams(report), m_clock);
            tell(QStringLiteral("decision"), decision);
        }
        if (isNew || !(told.toTeams == report.toTeams)) {
            QJsonObject decision = decisionObject(report.key, QStringLiteral("teams"), report.toTeams);
            decision.insert(QStringLiteral("raw"), report.telephony);
            decision.insert(QStringLiteral("dnd"), text(presence::name(report.observation.dnd.value)));
            putLastKnown(decision, sync::lastKnownStarface(report), m_clock);
            tell(QStringLiteral("decision"), decision);
        }
        told = {report.toStarface, report.toTeams};
    }
}

void JsonReporter::wrote(const sync::WriteRecord &record)
{
    const bool starface = record.side == presence::Side::Starface;
    QJsonObject object{{QStringLiteral("user"), record.key},
        {QStringLiteral("to"), starface ? QStringLiteral("starface") : QStringLiteral("teams")},
        {QStringLiteral("action"), text(presence::name(record.action))},
        {QStringLiteral("reason"), text(presence::name(record.reason))},
        {QStringLiteral("ok"), !record.error.has_value()},
        {QStringLiteral("ms"), static_cast<qint64>(record.duration.count())}};
    if (record.alreadySo)
        object.insert(QStringLiteral("alreadySo"), true);
    if (record.error)
        object.insert(QStringLiteral("error"), errorObject(*record.error));
    tell(QStringLiteral("write"), object);
}

void JsonReporter::polled(sync::Polled side, const sync::EngineStatus &status)
{
    const sync::ConnectionHealth &health = side == sync::Polled::Starface ? status.starface : status.graph;
    const bool ok = health.state == sync::ConnectionHealth::State::Ok;
    const QString name = side == sync::Polled::Teams ? QStringLiteral("teams")
        : side == sync::Polled::Starface             ? QStringLiteral("starface")
                                                     : QStringLiteral("directories");
    QJsonObject object{{QStringLiteral("of"), name}, {QStringLiteral("users"), status.matched},
        {QStringLiteral("dndClaims"), status.dndClaims}, {QStringLiteral("teamsClaims"), status.teamsClaims}};
    if (side == sync::Polled::Directories) {
        object.insert(QStringLiteral("ok"), !status.graph.directoryError && !status.starface.directoryError);
        tell(QStringLiteral("poll"), object);
        return;
    }
    object.insert(QStringLiteral("ok"), ok);
    object.insert(QStringLiteral("ms"), static_cast<qint64>(health.latency.count()));
    if (!ok && health.error)
        object.insert(QStringLiteral("error"), errorObject(*health.error));
    if (side == sync::Polled::Teams && status.lateBy.count() > 0)
        object.insert(QStringLiteral("lateMs"), static_cast<qint64>(status.lateBy.count()));
    tell(QStringLiteral("poll"), object);
}

/// An outage and its end, at once: a poll that hangs tells nothing.
void JsonReporter::tellConnection(const QString &of, const std::optional<core::Error> &error,
    const std::optional<core::Error> &before, core::Time lastSuccess)
{
    if (error.has_value() == before.has_value() && (!error || error->kind == before->kind))
        return;
    QJsonObject object{{QStringLiteral("of"), of}, {QStringLiteral("ok"), !error.has_value()}};
    if (error)
        object.insert(QStringLiteral("error"), errorObject(*error));
    if (lastSuccess != core::Time{})
        object.insert(QStringLiteral("lastSuccess"), core::isoTimeUtc(m_clock.toWall(lastSuccess)));
    tell(QStringLiteral("connection"), object);
}

void JsonReporter::statusChanged(const sync::EngineStatus &status)
{
    const bool first = !m_status;
    const sync::EngineStatus before = m_status.value_or(sync::EngineStatus{});
    tellConnection(QStringLiteral("teams"), sync::outageOf(status.graph), sync::outageOf(before.graph),
        status.graph.lastSuccess);
    tellConnection(QStringLiteral("starface"), sync::outageOf(status.starface),
        sync::outageOf(before.starface), status.starface.lastSuccess);
    tellConnection(
        QStringLiteral("teams-directory"), status.graph.directoryError, before.graph.directoryError, {});
    tellConnection(QStringLiteral("starface-directory"), status.starface.directoryError,
        before.starface.directoryError, {});
    if (first || m_status->mode != status.mode || m_status->givingBack != status.givingBack) {
        tell(QStringLiteral("mode"),
            {{QStringLiteral("mode"), modeName(status.mode)},
                {QStringLiteral("givingBack"), status.givingBack}});
    }
    if (status.brake && (first || m_status->brake != status.brake)) {
        tell(QStringLiteral("brake"),
            {{QStringLiteral("users"), status.brake->users},
                {QStringLiteral("matched"), status.brake->matched},
                {QStringLiteral("dndOn"), status.brake->dndOn},
                {QStringLiteral("dndOff"), status.brake->dndOff},
                {QStringLiteral("presence"), status.brake->presence}});
    }
    if (status.foreignWriter && (first || !m_status->foreignWriter))
        tell(QStringLiteral("foreign-writer"));
    if (status.journalError && (first || !m_status->journalError))
        tellError(QStringLiteral("journal"), *status.journalError);
    if (!status.journalDamage.isEmpty() && (first || m_status->journalDamage.isEmpty())) {
        tell(QStringLiteral("journal-damaged"),
            {{QStringLiteral("file"), status.journalDamage.file},
                {QStringLiteral("users"), QJsonArray::fromStringList(status.journalDamage.users)}});
    }
    tellUsers(QStringLiteral("set-aside"), status.setAside, before.setAside);
    tellUsers(
        QStringLiteral("phones-without-effect"), status.phonesWithoutEffect, before.phonesWithoutEffect);
    tellUsers(QStringLiteral("teams-without-effect"), status.teamsWithoutEffect, before.teamsWithoutEffect);
    if (status.unknownStatuses != before.unknownStatuses) {
        QJsonArray statuses;
        for (const sync::UnknownStatus &one : status.unknownStatuses)
            statuses.append(QJsonObject{{QStringLiteral("availability"), one.availability},
                {QStringLiteral("activity"), one.activity}, {QStringLiteral("users"), one.users}});
        tell(QStringLiteral("unknown-status"), {{QStringLiteral("statuses"), statuses}});
    }
    m_status = status;
}

/// Of whom something is so, whenever it is others than before; nobody, where it has ended.
void JsonReporter::tellUsers(const QString &event, const QStringList &users, const QStringList &before)
{
    if (users != before)
        tell(event, {{QStringLiteral("users"), QJsonArray::fromStringList(users)}});
}

void JsonReporter::stopped(const QStringList &notGivenBack)
{
    tell(QStringLiteral("stopped"),
        {{QStringLiteral("notGivenBack"), QJsonArray::fromStringList(notGivenBack)}});
}

} // namespace pb::headless
