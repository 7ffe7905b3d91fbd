// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QWidget;

namespace pb::ui {

/// As large as wanted, as far as the screen has room for it and its frame.
void resizeOnScreen(QWidget &window, const QSize &wanted);
/// As large as its content wants. Qt by itself stops at two thirds of the screen and cuts what is beyond.
void fitToContent(QWidget &window);

} // namespace pb::ui
