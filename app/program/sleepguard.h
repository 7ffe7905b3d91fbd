// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace pb {

/// Holds the sleep and the shutdown of the computer back for the moment that giving everything back takes:
/// the "delay" lock of systemd-logind (org.freedesktop.login1.Manager, Inhibit; see its manual). Where there
/// is no logind nothing is emitted. Lives on one thread.
class SleepGuard final : public QObject {
    Q_OBJECT
public:
    explicit SleepGuard(QObject *parent = nullptr);
    ~SleepGuard() override;

    /// From now on it is told.
    void start();
    /// Whether anything is held back now.
    bool isHolding() const;

public Q_SLOTS:
    /// All that was to be done before is done: the computer may go on.
    void letGo();

Q_SIGNALS:
    /// It will sleep once letGo() was called, or when its patience is over (5 s by default).
    void sleepComes();
    void woke();
    /// It will be shut down, in the same way.
    void shutdownComes();
    void shutdownCancelled();

private Q_SLOTS:
    void prepareForSleep(bool begins);
    void prepareForShutdown(bool begins);

private:
    void hold();

    struct Lock;
    std::unique_ptr<Lock> m_lock;
};

} // namespace pb
