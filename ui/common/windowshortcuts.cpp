// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/windowshortcuts.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCoreApplication>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

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

/// Whether something is selected in the widget that it would copy by itself.
bool hasOwnSelection(const QWidget *widget)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return line->hasSelectedText();
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->hasSelectedText();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
        return text->textCursor().hasSelection();
    const auto *view = qobject_cast<const QAbstractItemView *>(widget);
    // a view with actions has one for that
    return view && view->selectionModel() && view->selectionModel()->hasSelection()
        && view->actions().isEmpty();
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
    auto *key = static_cast<QKeyEvent *>(event);
    // what is accepted comes as a key press, what nobody may accept as a shortcut
    key->setAccepted(key->matches(QKeySequence::Copy) && hasOwnSelection(static_cast<QWidget *>(watched)));
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
