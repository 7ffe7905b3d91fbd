// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/timeline/timelineview.h"

#include "ui/common/accessible.h"
#include "ui/common/icons.h"
#include "ui/monitor/timeline/timelinetext.h"
#include "words/eventwords.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QStylePainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace pb::ui {

using history::Interval;

namespace {

constexpr double zoomStep = 1.5;
constexpr double panStep = 0.125;
constexpr double wheelNotch = 120; // QWheelEvent::angleDelta of one notch

} // namespace

TimelineView::TimelineView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleName(tr("Timeline"));
    setAccessibleRole(this, QAccessible::Chart);
    initResources();
    measure();
}

void TimelineView::setTimeline(const history::Timeline &timeline, core::Wall now)
{
    m_timeline = timeline;
    m_now = now;
    setAccessibleDescription(timelineSummary(timeline, now));
    update();
}

void TimelineView::setLimits(const Interval &limits)
{
    m_limits = limits;
}

Interval TimelineView::bounded(Interval interval) const
{
    auto length = std::max<core::Duration>(interval.to - interval.from, shortest);
    if (m_limits.to > m_limits.from)
        length = std::min<core::Duration>(length, m_limits.to - m_limits.from);
    const core::Wall middle = interval.from + (interval.to - interval.from) / 2;
    if (length != interval.to - interval.from)
        interval = {middle - length / 2, middle - length / 2 + length};
    if (m_limits.to <= m_limits.from)
        return interval;
    if (interval.to > m_limits.to)
        interval = {m_limits.to - length, m_limits.to};
    if (interval.from < m_limits.from)
        interval = {m_limits.from, m_limits.from + length};
    return interval;
}

void TimelineView::setShown(const Interval &interval)
{
    m_shown = bounded(interval);
    update();
}

void TimelineView::change(const Interval &interval)
{
    const Interval wanted = bounded(interval);
    if (wanted == m_shown)
        return;
    m_shown = wanted;
    update();
    Q_EMIT shownChanged(m_shown);
}

void TimelineView::zoom(double factor, double aroundX)
{
    const core::Wall around = timeAt(aroundX);
    const double share = (aroundX - plot().left()) / std::max(1, plot().width());
    const auto length =
        core::Duration(std::llround(static_cast<double>((m_shown.to - m_shown.from).count()) * factor));
    const core::Wall from =
        around - core::Duration(std::llround(static_cast<double>(length.count()) * share));
    change({from, from + length});
}

void TimelineView::pan(double share)
{
    const auto by =
        core::Duration(std::llround(static_cast<double>((m_shown.to - m_shown.from).count()) * share));
    change({m_shown.from + by, m_shown.to + by});
}

// --- Where things are --------------------------------------------------------------------------------------

void TimelineView::measure()
{
    const QFontMetrics metrics(font());
    m_labels = 0;
    for (const QString &label : {tr("Teams"), tr("STARFACE"), tr("We wrote")})
        m_labels = std::max(m_labels, metrics.horizontalAdvance(label));
    m_labels += metrics.averageCharWidth() * 2;
    updateGeometry();
}

QRect TimelineView::plot() const
{
    const int line = fontMetrics().height();
    return rect().adjusted(m_labels + 4, line / 2, -line / 2, -line * 2);
}

QRectF TimelineView::band(Band band) const
{
    const QRectF all = plot();
    const double line = fontMetrics().height();
    const double gap = line * 0.5;
    const double height = (all.height() - 2 * gap) / 3;
    if (band < Phone)
        return {all.left(), all.top() + static_cast<int>(band) * (height + gap), all.width(), height};
    const double top = all.top() + 2 * (height + gap);
    const double lane = (height - 2) / 2;
    return {all.left(), band == Phone ? top : top + lane + 2, all.width(), lane};
}

double TimelineView::xOf(core::Wall time) const
{
    const auto length = static_cast<double>((m_shown.to - m_shown.from).count());
    if (length <= 0)
        return plot().left();
    return plot().left() + plot().width() * static_cast<double>((time - m_shown.from).count()) / length;
}

core::Wall TimelineView::timeAt(double x) const
{
    const double share = (x - plot().left()) / std::max(1, plot().width());
    return m_shown.from
        + core::Duration(std::llround(static_cast<double>((m_shown.to - m_shown.from).count()) * share));
}

QSize TimelineView::sizeHint() const
{
    const int line = fontMetrics().height();
    return {fontMetrics().averageCharWidth() * 90, line * 11};
}

