// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

class QWidget;

/// What assistive technology is told of widgets that draw themselves.
namespace pb::ui {

/// The role that the widget plays; without one a screen reader meets a "filler". To be called while the
/// widget is made, before anybody asks.
void setAccessibleRole(QWidget *widget, QAccessible::Role role);

/// A message has appeared or says something else: it is read out without having the focus.
void announce(QWidget *message);

} // namespace pb::ui
