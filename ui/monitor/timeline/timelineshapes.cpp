// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/timeline/timelineshapes.h"

#include "ui/common/icons.h"
#include "words/sentences.h"

#include <QPainter>
#include <QPalette>

namespace pb::ui {

using presence::StarfaceStatus;
using presence::TeamsStatus;
using presence::TeamsTarget;

namespace {

// the colours of the status pictures
constexpr QRgb green = 0xff2e9e5b;
constexpr QRgb red = 0xffd83b4a;
constexpr QRgb amber = 0xffd98200;
constexpr QRgb blue = 0xff2f7fd6;
constexpr QRgb grey = 0xff8a8f98;
constexpr QRgb violet = 0xff8a63d2;

TimelineShape shape(QRgb color, double height, const char *icon, const QString &text)
{
    return {QColor(color), height, QString::fromLatin1(icon), text};
}

} // namespace

TimelineShape shapeOf(const history::TeamsReading &reading)
{
    const QString text = statusText(reading.status);
    switch (reading.status) {
    case TeamsStatus::Available:
        return shape(green, 0.35, "teams-available", text);
    case TeamsStatus::InCall:
        return shape(red, 0.85, "teams-in-call", text);
    case TeamsStatus::InMeeting:
        return shape(red, 0.7, "teams-in-meeting", text);
    case TeamsStatus::Busy:
        return shape(red, 0.55, "teams-busy", text);
    case TeamsStatus::DoNotDisturb:
        return shape(red, 1, "teams-do-not-disturb", text);
    case TeamsStatus::Away:
        return shape(amber, 0.22, "teams-away", text);
    case TeamsStatus::Offline:
        return shape(grey, 0.1, "teams-offline", text);
    case TeamsStatus::Unknown:
        break;
    }
    return shape(violet, 0.16, "teams-unknown", text);
}

TimelineShape shapeOf(const history::PhoneReading &reading)
{
    const QString text = statusText(reading.status);
    switch (reading.status) {
    case StarfaceStatus::Available:
        return shape(green, 0.35, "starface-available", text);
    case StarfaceStatus::Ringing:
        return shape(blue, 0.6, "starface-ringing", text);
    case StarfaceStatus::DoNotDisturb:
        return shape(red, 1, "starface-do-not-disturb", text);
    case StarfaceStatus::InCall:
        return shape(red, 0.85, "starface-in-call", text);
    case StarfaceStatus::Unknown:
        break;
    }
    return shape(violet, 0.16, "starface-unknown", text);
}

TimelineShape shapeOf(const history::OurDnd &)
{
    return shape(red, 1, "starface-do-not-disturb", targetText(presence::DndTarget::On));
}

TimelineShape shapeOf(const history::OurPresence &ours)
{
    const QString text = targetText(ours.shows);
    if (ours.shows == TeamsTarget::Available)
        return shape(green, 0.5, "teams-available", text);
    if (ours.shows == TeamsTarget::DoNotDisturb)
        return shape(red, 1, "teams-do-not-disturb", text);
    return shape(red, 0.85, "teams-in-call", text);
}

void paintShape(QPainter &painter, const QRectF &band, const TimelineShape &shape, const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    QRectF bar = band;
    bar.setTop(band.bottom() - band.height() * shape.height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(base, shape.color, 0.82));
    painter.drawRect(bar);
    // an edge, so that two of the same colour beside each other stay two
    if (bar.width() >= 3) {
        painter.setPen(QPen(mixed(shape.color, palette.color(QPalette::Text), 0.35), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawLine(bar.topLeft(), bar.bottomLeft());
        painter.drawLine(bar.topLeft(), bar.topRight());
    }
}

void paintGap(QPainter &painter, const QRectF &band, history::Gap::Why why, const QPalette &palette)
{
    const QColor lines = mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.45);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.06));
    painter.drawRect(band);
    painter.setBrush(
        QBrush(lines, why == history::Gap::Why::Paused ? Qt::DiagCrossPattern : Qt::BDiagPattern));
    painter.drawRect(band);
}

void paintWrite(QPainter &painter, const QPointF &tip, double size, bool failed, const QPalette &palette)
{
    if (failed) {
        const QPointF middle = tip - QPointF(0, size * 0.5);
        const double arm = size * 0.5;
        painter.setPen(QPen(QColor(red), 2.4, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm));
        painter.drawLine(middle - QPointF(arm, -arm), middle + QPointF(arm, -arm));
        return;
    }
    const QColor ink = palette.color(QPalette::Text);
    painter.setPen(QPen(ink, 1));
    painter.setBrush(ink);
    painter.drawPolygon(QPolygonF{tip, tip + QPointF(-size / 2, -size), tip + QPointF(size / 2, -size)});
}

} // namespace pb::ui
