// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/table/statusitem.h"

#include "ui/common/accessible.h"
#include "ui/common/icons.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <utility>

namespace pb::ui {

namespace {
constexpr int margin = 5;
}

StatusItem::StatusItem(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(name);
    setAccessibleRole(this, QAccessible::StaticText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StatusItem::set(
    const QString &iconName, const QString &text, const QString &toolTip, const QString &brief)
{
    const QString tip = toolTip.startsWith(text) || text.isEmpty() || brief.isEmpty()
        ? toolTip
        : text + QLatin1Char('\n') + toolTip;
    if (tip != this->toolTip()) {
        setToolTip(tip);
        setAccessibleDescription(toolTip);
    }
    if (iconName == m_iconName && text == m_text && brief == m_brief)
        return;
    const std::pair before{widthOf(false), widthOf(true)};
    m_iconName = iconName;
    m_text = text;
    m_brief = brief;
    setAccessibleName(text);
    if (before != std::pair{widthOf(false), widthOf(true)})
        updateGeometry();
    update();
}

void StatusItem::setShortened(bool shortened)
{
    if (shortened != std::exchange(m_shortened, shortened))
        update();
}

QString StatusItem::shownText(bool shortened) const
{
    return shortened && !m_brief.isEmpty() ? m_brief : m_text;
}

int StatusItem::pictureWidth() const
{
    return m_iconName.isEmpty() ? 0 : fontMetrics().height() + margin;
}

int StatusItem::widthOf(bool shortened) const
{
    return fontMetrics().horizontalAdvance(shownText(shortened)) + pictureWidth() + 2 * margin + 1;
}

QSize StatusItem::sizeHint() const
{
    return {widthOf(m_shortened), fontMetrics().height() + 6};
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
    painter.drawText(
        place, int(Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine), shownText(m_shortened));
}

void StatusItem::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace pb::ui
