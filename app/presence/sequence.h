// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/types.h"

#include <string>
#include <string_view>

namespace pb::presence {

/// R1: readings never go backwards. Knows the newest version that a service told of one user.
class Sequence {
public:
    /// For so long older versions are dropped; then the service is believed to have started anew.
    static constexpr Duration longestDropping = std::chrono::seconds{30};

    /// Whether a reading with that number counts. Numbers sort as texts; without one every reading counts.
    bool accept(std::string_view number, Time at);

private:
    std::string m_newest;
    Time m_droppingSince{}; ///< epoch: not
};

} // namespace pb::presence
