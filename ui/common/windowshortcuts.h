// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QKeyEvent;
class QWidget;

namespace pb::ui {

/// Keeps the shortcuts of a window's actions for the window, wherever in it the focus is: a text field would
/// take some of them for editing (Ctrl+E goes to the end of the line where keys are as on X11). One is left
/// to what has the focus: copying, where something is selected there. The window, its parent, outlives it.
class WindowShortcuts final : public QObject {
    Q_OBJECT
public:
    explicit WindowShortcuts(QWidget &window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isShortcut(const QKeyEvent &key) const;

    QWidget &m_window;
};

} // namespace pb::ui
