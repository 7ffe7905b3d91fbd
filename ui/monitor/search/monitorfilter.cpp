// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/search/monitorfilter.h"

#include "ui/monitor/table/monitormodel.h"

#include <algorithm>
#include <utility>

namespace pb::ui {

namespace {
constexpr int mostSingleRows = 32; ///< more changed rows than this are told as one range
}

MonitorFilter::MonitorFilter(MonitorModel &model, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
    m_order = wantedOrder();
    number();
    connect(&model, &MonitorModel::rowsTouched, this, &MonitorFilter::onTouched);
    connect(&model, &QAbstractItemModel::dataChanged, this, &MonitorFilter::onDataChanged);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_order = wantedOrder();
        number();
        endResetModel();
        setOutdated(false);
        Q_EMIT arranged();
    });
    connect(&model, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) { onRowsInserted(first, last); });
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
        [this](const QModelIndex &, int first, int last) { onRowsAboutToBeRemoved(first, last); });
    connect(&model, &QAbstractItemModel::rowsRemoved, this,
        [this](const QModelIndex &, int first, int last) { onRowsRemoved(first, last); });
}

QModelIndex MonitorFilter::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex MonitorFilter::parent(const QModelIndex &) const
{
    return {};
}

int MonitorFilter::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int MonitorFilter::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_model.columnCount();
}

QModelIndex MonitorFilter::mapToSource(const QModelIndex &proxyIndex) const
{
    if (!proxyIndex.isValid() || proxyIndex.row() >= rowCount())
        return {};
    return m_model.index(m_order[static_cast<std::size_t>(proxyIndex.row())], proxyIndex.column());
}

QModelIndex MonitorFilter::mapFromSource(const QModelIndex &sourceIndex) const
{
    if (!sourceIndex.isValid() || static_cast<std::size_t>(sourceIndex.row()) >= m_position.size())
        return {};
    const int row = m_position[static_cast<std::size_t>(sourceIndex.row())];
    return row < 0 ? QModelIndex() : createIndex(row, sourceIndex.column());
}

QVariant MonitorFilter::headerData(int section, Qt::Orientation orientation, int role) const
{
    // the base class maps through the first row, which an empty table has not
    return orientation == Qt::Horizontal ? m_model.headerData(section, orientation, role) : QVariant();
}

void MonitorFilter::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = std::clamp(column, 0, m_model.columnCount() - 1);
    m_sortOrder = order;
    rearrange();
}

void MonitorFilter::setFilterText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_matcher.setQuery(SearchQuery(text));
    rearrange();
}

void MonitorFilter::setShowUnmatched(bool show)
{
    if (show == std::exchange(m_showUnmatched, show))
        return;
    rearrange();
}

void MonitorFilter::setHeld(bool held)
{
    m_held = held;
    if (!held && m_outdated)
        rearrange();
}

void MonitorFilter::rearrange()
{
    take(wantedOrder());
    setOutdated(false);
    Q_EMIT arranged();
}

bool MonitorFilter::isEligible(int sourceRow) const
{
    return m_showUnmatched || m_model.isMatched(sourceRow) || query().asksFor(RowFlag::Unmatched);
}

bool MonitorFilter::accepts(int sourceRow)
{
    return isEligible(sourceRow) && m_matcher.accepts(m_model, sourceRow);
}

bool MonitorFilter::before(int a, int b) const
{
    const qint64 keyA = m_model.sortKey(a, m_sortColumn);
    const qint64 keyB = m_model.sortKey(b, m_sortColumn);
    if (keyA != keyB)
        return m_sortOrder == Qt::AscendingOrder ? keyA < keyB : keyB < keyA;
    // equal ones by name, always ascending
    const qint64 nameA = m_model.sortKey(a, MonitorModel::User);
    const qint64 nameB = m_model.sortKey(b, MonitorModel::User);
    return nameA != nameB ? nameA < nameB : a < b;
}

bool MonitorFilter::isInPlace(int sourceRow) const
{
    const int at = m_position[static_cast<std::size_t>(sourceRow)];
    if (at > 0 && before(sourceRow, m_order[static_cast<std::size_t>(at) - 1]))
        return false;
    return at + 1 >= rowCount() || !before(m_order[static_cast<std::size_t>(at) + 1], sourceRow);
}

std::vector<int> MonitorFilter::wantedOrder()
{
    m_matcher.forgetTexts(m_model);
    struct Entry {
        qint64 key;
        qint64 name;
        int row;
    };
    std::vector<Entry> entries;
    entries.reserve(static_cast<std::size_t>(m_model.rowCount()));
    m_eligible = 0;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (isEligible(row))
            ++m_eligible;
        if (accepts(row))
            entries.push_back(
                {m_model.sortKey(row, m_sortColumn), m_model.sortKey(row, MonitorModel::User), row});
    }
    const bool ascending = m_sortOrder == Qt::AscendingOrder;
    std::sort(entries.begin(), entries.end(), [ascending](const Entry &a, const Entry &b) {
        if (a.key != b.key)
            return ascending ? a.key < b.key : b.key < a.key;
        return a.name != b.name ? a.name < b.name : a.row < b.row;
    });
    std::vector<int> order(entries.size());
    std::transform(
        entries.begin(), entries.end(), order.begin(), [](const Entry &entry) { return entry.row; });
    return order;
}

