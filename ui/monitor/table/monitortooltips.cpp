// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/isotime.h"
#include "ui/monitor/table/monitormodel.h"
#include "words/rowwords.h"
#include "words/sentences.h"

#include <QLocale>

namespace pb::ui {

namespace {

QString given(const QString &value)
{
    return value.isEmpty() ? QStringLiteral("–") : value;
}

QString moment(core::Wall time)
{
    const QDateTime at = core::localTime(time);
    return QLocale().toString(at.date(), QLocale::ShortFormat) + QLatin1Char(' ')
        + at.toString(QStringLiteral("HH:mm:ss"));
}

} // namespace

QString MonitorModel::readingAge(core::Time readAt, bool isOld) const
{
    if (readAt == core::Time{})
        return tr("Never read.");
    const auto age = std::max(core::Duration::zero(), m_board.clock().now() - readAt);
    const QString text = durationText(
        std::chrono::floor<std::chrono::seconds>(age) < std::chrono::seconds{1} ? core::Duration{1000} : age);
    return isOld ? tr("Read %1 ago: this is old.").arg(text) : tr("Read %1 ago.").arg(text);
}

QString MonitorModel::toolTip(const board::Row &row, int column) const
{
    const QLatin1Char newLine('\n');
    if (column == User || column == Email)
        return row.person.name + newLine + given(row.person.email) + newLine
            + tr("Account in Microsoft 365: %1").arg(given(row.person.graphId)) + newLine
            + tr("User on STARFACE: %1").arg(given(row.person.starfaceId));
    if (!row.hasReport)
        return whyLine(m_board, row);
    const auto &report = row.report;
    switch (column) {
    case Teams: {
        const auto shown = m_board.teams(row);
        return tr("%1 since %2").arg(statusText(shown.status), moment(m_board.clock().toWall(row.teamsSince)))
            + newLine
            + tr("Availability: %1, activity: %2").arg(given(report.availability), given(report.activity))
            + newLine + readingAge(shown.readAt, shown.isOld);
    }
    case Starface: {
        const auto shown = m_board.starface(row);
        return tr("%1 since %2")
                   .arg(statusText(shown.status), moment(m_board.clock().toWall(row.starfaceSince)))
            + newLine
            + tr("Telephony state: %1, do not disturb: %2")
                  .arg(given(report.telephony),
                      report.observation.dnd.value == presence::Dnd::On        ? tr("on")
                          : report.observation.dnd.value == presence::Dnd::Off ? tr("off")
                                                                               : tr("unknown"))
            + newLine + readingAge(shown.readAt, shown.isOld);
    }
    case ToStarface: {
        QString text = tr("Rule: %1 → %2")
                           .arg(statusText(report.toStarface.status), targetText(report.toStarface.target))
            + newLine + actionText(report.toStarface.action) + newLine
            + reasonText(report.toStarface.reason, presence::Side::Starface);
        if (report.toStarface.withheld != presence::Withheld::No)
            text += newLine + withheldText(report.toStarface.withheld);
        if (report.starfaceError)
            text += newLine + failureLine(*report.starfaceError, Service::Starface);
        return text;
    }
    case ToTeams: {
        QString text =
            tr("Rule: %1 → %2").arg(statusText(report.toTeams.status), targetText(report.toTeams.target))
            + newLine + actionText(report.toTeams.action) + newLine
            + reasonText(report.toTeams.reason, presence::Side::Teams);
        if (report.toTeams.withheld != presence::Withheld::No)
            text += newLine + withheldText(report.toTeams.withheld);
        if (report.teamsError)
            text += newLine + failureLine(*report.teamsError, Service::MicrosoftGraph);
        return text;
    }
    case Since:
        return tr("Teams since %1").arg(moment(m_board.clock().toWall(row.teamsSince))) + newLine
            + tr("STARFACE since %1").arg(moment(m_board.clock().toWall(row.starfaceSince)));
    case Why:
        return whyLine(m_board, row) + newLine
            + tr("To STARFACE: %1").arg(reasonText(report.toStarface.reason, presence::Side::Starface))
            + newLine + tr("To Teams: %1").arg(reasonText(report.toTeams.reason, presence::Side::Teams));
    default:
        return {};
    }
}

} // namespace pb::ui
