// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historytypes.h"

#include <QColor>
#include <QRectF>
#include <QString>

class QPainter;
class QPalette;

namespace pb::ui {

/// How a value of a timeline's band looks: told apart by its height and picture as well as by its colour.
struct TimelineShape {
    QColor color;
    double height = 1; ///< of the band, 0 to 1: the more disturbing one would be, the higher
    QString icon;
    QString text;

    friend bool operator==(const TimelineShape &a, const TimelineShape &b)
    {
        // a picture of its own alone makes no difference that one could see in a band
        return a.text == b.text && a.color == b.color && a.height == b.height;
    }
};

TimelineShape shapeOf(const history::TeamsReading &reading);
TimelineShape shapeOf(const history::PhoneReading &reading);
TimelineShape shapeOf(const history::OurDnd &ours);
TimelineShape shapeOf(const history::OurPresence &ours);

/// One value in its band, which is `band` high.
void paintShape(QPainter &painter, const QRectF &band, const TimelineShape &shape, const QPalette &palette);
/// A time of which nothing is known.
void paintGap(QPainter &painter, const QRectF &band, history::Gap::Why why, const QPalette &palette);
/// A write: a triangle, or a cross where it failed.
void paintWrite(QPainter &painter, const QPointF &tip, double size, bool failed, const QPalette &palette);

} // namespace pb::ui
