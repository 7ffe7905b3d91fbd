// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/windowshortcuts.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QWidget>

#include <algorithm>

namespace pb::ui {

namespace {

/// Whose shortcuts count for this widget: a panel that floats, and the suggestions of a field, have windows
/// of their own and belong to another one all the same.
const QWidget *windowOf(const QWidget *widget)
{
    const QWidget *window = widget->window();
    if (window->windowType() == Qt::Tool && window->parentWidget())
        return window->parentWidget()->window();
    if (window->windowType() == Qt::Popup && window->focusProxy())
        return window->focusProxy()->window();
    return window;
}

} // namespace

WindowShortcuts::WindowShortcuts(QWidget &window)
    : QObject(&window)
    , m_window(window)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool WindowShortcuts::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride || !watched->isWidgetType()
        || windowOf(static_cast<QWidget *>(watched)) != &m_window
        || !isShortcut(*static_cast<QKeyEvent *>(event)))
        return false;
    // nobody may take it: so it comes as a shortcut
    event->ignore();
    return true;
}

bool WindowShortcuts::isShortcut(const QKeyEvent &key) const
{
    const QKeySequence pressed(key.keyCombination());
    const auto actions = m_window.findChildren<const QAction *>();
    return std::any_of(actions.begin(), actions.end(), [&](const QAction *action) {
        return action->isEnabled() && action->shortcutContext() == Qt::WindowShortcut
            && action->shortcuts().contains(pressed);
    });
}

} // namespace pb::ui
