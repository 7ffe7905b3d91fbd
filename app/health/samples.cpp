// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/samples.h"

#include <algorithm>
#include <vector>

namespace pb::health {

namespace {

std::vector<core::Duration> times(const Samples &samples)
{
    std::vector<core::Duration> worked;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (samples.at(i).ok)
            worked.push_back(samples.at(i).took);
    }
    return worked;
}

} // namespace

void Samples::add(const Sample &sample)
{
    m_ring[(m_first + m_size) % most] = sample;
    if (m_size < most)
        ++m_size;
    else
        m_first = (m_first + 1) % most;
}

std::size_t Samples::failures() const
{
    return m_size - times(*this).size();
}

core::Duration Samples::median() const
{
    std::vector<core::Duration> worked = times(*this);
    if (worked.empty())
        return {};
    const auto middle = worked.begin() + static_cast<std::ptrdiff_t>(worked.size() / 2);
    std::nth_element(worked.begin(), middle, worked.end());
    return *middle;
}

core::Duration Samples::slowest() const
{
    const std::vector<core::Duration> worked = times(*this);
    return worked.empty() ? core::Duration{} : *std::max_element(worked.begin(), worked.end());
}

} // namespace pb::health
