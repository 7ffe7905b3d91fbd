// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace pb::simulator {

enum class FaultKind { Status, Drop, DropAfter, Delay, Garbage, Truncate };
std::optional<FaultKind> faultKindFrom(std::string_view name);

/// One misbehaviour that was ordered: the next `times` requests whose "METHOD /path" contains `match`,
/// or ends with what stands before a `$` at its end.
struct Fault {
    std::string match;
    int times = 1;
    FaultKind kind = FaultKind::Status;
    int status = 503;
    std::optional<int> retryAfterSeconds;
    double delaySeconds = 1;
};

/// The misbehaviours still to come. Thread-safe. The first one that matches is taken.
class Faults {
public:
    void add(Fault fault);
    /// Removes all and ends every delay under way.
    void clear();
    std::optional<Fault> take(std::string_view methodAndPath);
    /// As take(), for one item of a batch: only `status` can hit a part of a request.
    std::optional<Fault> takeStatus(std::string_view methodAndPath);
    /// Waits in real time; false if clear() ended it early.
    bool wait(double forSeconds);
    int left() const;

private:
    std::optional<Fault> takeWhere(std::string_view methodAndPath, bool onlyStatus);

    mutable std::mutex m_mutex;
    std::condition_variable m_cleared;
    unsigned long m_generation = 0;
    std::list<Fault> m_faults;
};

} // namespace pb::simulator
