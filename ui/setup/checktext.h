// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/checkreport.h"

#include <QString>

namespace pb::ui {

/// The report as lines for a person, each check with its result and what to do, and a last line that sums it
/// up.
QString checkText(const setup::CheckReport &report);

} // namespace pb::ui
