// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/table/monitormodel.h"

#include "core/isotime.h"
#include "words/rowwords.h"
#include "words/sentences.h"
#include "words/times.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

namespace pb::ui {

namespace {

constexpr int mostRanges = 32; ///< more separate ranges than this are told as one
constexpr std::size_t mostSharedTexts = 20'000;
constexpr core::Duration agesEvery{5'000};
/// So far apart the two clocks have gone only where somebody has set one.
constexpr core::Duration clockStep{1'000};

const QString dash = QStringLiteral("–");

int sharedSlot(int column)
{
    switch (column) {
    case MonitorModel::Teams:
        return 0;
    case MonitorModel::ToStarface:
        return 1;
    case MonitorModel::ToTeams:
        return 2;
    case MonitorModel::Starface:
        return 3;
    case MonitorModel::Why:
        return 4;
    default:
        return -1;
    }
}

} // namespace

MonitorModel::MonitorModel(board::Board &board, QObject *parent)
    : QAbstractTableModel(parent)
    , m_board(board)
    , m_names([&board](int row) { return board.row(row).person.name; })
{
    rebuild();
    connect(&board, &board::Board::rowsChanged, this, &MonitorModel::onRowsChanged);
    connect(&board, &board::Board::aboutToReset, this, [this] { beginResetModel(); });
    connect(&board, &board::Board::reset, this, [this] {
        rebuild();
        endResetModel();
    });
    connect(&board, &board::Board::rowsAboutToBeInserted, this,
        [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(&board, &board::Board::rowsInserted, this, [this] {
        const int first = static_cast<int>(m_cells.size());
        m_cells.resize(static_cast<std::size_t>(m_board.count()));
        std::vector<int> added;
        for (int i = first; i < m_board.count(); ++i) {
            makeIdentity(i);
            makeCells(i);
            added.push_back(i);
        }
        place(std::move(added));
        endInsertRows();
    });
    connect(&board, &board::Board::rowsAboutToBeRemoved, this, [this](int first, int last) {
        beginRemoveRows({}, first, last);
        m_cells.erase(m_cells.begin() + first, m_cells.begin() + last + 1);
        m_names.remove(first, last);
        m_emailRanks.clear();
    });
    connect(&board, &board::Board::rowsRemoved, this, [this] { endRemoveRows(); });
    connect(&board, &board::Board::statusChanged, this, &MonitorModel::refreshAges);
}

int MonitorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cells.size());
}

int MonitorModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool MonitorModel::isMatched(int row) const
{
    return m_board.row(row).person.match == presence::MatchKind::Matched;
}

int MonitorModel::textId(int row, int column) const
{
    const int slot = sharedSlot(column);
    return slot < 0 ? -1 : m_cells[static_cast<std::size_t>(row)].shared[static_cast<std::size_t>(slot)];
}

QString MonitorModel::text(int row, int column) const
{
    const auto &cells = m_cells[static_cast<std::size_t>(row)];
    switch (column) {
    case User:
        return m_board.row(row).person.name;
    case Email:
        return m_board.row(row).person.email;
    case Since:
        return cells.since;
    default:
        return m_texts[static_cast<std::size_t>(textId(row, column))];
    }
}

qint64 MonitorModel::sortKey(int row, int column) const
{
    const auto &r = m_board.row(row);
    constexpr qint64 last = 1'000;
    switch (column) {
    case User:
        return m_names.rank(row);
    case Email:
        return emailRank(row);
    case Teams:
    case Starface: {
        const QVariant value = status(r, column);
        return value.isValid() ? value.toInt() : last;
    }
    case ToStarface:
        if (!r.hasReport)
            return last;
        return (isMuted(r, column) ? 100 : 0) + (r.report.state.dnd.exists() ? 0 : 10)
            + static_cast<int>(r.report.toStarface.target);
    case ToTeams:
        if (!r.hasReport)
            return last;
        return (isMuted(r, column) ? 100 : 0) + static_cast<int>(r.report.state.teams.shows) * 10
            + static_cast<int>(r.report.toTeams.target);
    case Since:
        return since(r).time_since_epoch().count();
    default:
        return (m_board.isCutOff(r) ? 0 : whyRank(r.hasReport ? &r.report : nullptr, isMatched(row)))
            * qint64{100'000}
        + textId(row, Why);
    }
}

QVariant MonitorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = m_board.row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shownText(index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2", "column: cell")
            .arg(headerData(index.column(), Qt::Horizontal, Qt::AccessibleTextRole).toString(),
                spokenText(index.row(), index.column()));
    case KeyRole:
        return row.person.key;
    case StatusRole:
        return status(row, index.column());
    case IconRole:
        return iconName(row, index.column());
    case StaleRole:
        return isStale(row, index.column());
    case AgeRole:
        return age(index.row(), index.column());
    case PlainTextRole:
        return text(index.row(), index.column());
    case MutedRole:
        return isMuted(row, index.column());
    case AttentionRole:
        return index.column() == Why && needsAttention(m_board, row);
    case ChangedAtRole:
        return static_cast<qint64>(changedAt(row, index.column()).time_since_epoch().count());
    case SortRole:
        return sortKey(index.row(), index.column());
    default:
        return {};
    }
}

QVariant MonitorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::DisplayRole) {
        static constexpr std::array titles{QT_TR_NOOP("User"), QT_TR_NOOP("E-mail"), QT_TR_NOOP("Teams"),
            QT_TR_NOOP("Mapped →"), QT_TR_NOOP("← Mapped"), QT_TR_NOOP("STARFACE"), QT_TR_NOOP("Since"),
            QT_TR_NOOP("Why")};
        return tr(titles[static_cast<std::size_t>(section)]);
    }
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
        static constexpr std::array titles{QT_TR_NOOP("User"), QT_TR_NOOP("E-mail address"),
            QT_TR_NOOP("Status in Microsoft Teams"), QT_TR_NOOP("Mapped from Teams to STARFACE"),
            QT_TR_NOOP("Mapped from STARFACE to Teams"), QT_TR_NOOP("Status on STARFACE"),
            QT_TR_NOOP("Since when the statuses stand"), QT_TR_NOOP("Why something is done or not done")};
        return tr(titles[static_cast<std::size_t>(section)]);
    }
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    return {};
}