void MonitorFilter::take(std::vector<int> order)
{
    if (order == m_order)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    QList<std::pair<int, int>> sources;
    sources.reserve(old.size());
    for (const auto &index : old)
        sources.append({m_order[static_cast<std::size_t>(index.row())], index.column()});
    m_order = std::move(order);
    number();
    QModelIndexList now;
    now.reserve(old.size());
    for (const auto &[source, column] : std::as_const(sources)) {
        const int row = m_position[static_cast<std::size_t>(source)];
        now.append(row < 0 ? QModelIndex() : createIndex(row, column));
    }
    changePersistentIndexList(old, now);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void MonitorFilter::number()
{
    m_position.assign(static_cast<std::size_t>(m_model.rowCount()), -1);
    for (std::size_t i = 0; i < m_order.size(); ++i)
        m_position[static_cast<std::size_t>(m_order[i])] = static_cast<int>(i);
}

void MonitorFilter::setOutdated(bool outdated)
{
    if (outdated != std::exchange(m_outdated, outdated))
        Q_EMIT outdatedChanged(outdated);
}

bool MonitorFilter::wouldMove(int sourceRow)
{
    const bool shown = m_position[static_cast<std::size_t>(sourceRow)] >= 0;
    return accepts(sourceRow) != shown || (shown && !isInPlace(sourceRow));
}

void MonitorFilter::noteMoves(bool moved)
{
    if (!moved)
        return;
    if (m_held)
        setOutdated(true);
    else
        rearrange();
}

void MonitorFilter::onTouched(const QList<int> &rows)
{
    m_matcher.forgetTexts(m_model);
    noteMoves(std::any_of(rows.begin(), rows.end(), [this](int row) { return wouldMove(row); }));
}

void MonitorFilter::refreshAges()
{
    if (!query().dependsOnTime())
        return;
    bool moved = false;
    for (int row = 0; row < m_model.rowCount() && !moved; ++row)
        moved = accepts(row) != (m_position[static_cast<std::size_t>(row)] >= 0);
    noteMoves(moved);
}

void MonitorFilter::onDataChanged(const QModelIndex &first, const QModelIndex &last)
{
    if (m_order.empty())
        return;
    if (last.row() - first.row() >= mostSingleRows) {
        Q_EMIT dataChanged(index(0, first.column()), index(rowCount() - 1, last.column()));
        return;
    }
    for (int row = first.row(); row <= last.row(); ++row) {
        const int at = m_position[static_cast<std::size_t>(row)];
        if (at >= 0)
            Q_EMIT dataChanged(index(at, first.column()), index(at, last.column()));
    }
}

void MonitorFilter::onRowsInserted(int first, int last)
{
    std::vector<int> added;
    for (int row = first; row <= last; ++row) {
        if (isEligible(row))
            ++m_eligible;
        if (accepts(row))
            added.push_back(row);
    }
    // new rows are always the source's last: the rows shown keep their numbers
    m_position.resize(static_cast<std::size_t>(m_model.rowCount()), -1);
    if (!added.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
        m_order.insert(m_order.end(), added.begin(), added.end());
        number();
        endInsertRows();
        if (m_held)
            setOutdated(true);
    }
    if (m_held)
        Q_EMIT arranged();
    else
        rearrange();
}

void MonitorFilter::onRowsAboutToBeRemoved(int first, int last)
{
    std::vector<int> shown;
    for (int row = first; row <= last; ++row) {
        if (m_position[static_cast<std::size_t>(row)] >= 0)
            shown.push_back(m_position[static_cast<std::size_t>(row)]);
    }
    std::sort(shown.rbegin(), shown.rend());
    for (std::size_t i = 0; i < shown.size();) {
        const int end = shown[i];
        int begin = end;
        while (++i < shown.size() && shown[i] == begin - 1)
            begin = shown[i];
        beginRemoveRows({}, begin, end);
        m_order.erase(m_order.begin() + begin, m_order.begin() + end + 1);
        number();
        endRemoveRows();
    }
}

void MonitorFilter::onRowsRemoved(int first, int last)
{
    for (int &row : m_order) {
        if (row > last)
            row -= last - first + 1;
    }
    number();
    m_eligible = 0;
    for (int row = 0; row < m_model.rowCount(); ++row)
        m_eligible += isEligible(row) ? 1 : 0;
    Q_EMIT arranged();
}

} // namespace pb::ui
