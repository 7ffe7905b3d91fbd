// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/table/rowactions.h"

#include "ui/common/icons.h"
#include "ui/monitor/table/monitormodel.h"
#include "ui/monitor/table/monitortable.h"

#include <QAction>
#include <QItemSelectionModel>
#include <QMenu>

#include <algorithm>

namespace pb::ui {

RowActions::RowActions(board::Board &board, MonitorTable &table, QObject *parent)
    : QObject(parent)
    , m_board(board)
    , m_table(table)
    , m_why(make(QStringLiteral("cellWhy"), tr("Ex&plain"), tr("Explains the user, step by step")))
    , m_history(make(QStringLiteral("rowHistory"), tr("&History of the user"),
          tr("Shows what happened to the user in the last days")))
    , m_giveBack(make(QStringLiteral("giveBackUser"), tr("Give &back"),
          tr("Takes back what stands because of this program, and leaves them alone until the reason has "
             "ended")))
    , m_exclude(make(QStringLiteral("excludeUser"), tr("E&xclude"),
          tr("Leaves them alone from now on, in the profile, too")))
    , m_include(make(QStringLiteral("includeUser"), tr("&Include again"), tr("Synchronises them again")))
{
    m_why->setIcon(icon(QStringLiteral("action-why")));
    m_giveBack->setIcon(icon(QStringLiteral("action-give-back")));
    m_exclude->setIcon(icon(QStringLiteral("action-exclude")));
    connect(m_why, &QAction::triggered, this, [this] { Q_EMIT whyRequested(currentKey()); });
    connect(m_history, &QAction::triggered, this, [this] { Q_EMIT historyRequested(currentKey()); });
    connect(m_giveBack, &QAction::triggered, this, [this] {
        for (const QString &key : keysWhere(&RowActions::isHeld))
            Q_EMIT giveBackRequested(key);
    });
    connect(m_exclude, &QAction::triggered, this, [this] { exclude(true); });
    connect(m_include, &QAction::triggered, this, [this] { exclude(false); });
    connect(m_table.selectionModel(), &QItemSelectionModel::selectionChanged, this, &RowActions::update);
    update();
}

QAction *RowActions::make(const QString &name, const QString &text, const QString &tip)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setToolTip(tip);
    return action;
}

void RowActions::addTo(QMenu &menu) const
{
    menu.addActions({m_why, m_history});
    menu.addSeparator();
    menu.addActions({m_giveBack, m_exclude, m_include});
}

void RowActions::update()
{
    const QList<int> rows = matchedRows();
    const auto any = [&](auto condition) {
        return std::any_of(rows.begin(), rows.end(), [&](int row) { return condition(m_board.row(row)); });
    };
    const bool in = any([](const board::Row &row) { return !isExcluded(row); });
    const bool out = any(&RowActions::isExcluded);
    for (QAction *action : {m_why, m_history})
        action->setEnabled(!currentKey().isEmpty());
    m_giveBack->setEnabled(m_steerable && any(&RowActions::isHeld));
    m_exclude->setEnabled(m_steerable && in);
    m_exclude->setVisible(in || !out);
    m_include->setEnabled(m_steerable && out);
    m_include->setVisible(out);
}

void RowActions::setSteerable(bool steerable)
{
    m_steerable = steerable;
    update();
}

bool RowActions::isExcluded(const board::Row &row)
{
    return row.hasReport
        && (row.report.toStarface.reason == presence::Reason::Excluded
            || row.report.toTeams.reason == presence::Reason::Excluded);
}

bool RowActions::isHeld(const board::Row &row)
{
    return row.hasReport && (row.report.state.dnd.exists() || row.report.state.teams.exists());
}

/// Of the board, those selected who are synchronised or could be.
QList<int> RowActions::matchedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table.selectionModel()->selectedRows()) {
        const int row = m_board.indexOf(index.data(MonitorModel::KeyRole).toString());
        if (row >= 0 && m_board.row(row).person.match == presence::MatchKind::Matched)
            rows.append(row);
    }
    return rows;
}

QString RowActions::currentKey() const
{
    const QItemSelectionModel *selection = m_table.selectionModel();
    const QModelIndexList rows = selection->selectedRows();
    if (rows.isEmpty())
        return {};
    const QModelIndex current = selection->currentIndex();
    return (selection->isRowSelected(current.row()) ? current : rows.first())
        .data(MonitorModel::KeyRole)
        .toString();
}

/// By name: a row may move while they are told one after the other.
QStringList RowActions::keysWhere(const std::function<bool(const board::Row &)> &condition) const
{
    QStringList keys;
    for (const int row : matchedRows()) {
        if (condition(m_board.row(row)))
            keys.append(m_board.row(row).person.key);
    }
    return keys;
}

void RowActions::exclude(bool excluded)
{
    const QStringList keys =
        keysWhere([excluded](const board::Row &row) { return isExcluded(row) != excluded; });
    for (const QString &key : keys)
        Q_EMIT excludeRequested(key, excluded);
}

} // namespace pb::ui
