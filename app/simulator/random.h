// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace pb::simulator {

/// A small deterministic generator (SplitMix64): the same seed gives the same world on every machine.
/// Not thread-safe; never used for anything that must not be guessed.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }

    std::uint64_t next();
    /// A number in [0, bound); bound must not be 0.
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
    /// A number in [from, to].
    std::int64_t between(std::int64_t from, std::int64_t to);
    std::string guid();

private:
    std::uint64_t m_state;
};

/// Text over letters and digits from the system's generator, for secrets, tokens and nonces.
std::string unguessable(std::size_t length);

} // namespace pb::simulator
