// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/timeline/timelinelegend.h"

#include "ui/common/accessible.h"
#include "ui/common/icons.h"

#include <QPainter>

namespace pb::ui {

TimelineLegend::TimelineLegend(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("timelineLegend"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Legend"));
    setAccessibleRole(this, QAccessible::StaticText);
}

void TimelineLegend::setContent(
    const QList<TimelineShape> &shapes, bool gaps, bool pauses, bool writes, bool failures)
{
    using Kind = Item::Kind;
    m_items.clear();
    for (const TimelineShape &shape : shapes)
        m_items.append({Kind::Shape, shape, shape.text});
    if (gaps)
        m_items.append({Kind::Gap, {}, tr("Not recorded")});
    if (pauses)
        m_items.append({Kind::Pause, {}, tr("Paused")});
    if (writes)
        m_items.append({Kind::Write, {}, tr("Written")});
    if (failures)
        m_items.append({Kind::Failure, {}, tr("Write failed")});
    QStringList texts;
    for (const Item &item : std::as_const(m_items))
        texts << item.text;
    setAccessibleDescription(texts.join(QLatin1String(", ")));
    updateGeometry();
    update();
}

QList<QRect> TimelineLegend::places(int width, int &height) const
{
    const QFontMetrics metrics(font());
    const int line = metrics.height() + 6;
    const int sample = metrics.height() * 2;
    QList<QRect> all;
    int x = 0;
    int y = 0;
    for (const Item &item : m_items) {
        const int needed = sample + metrics.height() + metrics.horizontalAdvance(item.text) + 10;
        if (x > 0 && x + needed > width) {
            x = 0;
            y += line;
        }
        all << QRect(x, y, needed, line);
        x += needed + metrics.averageCharWidth() * 2;
    }
    height = m_items.isEmpty() ? 0 : y + line;
    return all;
}

int TimelineLegend::heightForWidth(int width) const
{
    int height = 0;
    (void)places(width, height);
    return height;
}

QSize TimelineLegend::sizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 80;
    return {width, heightForWidth(width)};
}

void TimelineLegend::paintItem(QPainter &painter, const Item &item, const QRect &place) const
{
    const int side = fontMetrics().height();
    const QRectF band(place.left(), place.top() + 3, side * 1.8, side);
    painter.setRenderHint(
        QPainter::Antialiasing, item.kind != Item::Kind::Gap && item.kind != Item::Kind::Pause);
    painter.fillRect(band, palette().color(QPalette::Base));
    switch (item.kind) {
    case Item::Kind::Shape:
        paintShape(painter, band, item.shape, palette());
        icon(item.shape.icon).paint(&painter, QRect(int(band.right()) + 4, place.top() + 3, side, side));
        break;
    case Item::Kind::Gap:
        paintGap(painter, band, history::Gap::Why::NotRunning, palette());
        break;
    case Item::Kind::Pause:
        paintGap(painter, band, history::Gap::Why::Paused, palette());
        break;
    case Item::Kind::Write:
    case Item::Kind::Failure:
        paintWrite(painter, QPointF(band.center().x(), band.bottom() - 3), side * 0.5,
            item.kind == Item::Kind::Failure, palette());
        break;
    }
    const int textAt = int(band.right()) + 6 + (item.kind == Item::Kind::Shape ? side : 0);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(textAt, place.top(), place.right() - textAt + 2, place.height()),
        Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, item.text);
}

void TimelineLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int height = 0;
    const QList<QRect> all = places(width(), height);
    for (qsizetype i = 0; i < all.size(); ++i)
        paintItem(painter, m_items[i], all[i]);
}

} // namespace pb::ui
