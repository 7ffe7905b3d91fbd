// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/check/checkreport.h"

#include <QString>

/// The names of the pictures for what a check has found, for icon().
namespace pb::ui {

QString answerIcon(setup::Answer answer);
QString statusIcon(setup::CheckLine::Status status);

} // namespace pb::ui
