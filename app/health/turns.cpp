// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/turns.h"

namespace pb::health {

namespace {

/// One step of one secret: another date or another step is another text.
QString stepName(const Expiry &expiry)
{
    return QStringLiteral("%1:%2:%3")
        .arg(static_cast<int>(expiry.what))
        .arg(expiry.date.toString(Qt::ISODate))
        .arg(static_cast<int>(expiry.nearness));
}

} // namespace

void Turns::setToldExpiries(const QString &told)
{
    m_toldExpiries = told.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QList<Turn> Turns::take(const Facts &facts, const core::ClockReading &now)
{
    QList<Turn> turns;
    const sync::EngineStatus &status = facts.status;
    const auto graph = sync::outageOf(status.graph);
    const auto starface = sync::outageOf(status.starface);
    follow(Topic::Graph, graph.has_value(), graph, now.steady, turns);
    follow(Topic::Starface, starface.has_value(), starface, now.steady, turns);
    const bool noReader = readerFails(facts);
    follow(Topic::Reader, noReader, facts.reader.error, now.steady, turns);
    follow(Topic::TeamsDirectory, directoryFailsByItself(status.graph, noReader), status.graph.directoryError,
        now.steady, turns);
    follow(Topic::StarfaceDirectory, directoryFailsByItself(status.starface, false),
        status.starface.directoryError, now.steady, turns);
    follow(Topic::Journal, status.journalError.has_value(), status.journalError, now.steady, turns);

    QStringList steps;
    for (const Expiry &expiry : expiries(facts.dates, dayOf(now.wall))) {
        if (expiry.nearness == Nearness::Far)
            continue;
        steps.append(stepName(expiry));
        if (m_toldExpiries.contains(steps.constLast()))
            continue;
        const Topic topic =
            expiry.what == Expiring::ClientSecret ? Topic::ClientSecret : Topic::ReadClientSecret;
        turns.append({Turn::Kind::Expiring, topic, {}, expiry});
    }
    m_toldExpiries = steps;
    return turns;
}

void Turns::follow(
    Topic topic, bool failing, const std::optional<core::Error> &error, core::Time now, QList<Turn> &turns)
{
    const auto known = m_failures.find(topic);
    if (!failing) {
        if (known != m_failures.end() && known->second.told)
            turns.append({Turn::Kind::Works, topic, {}, {}});
        m_failures.erase(topic);
        return;
    }
    if (known == m_failures.end()) {
        m_failures.insert({topic, {now, false}});
        return;
    }
    if (known->second.told || now - known->second.since < lasts)
        return;
    known->second.told = true;
    turns.append({Turn::Kind::Failing, topic, error, {}});
}

} // namespace pb::health
