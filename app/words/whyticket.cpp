// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/whyticket.h"

#include "core/isotime.h"
#include "presence/names.h"
#include "words/pseudonyms.h"
#include "words/sentences.h"
#include "words/whystory.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace pb::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WhyTicket)
};

/// A time of `board` in the form of a ticket.
QString written(const board::Board &board, core::Time time)
{
    const QString text = core::isoTime(board.clock().toWall(time));
    return text.isEmpty() ? QStringLiteral("–") : text;
}

template<typename T>
QString nameOf(T value)
{
    const std::string_view name = presence::name(value);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

/// For the maker of the program: what the sentences were made of.
template<typename Decision>
QString stableLine(const Decision &decision)
{
    return QStringLiteral("[status=%1 target=%2 action=%3 reason=%4 withheld=%5]")
        .arg(nameOf(decision.status), nameOf(decision.target), nameOf(decision.action),
            nameOf(decision.reason), nameOf(decision.withheld));
}

QString connectionLine(
    const board::Board &board, const QString &name, const sync::ConnectionHealth &health, sync::Light light)
{
    const QString last = Words::tr("last read at %1").arg(written(board, health.lastSuccess));
    if (const auto outage = sync::outageOf(health))
        return Words::tr("%1: failing, %2", "a service, when it was read").arg(name, last)
            + QStringLiteral(" [%1]").arg(core::toLogLine(*outage));
    if (light == sync::Light::Old)
        return Words::tr("%1: %2", "a service, when it was read").arg(name, last);
    return light == sync::Light::Green
        ? Words::tr("%1: connected, %2, latency %3", "a service, when it was read")
              .arg(name, last, durationText(health.latency))
        : Words::tr("%1: not connected yet", "a service").arg(name);
}

QStringList header(const board::Board &board)
{
    const sync::EngineStatus &status = board.status();
    QStringList lines;
    lines << QStringLiteral("Presence Bridge %1 · Qt %2 · %3")
                 .arg(QCoreApplication::applicationVersion(), QLatin1String(qVersion()),
                     QSysInfo::prettyProductName())
          << Words::tr("Written at %1").arg(core::isoTime(board.clock().wall()));
    if (!board.hasStatus())
        return lines;
    lines << Words::tr("Mode: %1").arg(modeText(status.mode));
    if (!status.rules.id.empty())
        lines << Words::tr("Rule set: %1 [%2]", "name, id")
                     .arg(ruleSetText(QString::fromStdString(status.rules.id)),
                         QString::fromStdString(status.rules.id));
    lines << connectionLine(board, serviceName(Service::MicrosoftGraph), status.graph, board.teamsLight())
          << connectionLine(board, serviceName(Service::Starface), status.starface, board.starfaceLight());
    return lines;
}

QString personLine(const sync::Person &person, bool withIds)
{
    QString line = Words::tr("User: %1 <%2>", "name, address").arg(person.name, person.email);
    if (!withIds)
        return line;
    if (!person.graphId.isEmpty())
        line += QStringLiteral(" · Microsoft 365: ") + person.graphId;
    if (!person.starfaceId.isEmpty())
        line += QStringLiteral(" · STARFACE: ") + person.starfaceId;
    return line;
}

void addDirection(QStringList &lines, const WhyDirection &direction, const QString &stable,
    const std::optional<core::Error> &error)
{
    lines << QString() << direction.title;
    for (const WhyStep &step : direction.steps)
        lines << QStringLiteral("  %1: %2").arg(stepTitle(step.kind), step.text);
    lines << QStringLiteral("  ") + stable;
    if (error)
        lines << QStringLiteral("  [%1]").arg(core::toLogLine(*error));
}

void keepRequestIds(Pseudonyms &pseudonyms, const board::Board &board, const board::Row &row)
{
    const auto keep = [&pseudonyms](const std::optional<core::Error> &error) {
        if (error)
            pseudonyms.keep(error->requestId);
    };
    keep(row.report.starfaceError);
    keep(row.report.teamsError);
    keep(sync::outageOf(board.status().graph));
    keep(sync::outageOf(board.status().starface));
    for (const sync::WriteRecord &record : board.recentWrites()) {
        if (record.key == row.person.key)
            keep(record.error);
    }
}

} // namespace

QString whyTicket(const board::Board &board, int index, bool pseudonymised)
{
    const board::Row &row = board.row(index);
    const WhyStory story = whyStory(board, index, [&board](core::Time time) { return written(board, time); });
    QStringList lines = header(board);
    lines << QString() << personLine(row.person, !pseudonymised) << story.headline << story.notes;
    if (story.directions.size() == 2) {
        addDirection(lines, story.directions[0], stableLine(row.report.toStarface), row.report.starfaceError);
        addDirection(lines, story.directions[1], stableLine(row.report.toTeams), row.report.teamsError);
        lines << QString() << Words::tr("Decided at %1").arg(written(board, row.report.decidedAt));
    }
    if (!story.changes.isEmpty())
        lines << QString() << Words::tr("Last changes") << story.changes;
    const QString text = lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
    if (!pseudonymised)
        return text;
    Pseudonyms pseudonyms;
    pseudonyms.add(row.person);
    keepRequestIds(pseudonyms, board, row);
    return pseudonyms.applied(text);
}

} // namespace pb::ui