QString MonitorModel::age(int row, int column) const
{
    const bool hasAge = column == Teams || column == Starface;
    const auto since = hasAge ? oldSince(m_board.row(row), column) : std::nullopt;
    return since ? roughAge(*since, m_board.clock().now()) : QString();
}

QString MonitorModel::shownText(int row, int column) const
{
    const QString plain = text(row, column);
    const QString old = age(row, column);
    return old.isEmpty() ? plain : tr("%1 (%2 ago)", "status, age").arg(plain, old);
}

QString MonitorModel::spokenText(int row, int column) const
{
    const QString plain = text(row, column);
    if (plain == dash)
        return tr("none");
    const auto since = oldSince(m_board.row(row), column);
    return since
        ? tr("%1, last known, read %2 ago", "cell, age").arg(plain, roughAge(*since, m_board.clock().now()))
        : plain;
}

void MonitorModel::refreshAges()
{
    const core::ClockReading clocks = m_board.clock().read();
    const core::Time now = clocks.steady;
    const std::pair lights{m_board.teamsLight(), m_board.starfaceLight()};
    const bool turned = std::exchange(m_lights, lights) != lights;
    if (m_cells.empty())
        return;
    const bool isSet = std::chrono::abs(clocks.toWall(m_writtenAt.steady) - m_writtenAt.wall) >= clockStep;
    if (isSet || core::localTime(clocks.wall).date() != m_today) {
        rebuild();
        return touchAll();
    }
    if (turned) {
        for (int row = 0; row < rowCount(); ++row)
            makeCells(row);
        return touchAll();
    }
    if (std::chrono::abs(now - m_agesShownAt) < agesEvery)
        return;
    m_agesShownAt = now;
    const auto isOld = [this](int row) { return (flags(row) & static_cast<quint32>(RowFlag::Stale)) != 0; };
    int first = 0;
    while (first < rowCount() && !isOld(first))
        ++first;
    if (first < rowCount())
        Q_EMIT dataChanged(index(first, Teams), index(rowCount() - 1, Starface));
}

