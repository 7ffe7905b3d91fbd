// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/stopwatch.h"
#include "core/background.h"
#include "support/fakeclock.h"
#include "ui/monitor/monitorwindow.h"
#include "ui/monitor/search/monitorfilter.h"
#include "ui/monitor/table/monitormodel.h"
#include "ui/monitor/table/monitortable.h"
#include "ui/monitor/why/whypanel.h"
#include "words/language.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QTableView>

#include <benchmark/benchmark.h>

#include <memory>
#include <random>

using namespace pb;
using namespace std::chrono_literals;
using presence::Action;
using presence::Reason;
using ui::MonitorFilter;
using ui::MonitorModel;

/// The monitor of 10,000 users: nothing may hold the window up for longer than one picture, 16 ms.
namespace {

constexpr int users = 10'000;
constexpr int changed = 1'000;

sync::Person person(int i)
{
    // names in no order, as directories have them
    const int n = i * 7919 % users;
    sync::Person p;
    p.name = QStringLiteral("Lastname%1, Firstname%2").arg(n % 2500).arg(n);
    p.email = QStringLiteral("firstname%1.lastname%2@example.com").arg(n).arg(n % 2500);
    p.key = p.email;
    p.graphId = QString::number(i);
    p.starfaceId = QString::number(i);
    return p;
}

sync::UserReport report(const QString &key, std::mt19937 &random, core::Time now)
{
    constexpr Reason quiet[]{Reason::AlreadySo, Reason::NoMapping, Reason::OwnEcho, Reason::NotOurs};
    sync::UserReport r;
    r.key = key;
    r.decidedAt = now;
    r.teams = presence::allTeamsStatuses[random() % presence::allTeamsStatuses.size()];
    r.starface = presence::allStarfaceStatuses[random() % presence::allStarfaceStatuses.size()];
    r.observation.teams.at = r.observation.line.at = r.observation.dnd.at = now;
    r.toStarface.status = r.teams;
    r.toTeams.status = r.starface;
    r.toStarface.reason = quiet[random() % std::size(quiet)];
    r.toTeams.reason = Reason::IdleAssertsNothing;
    if (random() % 3 == 0) {
        r.toStarface.action = Action::SetDndOn;
        r.toStarface.reason = Reason::Mapped;
    }
    if (random() % 5 == 0) {
        r.toTeams.action = Action::SetBusyInACall;
        r.toTeams.reason = Reason::Mapped;
    }
    if (random() % 50 == 0) {
        r.starfaceError.emplace();
        r.starfaceError->kind = core::ErrorKind::Timeout;
    }
    return r;
}

struct Monitor {
    explicit Monitor(bool withView)
    {
        QList<sync::Person> people;
        QList<sync::UserReport> reports;
        for (int i = 0; i < users; ++i) {
            people.append(person(i));
            reports.append(report(people.last().key, random, clock.now()));
        }
        board.setPeople(people);
        board.applyReports(reports);
        clock.advance(1s);
        if (!withView)
            return;
        view = std::make_unique<QTableView>();
        view->setModel(&filter);
        view->resize(1200, 800);
        view->show();
        view->selectRow(5);
        QApplication::processEvents();
    }

    /// So many people with another state, picked anew each time.
    QList<sync::UserReport> someReports(int count)
    {
        QList<sync::UserReport> reports;
        const int offset = static_cast<int>(random() % users);
        for (int i = 0; i < count; ++i) {
            const auto &key = board.row((offset + i * (users / count)) % users).person.key;
            reports.append(report(key, random, clock.now()));
        }
        return reports;
    }

