// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/faults.h"

#include <chrono>

namespace pb::simulator {

namespace {

bool matches(std::string_view methodAndPath, std::string_view match)
{
    if (match.ends_with('$'))
        return methodAndPath.ends_with(match.substr(0, match.size() - 1));
    return methodAndPath.find(match) != std::string_view::npos;
}

} // namespace

std::optional<FaultKind> faultKindFrom(std::string_view name)
{
    if (name == "status")
        return FaultKind::Status;
    if (name == "drop")
        return FaultKind::Drop;
    if (name == "dropAfter")
        return FaultKind::DropAfter;
    if (name == "delay")
        return FaultKind::Delay;
    if (name == "garbage")
        return FaultKind::Garbage;
    if (name == "truncate")
        return FaultKind::Truncate;
    return std::nullopt;
}

void Faults::add(Fault fault)
{
    const std::lock_guard lock(m_mutex);
    m_faults.push_back(std::move(fault));
}

void Faults::clear()
{
    {
        const std::lock_guard lock(m_mutex);
        m_faults.clear();
        ++m_generation;
    }
    m_cleared.notify_all();
}

std::optional<Fault> Faults::take(std::string_view methodAndPath)
{
    return takeWhere(methodAndPath, false);
}

std::optional<Fault> Faults::takeStatus(std::string_view methodAndPath)
{
    return takeWhere(methodAndPath, true);
}

std::optional<Fault> Faults::takeWhere(std::string_view methodAndPath, bool onlyStatus)
{
    const std::lock_guard lock(m_mutex);
    for (auto it = m_faults.begin(); it != m_faults.end(); ++it) {
        if (onlyStatus && it->kind != FaultKind::Status)
            continue;
        if (!matches(methodAndPath, it->match))
            continue;
        const Fault fault = *it;
        if (--it->times <= 0)
            m_faults.erase(it);
        return fault;
    }
    return std::nullopt;
}

bool Faults::wait(double forSeconds)
{
    std::unique_lock lock(m_mutex);
    const unsigned long generation = m_generation;
    return !m_cleared.wait_for(lock, std::chrono::duration<double>(forSeconds),
        [this, generation] { return m_generation != generation; });
}

int Faults::left() const
{
    const std::lock_guard lock(m_mutex);
    int sum = 0;
    for (const Fault &fault : m_faults)
        sum += fault.times;
    return sum;
}

} // namespace pb::simulator
