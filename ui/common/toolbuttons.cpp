// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/toolbuttons.h"

#include <QAction>
#include <QToolBar>
#include <QToolButton>

#include <memory>

namespace pb::ui {

void obeyAssistiveTechnology(QToolButton &button)
{
    QAction *action = button.defaultAction();
    if (!action || !action->isCheckable())
        return;
    // A click, and a change of the action, reach the button first and are told by it first. Told by the
    // action first, it was the button's own state that somebody set.
    const auto told = std::make_shared<bool>(button.isChecked());
    QObject::connect(&button, &QToolButton::toggled, action, [told, &button] { *told = button.isChecked(); });
    QObject::connect(action, &QAction::toggled, &button, [told, action](bool on) {
        if (*told != on)
            Q_EMIT action->triggered(on);
    });
}

void obeyAssistiveTechnology(QToolBar &bar)
{
    const QList<QAction *> actions = bar.actions();
    for (QAction *action : actions) {
        if (auto *button = qobject_cast<QToolButton *>(bar.widgetForAction(action)))
            obeyAssistiveTechnology(*button);
    }
}

} // namespace pb::ui
