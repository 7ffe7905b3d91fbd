// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/sleepguard.h"

#include <QObject>
#include <QPointer>

namespace pb::sync {
class SyncEngine;
}

namespace pb {

/// Has an engine give everything back before the computer sleeps or is shut down, and go on afterwards,
/// unless somebody had paused it before (W5). Lives on one thread.
class SleepPause final : public QObject {
    Q_OBJECT
public:
    explicit SleepPause(QObject *parent = nullptr);

    /// From now on it is this engine.
    void follow(sync::SyncEngine &engine);

private:
    void before();
    void after();
    void letSleep();

    SleepGuard m_guard;
    QPointer<sync::SyncEngine> m_engine;
    bool m_isStarted = false;
    bool m_sleeps = false; ///< or is about to
    bool m_paused = false; ///< by this
};

} // namespace pb
