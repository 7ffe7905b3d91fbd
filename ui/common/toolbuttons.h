// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

class QToolBar;

namespace pb::ui {

/// A tool button that shows what it is without the mouse over it: with the style's frame of a push button,
/// and tinted while it is on.
class FramedButton final : public QToolButton {
    Q_OBJECT
public:
    explicit FramedButton(const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// Has a button trigger its action when assistive technology switches it, too: Qt's accessibility interface
/// only sets the check mark, of the button and of the action, and then nothing happens (seen with Qt 6.4).
void obeyAssistiveTechnology(QToolButton &button);
/// The same for all buttons of a tool bar, once all actions are in it.
void obeyAssistiveTechnology(QToolBar &bar);

} // namespace pb::ui
