// SPDX-License-Identifier: GPL-3.0-or-later
#include "board/board.h"

#include "sync/lastknown.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace pb::board {

namespace {

/// So many separate gaps cost a view more than one reset.
constexpr std::size_t mostGaps = 256;

bool sameDndClaim(const presence::DndClaim &a, const presence::DndClaim &b)
{
    return a.phase == b.phase && a.because == b.because;
}

bool sameTeamsClaim(const presence::TeamsClaim &a, const presence::TeamsClaim &b)
{
    return a.phase == b.phase && a.shows == b.shows && a.because == b.because;
}

bool sameError(const std::optional<core::Error> &a, const std::optional<core::Error> &b)
{
    if (a.has_value() != b.has_value())
        return false;
    return !a || (a->kind == b->kind && a->httpStatus == b->httpStatus && a->code == b->code);
}

bool sameToStarface(const sync::UserReport &a, const sync::UserReport &b)
{
    return a.toStarface == b.toStarface && sameDndClaim(a.state.dnd, b.state.dnd)
        && sameError(a.starfaceError, b.starfaceError);
}

bool sameToTeams(const sync::UserReport &a, const sync::UserReport &b)
{
    return a.toTeams == b.toTeams && sameTeamsClaim(a.state.teams, b.state.teams)
        && sameError(a.teamsError, b.teamsError);
}

/// A reading of now or before. That nothing is known does not grow old.
template<typename Status>
Shown<Status> shown(Status status, core::Time at, core::Time lastSuccess, sync::Light light)
{
    if (status == Status::Unknown)
        return {status, at == core::Time{} ? at : std::max(at, lastSuccess), false};
    return {status, std::max(at, lastSuccess), light == sync::Light::Failing || light == sync::Light::Old};
}

} // namespace

presence::TeamsStatus shownTeams(const sync::UserReport &report)
{
    const auto last = sync::lastKnownTeams(report);
    return last ? last->status : report.teams;
}

presence::StarfaceStatus shownStarface(const sync::UserReport &report)
{
    const auto last = sync::lastKnownStarface(report);
    return last ? last->status : report.starface;
}