QSize TimelineView::minimumSizeHint() const
{
    const int line = fontMetrics().height();
    return {m_labels + fontMetrics().averageCharWidth() * 24, line * 9};
}

// --- Words -------------------------------------------------------------------------------------------------

template<typename Value>
QString TimelineView::textIn(const QList<history::Segment<Value>> &segments, core::Wall at) const
{
    for (const auto &segment : segments) {
        if (at < segment.from || at >= segment.to)
            continue;
        QStringList lines{readingText(segment.value), intervalText(segment.from, segment.to, m_now)};
        if (const QString raw = rawText(segment.value); !raw.isEmpty())
            lines << raw;
        return lines.join(QLatin1Char('\n'));
    }
    return {};
}

QString TimelineView::textAt(const QPoint &place) const
{
    const QRect all = plot();
    if (!all.contains(place))
        return {};
    const core::Wall at = timeAt(place.x());
    const int reach = std::max(3, fontMetrics().height() / 3);
    if (place.y() >= band(Starface).bottom()) {
        for (const history::WriteMark &mark : m_timeline.writes) {
            if (std::abs(xOf(mark.at) - place.x()) <= reach && place.y() < band(Phone).top() + reach)
                return eventText(mark.write) + QLatin1Char('\n') + momentText(mark.at, m_now);
        }
    }
    QString text;
    if (place.y() <= band(Teams).bottom())
        text = textIn(m_timeline.teams, at);
    else if (place.y() >= band(Starface).top() && place.y() <= band(Starface).bottom())
        text = textIn(m_timeline.starface, at);
    else if (band(Phone).contains(place))
        text = textIn(m_timeline.ourDnd, at);
    else if (band(Presence).contains(place))
        text = textIn(m_timeline.ourPresence, at);
    if (!text.isEmpty())
        return text;
    for (const history::Gap &gap : m_timeline.gaps) {
        if (at >= gap.from && at < gap.to)
            return gapText(gap.why) + QLatin1Char('\n') + intervalText(gap.from, gap.to, m_now);
    }
    return {};
}

QList<TimelineShape> TimelineView::shapes() const
{
    QList<TimelineShape> found;
    const auto add = [&](const auto &segments) {
        for (const auto &segment : segments) {
            if (segment.to <= m_shown.from || segment.from >= m_shown.to)
                continue;
            const TimelineShape shape = shapeOf(segment.value);
            if (!found.contains(shape))
                found << shape;
        }
    };
    add(m_timeline.teams);
    add(m_timeline.starface);
    add(m_timeline.ourDnd);
    add(m_timeline.ourPresence);
    return found;
}

// --- Input -------------------------------------------------------------------------------------------------

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString text = textAt(help->pos());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this, QRect(help->pos(), QSize(2, 2)));
        return true;
    }
    return QWidget::event(event);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const double middle = plot().center().x();
    const bool leftIsPast = layoutDirection() == Qt::LeftToRight;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(1 / zoomStep, middle);
    case Qt::Key_Minus:
        return zoom(zoomStep, middle);
    case Qt::Key_0:
        return Q_EMIT resetWanted();
    case Qt::Key_Left:
        return pan(leftIsPast ? -panStep : panStep);
    case Qt::Key_Right:
        return pan(leftIsPast ? panStep : -panStep);
    case Qt::Key_PageUp:
        return pan(-1);
    case Qt::Key_PageDown:
        return pan(1);
    case Qt::Key_Home:
        return change({m_limits.from, m_limits.from + (m_shown.to - m_shown.from)});
    case Qt::Key_End:
        return change({m_limits.to - (m_shown.to - m_shown.from), m_limits.to});
    default:
        QWidget::keyPressEvent(event);
    }
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    if (std::abs(delta.x()) > std::abs(delta.y()) || event->modifiers().testFlag(Qt::ShiftModifier)) {
        const int by = delta.x() != 0 ? delta.x() : delta.y();
        pan(-by / wheelNotch * panStep);
    } else if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoom(std::pow(zoomStep, -delta.y() / wheelNotch), event->position().x());
    } else {
        return event->ignore(); // scrolls what the picture stands in
    }
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_draggedFrom = event->position().x();
    setCursor(Qt::ClosedHandCursor);
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_draggedFrom < 0)
        return QWidget::mouseMoveEvent(event);
    const double moved = m_draggedFrom - event->position().x();
    m_draggedFrom = event->position().x();
    pan(moved / std::max(1, plot().width()));
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    m_draggedFrom = -1;
    unsetCursor();
    QWidget::mouseReleaseEvent(event);
}

void TimelineView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        measure();
}

} // namespace pb::ui
