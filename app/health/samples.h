// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <array>
#include <cstddef>

namespace pb::health {

/// One reading of one side: when it ended, how long it took, and whether it worked.
struct Sample {
    core::Time at{};
    core::Duration took{};
    bool ok = true;

    friend bool operator==(const Sample &, const Sample &) = default;
};

/// The last readings, oldest first; the oldest gives way. A plain value of fixed size.
class Samples {
public:
    static constexpr std::size_t most = 120;

    void add(const Sample &sample);
    std::size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    const Sample &at(std::size_t index) const { return m_ring[(m_first + index) % most]; }
    const Sample &last() const { return at(m_size - 1); }

    std::size_t failures() const;
    /// Of the readings that worked; zero where none did.
    core::Duration median() const;
    core::Duration slowest() const;

private:
    std::array<Sample, most> m_ring{};
    std::size_t m_first = 0;
    std::size_t m_size = 0;
};

} // namespace pb::health
