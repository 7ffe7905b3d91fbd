// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "words/statusicons.h"

#include <QColor>
#include <QIcon>
#include <QString>

class QPalette;

namespace pb::ui {

/// Makes the pictures of this library known; needed once before the first icon, because a static library does
/// not do so by itself. More than once does no harm.
void initResources();

/// One of our own pictures by its name ("teams-busy"), sharp at every size. Names beginning with "action-"
/// are drawn in the colour that button text has at that moment. Null for an unknown name.
QIcon icon(const QString &name);

/// `share` (0 to 1) of `over` laid on `under`.
QColor mixed(const QColor &under, const QColor &over, double share);

} // namespace pb::ui
