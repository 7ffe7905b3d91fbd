// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/terminaltable.h"

#include "core/isotime.h"
#include "words/sentences.h"
#include "words/times.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>
#include <numeric>

namespace pb::ui {

namespace {

constexpr core::Duration terminalInterval{1000};
constexpr core::Duration fileInterval{5000};
constexpr int linesAroundTheRows = 5;

struct Column {
    const char *title;
    int weight;
};
/// Titles are translated in the context "TerminalTable".
constexpr std::array columns{
    Column{QT_TRANSLATE_NOOP("TerminalTable", "User"), 18},
    Column{QT_TRANSLATE_NOOP("TerminalTable", "Teams"), 16},
    Column{QT_TRANSLATE_NOOP("TerminalTable", "Mapped →"), 14},
    Column{QT_TRANSLATE_NOOP("TerminalTable", "← Mapped"), 16},
    Column{QT_TRANSLATE_NOOP("TerminalTable", "STARFACE"), 14},
    Column{QT_TRANSLATE_NOOP("TerminalTable", "Since"), 9},
    Column{QT_TRANSLATE_NOOP("TerminalTable", "Why"), 33},
};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TerminalTable)
};

QString fitted(const QString &text, int width)
{
    if (text.size() <= width)
        return text.leftJustified(width);
    return text.left(std::max(1, width - 1)) + QStringLiteral("…");
}

QString clockTime(core::Wall time)
{
    return time == core::Wall{} ? QString() : core::localTime(time).toString(QStringLiteral("HH:mm:ss"));
}

QString stateWord(const sync::ConnectionHealth &health, sync::Light light, core::Time now)
{
    switch (light) {
    case sync::Light::Green:
        return Words::tr("connected, %1").arg(durationText(health.latency));
    case sync::Light::Old:
        return Words::tr("read %1 ago").arg(roughAge(health.lastSuccess, now));
    case sync::Light::Failing:
        return Words::tr("failing");
    case sync::Light::Waiting:
        break;
    }
    return Words::tr("not read yet");
}

template<typename Status>
QString statusCell(const board::Shown<Status> &shown, core::Time now)
{
    const QString status = statusText(shown.status);
    return shown.isOld ? Words::tr("%1 (%2 ago)", "status, age").arg(status, roughAge(shown.readAt, now))
                       : status;
}

} // namespace

TerminalTable::TerminalTable(board::Board &board, Settings settings, Sink sink, QObject *parent)
    : QObject(parent)
    , m_board(board)
    , m_settings(settings)
    , m_sink(std::move(sink))
{
    connect(&board, &board::Board::rowsChanged, this, &TerminalTable::schedule);
    connect(&board, &board::Board::directoryRead, this, &TerminalTable::schedule);
    connect(&board, &board::Board::statusChanged, this, &TerminalTable::schedule);
}

void TerminalTable::schedule()
{
    if (std::exchange(m_waiting, true))
        return;
    m_board.clock().callLater(m_settings.isTerminal ? terminalInterval : fileInterval, this, [this] {
        m_waiting = false;
        draw();
    });
}

void TerminalTable::draw()
{
    const QString text = render();
    if (text == m_last)
        return;
    m_last = text;
    // home and clear below: redrawing in place does not flicker
    const QByteArray before = m_settings.isTerminal ? QByteArrayLiteral("\033[H\033[J") : QByteArray();
    m_sink(before + text.toUtf8() + '\n');
}

QString TerminalTable::render() const
{
    const int gaps = static_cast<int>(columns.size()) - 1;
    const int weights = std::accumulate(
        columns.begin(), columns.end(), 0, [](int sum, const Column &c) { return sum + c.weight; });
    const int room = std::max(m_settings.columns - gaps, weights / 2);
    const auto line = [&](const QStringList &cells) {
        QStringList parts;
        for (std::size_t i = 0; i < columns.size(); ++i)
            parts << fitted(cells[static_cast<qsizetype>(i)], columns[i].weight * room / weights);
        return parts.join(QLatin1Char(' ')).trimmed();
    };

    std::vector<int> order;
    for (int i = 0; i < m_board.count(); ++i) {
        if (m_board.row(i).hasReport)
            order.push_back(i);
    }
    const auto rows = std::min<std::size_t>(
        order.size(), static_cast<std::size_t>(std::max(1, m_settings.lines - linesAroundTheRows)));
    std::partial_sort(
        order.begin(), order.begin() + static_cast<std::ptrdiff_t>(rows), order.end(), [this](int a, int b) {
            const board::Row &left = m_board.row(a);
            const board::Row &right = m_board.row(b);
            return left.changedAt != right.changedAt ? left.changedAt > right.changedAt
                                                     : left.person.name < right.person.name;
        });

    const sync::EngineStatus &status = m_board.status();
    const core::ClockReading clocks = m_board.clock().read();
    const core::Time now = clocks.steady;
    const QLocale locale;
    QStringList text;
    text << Words::tr(
        "Presence Bridge · %1 · Teams: %2 · STARFACE: %3 · users %4 · DND held %5 · presences held %6")
                .arg(modeText(status.mode), stateWord(status.graph, m_board.teamsLight(), now),
                    stateWord(status.starface, m_board.starfaceLight(), now))
                .arg(locale.toString(status.matched), locale.toString(status.dndClaims),
                    locale.toString(status.teamsClaims));
    QStringList titles;
    for (const Column &column : columns)
        titles << Words::tr(column.title);
    text << QString() << line(titles) << QString(std::min(m_settings.columns, room + gaps), QLatin1Char('-'));
    for (std::size_t i = 0; i < rows; ++i) {
        const board::Row &row = m_board.row(order[i]);
        const sync::UserReport &report = row.report;
        text << line({row.person.name, statusCell(m_board.teams(row), now),
            mappedText(report.toStarface, report.state.dnd), mappedText(report.toTeams, report.state.teams),
            statusCell(m_board.starface(row), now), clockTime(clocks.toWall(row.changedAt)),
            whyText(report)});
    }
    if (rows < order.size())
        text << QCoreApplication::translate(
            "TerminalTable", "and %n more", nullptr, static_cast<int>(order.size() - rows));
    return text.join(QLatin1Char('\n'));
}

} // namespace pb::ui
