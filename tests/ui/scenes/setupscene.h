// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/fakesetup.h"

#include <QStringList>

namespace pb::test {

/// "filled", "failing" and so on.
QStringList setupScenes();
/// Before the pages are made.
void prepareSetup(SetupStage &stage, const QString &scene);
/// Once the page is shown, and again on every page: a task of another page would have been cancelled.
void playSetup(SetupStage &stage, const QString &scene);

} // namespace pb::test