    std::mt19937 random{42};
    test::FakeClock clock;
    board::Board board{clock};
    MonitorModel model{board};
    MonitorFilter filter{model};
    std::unique_ptr<QTableView> view;
};

/// Reports to the board, the board's flush, the model, the filter and the live sort, and the painting.
void applyChanges(benchmark::State &state)
{
    Monitor monitor(state.range(2) != 0);
    monitor.filter.sort(static_cast<int>(state.range(1)), Qt::AscendingOrder);
    QApplication::processEvents();
    bench::Stopwatch stopwatch(state);
    for (auto _ : state) {
        const auto reports = monitor.someReports(static_cast<int>(state.range(0)));
        stopwatch.time([&] {
            monitor.board.applyReports(reports);
            monitor.clock.advance(1s);
            QApplication::processEvents();
        });
    }
}
BENCHMARK(applyChanges)
    ->ArgNames({"changed", "sorted_by", "with_view"})
    ->ArgsProduct({{changed},
        {MonitorModel::User, MonitorModel::Teams, MonitorModel::Since, MonitorModel::Why}, {0, 1}})
    ->Args({users, MonitorModel::Why, 1})
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();

/// The same while an arrangement is held, as it is under the mouse.
void applyChangesHeld(benchmark::State &state)
{
    Monitor monitor(true);
    monitor.filter.sort(MonitorModel::Why, Qt::AscendingOrder);
    monitor.filter.setHeld(true);
    bench::Stopwatch stopwatch(state);
    for (auto _ : state) {
        const auto reports = monitor.someReports(changed);
        stopwatch.time([&] {
            monitor.board.applyReports(reports);
            monitor.clock.advance(1s);
            QApplication::processEvents();
        });
    }
}
BENCHMARK(applyChangesHeld)->Unit(benchmark::kMillisecond)->UseManualTime();

/// One more letter, and all of it deleted at the end: every keystroke is a round.
void typeFilter(benchmark::State &state, const QString &typed)
{
    Monitor monitor(true);
    bench::Stopwatch stopwatch(state);
    qsizetype length = 0;
    for (auto _ : state) {
        length = length == typed.size() ? 0 : length + 1;
        stopwatch.time([&] {
            monitor.filter.setFilterText(typed.left(length));
            QApplication::processEvents();
        });
    }
}
BENCHMARK_CAPTURE(typeFilter, name, QStringLiteral("firstname99"))
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();
BENCHMARK_CAPTURE(typeFilter, words, QStringLiteral("busy lastname1 do not"))
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();
BENCHMARK_CAPTURE(typeFilter, fields, QStringLiteral("teams:busy,dnd is:claimed -why:holding"))
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();
BENCHMARK_CAPTURE(typeFilter, nobody, QStringLiteral("zzzz"))->Unit(benchmark::kMillisecond)->UseManualTime();

/// A click on a heading.
void sortColumns(benchmark::State &state)
{
    Monitor monitor(true);
    bench::Stopwatch stopwatch(state);
    int column = 0;
    for (auto _ : state) {
        column = (column + 1) % MonitorModel::ColumnCount;
        stopwatch.time([&] {
            monitor.filter.sort(column, column % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
            QApplication::processEvents();
        });
    }
}
BENCHMARK(sortColumns)->Unit(benchmark::kMillisecond)->UseManualTime();

/// The directory is read again and a few people are new or gone.
void readDirectoryAgain(benchmark::State &state)
{
    Monitor monitor(true);
    QList<sync::Person> people;
    for (int i = 0; i < users; ++i)
        people.append(person(i));
    QList<sync::Person> fewer = people;
    for (int i = 20; i > 0; --i)
        fewer.removeAt(i * 400);
    bench::Stopwatch stopwatch(state);
    bool all = true;
    for (auto _ : state) {
        all = !all;
        stopwatch.time([&] {
            monitor.board.setPeople(all ? people : fewer);
            QApplication::processEvents();
        });
    }
}
BENCHMARK(readDirectoryAgain)->Unit(benchmark::kMillisecond)->UseManualTime();

/// The whole window, as people have it.
struct Window {
    explicit Window(Monitor &monitor)
        : window(monitor.board, {})
    {
        window.resize(1600, 900);
        window.show();
        settle();
    }
    static void settle()
    {
        QApplication::processEvents();
        QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    ui::MonitorWindow window;
};

/// From the wish to the painted panel: the first time, and for one user after the other. At most 50 ms.
void openWhyPanel(benchmark::State &state)
{
    Monitor monitor(false);
    for (int i = 0; i < 1000; ++i)
        monitor.board.applyWrite({monitor.board.row(i).person.key, presence::Side::Starface, Action::SetDndOn,
            Reason::Mapped, monitor.clock.now(), 85ms, {}, false});
    Window shown(monitor);
    bench::Stopwatch stopwatch(state);
    int row = 0;
    for (auto _ : state) {
        if (state.range(0) != 0) {
            shown.window.whyPanel().hide();
            Window::settle();
        }
        row = (row + 7) % users;
        stopwatch.time([&] {
            shown.window.showWhy(monitor.board.row(row).person.key);
            Window::settle();
        });
    }
}
BENCHMARK(openWhyPanel)
    ->ArgName("closed_before")
    ->Arg(1)
    ->Arg(0)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();

/// 1,000 changes a second in ten portions, with the whole window, the panel open and a filter by fields: a
/// round is the time until the event loop is free again. At most 50 ms.
void loopGap(benchmark::State &state)
{
    Monitor monitor(false);
    Window shown(monitor);
    shown.window.showWhy(monitor.board.row(5).person.key);
    shown.window.findChild<QLineEdit *>(QStringLiteral("search"))
        ->setText(QStringLiteral("-is:override -teams:offline"));
    if (state.range(0) != 0)
        shown.window.table().selectRow(5);
    shown.window.table().sortByColumn(MonitorModel::Why, Qt::AscendingOrder);
    Window::settle();
    bench::Stopwatch stopwatch(state);
    for (auto _ : state) {
        auto reports = monitor.someReports(changed / 10);
        reports.append(report(monitor.board.row(5).person.key, monitor.random, monitor.clock.now()));
        stopwatch.time([&] {
            monitor.board.applyReports(reports);
            monitor.clock.advance(100ms);
            Window::settle();
        });
    }
}
BENCHMARK(loopGap)->ArgName("row_selected")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->UseManualTime();

/// The rows shown as CSV: how long the window waits for it.
void exportRows(benchmark::State &state)
{
    Monitor monitor(false);
    Window shown(monitor);
    bench::Stopwatch stopwatch(state);
    const QString file =
        QDir::temp().filePath(QStringLiteral("pb-bench-%1.csv").arg(QCoreApplication::applicationPid()));
    for (auto _ : state) {
        stopwatch.time([&] { benchmark::DoNotOptimize(shown.window.exportTo(file)); });
        core::backgroundPool().waitForDone();
    }
    QFile::remove(file);
}
BENCHMARK(exportRows)->Unit(benchmark::kMillisecond)->UseManualTime();

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui::installLanguage(application, QStringLiteral("de"));
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
