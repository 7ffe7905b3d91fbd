// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MonitorModel that says what is to be seen in a cell.
#include "ui/common/sentences.h"
#include "ui/monitor/icons.h"
#include "ui/monitor/monitormodel.h"

namespace pb::ui {

using presence::Reason;
using presence::StarfaceStatus;

QString MonitorModel::why(const board::Row &row)
{
    if (row.person.match != presence::MatchKind::Matched) {
        const QString where = row.person.graphId.isEmpty() ? tr("Only in STARFACE") : tr("Only in Teams");
        return tr("%1: %2", "where: why unmatched").arg(where, matchText(row.person.match));
    }
    if (!row.hasReport)
        return tr("Not read yet.");
    if (!row.person.hasBusyLampKey && row.report.starface == StarfaceStatus::Unknown)
        return tr("No busy-lamp key for this user: calls cannot be seen.");
    return whyText(row.report);
}

QVariant MonitorModel::status(const board::Row &row, int column) const
{
    if (!row.hasReport)
        return {};
    if (column == Teams)
        return static_cast<int>(row.report.teams);
    if (column == Starface)
        return static_cast<int>(row.report.starface);
    return {};
}

QString MonitorModel::iconName(const board::Row &row, int column) const
{
    if (row.hasReport && column == Teams)
        return ui::iconName(row.report.teams);
    if (row.hasReport && column == Starface)
        return ui::iconName(row.report.starface);
    if (column == Why && row.hasReport && needsAttention(row.report))
        return QStringLiteral("banner-warning");
    return {};
}

core::Time MonitorModel::since(const board::Row &row) const
{
    return std::max(row.teamsSince, row.starfaceSince);
}

core::Time MonitorModel::changedAt(const board::Row &row, int column) const
{
    core::Time at{};
    switch (column) {
    case Teams:
        at = row.teamsSince;
        break;
    case ToStarface:
        at = row.toStarfaceSince;
        break;
    case ToTeams:
        at = row.toTeamsSince;
        break;
    case Starface:
        at = row.starfaceSince;
        break;
    case Since:
        at = since(row);
        break;
    default:
        break;
    }
    // what stood at the first reading did not change
    return at > row.firstReportAt ? at : core::Time{};
}

bool MonitorModel::isStale(const board::Row &row, int column) const
{
    if (!row.hasReport)
        return false;
    switch (column) {
    case Teams:
    case ToStarface:
        return m_board.isStale(m_board.teamsReadAt(row));
    case Starface:
    case ToTeams:
        return m_board.isStale(m_board.starfaceReadAt(row));
    default:
        return false;
    }
}

bool MonitorModel::isMuted(const board::Row &row, int column) const
{
    if (!row.hasReport)
        return column != User;
    switch (column) {
    case Email:
    case Since:
        return true;
    case ToStarface:
        return row.report.toStarface.action == presence::Action::None && !row.report.state.dnd.exists();
    case ToTeams:
        return row.report.toTeams.action == presence::Action::None && !row.report.state.teams.exists();
    case Why:
        return !needsAttention(row.report) && isMuted(row, ToStarface) && isMuted(row, ToTeams);
    default:
        return false;
    }
}

quint32 MonitorModel::flags(int row) const
{
    const auto &r = m_board.row(row);
    const auto bit = [](bool set, RowFlag flag) { return set ? static_cast<quint32>(flag) : 0U; };
    quint32 flags = bit(!isMatched(row), RowFlag::Unmatched);
    if (!r.hasReport)
        return flags;
    const auto &report = r.report;
    const auto either = [&report](Reason reason) {
        return report.toStarface.reason == reason || report.toTeams.reason == reason;
    };
    const bool acts =
        report.toStarface.action != presence::Action::None || report.toTeams.action != presence::Action::None;
    flags |= bit(report.state.dnd.exists() || report.state.teams.exists(), RowFlag::Claimed);
    flags |= bit(report.state.overridden || either(Reason::Overridden), RowFlag::Override);
    flags |= bit(isStale(r, Teams) || isStale(r, Starface), RowFlag::Stale);
    flags |= bit(needsAttention(report), RowFlag::Problem);
    flags |= bit(either(Reason::Masked), RowFlag::Masked);
    flags |= bit(either(Reason::Excluded), RowFlag::Excluded);
    return flags | bit(acts, RowFlag::Planned);
}

} // namespace pb::ui
