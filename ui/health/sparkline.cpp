// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/sparkline.h"

#include "core/isotime.h"
#include "ui/common/accessible.h"
#include "ui/common/icons.h"
#include "words/sentences.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace pb::ui {

namespace {

constexpr std::array<int, 14> steps{
    10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10'000, 20'000, 30'000, 60'000, 120'000};

core::Duration topFor(core::Duration slowest)
{
    const auto step =
        std::find_if(steps.begin(), steps.end(), [slowest](int ms) { return core::Duration{ms} >= slowest; });
    return step == steps.end() ? slowest : core::Duration{*step};
}

const QColor failedColour(0xd8, 0x3b, 0x4a);

} // namespace

Sparkline::Sparkline(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleRole(this, QAccessible::Chart);
    setSamples({}, {});
}

void Sparkline::setSamples(const health::Samples &samples, const core::ClockReading &now)
{
    m_samples = samples;
    m_now = now;
    m_top = topFor(samples.slowest());
    setAccessibleName(tr("How long the last readings took"));
    setAccessibleDescription(text());
    update();
}

QString Sparkline::text() const
{
    if (m_samples.isEmpty())
        return tr("Nothing has been read yet.");
    const int count = static_cast<int>(m_samples.size());
    const int failed = static_cast<int>(m_samples.failures());
    const QString all = tr("The last %n reading(s)", nullptr, count);
    if (failed == count)
        return tr("%1: all failed.", "the last readings").arg(all);
    const QString times = tr("%1: half within %2, the slowest %3.", "the last readings")
                              .arg(all, durationText(m_samples.median()), durationText(m_samples.slowest()));
    return failed == 0 ? times : times + QLatin1Char(' ') + tr("%n failed.", nullptr, failed);
}

QSize Sparkline::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 52, fontMetrics().height() * 4};
}

QSize Sparkline::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 24, fontMetrics().height() * 4};
}

QRectF Sparkline::plot() const
{
    const int scale = fontMetrics().horizontalAdvance(durationText(m_top)) + 8;
    return QRectF(rect()).adjusted(4, 5, -scale, -5);
}

double Sparkline::xOf(std::size_t index) const
{
    // the newest is always at the right edge
    const QRectF area = plot();
    const double step = area.width() / (health::Samples::most - 1);
    return area.right() - step * static_cast<double>(m_samples.size() - 1 - index);
}

double Sparkline::yOf(core::Duration took) const
{
    const QRectF area = plot();
    const double share = static_cast<double>(took.count()) / std::max<double>(1.0, double(m_top.count()));
    return area.bottom() - std::clamp(share, 0.0, 1.0) * area.height();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    if (m_samples.isEmpty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect(), Qt::AlignCenter, text());
        return;
    }
    paintScale(painter);
    paintCurve(painter);
    paintFailures(painter);
}

void Sparkline::paintScale(QPainter &painter) const
{
    const QRectF area = plot();
    const QColor ink = palette().color(QPalette::Text);
    const QColor faint = mixed(palette().color(QPalette::Base), ink, 0.16);
    painter.setPen(QPen(faint, 1));
    for (const double y : {area.top(), area.center().y(), area.bottom()})
        painter.drawLine(
            QPointF(area.left(), std::round(y) + 0.5), QPointF(area.right(), std::round(y) + 0.5));
    painter.setPen(mixed(palette().color(QPalette::Base), ink, 0.7));
    const QRectF scale(area.right() + 4, 0, width() - area.right() - 4, height());
    painter.drawText(scale.adjusted(0, 1, 0, 0), int(Qt::AlignLeft | Qt::AlignTop), durationText(m_top));
    painter.drawText(scale.adjusted(0, 0, 0, -1), int(Qt::AlignLeft | Qt::AlignBottom), QStringLiteral("0"));
}

void Sparkline::paintCurve(QPainter &painter) const
{
    const QRectF area = plot();
    const QColor line = mixed(palette().color(QPalette::Text), palette().color(QPalette::Highlight), 0.75);
    QColor fill = line;
    fill.setAlphaF(0.18F);
    const auto drawRun = [&](std::size_t from, std::size_t to) {
        QPolygonF points;
        for (std::size_t i = from; i < to; ++i)
            points << QPointF(xOf(i), yOf(m_samples.at(i).took));
        if (points.size() == 1) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(line);
            painter.drawEllipse(points.first(), 1.6, 1.6);
            return;
        }
        QPolygonF shape = points;
        shape << QPointF(points.last().x(), area.bottom()) << QPointF(points.first().x(), area.bottom());
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPolygon(shape);
        painter.setPen(QPen(line, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(points);
    };
    // a gap where a reading failed: nothing is known of it
    std::size_t from = 0;
    for (std::size_t i = 0; i <= m_samples.size(); ++i) {
        if (i < m_samples.size() && m_samples.at(i).ok)
            continue;
        if (i > from)
            drawRun(from, i);
        from = i + 1;
    }
}

void Sparkline::paintFailures(QPainter &painter) const
{
    const double arm = fontMetrics().height() / 6.0;
    painter.setPen(QPen(failedColour, 1.6, Qt::SolidLine, Qt::RoundCap));
    for (std::size_t i = 0; i < m_samples.size(); ++i) {
        if (m_samples.at(i).ok)
            continue;
        const QPointF at(xOf(i), plot().bottom() - arm - 1);
        painter.drawLine(at + QPointF(-arm, -arm), at + QPointF(arm, arm));
        painter.drawLine(at + QPointF(-arm, arm), at + QPointF(arm, -arm));
    }
}

bool Sparkline::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    QString tip = text();
    if (!m_samples.isEmpty()) {
        const double step = plot().width() / (health::Samples::most - 1);
        const auto back = std::lround((plot().right() - help->pos().x()) / std::max(step, 0.1));
        const auto last = static_cast<long>(m_samples.size()) - 1;
        if (back >= 0 && back <= last) {
            const health::Sample &sample = m_samples.at(static_cast<std::size_t>(last - back));
            const QDateTime at = core::localTime(m_now.toWall(sample.at));
            const QString when = QLocale().toString(at.time(), QStringLiteral("HH:mm:ss"));
            tip = (sample.ok ? tr("%1: %2", "time of a reading: how long it took")
                                   .arg(when, durationText(sample.took))
                             : tr("%1: failed", "time of a reading").arg(when))
                + QLatin1Char('\n') + tip;
        }
    }
    QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

void Sparkline::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace pb::ui
