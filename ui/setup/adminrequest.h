// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setuptypes.h"

#include <QString>

namespace pb::ui {

/// The request for the Global Admin, as a page of HTML that also a text document can show: what to register,
/// which permissions and why, where to click, and what to send back. Holds no secret.
QString adminRequest(const setup::Registration &registration, profile::Cloud cloud);

} // namespace pb::ui
