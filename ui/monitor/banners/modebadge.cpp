// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/banners/modebadge.h"

#include "ui/common/accessible.h"
#include "words/sentences.h"

#include <QPainter>

namespace pb::ui {

namespace {

QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}

} // namespace

ModeBadge::ModeBadge(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("modeBadge"));
    setAccessibleRole(this, QAccessible::StaticText);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setMode(sync::Mode::Live);
}

void ModeBadge::setMode(sync::Mode mode)
{
    m_mode = mode;
    QString meaning;
    switch (mode) {
    case sync::Mode::Live:
        meaning = tr("changes are written");
        break;
    case sync::Mode::ObserveOnly:
        meaning = tr("nothing is written");
        break;
    case sync::Mode::Paused:
        meaning = tr("nothing is synchronised");
        break;
    }
    m_text = tr("%1: %2", "mode: what it means").arg(modeText(mode), meaning);
    setAccessibleName(tr("Mode"));
    setAccessibleDescription(m_text);
    setToolTip(m_text);
    updateGeometry();
    update();
}

QSize ModeBadge::sizeOf(const QString &text) const
{
    const QFontMetrics metrics(bold(font()));
    return {metrics.horizontalAdvance(text) + metrics.height() + 4, metrics.height() + 8};
}

QSize ModeBadge::sizeHint() const
{
    return sizeOf(m_text);
}

QSize ModeBadge::minimumSizeHint() const
{
    return sizeOf(modeText(m_mode));
}

void ModeBadge::paintEvent(QPaintEvent *)
{
    // the same in light and dark: each pair of colours has a contrast above 4.5
    QColor plate(0x1e, 0x7a, 0x43);
    QColor letters(Qt::white);
    if (m_mode == sync::Mode::ObserveOnly) {
        plate = QColor(0x1f, 0x62, 0xb0);
    } else if (m_mode == sync::Mode::Paused) {
        plate = QColor(0xf0, 0xb4, 0x29);
        letters = Qt::black;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(plate);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.setPen(letters);
    painter.setFont(bold(font()));
    painter.drawText(rect(), Qt::AlignCenter, width() < sizeHint().width() ? modeText(m_mode) : m_text);
}

} // namespace pb::ui
