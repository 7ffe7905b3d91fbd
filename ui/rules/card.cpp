// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/card.h"

#include "ui/common/icons.h"
#include "ui/common/tones.h"

#include <QPainter>
#include <QVBoxLayout>

namespace pb::ui {

void paintCard(QPainter &painter, const QRect &area, const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(mixed(window, palette.color(QPalette::WindowText), 0.2));
    painter.setBrush(palette.color(QPalette::Base));
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

void paintArrow(QPainter &painter, const QRect &area, const QPalette &palette, bool does, bool mirrored)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor stroke =
        does ? mixed(base, toneColor(Tone::Info), 0.9) : mixed(base, palette.color(QPalette::Text), 0.3);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(stroke, does ? 2.0 : 1.0));
    const int head = qMax(3, area.height() / 5);
    const int middle = area.center().y();
    const int from = mirrored ? area.right() : area.left();
    const int to = mirrored ? area.left() : area.right();
    const int back = mirrored ? head : -head;
    painter.drawLine(from, middle, to, middle);
    painter.drawPolyline(
        QPolygon({QPoint(to + back, middle - head), QPoint(to, middle), QPoint(to + back, middle + head)}));
}

Card::Card(QWidget *parent)
    : QWidget(parent)
{
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintCard(painter, rect(), palette());
}

Arrow::Arrow(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Arrow::setDoes(bool does)
{
    m_does = does;
    update();
}

QSize Arrow::sizeHint() const
{
    return {fontMetrics().height() * 5 / 3, fontMetrics().height()};
}

void Arrow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintArrow(
        painter, rect().adjusted(1, 0, -2, 0), palette(), m_does, layoutDirection() == Qt::RightToLeft);
}

} // namespace pb::ui
