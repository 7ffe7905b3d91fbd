// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/needs.h"
#include "health/turns.h"
#include "words/sentences.h"

#include <QString>

/// The words for what app/health finds out. Needs QtCore only. Every value of every enum has words.
namespace pb::ui {

/// A bold sentence and what follows from it.
struct NeedText {
    QString title;
    QString more;
};
NeedText needText(const health::Need &need);

/// What the button that does it says; empty for None.
QString actionText(health::Action action);
/// The same for a screen reader: what will happen.
QString actionDescription(health::Action action);

QString conditionText(health::Condition condition);
NeedText turnText(const health::Turn &turn);

/// "expires in 12 days, on 4 March 2027".
QString expiryText(const health::Expiry &expiry);

Service serviceOf(health::Topic topic);

} // namespace pb::ui
