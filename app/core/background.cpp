// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/background.h"

#include <QCoreApplication>

namespace pb::core {

QThreadPool &backgroundPool()
{
    static QThreadPool pool;
    // work uses words and locales: it ends before the application does
    [[maybe_unused]] static const bool isAwaited = [] {
        qAddPostRoutine([] { backgroundPool().waitForDone(); });
        return true;
    }();
    return pool;
}

} // namespace pb::core