void MonitorModel::touchAll()
{
    m_agesShownAt = m_board.clock().now();
    QList<int> all(rowCount());
    std::iota(all.begin(), all.end(), 0);
    Q_EMIT rowsTouched(all);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void MonitorModel::rebuild()
{
    m_writtenAt = m_board.clock().read();
    m_today = core::localTime(m_writtenAt.wall).date();
    m_shareIndex.clear();
    m_texts.clear();
    m_lower.clear();
    m_cells.assign(static_cast<std::size_t>(m_board.count()), {});
    for (int i = 0; i < m_board.count(); ++i) {
        makeIdentity(i);
        makeCells(i);
    }
    m_names.reset(m_board.count());
    m_emailRanks.clear();
}

void MonitorModel::place(std::vector<int> rows)
{
    m_names.place(std::move(rows), m_board.count());
    m_emailRanks.clear();
}

int MonitorModel::emailRank(int row) const
{
    if (m_emailRanks.size() != m_cells.size()) {
        std::vector<int> order(m_cells.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [this](int a, int b) {
            return m_board.row(a).person.email.compare(m_board.row(b).person.email, Qt::CaseInsensitive) < 0;
        });
        m_emailRanks.resize(order.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            m_emailRanks[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
    }
    return m_emailRanks[static_cast<std::size_t>(row)];
}

void MonitorModel::makeIdentity(int row)
{
    const auto &person = m_board.row(row).person;
    m_cells[static_cast<std::size_t>(row)].identity =
        QString(person.name + QLatin1Char('\n') + person.email).toLower();
}

void MonitorModel::makeCells(int row)
{
    const auto &r = m_board.row(row);
    auto &cells = m_cells[static_cast<std::size_t>(row)];
    if (!r.hasReport) {
        cells.shared = {share(dash), share(dash), share(dash), share(dash), share(whyLine(m_board, r))};
        cells.since = dash;
        return;
    }
    const auto &report = r.report;
    cells.shared = {share(statusText(board::shownTeams(report))),
        share(mappedText(report.toStarface, report.state.dnd)),
        share(mappedText(report.toTeams, report.state.teams)),
        share(statusText(board::shownStarface(report))), share(whyLine(m_board, r))};
    const QDateTime at = core::localTime(m_board.clock().toWall(since(r)));
    cells.since = at.date() == m_today ? at.toString(QStringLiteral("HH:mm:ss"))
                                       : QLocale().toString(at, QLocale::ShortFormat);
}

int MonitorModel::share(const QString &text)
{
    const auto it = m_shareIndex.constFind(text);
    if (it != m_shareIndex.constEnd())
        return *it;
    const int id = static_cast<int>(m_texts.size());
    m_texts.push_back(text);
    m_lower.push_back(text.toLower());
    m_shareIndex.insert(text, id);
    return id;
}

void MonitorModel::onRowsChanged(const QList<int> &rows)
{
    if (m_texts.size() > mostSharedTexts)
        rebuild();
    std::vector<int> renamed;
    for (const int row : rows) {
        const auto &person = m_board.row(row).person;
        const QString before = std::exchange(m_cells[static_cast<std::size_t>(row)].identity, {});
        makeIdentity(row);
        if (before != identity(row) && !person.key.isEmpty())
            renamed.push_back(row);
        makeCells(row);
    }
    if (!renamed.empty())
        place(std::move(renamed));
    Q_EMIT rowsTouched(rows);

    QList<std::pair<int, int>> ranges;
    for (const int row : rows) {
        if (!ranges.isEmpty() && ranges.last().second == row - 1)
            ranges.last().second = row;
        else
            ranges.append({row, row});
        if (ranges.size() > mostRanges) {
            ranges = {{rows.first(), rows.last()}};
            break;
        }
    }
    for (const auto &[first, last] : std::as_const(ranges))
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

} // namespace pb::ui
