// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/clock.h"

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>

namespace pb::simulator {

/// The last 200,000 requests: time, service, method, path, status, and for writes what was written.
/// Thread-safe. Holds no header and no body; values in query strings are kept only for OData's `$` options.
class RequestLog {
public:
    struct Entry {
        Millis time = 0;
        const char *service = "";
        std::string method;
        std::string target; ///< already redacted
        int status = 0; ///< 0: the connection was dropped without an answer
        bool batch = false;
        std::string written; ///< text of a JSON object, or empty
    };

    void add(Entry entry);
    void clear();
    /// A JSON array of the entries whose index is above `after`.
    std::string json(std::int64_t after) const;

    static std::string redacted(std::string_view target);

private:
    static constexpr std::size_t Limit = 200'000;

    mutable std::mutex m_mutex;
    std::deque<Entry> m_entries;
    std::int64_t m_first = 1;
};

} // namespace pb::simulator
