// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/matching.h"
#include "presence/reconcile.h"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

using namespace pb::presence;
using namespace std::chrono_literals;

namespace {

constexpr int users = 10'000;
constexpr Time start{std::chrono::hours{490'000}};

/// Everybody in another mixture of states, so that every path is taken.
std::vector<Observation> observations(Time at)
{
    constexpr Line lines[]{Line::Idle, Line::Ringing, Line::InCall, Line::Idle, Line::Unknown};
    constexpr Dnd dnds[]{Dnd::Off, Dnd::On, Dnd::Off};
    std::vector<Observation> all;
    all.reserve(users);
    for (std::size_t i = 0; i < users; ++i) {
        Observation seen;
        seen.teams = {allTeamsStatuses[i % allTeamsStatuses.size()], at};
        seen.line = {lines[i % std::size(lines)], at};
        seen.dnd = {dnds[i % std::size(dnds)], at};
        all.push_back(seen);
    }
    return all;
}

void carryOut(const Policy &policy, Outcome &outcome, Action action, Time now)
{
    if (action == Action::None)
        return;
    const UserState intent = begun(policy, outcome.state, action, outcome, now);
    outcome.state = finished(policy, intent, action, WriteResult::Done, now + 200ms);
}

void reconcileEverybody(benchmark::State &state, const Policy &policy)
{
    const auto seen = observations(start);
    std::vector<UserState> states(users);
    // the states of a running program: everything was decided and written once
    for (std::size_t i = 0; i < users; ++i) {
        Outcome outcome = reconcile(policy, seen[i], states[i], start);
        carryOut(policy, outcome, outcome.toStarface.action, start);
        carryOut(policy, outcome, outcome.toTeams.action, start);
        states[i] = outcome.state;
    }
    const auto later = observations(start + 10s);
    for (auto _ : state) {
        for (std::size_t i = 0; i < users; ++i)
            benchmark::DoNotOptimize(reconcile(policy, later[i], states[i], start + 10s));
    }
    state.SetItemsProcessed(state.iterations() * users);
}

void reconcileCallsOnly(benchmark::State &state)
{
    reconcileEverybody(state, Policy{});
}
BENCHMARK(reconcileCallsOnly)->Unit(benchmark::kMillisecond);

void reconcileEveryKindOfBusy(benchmark::State &state)
{
    Policy policy;
    policy.rules = everyKindOfBusy();
    reconcileEverybody(state, policy);
}
BENCHMARK(reconcileEveryKindOfBusy)->Unit(benchmark::kMillisecond);

/// Both directories in another order and spelling; some people are on one side only, some addresses stand
/// twice.
std::vector<DirectoryEntry> directory(bool reversed)
{
    std::vector<DirectoryEntry> all;
    all.reserve(users);
    for (int i = 0; i < users; ++i) {
        const int n = reversed ? users - 1 - i : i;
        DirectoryEntry entry;
        // as the directory's module hands them over: normalised
        entry.address = "first.last" + std::to_string(n % 100 == 0 ? n / 200 : n)
            + (n % 50 == 1 && reversed ? "@elsewhere.example" : "@example.com");
        entry.enabled = n % 77 != 0;
        all.push_back(entry);
    }
    return all;
}

void matchDirectories(benchmark::State &state)
{
    const auto teams = directory(false);
    const auto starface = directory(true);
    for (auto _ : state)
        benchmark::DoNotOptimize(match(teams, starface));
    state.SetItemsProcessed(state.iterations() * 2 * users);
}
BENCHMARK(matchDirectories)->Unit(benchmark::kMillisecond);

} // namespace
