// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUrl>

#include <functional>

namespace pb {

/// Opens an address, or a folder, with what the desktop has for it. `failed` is called from the event loop,
/// once at most, where there is nothing: also where the desktop's own program for that is there and finds no
/// other one. Not called where `context` is gone. A browser outlives this program.
void openUrl(const QUrl &url, QObject *context, std::function<void()> failed);

} // namespace pb
