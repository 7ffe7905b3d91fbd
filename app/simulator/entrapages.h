// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/message.h"

#include <string>
#include <string_view>
#include <vector>

/// The few HTML pages a person sees when signing in. Everything shown is escaped.
namespace pb::simulator::pages {

/// `action` receives a GET with `request` and `decision` (accept or decline).
Reply consent(std::string_view application, std::string_view action, std::string_view request,
    const std::vector<std::string> &permissions, bool forOrganization);
Reply error(std::string_view description);

} // namespace pb::simulator::pages
