// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

namespace pb::bench {

/// Times every round of a benchmark by itself: what a person feels is the slowest one, not the mean. Reports
/// the slowest and the 99th of a hundred as counters, in milliseconds (the slowest by processor time, too: a
/// busy machine does not spoil that one), and hands the time to the benchmark (UseManualTime), so that the
/// preparation of a round does not count.
class Stopwatch {
public:
    explicit Stopwatch(benchmark::State &state)
        : m_state(state)
    {
    }
    ~Stopwatch()
    {
        if (m_rounds.empty())
            return;
        std::sort(m_rounds.begin(), m_rounds.end());
        std::sort(m_cpu.begin(), m_cpu.end());
        m_state.counters["worst_cpu_ms"] = m_cpu.back();
        m_state.counters["worst_ms"] = m_rounds.back();
        m_state.counters["p99_ms"] = m_rounds[(m_rounds.size() - 1) * 99 / 100];
    }
    Stopwatch(const Stopwatch &) = delete;
    Stopwatch &operator=(const Stopwatch &) = delete;

    template<typename F>
    void time(F &&work)
    {
        const auto from = std::chrono::steady_clock::now();
        const std::clock_t cpuFrom = std::clock();
        work();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - from;
        m_state.SetIterationTime(took.count());
        m_rounds.push_back(took.count() * 1000);
        m_cpu.push_back(static_cast<double>(std::clock() - cpuFrom) * 1000 / CLOCKS_PER_SEC);
    }

private:
    benchmark::State &m_state;
    std::vector<double> m_rounds;
    std::vector<double> m_cpu;
};

} // namespace pb::bench
