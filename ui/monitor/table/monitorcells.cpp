// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MonitorModel that says what is to be seen in a cell.
#include "ui/common/icons.h"
#include "ui/monitor/table/monitormodel.h"
#include "words/rowwords.h"
#include "words/sentences.h"

namespace pb::ui {

using presence::Reason;
using presence::StarfaceStatus;

QVariant MonitorModel::status(const board::Row &row, int column) const
{
    if (!row.hasReport)
        return {};
    if (column == Teams)
        return static_cast<int>(board::shownTeams(row.report));
    if (column == Starface)
        return static_cast<int>(board::shownStarface(row.report));
    return {};
}

QString MonitorModel::iconName(const board::Row &row, int column) const
{
    if (row.hasReport && column == Teams)
        return ui::iconName(board::shownTeams(row.report));
    if (row.hasReport && column == Starface)
        return ui::iconName(board::shownStarface(row.report));
    if (column == Why && needsAttention(m_board, row))
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

std::optional<core::Time> MonitorModel::oldSince(const board::Row &row, int column) const
{
    const auto of = [](const auto &shown) {
        return shown.isOld ? std::optional(shown.readAt) : std::nullopt;
    };
    if (!row.hasReport)
        return std::nullopt;
    switch (column) {
    case Teams:
    case ToStarface:
        return of(m_board.teams(row));
    case Starface:
    case ToTeams:
        return of(m_board.starface(row));
    default:
        return std::nullopt;
    }
}

bool MonitorModel::isStale(const board::Row &row, int column) const
{
    return oldSince(row, column).has_value();
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
        return !needsAttention(m_board, row) && isMuted(row, ToStarface) && isMuted(row, ToTeams);
    default:
        return false;
    }
}

quint32 MonitorModel::flags(int row) const
{
    const auto &r = m_board.row(row);
    const auto bit = [](bool set, RowFlag flag) { return set ? static_cast<quint32>(flag) : 0U; };
    quint32 flags =
        bit(!isMatched(row), RowFlag::Unmatched) | bit(needsAttention(m_board, r), RowFlag::Problem);
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
    flags |= bit(either(Reason::Masked), RowFlag::Masked);
    flags |= bit(either(Reason::Excluded), RowFlag::Excluded);
    return flags | bit(acts, RowFlag::Planned);
}

} // namespace pb::ui
