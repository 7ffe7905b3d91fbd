// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/table/statusdelegate.h"

#include "ui/common/icons.h"
#include "ui/monitor/table/monitormodel.h"

#include <QApplication>
#include <QPainter>

namespace pb::ui {

StatusDelegate::StatusDelegate(const core::Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
{
}

double StatusDelegate::markStrength(qint64 changedAt, core::Time now)
{
    if (changedAt == 0)
        return 0;
    const qint64 age = now.time_since_epoch().count() - changedAt;
    // a change stamped in the future comes from a clock set back: it does not stay lit
    if (age < -fadeTime.count() || age >= fadeTime.count())
        return 0;
    return 1.0 - double(qMax<qint64>(0, age)) / double(fadeTime.count());
}

bool StatusDelegate::animates(const QWidget *widget)
{
    const QStyle *style = widget ? widget->style() : QApplication::style();
    return style->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) > 0;
}

const QIcon &StatusDelegate::statusIcon(const QString &name) const
{
    auto found = m_icons.find(name);
    if (found == m_icons.end())
        found = m_icons.insert(name, icon(name));
    return *found;
}

void StatusDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = std::exchange(cell.text, {});
    const QWidget *widget = cell.widget;
    const QStyle *style = widget ? widget->style() : QApplication::style();
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    const bool stale = index.data(MonitorModel::StaleRole).toBool();
    const bool muted = index.data(MonitorModel::MutedRole).toBool();
    const auto group = !cell.state.testFlag(QStyle::State_Enabled) ? QPalette::Disabled
        : cell.state.testFlag(QStyle::State_Active)                ? QPalette::Active
                                                                   : QPalette::Inactive;

    painter->save();
    painter->setClipRect(cell.rect);
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, widget);

    if (!selected && animates(widget)) {
        const double strength =
            markStrength(index.data(MonitorModel::ChangedAtRole).toLongLong(), m_clock.now());
        QColor mark = cell.palette.color(group, QPalette::Highlight);
        mark.setAlphaF(float(0.38 * strength));
        if (strength > 0)
            painter->fillRect(cell.rect, mark);
    }

    const int gap = qMax(4, cell.fontMetrics.averageCharWidth() * 2 / 3);
    QRect place = cell.rect.adjusted(gap, 0, -gap, 0);
    const QString name = index.data(MonitorModel::IconRole).toString();
    const int side = cell.fontMetrics.height();
    if (!name.isEmpty() && place.width() >= side) {
        const QRect at = QStyle::visualRect(cell.direction, place,
            QRect(place.left(), place.top() + (place.height() - side) / 2, side, side));
        if (selected) {
            // the colours of the shapes are made for the base colour
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(cell.palette.color(group, QPalette::Base));
            painter->drawRoundedRect(QRectF(at).adjusted(-2, -2, 2, 2), 3, 3);
        }
        painter->setOpacity(stale ? 0.45 : 1.0);
        statusIcon(name).paint(painter, at);
        painter->setOpacity(1.0);
    }
    // cells of a status column stand in line, with a picture or without
    if (!name.isEmpty())
        place = QStyle::visualRect(cell.direction, place, place.adjusted(side + gap, 0, 0, 0));

    QFont font = cell.font;
    font.setItalic(stale);
    painter->setFont(font);
    const QColor base = cell.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor behind = cell.palette.color(group, selected ? QPalette::Highlight : QPalette::Base);
    painter->setPen(mixed(base, behind, stale ? 0.42 : muted && !selected ? 0.32 : 0.0));
    const int alignment = int(Qt::AlignVCenter | Qt::TextSingleLine);
    const QFontMetrics metrics(font);
    const QString age = index.data(MonitorModel::AgeRole).toString();
    const int ageWidth = age.isEmpty() ? 0 : metrics.horizontalAdvance(age) + gap;
    if (ageWidth == 0 || place.width() < 2 * ageWidth) {
        painter->drawText(place, alignment | int(Qt::AlignLeading),
            metrics.elidedText(text, Qt::ElideRight, place.width()));
    } else {
        // what tells an old status from a current one is not what gives way
        const int left = place.width() - ageWidth;
        painter->drawText(place, alignment | int(Qt::AlignTrailing), age);
        painter->drawText(place, alignment | int(Qt::AlignLeading),
            metrics.elidedText(index.data(MonitorModel::PlainTextRole).toString(), Qt::ElideRight, left));
    }
    painter->restore();
}

QSize StatusDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const int gap = qMax(4, cell.fontMetrics.averageCharWidth() * 2 / 3);
    const int side =
        index.data(MonitorModel::IconRole).toString().isEmpty() ? 0 : cell.fontMetrics.height() + gap;
    return {
        cell.fontMetrics.horizontalAdvance(cell.text) + side + 2 * gap + 2, cell.fontMetrics.height() + 8};
}

} // namespace pb::ui
