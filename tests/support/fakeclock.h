// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QPointer>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace pb::test {

/// A clock that stands still until it is turned. Callbacks run inside advance(), in the order of their time.
/// Its steady time is another number than its wall time, so that nothing mistakes one for the other
/// unnoticed.
class FakeClock final : public core::Clock {
public:
    explicit FakeClock(core::Wall start = core::Wall{std::chrono::hours{490'000}})
        : m_now(std::chrono::hours{90'000})
        , m_ahead(start.time_since_epoch() - m_now.time_since_epoch())
    {
    }

    core::Time now() const override { return m_now; }
    core::Wall wall() const override { return core::Wall{m_now.time_since_epoch() + m_ahead}; }
    /// Sets the wall clock forward or, with less than nothing, back. Steady time does not notice.
    void setWall(core::Duration by) { m_ahead += by; }

    QObject *callLater(core::Duration delay, QObject *context, std::function<void()> callback) override
    {
        auto *handle = new QObject(context);
        m_waiting.emplace(
            m_now + std::max(delay, core::Duration::zero()), Entry{handle, std::move(callback)});
        return handle;
    }

    void advance(core::Duration by)
    {
        const core::Time target = m_now + by;
        while (!m_waiting.empty() && m_waiting.begin()->first <= target) {
            auto node = m_waiting.extract(m_waiting.begin());
            m_now = std::max(m_now, node.key());
            if (node.mapped().handle) {
                delete node.mapped().handle;
                node.mapped().callback();
            }
        }
        m_now = target;
    }

    /// As if the machine had slept: what was due meanwhile is called by the next advance(), late.
    void sleep(core::Duration by) { m_now += by; }

    /// Goes on to the time of the next callback and runs it; nothing where none is waiting.
    void advanceToNext()
    {
        std::erase_if(m_waiting, [](const auto &entry) { return entry.second.handle.isNull(); });
        if (!m_waiting.empty())
            advance(std::max(m_waiting.begin()->first - m_now, core::Duration::zero()));
    }

    /// How long until the next callback; nothing where none is waiting.
    std::optional<core::Duration> untilNext() const
    {
        const auto next = std::find_if(
            m_waiting.begin(), m_waiting.end(), [](const auto &e) { return !e.second.handle.isNull(); });
        if (next == m_waiting.end())
            return std::nullopt;
        return std::max(next->first - m_now, core::Duration::zero()); // late after sleep()
    }

    /// How many callbacks are still waiting.
    qsizetype waiting() const
    {
        return std::count_if(
            m_waiting.begin(), m_waiting.end(), [](const auto &e) { return !e.second.handle.isNull(); });
    }

private:
    struct Entry {
        QPointer<QObject> handle;
        std::function<void()> callback;
    };
    core::Time m_now;
    core::Duration m_ahead; ///< of the wall clock
    std::multimap<core::Time, Entry> m_waiting;
};

} // namespace pb::test
