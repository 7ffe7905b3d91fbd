// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/watch.h"

#include <QStringList>

#include <memory>

class QWidget;

namespace pb::test {

/// "preview", "about" and so on.
QStringList dialogScenes();
/// A dialog of the program with made-up content.
std::unique_ptr<QWidget> makeDialog(const QString &scene, health::Watch &watch);

} // namespace pb::test
