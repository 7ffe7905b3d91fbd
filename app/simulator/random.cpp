// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/random.h"

#include <openssl/rand.h>

#include <array>
#include <cstdio>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace pb::simulator {

std::uint64_t Random::next()
{
    m_state += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

std::int64_t Random::between(std::int64_t from, std::int64_t to)
{
    return from + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(to - from + 1));
}

std::string Random::guid()
{
    const std::uint64_t high = next();
    const std::uint64_t low = next();
    std::array<char, 40> out{};
    std::snprintf(out.data(), out.size(), "%08x-%04x-4%03x-%04x-%012llx", static_cast<unsigned>(high >> 32),
        static_cast<unsigned>((high >> 16) & 0xffff), static_cast<unsigned>(high & 0xfff),
        static_cast<unsigned>(0x8000 | ((low >> 48) & 0x3fff)),
        static_cast<unsigned long long>(low & 0xffffffffffffULL));
    return out.data();
}

std::string unguessable(std::size_t length)
{
    constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    std::vector<unsigned char> bytes(length);
    if (RAND_bytes(bytes.data(), static_cast<int>(length)) != 1)
        throw std::runtime_error("the system's random generator failed");
    std::string out;
    for (const unsigned char byte : bytes)
        out += alphabet[byte % alphabet.size()];
    return out;
}

} // namespace pb::simulator
