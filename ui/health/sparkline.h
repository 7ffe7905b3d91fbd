// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/samples.h"

#include <QWidget>

namespace pb::ui {

/// How long the last readings of one side took, as a small picture in the palette's colours. A reading that
/// failed is a cross at the bottom, so that shape and not only colour tells it. The same in words for screen
/// readers and as tooltip.
class Sparkline final : public QWidget {
    Q_OBJECT
public:
    explicit Sparkline(const QString &name, QWidget *parent = nullptr);

    /// `now`: what their times are told by.
    void setSamples(const health::Samples &samples, const core::ClockReading &now);
    const health::Samples &samples() const { return m_samples; }
    /// What the picture says.
    QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF plot() const;
    double xOf(std::size_t index) const;
    double yOf(core::Duration took) const;
    void paintScale(QPainter &painter) const;
    void paintCurve(QPainter &painter) const;
    void paintFailures(QPainter &painter) const;

    health::Samples m_samples;
    core::ClockReading m_now;
    core::Duration m_top{}; ///< what the upper edge stands for
};

} // namespace pb::ui
