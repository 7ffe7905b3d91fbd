// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QToolBar;
class QToolButton;

namespace pb::ui {

/// Has a button trigger its action when assistive technology switches it, too: Qt's accessibility interface
/// only sets the check mark, of the button and of the action, and then nothing happens (seen with Qt 6.4).
void obeyAssistiveTechnology(QToolButton &button);
/// The same for all buttons of a tool bar, once all actions are in it.
void obeyAssistiveTechnology(QToolBar &bar);

} // namespace pb::ui
