// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"

#include <optional>

namespace pb::starface {

/// Remembers that the PBX refused the credentials and keeps them from being tried again for a growing pause
/// (one minute, doubled up to half an hour), so that polling never locks the account.
class LoginGate {
public:
    explicit LoginGate(core::Clock &clock);

    /// The refusal to answer with while the pause lasts, with the rest of it as retryAfter.
    std::optional<core::Error> refusal() const;

    /// The PBX refused; starts the next pause.
    void refused(const core::Error &error);
    void accepted();
    /// Ends the pause for one try, because somebody asked for it.
    void retryNow();

private:
    core::Clock &m_clock;
    std::optional<core::Error> m_error;
    core::Time m_until{};
    int m_refusals = 0;
};

} // namespace pb::starface
