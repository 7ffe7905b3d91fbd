// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board/board.h"

#include <QHash>
#include <QIcon>
#include <QStyledItemDelegate>

namespace pb::ui {

/// Paints the cells of the monitor: shape and text of a status, what is of no concern paler, what is old
/// paler and slanted, and a mark behind what just changed, which fades. `clock` is the one the board stamps
/// with.
class StatusDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr core::Duration fadeTime{1500};

    explicit StatusDelegate(const core::Clock &clock, QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// How strong the mark behind a cell is, 1 to 0, by MonitorModel::ChangedAtRole.
    static double markStrength(qint64 changedAt, core::Time now);
    /// False where the desktop asks for reduced motion.
    static bool animates(const QWidget *widget);

private:
    const QIcon &statusIcon(const QString &name) const;

    const core::Clock &m_clock;
    mutable QHash<QString, QIcon> m_icons;
};

} // namespace pb::ui
