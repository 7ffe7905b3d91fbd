// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPaintDevice>
#include <QRectF>
#include <QString>

#include <memory>

class QWidget;

namespace pb::test {

/// A line of text that a widget has painted, in the widget's coordinates.
struct PaintedText {
    QString text;
    QRectF box;
    QRectF room; ///< what its painter was clipped to; the whole widget where it was not
};

/// What `widget` paints of itself, without its children, recorded instead of drawn: whatever its class, this
/// is what somebody reads. What stands in one line side by side is one text.
QList<PaintedText> paintedTexts(QWidget &widget);

} // namespace pb::test
