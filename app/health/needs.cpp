// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/needs.h"

#include <algorithm>

namespace pb::health {

using core::ErrorKind;

namespace {

bool isOneOf(const QString &code, std::initializer_list<const char *> codes)
{
    return std::any_of(
        codes.begin(), codes.end(), [&code](const char *one) { return code == QLatin1String(one); });
}

/// Entra refuses the secret itself (facts: AADSTS table).
bool isSecretFault(const core::Error &error)
{
    return isOneOf(
        error.code, {"AADSTS7000215", "AADSTS7000222", "AADSTS7000218", "AADSTS700025", "secret-needed"});
}

/// Only a person in a browser can mend it.
bool isSignInFault(const core::Error &error)
{
    return isOneOf(error.code,
        {"AADSTS70008", "AADSTS700082", "AADSTS50173", "AADSTS50076", "AADSTS50079", "AADSTS65004",
            "AADSTS54005", "AADSTS501481", "sign-in-needed"});
}

bool isConsentFault(const core::Error &error)
{
    return isOneOf(error.code, {"AADSTS65001", "AADSTS90094", "consent_required"});
}

bool isFailing(const sync::ConnectionHealth &health)
{
    return health.state == sync::ConnectionHealth::State::Failing;
}

Need failing(Topic topic, const core::Error &error)
{
    Need need;
    need.topic = topic;
    need.action = actionFor(topic, error);
    need.error = error;
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

/// The reader's sign-in fails by itself: Teams may well be read all the same.
bool readerFails(const Facts &facts)
{
    if (!facts.reader.isUsed || !facts.reader.error)
        return false;
    const core::Error &error = *facts.reader.error;
    return isSignInFault(error) || isSecretFault(error) || isConsentFault(error);
}

/// Teams fails only because the reader is not signed in: one banner is enough.
bool isReadersFault(const Facts &facts)
{
    const auto &error = facts.status.graph.error;
    return readerFails(facts) && error && error->code == facts.reader.error->code;
}

} // namespace

Action actionFor(Topic topic, const core::Error &error)
{
    const bool entra = topic == Topic::Graph || topic == Topic::Reader;
    if (entra && isSecretFault(error))
        return topic == Topic::Reader ? Action::ReplaceReadSecret : Action::ReplaceSecret;
    if (entra && isSignInFault(error))
        return Action::SignInAgain;
    if (entra && isConsentFault(error))
        return topic == Topic::Reader ? Action::SignInAgain : Action::GrantPermission;
    switch (error.kind) {
    case ErrorKind::Forbidden:
        return topic == Topic::Graph ? Action::GrantPermission : Action::RetryNow;
    case ErrorKind::Unauthorized:
        return topic == Topic::Starface ? Action::ReplacePassword : Action::RetryNow;
    case ErrorKind::Tls:
        return topic == Topic::Starface ? Action::TrustCertificate : Action::RetryNow;
    case ErrorKind::Throttled: // it goes on when the server allows it
        return Action::None;
    default:
        return Action::RetryNow;
    }
}

QList<Need> needs(const Facts &facts, QDate today)
{
    QList<Need> found;
    const sync::EngineStatus &status = facts.status;
    if (status.journalError)
        found.append(failing(Topic::Journal, *status.journalError));
    if (readerFails(facts))
        found.append(failing(Topic::Reader, *facts.reader.error));
    if (isFailing(status.graph) && !isReadersFault(facts))
        found.append(failing(Topic::Graph, status.graph.error.value_or(core::Error{})));
    if (isFailing(status.starface))
        found.append(failing(Topic::Starface, status.starface.error.value_or(core::Error{})));
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
    if (status.foreignWriter) {
        Need need;
        need.topic = Topic::ForeignWriter;
        need.severity = Severity::Warning;
        found.append(need);
    }
    std::stable_sort(
        found.begin(), found.end(), [](const Need &a, const Need &b) { return a.severity > b.severity; });
    return found;
}

Condition condition(const Facts &facts, QDate today)
{
    if (!facts.hasStatus)
        return Condition::Starting;
    const sync::EngineStatus &status = facts.status;
    if (isFailing(status.graph) || isFailing(status.starface) || status.journalError)
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
