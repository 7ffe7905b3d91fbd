// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs that 10,000 users go from the engine's process to a window's.
#include "bench/stopwatch.h"
#include "link/client.h"
#include "link/server.h"
#include "support/fakeclock.h"
#include "unit/link/fakeengine.h"

#include <QCoreApplication>

#include <benchmark/benchmark.h>

#include <cstdlib>

using namespace pb;
using namespace std::chrono_literals;

namespace {

constexpr int users = 10'000;
constexpr int changed = 1'000;
constexpr int rowsPerFrame = 200; // as a session of the engine sends them

struct World {
    World()
    {
        engine.addPeople(users);
        runUntil([this] { return engine.board().count() == users; });
    }

    /// Runs the event loop, the clock turning, until it is so.
    template<typename Condition>
    void runUntil(Condition condition)
    {
        for (int turn = 0; turn < 10'000 && !condition(); ++turn) {
            QCoreApplication::processEvents();
            clock.advance(20ms);
        }
        if (!condition())
            std::abort(); // what is measured is not what is meant
    }

    QList<QByteArray> snapshot()
    {
        QList<QByteArray> payloads;
        for (int from = 0; from < users; from += rowsPerFrame) {
            link::RowsPortion portion;
            portion.first = from;
            portion.isLast = from + rowsPerFrame >= users;
            for (int i = from; i < std::min(users, from + rowsPerFrame); ++i)
                portion.rows.append(engine.board().row(i));
            payloads.append(link::encode(portion));
        }
        return payloads;
    }

    QList<sync::UserReport> someReports(int round)
    {
        QList<sync::UserReport> reports;
        for (int i = 0; i < changed; ++i) {
            sync::UserReport report = engine.board().row(i * (users / changed)).report;
            report.availability = QString::number(round);
            report.teams = round % 2 == 0 ? presence::TeamsStatus::InCall : presence::TeamsStatus::Available;
            report.decidedAt = clock.now();
            reports.append(report);
        }
        return reports;
    }

    test::FakeClock clock;
    test::FakeEngine engine{clock};
};

QList<board::Row> decoded(const QList<QByteArray> &payloads)
{
    QList<board::Row> rows;
    for (const QByteArray &payload : payloads) {
        link::RowsPortion portion;
        link::Decoder decoder(payload);
        decoder(portion);
        if (!decoder.isWhole())
            std::abort(); // what is measured is not what is meant
        rows += portion.rows;
    }
    return rows;
}

void encodeSnapshot(benchmark::State &state)
{
    World world;
    qsizetype bytes = 0;
    for (auto _ : state) {
        bytes = 0;
        for (const QByteArray &payload : world.snapshot())
            bytes += payload.size();
    }
    state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(encodeSnapshot)->Unit(benchmark::kMillisecond);

void decodeSnapshot(benchmark::State &state)
{
    World world;
    const QList<QByteArray> payloads = world.snapshot();
    for (auto _ : state)
        benchmark::DoNotOptimize(decoded(payloads));
}
BENCHMARK(decodeSnapshot)->Unit(benchmark::kMillisecond);

/// To an empty board, as a window has it at first; in all, over the turns that it takes.
void applySnapshot(benchmark::State &state)
{
    World world;
    const QList<board::Row> rows = decoded(world.snapshot());
    bench::Stopwatch stopwatch(state);
    for (auto _ : state) {
        board::Board board(world.clock);
        stopwatch.time([&] {
            board.takeRows(rows);
            world.runUntil([&] { return board.count() == users; });
        });
    }
}
BENCHMARK(applySnapshot)->Unit(benchmark::kMillisecond)->UseManualTime();

/// A server and a window's client between two ends of a pipe: from Hello to the full board.
struct Link {
    explicit Link(World &aWorld)
        : world(aWorld)
    {
        auto [here, there] = link::PipeTransport::make();
        engineEnd = here.get();
        windowEnd = there.get();
        server.attach(std::move(here), link::Role::Operator);
        client.attach(std::move(there), QStringLiteral("bench"));
    }

    World &world;
    link::PipeTransport *engineEnd = nullptr;
    link::PipeTransport *windowEnd = nullptr;
    link::Server server{{QStringLiteral("bench"), false, false, {}}, world.engine, world.clock};
    link::Client client{world.clock};
};

void attachWindow(benchmark::State &state)
{
    World world;
    bench::Stopwatch stopwatch(state);
    for (auto _ : state) {
        std::unique_ptr<Link> link;
        stopwatch.time([&] {
            link = std::make_unique<Link>(world);
            world.runUntil([&] { return link->client.board().count() == users; });
        });
    }
}
BENCHMARK(attachWindow)->Unit(benchmark::kMillisecond)->UseManualTime();

/// From the engine's board to the window's.
void thousandChanges(benchmark::State &state)
{
    World world;
    Link link(world);
    const board::Board &shown = link.client.board();
    world.runUntil([&] { return shown.count() == users; });
    bench::Stopwatch stopwatch(state);
    int round = 0;
    for (auto _ : state) {
        const QList<sync::UserReport> reports = world.someReports(++round);
        stopwatch.time([&] {
            world.engine.board().applyReports(reports);
            world.runUntil([&] {
                return shown.row(users - users / changed).report.availability == QString::number(round);
            });
        });
    }
}
BENCHMARK(thousandChanges)->Unit(benchmark::kMillisecond)->UseManualTime();

/// What changes cost the engine's thread, with and without a window that has stopped reading. As many turns
/// of the event loop as such a change takes to reach a window that reads.
void timeChanges(benchmark::State &state, World &world)
{
    constexpr int turns = 20;
    bench::Stopwatch stopwatch(state);
    int round = 0;
    for (auto _ : state) {
        const QList<sync::UserReport> reports = world.someReports(++round);
        stopwatch.time([&] {
            world.engine.board().applyReports(reports);
            for (int turn = 0; turn < turns; ++turn) {
                QCoreApplication::processEvents();
                world.clock.advance(20ms);
            }
        });
    }
}

void changesWithoutWindow(benchmark::State &state)
{
    World world;
    timeChanges(state, world);
}
BENCHMARK(changesWithoutWindow)->Unit(benchmark::kMillisecond)->UseManualTime();

void changesWithStoppedWindow(benchmark::State &state)
{
    World world;
    Link link(world);
    world.runUntil([&] { return link.client.board().count() == users; });
    link.windowEnd->setReading(false);
    timeChanges(state, world);
    state.counters["waiting_bytes"] = static_cast<double>(link.engineEnd->waiting());
}
BENCHMARK(changesWithStoppedWindow)->Unit(benchmark::kMillisecond)->UseManualTime();

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
