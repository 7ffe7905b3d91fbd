// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPainter;

namespace pb::ui {

/// The plate on which one direction of a rule set stands, the same in picture and editor.
void paintCard(QPainter &painter, const QRect &area, const QPalette &palette);
/// The arrow from a status to what it does; thin and pale where it does nothing.
void paintArrow(QPainter &painter, const QRect &area, const QPalette &palette, bool does, bool mirrored);

/// A plate with a layout of its own upon it.
class Card final : public QWidget {
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// The arrow as a widget, between a status and the field that chooses what it does.
class Arrow final : public QWidget {
    Q_OBJECT
public:
    explicit Arrow(QWidget *parent = nullptr);
    void setDoes(bool does);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_does = false;
};

} // namespace pb::ui
