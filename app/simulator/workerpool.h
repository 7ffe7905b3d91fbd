// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <httplib.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace pb::simulator {

/// The threads behind one listener: one per open connection, made when needed.
/// A connection holds its thread while it is kept alive, so a fixed pool would stall the next client.
class WorkerPool : public httplib::TaskQueue {
public:
    /// Nothing in older versions of the library; in newer ones, whether the task was taken.
    using Taken = decltype(std::declval<httplib::TaskQueue &>().enqueue(std::function<void()>()));

    Taken enqueue(std::function<void()> task) override;
    void shutdown() override;

private:
    static constexpr std::size_t Limit = 512;
    void run();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_tasks;
    std::vector<std::thread> m_threads;
    std::size_t m_idle = 0;
    bool m_stopping = false;
};

} // namespace pb::simulator
