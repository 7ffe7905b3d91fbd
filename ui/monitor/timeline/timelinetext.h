// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historytypes.h"

#include <QStringList>

namespace pb::ui {

/// Everything a timeline's picture shows, one line for each segment, gap and write, in the order of time.
QStringList timelineLines(const history::Timeline &timeline, core::Wall now);
/// What the picture shows at a glance, for assistive technology.
QString timelineSummary(const history::Timeline &timeline, core::Wall now);

} // namespace pb::ui
