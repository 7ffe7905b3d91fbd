// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/activity/activitymodel.h"

#include "core/error.h"
#include "core/isotime.h"
#include "ui/common/icons.h"
#include "words/eventwords.h"
#include "words/sentences.h"

#include <array>

namespace pb::ui {

ActivityModel::ActivityModel(core::Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
{
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ActivityModel::text(const history::Event &event, int column) const
{
    switch (column) {
    case When:
        return momentText(event.at, m_clock.wall());
    case User:
        return event.name.isEmpty() ? event.key : event.name;
    case Kind:
        return groupText(groupOf(event.payload));
    default:
        return eventText(event.payload);
    }
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const history::Event &shown = m_events[index.row()];
    const bool problem = history::isProblem(shown.payload);
    switch (role) {
    case Qt::DisplayRole:
        return text(shown, index.column());
    case Qt::DecorationRole:
        if (index.column() == Kind && problem)
            return icon(QStringLiteral("banner-warning"));
        return {};
    case Qt::ToolTipRole:
        if (index.column() == When)
            return core::isoTime(shown.at);
        return index.column() == User ? shown.key : text(shown, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == Kind && problem)
            return tr("%1, a problem").arg(text(shown, Kind));
        return text(shown, index.column());
    case KeyRole:
        return shown.key;
    case ProblemRole:
        return problem;
    default:
        return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    static constexpr std::array titles{
        QT_TR_NOOP("When"), QT_TR_NOOP("User"), QT_TR_NOOP("Kind"), QT_TR_NOOP("What happened")};
    return tr(titles[static_cast<std::size_t>(section)]);
}

bool ActivityModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more && !m_asked;
}

void ActivityModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_asked = true;
    Q_EMIT moreWanted();
}

void ActivityModel::replace(const history::ActivityPage &page)
{
    beginResetModel();
    m_events = page.events;
    m_more = page.more;
    m_asked = false;
    endResetModel();
}

void ActivityModel::add(const history::ActivityPage &page)
{
    if (!page.events.isEmpty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(page.events.size()) - 1);
        m_events += page.events;
        endInsertRows();
    }
    // not before: whoever asks for more meanwhile would get the same page once more
    m_asked = false;
    m_more = page.more;
}

QStringList ActivityModel::fileHeading()
{
    return {tr("Time"), tr("User"), tr("Key"), tr("Kind"), tr("Problem"), tr("What happened"),
        tr("Availability"), tr("Activity"), tr("Telephony state"), tr("Error"), tr("Request id"),
        tr("Milliseconds")};
}

QStringList ActivityModel::fileRow(const history::Event &event)
{
    QStringList row{core::isoTime(event.at), event.name, event.key, groupText(groupOf(event.payload)),
        history::isProblem(event.payload) ? tr("yes") : QString(), eventText(event.payload)};
    const auto addError = [&row](const std::optional<core::Error> &error) {
        row << (error ? core::toLogLine(*error) : QString()) << (error ? error->requestId : QString());
    };
    if (const auto *change = std::get_if<history::Change>(&event.payload))
        row << change->availability << change->activity << change->telephony;
    while (row.size() < 9)
        row << QString();
    if (const auto *write = std::get_if<history::Write>(&event.payload)) {
        addError(write->error);
        row << QString::number(write->duration.count());
    } else if (const auto *connection = std::get_if<history::Connection>(&event.payload)) {
        addError(connection->error);
    }
    while (row.size() < 12)
        row << QString();
    return row;
}

} // namespace pb::ui
