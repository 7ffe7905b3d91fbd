// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/stopwatch.h"
#include "history/historydatabase.h"
#include "history/historystore.h"
#include "history/recorder.h"
#include "support/fakeclock.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <cstdio>
#include <memory>
#include <random>

using namespace pb;
using namespace pb::history;
using namespace std::chrono_literals;

/// The history of a week for 10,000 users: a user's picture and the newest page must open within 200 ms, and
/// recording must not hold the window up.
namespace {

constexpr int users = 10'000;
constexpr int perUser = 200; ///< some thirty changes a day
constexpr core::Wall end{std::chrono::hours{490'000}};
constexpr core::Duration week = 7 * 24h;

QString keyOf(int user)
{
    return QStringLiteral("firstname%1.lastname%2@example.com").arg(user).arg(user % 2500);
}

Change randomChange(std::mt19937 &random)
{
    Change c;
    c.what = random() % 3 == 0 ? What::Decision : What::Status;
    c.availability = random() % 2 ? QStringLiteral("Busy") : QStringLiteral("Available");
    c.activity = random() % 2 ? QStringLiteral("InACall") : QStringLiteral("InAMeeting");
    c.telephony = QStringLiteral("AVAILABLE");
    c.toStarface.status = presence::allTeamsStatuses[random() % presence::allTeamsStatuses.size()];
    c.toTeams.status = presence::allStarfaceStatuses[random() % presence::allStarfaceStatuses.size()];
    c.toStarface.reason = presence::Reason::Holding;
    c.dndClaim = random() % 4 == 0 ? presence::ClaimPhase::Held : presence::ClaimPhase::None;
    return c;
}

QList<User> everybody()
{
    QList<User> all;
    for (int i = 0; i < users; ++i)
        all.append({keyOf(i), QStringLiteral("Lastname%1, Firstname%2").arg(i % 2500).arg(i), keyOf(i)});
    return all;
}

/// Made once for all benchmarks: two million events take their time.
class Week {
public:
    Week()
    {
        auto opened = HistoryDatabase::open(m_folder.filePath(QStringLiteral("history.sqlite")));
        if (!opened)
            qFatal("no history");
        m_database = std::move(*opened);
        m_database->setPeople(everybody());
        (void)m_database->beginSession(end - week);
        std::mt19937 random{42};
        constexpr int batch = 10'000;
        constexpr int batches = users * perUser / batch;
        for (int i = 0; i < batches; ++i) {
            QList<Event> events;
            events.reserve(batch);
            const core::Wall at = end - week + week / batches * i;
            for (int n = 0; n < batch; ++n)
                events.append({0, at, keyOf(static_cast<int>(random() % users)), {}, payload(random)});
            if (!m_database->append(events, at))
                qFatal("cannot append");
        }
        std::printf("%d events, %lld MB\n", users * perUser,
            static_cast<long long>(
                QFileInfo(m_folder.filePath(QStringLiteral("history.sqlite"))).size() / 1'000'000));
    }

    HistoryDatabase &database() { return *m_database; }

private:
    static Payload payload(std::mt19937 &random)
    {
        if (random() % 5 != 0)
            return randomChange(random);
        Write write;
        write.action = presence::Action::SetDndOn;
        write.duration = 80ms;
        if (random() % 200 == 0) {
            write.error.emplace();
            write.error->kind = core::ErrorKind::Timeout;
            write.error->detail = QStringLiteral("no answer within 5 s");
        }
        return write;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<HistoryDatabase> m_database;
};

Week &theWeek()
{
    static Week made;
    return made;
}

void timelineOfAUser(benchmark::State &state)
{
    HistoryDatabase &database = theWeek().database();
    bench::Stopwatch stopwatch(state);
    int user = 0;
    const core::Duration length = std::chrono::hours{state.range(0)};
    for (auto _ : state) {
        user = (user + 7919) % users;
        stopwatch.time([&] {
            const auto found = database.timeline(keyOf(user), {end - length, end}, end);
            if (!found || found->teams.isEmpty())
                qFatal("nothing found");
        });
    }
}
BENCHMARK(timelineOfAUser)
    ->ArgName("hours")
    ->Arg(1)
    ->Arg(24)
    ->Arg(168)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();

void page(benchmark::State &state, const ActivityFilter &filter, bool deep)
{
    HistoryDatabase &database = theWeek().database();
    std::optional<Place> place;
    if (deep) {
        const auto first = database.activity({{}, {}, false, {}, end - week / 2}, {}, 1);
        place = Place{first->events.first().at, first->events.first().id};
    }
    bench::Stopwatch stopwatch(state);
    for (auto _ : state) {
        stopwatch.time([&] {
            if (!database.activity(filter, place, 200))
                qFatal("no page");
        });
    }
}
BENCHMARK_CAPTURE(page, newest, ActivityFilter{}, false)->Unit(benchmark::kMillisecond)->UseManualTime();
BENCHMARK_CAPTURE(page, amid, ActivityFilter{}, true)->Unit(benchmark::kMillisecond)->UseManualTime();
BENCHMARK_CAPTURE(page, problems, ActivityFilter{{}, {}, true, {}, {}}, false)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();
BENCHMARK_CAPTURE(page, connections, ActivityFilter{{}, Group::Connections, false, {}, {}}, false)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();
BENCHMARK_CAPTURE(page, one_user, ActivityFilter{QStringLiteral("firstname77."), {}, false, {}, {}}, false)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();
BENCHMARK_CAPTURE(page, many_users, ActivityFilter{QStringLiteral("lastname7"), {}, false, {}, {}}, false)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();
BENCHMARK_CAPTURE(page, nobody, ActivityFilter{QStringLiteral("zzzz"), {}, false, {}, {}}, false)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();

void countsOfADay(benchmark::State &state)
{
    HistoryDatabase &database = theWeek().database();
    bench::Stopwatch stopwatch(state);
    for (auto _ : state) {
        stopwatch.time([&] {
            if (!database.counts({{}, {}, false, end - 24h, {}}))
                qFatal("no counts");
        });
    }
}
BENCHMARK(countsOfADay)->Unit(benchmark::kMillisecond)->UseManualTime();

sync::UserReport report(int user, std::mt19937 &random)
{
    sync::UserReport r;
    r.key = keyOf(user);
    r.teams = presence::allTeamsStatuses[random() % presence::allTeamsStatuses.size()];
    r.availability = QStringLiteral("Busy");
    r.toStarface.action = random() % 2 ? presence::Action::SetDndOn : presence::Action::None;
    return r;
}

/// What the window's thread has to do for a poll that changed a thousand users, or none.
void recordAPoll(benchmark::State &state)
{
    const QTemporaryDir folder;
    test::FakeClock clock{end};
    HistoryStore store({folder.filePath(QStringLiteral("history.sqlite"))}, clock);
    Recorder recorder(store, clock);
    QEventLoop loop;
    QObject::connect(&store, &HistoryStore::sessionBegan, &loop, &QEventLoop::quit);
    loop.exec();
    std::mt19937 random{42};
    QList<sync::UserReport> all;
    for (int i = 0; i < users; ++i)
        all.append(report(i, random));
    recorder.applyReports(all);
    recorder.flush();
    const int changed = static_cast<int>(state.range(0));
    bench::Stopwatch stopwatch(state);
    for (auto _ : state) {
        QList<sync::UserReport> some;
        for (int i = 0; i < changed; ++i)
            some.append(report(i * (users / changed), random));
        stopwatch.time([&] {
            recorder.applyReports(some);
            recorder.applyStatus({});
            clock.advance(10s);
        });
        // the worker catches up, outside of what is timed
        QObject::connect(store.counts({}), &QObject::destroyed, &loop, &QEventLoop::quit);
        loop.exec();
    }
}
BENCHMARK(recordAPoll)
    ->ArgName("changed")
    ->Arg(1000)
    ->Arg(users)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();

void appendAThousand(benchmark::State &state)
{
    HistoryDatabase &database = theWeek().database();
    std::mt19937 random{42};
    bench::Stopwatch stopwatch(state);
    for (auto _ : state) {
        QList<Event> events;
        for (int n = 0; n < 1000; ++n)
            events.append({0, end, keyOf(static_cast<int>(random() % users)), {}, randomChange(random)});
        stopwatch.time([&] {
            if (!database.append(events, end))
                qFatal("cannot append");
        });
    }
}
BENCHMARK(appendAThousand)->Unit(benchmark::kMillisecond)->UseManualTime();

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