Board::Board(core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

int Board::indexOf(const QString &key) const
{
    const int indexed = m_index.value(key, -1);
    int index = indexed;
    for (const auto &[first, last] : m_removed) {
        if (first < indexed)
            index -= last - first + 1;
    }
    return index;
}

Shown<presence::TeamsStatus> Board::teams(const Row &row) const
{
    if (const auto last = sync::lastKnownTeams(row.report))
        return {last->status, last->readAt, true};
    const core::Time at = row.report.observation.teams.at;
    return shown(row.report.teams, at, m_status.graph.lastSuccess, teamsLight());
}

Shown<presence::StarfaceStatus> Board::starface(const Row &row) const
{
    if (const auto last = sync::lastKnownStarface(row.report))
        return {last->status, last->readAt, true};
    const core::Time at = std::max(row.report.observation.line.at, row.report.observation.dnd.at);
    return shown(row.report.starface, at, m_status.starface.lastSuccess, starfaceLight());
}

sync::Light Board::lightOf(const sync::ConnectionHealth &health) const
{
    return sync::lightOf(health, m_status.period, m_clock.now());
}

bool Board::isCutOff(const Row &row) const
{
    return row.person.match == presence::MatchKind::Matched
        && row.report.toStarface.reason != presence::Reason::Excluded
        && (teamsLight() == sync::Light::Failing || starfaceLight() == sync::Light::Failing);
}

/// In steps, of which a long list takes each in a turn of its own: to compare, to take out who has left and
/// to append who is new. A newer directory begins anew with what has become of the rows until then.
void Board::setPeople(const QList<sync::Person> &people)
{
    m_hasDirectory = true;
    m_directory = people;
    compare();
    nextStep([this] { takeOver(); });
}

void Board::nextStep(std::function<void()> step)
{
    if (count() <= rowsPerTurn) {
        delete m_stepHandle.data();
        return step();
    }
    inNextTurn(std::move(step));
}

void Board::inNextTurn(std::function<void()> step)
{
    delete m_stepHandle.data();
    m_stepHandle = m_clock.callLater(core::Duration::zero(), this, [this, step = std::move(step)] {
        m_stepHandle.clear();
        step();
    });
}

void Board::compare()
{
    m_difference = {};
    std::vector<char> present(m_rows.size());
    QSet<QString> seen;
    for (const auto &person : std::as_const(m_directory)) {
        const int index = indexOf(person.key);
        if (index >= 0) {
            present[static_cast<std::size_t>(index)] = 1;
            if (row(index).person != person)
                m_difference.changed.append(person);
        } else if (!seen.contains(person.key)) {
            seen.insert(person.key);
            m_difference.added.append(person);
        }
    }
    auto &gaps = m_difference.gaps;
    for (int i = 0; i < count(); ++i) {
        if (present[static_cast<std::size_t>(i)])
            continue;
        if (!gaps.empty() && gaps.back().second == i - 1)
            gaps.back().second = i;
        else
            gaps.emplace_back(i, i);
    }
}

void Board::takeOver()
{
    if (!m_difference.gaps.empty() && !m_pending.isEmpty()) {
        flush(); // by the numbers that the rows have now
        if (!m_pending.isEmpty())
            return nextStep([this] { takeOver(); });
    }
    Difference difference = std::exchange(m_difference, {});
    const bool isFirst = m_rows.empty();
    if (difference.gaps.size() > mostGaps) {
        replaceAll(m_directory);
        return finishDirectory();
    }
    removeRanges(difference.gaps);
    for (const auto &person : std::as_const(difference.changed)) {
        const int index = indexOf(person.key);
        m_rows[static_cast<std::size_t>(index)]->person = person;
        touch(index);
    }
    m_coming = std::move(difference.added);
    std::reverse(m_coming.begin(), m_coming.end());
    if (m_coming.isEmpty())
        return finishDirectory();
    nextStep([this, isFirst] { appendComing(isFirst); });
}

void Board::finishDirectory()
{
    m_directory.clear();
    applyEarly();
    m_early.clear();
    m_earlyRows.clear();
    Q_EMIT directoryRead();
}

void Board::applyReports(const QList<sync::UserReport> &reports)
{
    for (const auto &report : reports) {
        const int index = indexOf(report.key);
        if (index < 0) {
            m_early.insert(report.key, report);
            continue;
        }
        apply(*m_rows[static_cast<std::size_t>(index)], report);
        touch(index);
    }
}

void Board::applyStatus(const sync::EngineStatus &status)
{
    m_status = status;
    m_hasStatus = true;
    Q_EMIT statusChanged();
}

void Board::applyWrite(const sync::WriteRecord &record)
{
    if (m_writes.size() >= writesKept)
        m_writes.removeFirst();
    m_writes.append(record);
    ++m_writesTotal;
    m_writesPending = true;
    schedule();
}

void Board::takeRows(const QList<Row> &rows)
{
    QList<sync::Person> people;
    people.reserve(rows.size());
    m_early.clear();
    m_earlyRows.clear();
    for (const Row &row : rows) {
        people.append(row.person);
        m_earlyRows.insert(row.person.key, row);
    }
    setPeople(people);
}

void Board::applyRows(const QList<Row> &rows)
{
    for (const Row &row : rows) {
        const int index = indexOf(row.person.key);
        if (index < 0) {
            m_earlyRows.insert(row.person.key, row);
            continue;
        }
        *m_rows[static_cast<std::size_t>(index)] = row;
        touch(index);
    }
}

void Board::apply(Row &row, const sync::UserReport &report)
{
    const core::Time now = report.decidedAt == core::Time{} ? m_clock.now() : report.decidedAt;
    if (!row.hasReport) {
        row.hasReport = true;
        row.firstReportAt = row.teamsSince = row.starfaceSince = row.toStarfaceSince = row.toTeamsSince = now;
    } else {
        const auto note = [&row, now](bool same, core::Time &since) {
            if (!same)
                row.changedAt = since = now;
        };
        note(shownTeams(row.report) == shownTeams(report), row.teamsSince);
        note(shownStarface(row.report) == shownStarface(report), row.starfaceSince);
        note(sameToStarface(row.report, report), row.toStarfaceSince);
        note(sameToTeams(row.report, report), row.toTeamsSince);
    }
    row.report = report;
}

void Board::touch(int index)
{
    auto &flag = m_touched[static_cast<std::size_t>(index)];
    if (flag)
        return;
    flag = 1;
    m_pending.append(index);
    schedule();
}

void Board::schedule()
{
    if (m_flushHandle)
        return;
    const core::Duration sinceLast = m_clock.now() - m_lastFlush;
    m_flushHandle =
        m_clock.callLater(std::max(core::Duration::zero(), minimumInterval - sinceLast), this, [this] {
            m_flushHandle.clear();
            flush();
        });
}

void Board::flush()
{
    delete m_flushHandle.data();
    if (m_pending.isEmpty() && !m_writesPending)
        return;
    m_lastFlush = m_clock.now();
    QList<int> rows;
    rows.swap(m_pending);
    std::sort(rows.begin(), rows.end());
    if (rows.size() > rowsPerTurn) {
        m_pending = rows.mid(rowsPerTurn);
        rows.resize(rowsPerTurn);
        m_flushHandle = m_clock.callLater(core::Duration::zero(), this, [this] {
            m_flushHandle.clear();
            flush();
        });
    }
    for (const int index : std::as_const(rows))
        m_touched[static_cast<std::size_t>(index)] = 0;
    if (!rows.isEmpty())
        Q_EMIT rowsChanged(rows);
    if (std::exchange(m_writesPending, false))
        Q_EMIT writesChanged();
}

void Board::replaceAll(const QList<sync::Person> &people)
{
    Q_EMIT aboutToReset();
    QHash<QString, int> oldIndex;
    oldIndex.swap(m_index);
    std::vector<std::unique_ptr<Row>> old;
    old.swap(m_rows);
    m_rows.reserve(static_cast<std::size_t>(people.size()));
    for (const auto &person : people) {
        if (m_index.contains(person.key))
            continue;
        m_index.insert(person.key, count());
        const int before = oldIndex.value(person.key, -1);
        m_rows.push_back(
            before < 0 ? std::make_unique<Row>() : std::move(old[static_cast<std::size_t>(before)]));
        m_rows.back()->person = person;
    }
    m_touched.assign(m_rows.size(), 0);
    Q_EMIT reset();
}

void Board::removeRanges(const std::vector<std::pair<int, int>> &ranges)
{
    if (ranges.empty())
        return;
    // from the end, so that the ranges before keep their numbers; the index is mended once, after the last
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
        const auto [first, last] = *range;
        Q_EMIT rowsAboutToBeRemoved(first, last);
        for (int i = first; i <= last; ++i)
            m_index.remove(row(i).person.key);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        m_touched.erase(m_touched.begin() + first, m_touched.begin() + last + 1);
        m_removed.emplace_back(first, last);
        Q_EMIT rowsRemoved();
    }
    m_removed.clear();
    reindexFrom(ranges.front().first);
}

