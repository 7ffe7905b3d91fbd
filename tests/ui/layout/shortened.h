// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QPointF;
class QWidget;

namespace pb::test {

/// All that a widget says of itself at this place, by the properties of its class.
QStringList wordsOf(const QWidget &widget, const QPointF &at);
/// What the tooltip at this place would say.
QString toolTipAt(QWidget &widget, const QPointF &at);

} // namespace pb::test
