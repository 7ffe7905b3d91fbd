// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QGroupBox>
#include <QHash>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>

namespace pb::test {

inline QStringList textsOf(const QList<QAction *> &actions)
{
    QStringList texts;
    for (const QAction *action : actions)
        texts << action->text();
    return texts;
}

/// What is reached with Alt and a letter in this window, whether it is shown now or not: menus, buttons,
/// labels of fields, tabs. Not what is in windows of its own.
inline QStringList mnemonicTexts(const QWidget &window)
{
    QStringList texts;
    for (const auto *widget : window.findChildren<QWidget *>()) {
        if (widget->window() != &window)
            continue;
        if (const auto *bar = qobject_cast<const QMenuBar *>(widget))
            texts << textsOf(bar->actions());
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts << button->text();
        else if (const auto *group = qobject_cast<const QGroupBox *>(widget))
            texts << group->title();
        else if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy())
            texts << label->text();
        else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                texts << tabs->tabText(i);
        }
    }
    return texts;
}

/// Two texts that are reached by the same letter; empty: there are none.
inline QString sharedMnemonic(const QStringList &texts)
{
    QHash<QString, QString> seen;
    for (const QString &text : texts) {
        const QString key = QKeySequence::mnemonic(text).toString();
        if (!key.isEmpty() && seen.contains(key))
            return key + QStringLiteral(": ") + text + QStringLiteral(" / ") + seen.value(key);
        seen.insert(key, text);
    }
    return {};
}

/// The same for every menu below a widget, each by itself.
inline QString sharedMnemonicInMenus(const QWidget &widget)
{
    for (const auto *menu : widget.findChildren<QMenu *>()) {
        const QString shared = sharedMnemonic(textsOf(menu->actions()));
        if (!shared.isEmpty())
            return menu->title() + QStringLiteral(" | ") + shared;
    }
    return {};
}

} // namespace pb::test
