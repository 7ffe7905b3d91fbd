// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/logingate.h"

#include <algorithm>

namespace pb::starface {

using namespace std::chrono_literals;

LoginGate::LoginGate(core::Clock &clock)
    : m_clock(clock)
{
}

std::optional<core::Error> LoginGate::refusal() const
{
    const auto rest = m_until - m_clock.now();
    if (!m_error || rest <= 0ms)
        return std::nullopt;
    core::Error error = *m_error;
    error.retryAfter = rest;
    return error;
}

void LoginGate::refused(const core::Error &error)
{
    constexpr int mostDoublings = 5;
    const auto pause = std::min<core::Duration>(1min * (1 << std::min(m_refusals, mostDoublings)), 30min);
    ++m_refusals;
    m_error = error;
    m_until = m_clock.now() + pause;
}

void LoginGate::accepted()
{
    m_error.reset();
    m_refusals = 0;
    m_until = {};
}

void LoginGate::retryNow()
{
    m_until = {};
}

} // namespace pb::starface
