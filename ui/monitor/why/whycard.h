// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "words/whystory.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace pb::ui {

/// One direction of a WhyStory: its steps one under the other along a line. Keeps its labels from one story
/// to the next, so that a new one costs only what differs. Owns its parts.
class WhyCard final : public QWidget {
    Q_OBJECT
public:
    explicit WhyCard(const QString &name, QWidget *parent = nullptr);

    void show(const WhyDirection &direction);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Line {
        QLabel *title;
        QLabel *text;
        WhyStep step;
    };
    void addLine();
    void fill(Line &line, const WhyStep &step);
    void dress();
    void paintDot(QPainter &painter, const Line &line, bool first, bool last) const;

    QLabel *m_title;
    QGridLayout *m_grid;
    std::vector<Line> m_lines;
};

} // namespace pb::ui
