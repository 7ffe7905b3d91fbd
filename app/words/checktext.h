// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/check/checkreport.h"

#include <QString>

namespace pb::ui {

/// What a line of the report is about.
QString checkTitle(const setup::CheckLine &line);
/// Why, what to do, how many and who; empty where there is nothing to add.
QString checkDetail(const setup::CheckLine &line);
/// One sentence about the whole of it.
QString checkSummary(const setup::CheckReport &report);
/// The report as lines for a person, each check with its verdict and what to do, and the sentence at the end.
QString checkText(const setup::CheckReport &report);

} // namespace pb::ui
