// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/timeline/timelineview.h"

#include "core/isotime.h"
#include "ui/common/icons.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>

#include <algorithm>
#include <array>

/// How the timeline is painted.
namespace pb::ui {

namespace {

using namespace std::chrono_literals;

constexpr std::array<core::Duration, 13> tickSteps{
    1min, 2min, 5min, 10min, 15min, 30min, 1h, 2h, 3h, 6h, 12h, 24h, 48h};

/// The last whole step on the wall before `at`.
core::Wall floored(core::Wall at, core::Duration step)
{
    const core::Duration offset{qint64(core::localTime(at).offsetFromUtc()) * 1000};
    const qint64 wall = (at.time_since_epoch() + offset).count();
    return core::Wall{core::Duration{wall - wall % step.count()} - offset};
}

} // namespace

core::Duration TimelineView::tickStep() const
{
    const int label = fontMetrics().horizontalAdvance(QStringLiteral("00:00")) * 2;
    const double perPixel =
        static_cast<double>((m_shown.to - m_shown.from).count()) / std::max(1, plot().width());
    for (const core::Duration step : tickSteps) {
        if (static_cast<double>(step.count()) / perPixel >= label)
            return step;
    }
    return tickSteps.back();
}

void TimelineView::paintAxis(QPainter &painter) const
{
    const QRect all = plot();
    const core::Duration step = tickStep();
    const QColor ink = palette().color(QPalette::WindowText);
    const QColor faint = mixed(palette().color(QPalette::Base), ink, 0.18);
    for (core::Wall at = floored(m_shown.from, step) + step; at < m_shown.to; at += step) {
        const double x = xOf(at);
        const QDateTime moment = core::localTime(at);
        const bool midnight = moment.time() == QTime(0, 0);
        painter.setPen(midnight ? mixed(faint, ink, 0.4) : faint);
        painter.drawLine(QPointF(x, all.top()), QPointF(x, all.bottom() + 4));
        const QString text = midnight ? QLocale().toString(moment.date(), QStringLiteral("ddd "))
                + QString::number(moment.date().day()) + QLatin1Char('.')
                                      : moment.toString(QStringLiteral("HH:mm"));
        const int width = fontMetrics().horizontalAdvance(text);
        if (x - width / 2.0 < 0 || x + width / 2.0 > this->width())
            continue;
        QFont font = painter.font();
        font.setBold(midnight);
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(QRectF(x - width, all.bottom() + 5, width * 2, fontMetrics().height()),
            Qt::AlignHCenter | Qt::AlignTop, text);
        font.setBold(false);
        painter.setFont(font);
    }
}

void TimelineView::paintLabels(QPainter &painter) const
{
    const QString names[] = {tr("Teams"), tr("STARFACE"), tr("We wrote")};
    painter.setPen(palette().color(QPalette::WindowText));
    for (int i = 0; i < 3; ++i) {
        const QRectF place = i < 2 ? band(static_cast<Band>(i)) : band(Phone).united(band(Presence));
        painter.drawText(QRectF(0, place.top(), m_labels - 4, place.height()),
            Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, names[i]);
    }
}

void TimelineView::paintGaps(QPainter &painter) const
{
    for (const history::Gap &gap : m_timeline.gaps) {
        const double from = std::max<double>(xOf(gap.from), plot().left());
        const double to = std::min<double>(xOf(gap.to), plot().right() + 1);
        for (const Band which : {Teams, Starface, Phone, Presence}) {
            QRectF place = band(which);
            place.setLeft(from);
            place.setRight(to);
            if (which == Phone)
                place.setBottom(band(Presence).bottom());
            if (which != Presence && to > from)
                paintGap(painter, place, gap.why, palette());
        }
    }
}

template<typename Value>
void TimelineView::paintBand(
    QPainter &painter, const QList<history::Segment<Value>> &segments, Band which) const
{
    const QFontMetricsF metrics(font());
    for (const auto &segment : segments) {
        if (segment.to <= m_shown.from || segment.from >= m_shown.to)
            continue;
        const TimelineShape shape = shapeOf(segment.value);
        QRectF place = band(which);
        place.setLeft(std::max<double>(xOf(segment.from), plot().left()));
        // even the shortest is seen
        place.setRight(std::min<double>(std::max(xOf(segment.to), place.left() + 1.5), plot().right() + 1));
        paintShape(painter, place, shape, palette());
        const double side = std::min(metrics.height(), place.height() - 2);
        if (place.width() < side + 6)
            continue;
        // the picture and the word on a plate of the base colour, readable on every colour
        const double wordWidth = metrics.horizontalAdvance(shape.text);
        const bool word = place.width() > side + wordWidth + 14 && place.height() >= metrics.height();
        const QRectF plate(
            place.left() + 3, place.center().y() - side / 2 - 1, side + (word ? wordWidth + 7 : 2), side + 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::Base));
        painter.drawRoundedRect(plate, 3, 3);
        icon(shape.icon).paint(&painter, QRectF(plate.left() + 1, plate.top() + 1, side, side).toRect());
        if (!word)
            continue;
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(plate.adjusted(side + 4, 0, 2, 0), Qt::AlignVCenter | Qt::AlignLeft, shape.text);
    }
}

void TimelineView::paintWrites(QPainter &painter) const
{
    const double size = fontMetrics().height() * 0.45;
    for (const history::WriteMark &mark : m_timeline.writes) {
        if (mark.at < m_shown.from || mark.at >= m_shown.to)
            continue;
        paintWrite(painter, QPointF(xOf(mark.at), band(Phone).top() - 1), size, mark.write.error.has_value(),
            palette());
    }
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    for (const Band which : {Teams, Starface, Phone, Presence})
        painter.fillRect(band(which), palette().color(QPalette::Base));
    paintAxis(painter);
    painter.save();
    painter.setClipRect(plot().adjusted(0, -fontMetrics().height() / 2, 1, 1));
    paintGaps(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBand(painter, m_timeline.teams, Teams);
    paintBand(painter, m_timeline.starface, Starface);
    paintBand(painter, m_timeline.ourDnd, Phone);
    paintBand(painter, m_timeline.ourPresence, Presence);
    paintWrites(painter);
    painter.restore();
    paintLabels(painter);
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.rect = rect();
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace pb::ui
