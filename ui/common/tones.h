// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

namespace pb::ui {

/// How grave a message is. Each has a colour to be mixed with the palette's, and a picture of its own shape.
enum class Tone { Info, Success, Warning, Error };

QColor toneColor(Tone tone);
/// The name of the picture, for icon().
QString toneIcon(Tone tone);
/// What the picture says to who cannot see it.
QString toneText(Tone tone);

} // namespace pb::ui
