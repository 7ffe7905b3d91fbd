// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/watch.h"

#include <QString>

namespace pb::test {

/// A watch that has seen a working hour or a bad one, for pictures and tests. "working", "failing",
/// "expiring".
void fillWatch(health::Watch &watch, const QString &scene);

/// `count` changes of made-up people, in both directions.
QList<sync::PreviewLine> previewLines(int count);

QList<sync::Person> matchedPeople(int count);

} // namespace pb::test
