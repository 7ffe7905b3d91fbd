// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/monitor/timeline/timelineshapes.h"

#include <QWidget>

namespace pb::ui {

/// The picture of one user's recent past: what Teams showed, what STARFACE showed, what we wrote. Zooms with
/// the wheel and + - 0, moves with the arrow keys and the mouse. Holds no data but what it is given: what it
/// wants to show leaves as a signal. The same as text: timelinetext.h.
class TimelineView final : public QWidget {
    Q_OBJECT
public:
    static constexpr core::Duration shortest{60'000};

    explicit TimelineView(QWidget *parent = nullptr);

    /// The bands, which may be of more or less than what is shown; `now` is for dates in words.
    void setTimeline(const history::Timeline &timeline, core::Wall now);
    const history::Timeline &timeline() const { return m_timeline; }
    /// What is shown; kept within the limits.
    void setShown(const history::Interval &interval);
    const history::Interval &shown() const { return m_shown; }
    /// The oldest that can be known, and now.
    void setLimits(const history::Interval &limits);

    /// What stands at a place, as in the tooltip; empty: nothing.
    QString textAt(const QPoint &place) const;
    QRect plot() const;
    /// The values that occur in what is shown, each once.
    QList<TimelineShape> shapes() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user moved or zoomed: bands of this time are wanted.
    void shownChanged(const pb::history::Interval &interval);
    void resetWanted();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum Band { Teams, Starface, Phone, Presence, BandCount };
    QRectF band(Band band) const;
    double xOf(core::Wall time) const;
    core::Wall timeAt(double x) const;
    void zoom(double factor, double aroundX);
    void pan(double share);
    void change(const history::Interval &interval);
    history::Interval bounded(history::Interval interval) const;
    template<typename Value>
    void paintBand(QPainter &painter, const QList<history::Segment<Value>> &segments, Band band) const;
    template<typename Value>
    QString textIn(const QList<history::Segment<Value>> &segments, core::Wall at) const;
    void paintLabels(QPainter &painter) const;
    void paintAxis(QPainter &painter) const;
    void paintGaps(QPainter &painter) const;
    void paintWrites(QPainter &painter) const;
    core::Duration tickStep() const;
    void measure();

    history::Timeline m_timeline;
    history::Interval m_shown;
    history::Interval m_limits;
    core::Wall m_now{};
    int m_labels = 0; ///< width of the bands' names
    double m_draggedFrom = -1; ///< x; negative: no dragging
};

} // namespace pb::ui
