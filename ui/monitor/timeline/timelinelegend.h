// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/monitor/timeline/timelineshapes.h"

#include <QWidget>

namespace pb::ui {

/// What the shapes and colours of a timeline mean; wraps into as many lines as it needs.
class TimelineLegend final : public QWidget {
    Q_OBJECT
public:
    explicit TimelineLegend(QWidget *parent = nullptr);

    /// Hatching and write marks are always explained where they occur.
    void setContent(const QList<TimelineShape> &shapes, bool gaps, bool pauses, bool writes, bool failures);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Item {
        enum class Kind { Shape, Gap, Pause, Write, Failure };
        Kind kind = Kind::Shape;
        TimelineShape shape;
        QString text;
    };
    /// The places of the items in that width, and the height of all.
    QList<QRect> places(int width, int &height) const;
    void paintItem(QPainter &painter, const Item &item, const QRect &place) const;

    QList<Item> m_items;
};

} // namespace pb::ui
