// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/needs.h"

#include <QByteArray>
#include <QMap>

#include <array>
#include <utility>

namespace pb::metrics {

/// How often something took how long, in the classes of a Prometheus histogram. A plain value.
class Histogram {
public:
    /// Upper ends of the classes, in seconds; the last class has none.
    static constexpr std::array bounds{0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0};

    void add(core::Duration took);
    quint64 count() const { return m_count; }
    double sum() const { return m_sum; } ///< seconds
    /// How many were not longer than that bound.
    quint64 upTo(std::size_t bound) const { return m_upTo[bound]; }

private:
    std::array<quint64, bounds.size()> m_upTo{};
    quint64 m_count = 0;
    double m_sum = 0;
};

/// The sides of a reading: what Teams shows, the phones, and the two lists of users.
enum class Source { Teams, Starface, TeamsDirectory, StarfaceDirectory };

/// What was counted since the program began, and what is so now. Holds no name, address or key of anybody: it
/// leaves the program. A plain value.
struct Figures {
    struct Reading {
        quint64 ok = 0;
        quint64 failed = 0;
        std::optional<core::Wall> lastSuccess;
        QMap<core::ErrorKind, quint64> errors;
        Histogram took;
    };
    struct Writing {
        quint64 done = 0;
        quint64 unchanged = 0; ///< it was so already
        QMap<core::ErrorKind, quint64> failed;
        Histogram took;
    };
    std::array<Reading, 4> readings; ///< by Source
    std::array<Writing, 2> writings; ///< by presence::Side
    core::Wall startedAt{};
    health::Facts facts;
    QList<health::Need> needs;
};

/// The text format of Prometheus, version 0.0.4. Pure.
QByteArray toPrometheus(const Figures &figures);

} // namespace pb::metrics
