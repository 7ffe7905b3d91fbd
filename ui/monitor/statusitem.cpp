// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/statusitem.h"

#include "ui/monitor/icons.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace pb::ui {

namespace {
constexpr int margin = 5;
}

StatusItem::StatusItem(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(name);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StatusItem::set(const QString &iconName, const QString &text, const QString &toolTip)
{
    if (toolTip != this->toolTip()) {
        setToolTip(toolTip);
        setAccessibleDescription(toolTip);
    }
    if (iconName == m_iconName && text == m_text)
        return;
    const bool sameWidth = iconName.isEmpty() == m_iconName.isEmpty()
        && fontMetrics().horizontalAdvance(text) == fontMetrics().horizontalAdvance(m_text);
    m_iconName = iconName;
    m_text = text;
    setAccessibleName(text);
    if (!sameWidth)
        updateGeometry();
    update();
}

int StatusItem::pictureWidth() const
{
    return m_iconName.isEmpty() ? 0 : fontMetrics().height() + margin;
}

QSize StatusItem::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + pictureWidth() + 2 * margin + 1,
        fontMetrics().height() + 6};
}

QSize StatusItem::minimumSizeHint() const
{
    if (m_essential)
        return sizeHint();
    const int least = fontMetrics().averageCharWidth() * 5 + pictureWidth() + 2 * margin;
    return {qMin(least, sizeHint().width()), sizeHint().height()};
}

void StatusItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRect place = rect().adjusted(margin, 0, -margin, 0);
    if (!m_iconName.isEmpty()) {
        const int side = fontMetrics().height();
        icon(m_iconName)
            .paint(&painter,
                QStyle::visualRect(
                    layoutDirection(), place, QRect(place.left(), (height() - side) / 2, side, side)));
        place = QStyle::visualRect(layoutDirection(), place, place.adjusted(pictureWidth(), 0, 0, 0));
    }
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(place, int(Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine),
        fontMetrics().elidedText(m_text, Qt::ElideRight, place.width()));
}

void StatusItem::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace pb::ui
