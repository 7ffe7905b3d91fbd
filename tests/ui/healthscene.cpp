// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healthscene.h"

#include <array>
#include <cmath>

namespace pb::test {

using namespace std::chrono_literals;
using State = sync::ConnectionHealth::State;

namespace {

core::Error failure(core::ErrorKind kind, const char *code = "")
{
    core::Error error;
    error.kind = kind;
    error.code = QString::fromLatin1(code);
    return error;
}

sync::EngineStatus workingStatus(core::Time now)
{
    sync::EngineStatus status;
    status.graph = {State::Ok, now, 84ms, {}};
    status.starface = {State::Ok, now, 12ms, {}};
    status.polls = 214;
    status.lastPoll = now;
    status.pollDuration = 190ms;
    status.nextPoll = now + 8s;
    status.matched = 238;
    status.unmatchedTeams = 7;
    status.unmatchedStarface = 3;
    status.dndClaims = 5;
    status.teamsClaims = 9;
    status.budgetUsed = 126;
    status.budgetLimit = 1500;
    status.settle = 60s;
    status.slowestRoundTrip = 4200ms;
    return status;
}

void pollOften(health::Watch &watch, sync::EngineStatus status, bool bad)
{
    for (int i = 0; i < 120; ++i) {
        const bool fails = bad && (i > 96 || i == 40 || i == 41);
        status.graph.state = fails ? State::Failing : State::Ok;
        status.graph.latency =
            core::Duration(80 + static_cast<int>(30 * std::sin(i / 5.0)) + (i % 17 == 0 ? 140 : 0));
        status.starface.latency = core::Duration(12 + (i * 7) % 9 + (i % 31 == 0 ? 60 : 0));
        watch.notePoll(sync::Polled::Teams, status);
        watch.notePoll(sync::Polled::Starface, status);
    }
}

sync::FailedWrite failedWrite(const char16_t *name, presence::Side side, core::Time next, int failures)
{
    sync::FailedWrite failed;
    failed.name = QString::fromUtf16(name);
    failed.email = failed.key =
        failed.name.section(QLatin1Char(' '), 0, 0).toLower() + QStringLiteral("@example.com");
    failed.side = side;
    failed.failures = failures;
    failed.nextTry = next;
    failed.error =
        failure(side == presence::Side::Starface ? core::ErrorKind::Forbidden : core::ErrorKind::Timeout);
    return failed;
}

} // namespace

void fillWatch(health::Watch &watch, const QString &scene)
{
    const core::Time now = watch.clock().now();
    const bool bad = scene == QLatin1String("failing");
    sync::EngineStatus status = workingStatus(now);
    pollOften(watch, status, bad);
    health::TokenState application{true, now + 47min, {}, {}};
    health::TokenState reader{true, now + 12min, {}, {}};
    health::ExpiryDates dates{health::dayOf(watch.clock().wall()).addDays(463), {}};
    if (scene == QLatin1String("expiring"))
        dates = {
            health::dayOf(watch.clock().wall()).addDays(6), health::dayOf(watch.clock().wall()).addDays(44)};
    if (scene == QLatin1String("odd")) {
        status.setAside = {QStringLiteral("guelay.oeztuerk@example.com")};
        status.unknownStatuses = {{QStringLiteral("Available"), QStringLiteral("InAHologram"), 3},
            {QStringLiteral("Focusing2"), QStringLiteral("Focusing2"), 1}};
        status.phonesWithoutEffect = {
            QStringLiteral("anna.abendroth@example.com"), QStringLiteral("bjoern.brinkmann@example.com")};
        status.teamsWithoutEffect = {QStringLiteral("emil.ernst@example.com"),
            QStringLiteral("hans-joachim.huber@example.com"), QStringLiteral("ines.imhof@example.com"),
            QStringLiteral("lukasz.lewandowski@example.com")};
        status.journalDamage = {
            QStringLiteral("claims.sqlite"), {QStringLiteral("friederike.falk@example.com")}};
    }
    if (bad) {
        dates = {
            health::dayOf(watch.clock().wall()).addDays(-1), health::dayOf(watch.clock().wall()).addDays(20)};
        status.graph = {
            State::Failing, now - 4min, 84ms, failure(core::ErrorKind::CredentialRefused, "AADSTS7000222")};
        status.starface = {State::Failing, now - 95s, 12ms, failure(core::ErrorKind::Tls)};
        status.lateBy = 2300ms;
        status.foreignWriter = true;
        status.failedWrites = 3;
        application.error = status.graph.error;
        application.expiresAt = {};
        application.pausedUntil = now + 8min;
        watch.setFailedWrites({failedWrite(u"Anna Abendroth", presence::Side::Starface, now + 20s, 2),
            failedWrite(u"Björn Brinkmann", presence::Side::Starface, now + 75s, 4),
            failedWrite(u"Gülay Öztürk", presence::Side::Teams, {}, 1)});
    } else {
        status.graph.latency = watch.facts().graph.last().took;
        status.starface.latency = watch.facts().starface.last().took;
    }
    watch.setDates(dates);
    watch.setTokens(application, reader);
    watch.noteStatus(status);
}

QList<sync::Person> matchedPeople(int count)
{
    const std::array first{u"Anna", u"Björn", u"Çelik", u"Dörte", u"Emil", u"Friederike", u"Gülay",
        u"Hans-Joachim", u"Ines", u"Łukasz"};
    const std::array last{
        u"Abendroth", u"Brinkmann", u"Demir", u"von Finkenstein-Waldhausen", u"Müller", u"Öztürk"};
    QList<sync::Person> people;
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        sync::Person person;
        person.name = QString::fromUtf16(first[at % first.size()]) + QLatin1Char(' ')
            + QString::fromUtf16(last[(at / 3) % last.size()]);
        person.email = QStringLiteral("user%1@example.com").arg(i);
        person.key = person.email;
        person.graphId = person.starfaceId = QString::number(i);
        people.append(person);
    }
    return people;
}

QList<sync::PreviewLine> previewLines(int count)
{
    QList<sync::PreviewLine> lines;
    for (const sync::Person &person : matchedPeople(count)) {
        const bool phone = lines.size() % 4 != 3;
        lines.append({person.key, person.name, person.email,
            phone ? presence::Side::Starface : presence::Side::Teams,
            phone ? presence::Action::SetDndOn : presence::Action::SetBusyInACall, presence::Reason::Mapped});
    }
    return lines;
}

} // namespace pb::test
