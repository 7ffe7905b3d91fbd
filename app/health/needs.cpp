// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/needs.h"

#include <algorithm>

namespace pb::health {

using core::ErrorKind;

namespace {

/// One user's own status hides what is set in Teams (U3); that of several at once does not.
constexpr qsizetype severalUsers = 3;

Need failing(Topic topic, const core::Error &error)
{
    Need need;
    need.topic = topic;
    need.action = actionFor(topic, error);
    need.error = error;
    return need;
}

Need about(Topic topic, const QStringList &names)
{
    Need need;
    need.topic = topic;
    need.severity = Severity::Warning;
    need.count = static_cast<int>(names.size());
    need.names = names;
    return need;
}

Need unknownStatuses(const QList<sync::UnknownStatus> &statuses)
{
    Need need;
    need.topic = Topic::UnknownStatus;
    need.severity = Severity::Warning;
    for (const sync::UnknownStatus &status : statuses) {
        need.count += status.users;
        need.names << status.availability + QLatin1Char('/') + status.activity;
    }
    return need;
}

Severity severityOf(Nearness nearness)
{
    switch (nearness) {
    case Nearness::Expired:
    case Nearness::Within1Day:
        return Severity::Error;
    case Nearness::Within7Days:
    case Nearness::Within30Days:
        return Severity::Warning;
    case Nearness::Within60Days:
    case Nearness::Far:
        break;
    }
    return Severity::Info;
}

Need expiring(const Expiry &expiry)
{
    const bool writer = expiry.what == Expiring::ClientSecret;
    Need need;
    need.topic = writer ? Topic::ClientSecret : Topic::ReadClientSecret;
    need.severity = severityOf(expiry.nearness);
    need.action = writer ? Action::ReplaceSecret : Action::ReplaceReadSecret;
    need.expiry = expiry;
    return need;
}

Need failingDirectory(Topic topic, const sync::ConnectionHealth &health)
{
    Need need = failing(topic, *health.directoryError);
    need.severity = Severity::Warning; // who is known goes on being synchronised
    return need;
}

} // namespace

Action actionFor(Topic topic, const core::Error &error)
{
    const bool reader = topic == Topic::Reader;
    const bool starface = topic == Topic::Starface || topic == Topic::StarfaceDirectory;
    switch (error.kind) {
    case ErrorKind::SignInNeeded:
        // nobody signs in for the application: what it lacks is an administrator's consent
        return reader ? Action::SignInAgain : Action::GrantPermission;
    case ErrorKind::CredentialRefused:
        return reader ? Action::ReplaceReadSecret : Action::ReplaceSecret;
    case ErrorKind::Forbidden:
        return reader ? Action::SignInAgain : starface ? Action::RetryNow : Action::GrantPermission;
    case ErrorKind::Unauthorized:
        return starface ? Action::ReplacePassword : Action::RetryNow;
    case ErrorKind::Tls:
        return starface ? Action::TrustCertificate : Action::RetryNow;
    case ErrorKind::Throttled: // it goes on when the server allows it
        return Action::None;
    default:
        return Action::RetryNow;
    }
}

bool readerFails(const Facts &facts)
{
    return facts.reader.isUsed && facts.reader.error && core::isLasting(facts.reader.error->kind);
}

bool directoryFailsByItself(const sync::ConnectionHealth &health, bool noReader)
{
    if (!health.directoryError || noReader)
        return false;
    const auto outage = sync::outageOf(health);
    return !outage || outage->kind != health.directoryError->kind;
}

QList<Need> needs(const Facts &facts, QDate today)
{
    QList<Need> found;
    const sync::EngineStatus &status = facts.status;
    if (status.journalError)
        found.append(failing(Topic::Journal, *status.journalError));
    const bool noReader = readerFails(facts);
    if (noReader)
        found.append(failing(Topic::Reader, *facts.reader.error));
    // nobody polls before the reader has listed the users once: one banner is enough
    const bool waitsForReader = noReader && status.graph.state == sync::ConnectionHealth::State::NotYet;
    if (const auto outage = sync::outageOf(status.graph); outage && !waitsForReader)
        found.append(failing(Topic::Graph, *outage));
    if (const auto outage = sync::outageOf(status.starface))
        found.append(failing(Topic::Starface, *outage));
    if (directoryFailsByItself(status.graph, noReader))
        found.append(failingDirectory(Topic::TeamsDirectory, status.graph));
    if (directoryFailsByItself(status.starface, false))
        found.append(failingDirectory(Topic::StarfaceDirectory, status.starface));
    for (const Expiry &expiry : expiries(facts.dates, today)) {
        if (expiry.nearness == Nearness::Far)
            continue;
        const Need need = expiring(expiry);
        // where it fails already for that secret, one message with the same button is enough
        const bool told = std::any_of(
            found.begin(), found.end(), [&need](const Need &other) { return other.action == need.action; });
        if (!told)
            found.append(need);
    }
    if (!facts.failedWrites.isEmpty()) {
        Need need;
        need.topic = Topic::FailedWrites;
        need.severity = Severity::Warning;
        need.action = Action::RetryNow;
        need.count = static_cast<int>(facts.failedWrites.size());
        need.error = facts.failedWrites.constFirst().error;
        found.append(need);
    }
    if (!status.journalDamage.isEmpty())
        found.append(about(Topic::JournalDamage, status.journalDamage.users));
    if (status.foreignWriter)
        found.append(about(Topic::ForeignWriter, {}));
    if (!status.phonesWithoutEffect.isEmpty())
        found.append(about(Topic::PhonesWithoutEffect, status.phonesWithoutEffect));
    if (status.teamsWithoutEffect.size() >= severalUsers)
        found.append(about(Topic::TeamsWithoutEffect, status.teamsWithoutEffect));
    if (!status.unknownStatuses.isEmpty())
        found.append(unknownStatuses(status.unknownStatuses));
    if (!status.setAside.isEmpty())
        found.append(about(Topic::SetAside, status.setAside));
    if (!status.settingsOfNobody.isEmpty())
        found.append(about(Topic::SettingsOfNobody, status.settingsOfNobody));
    std::stable_sort(
        found.begin(), found.end(), [](const Need &a, const Need &b) { return a.severity > b.severity; });
    return found;
}

Condition condition(const Facts &facts, QDate today)
{
    if (!facts.hasStatus)
        return Condition::Starting;
    const sync::EngineStatus &status = facts.status;
    if (sync::outageOf(status.graph) || sync::outageOf(status.starface) || status.journalError)
        return Condition::Failing;
    const QList<Need> all = needs(facts, today);
    const bool attention =
        std::any_of(all.begin(), all.end(), [](const Need &need) { return need.severity != Severity::Info; });
    if (attention || status.brake)
        return Condition::Attention;
    switch (status.mode) {
    case sync::Mode::ObserveOnly:
        return Condition::ObserveOnly;
    case sync::Mode::Paused:
        return Condition::Paused;
    case sync::Mode::Live:
        break;
    }
    using State = sync::ConnectionHealth::State;
    const bool ready = status.graph.state == State::Ok && status.starface.state == State::Ok;
    return ready ? Condition::Good : Condition::Starting;
}

} // namespace pb::health
