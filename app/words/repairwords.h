// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/inputrepair.h"

#include <QString>

/// What was changed in an input, and what is wrong with it, in words. Every value of both enums has some.
namespace pb::ui {

QString repairText(setup::Repair repair);
QString faultText(setup::Fault fault);
/// One sentence for all of them; empty where nothing was changed.
QString repairsText(const QList<setup::Repair> &repairs);
/// Whether more typing may mend it: then it is no reproach while somebody types.
bool mayBeUnfinished(setup::Fault fault);

} // namespace pb::ui
