// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/shortenedbox.h"

#include <QStylePainter>

namespace pb::ui {

ShortenedBox::ShortenedBox(QWidget *parent)
    : QComboBox(parent)
{
    connect(this, &QComboBox::currentTextChanged, this, &QWidget::setToolTip);
}

void ShortenedBox::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    const int margin = fontMetrics().averageCharWidth(); // what the style leaves free at the ends
    const int room =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this).width();
    option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, room - margin);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

} // namespace pb::ui