void Board::append(const QList<sync::Person> &people)
{
    if (people.isEmpty())
        return;
    const int first = count();
    Q_EMIT rowsAboutToBeInserted(first, first + static_cast<int>(people.size()) - 1);
    for (const auto &person : people) {
        m_rows.push_back(std::make_unique<Row>());
        m_rows.back()->person = person;
        m_touched.push_back(0);
    }
    reindexFrom(first);
    Q_EMIT rowsInserted();
}

/// The next of those who are coming; into an empty list as a reset, which costs a view less.
void Board::appendComing(bool asReset)
{
    const qsizetype rest = std::max(qsizetype{0}, m_coming.size() - rowsPerTurn);
    QList<sync::Person> next = m_coming.mid(rest);
    m_coming.resize(rest);
    std::reverse(next.begin(), next.end());
    if (asReset)
        replaceAll(next);
    else
        append(next);
    if (m_coming.isEmpty())
        return finishDirectory();
    applyEarly();
    inNextTurn([this] { appendComing(false); });
}

void Board::applyEarly()
{
    for (const auto &report : std::exchange(m_early, {}))
        applyReports({report}); // who is still coming is kept again
    if (!m_earlyRows.isEmpty())
        applyRows(std::exchange(m_earlyRows, {}).values());
}

void Board::reindexFrom(int first)
{
    for (int i = first; i < count(); ++i)
        m_index.insert(row(i).person.key, i);
}

} // namespace pb::board
