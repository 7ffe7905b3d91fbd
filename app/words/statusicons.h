// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/types.h"

#include <QString>

namespace pb::ui {

/// The name of the picture of a status: a shape of its own for each.
QString iconName(presence::TeamsStatus status);
QString iconName(presence::StarfaceStatus status);

} // namespace pb::ui
