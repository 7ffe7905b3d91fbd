// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QObject>

namespace pb::ui {

/// Says when there is a notification area, also one that comes after the program. Qt must not be asked
/// before: it remembers for good that there is none. Lives on the thread of the windows.
class TrayWatch final : public QObject {
    Q_OBJECT
public:
    /// How long one that is on D-Bus is waited for before Qt is left to look for the older kind, which it
    /// finds whenever it comes.
    static constexpr core::Duration patience{10'000};

    /// `hasOlderKind`: the platform is X11.
    TrayWatch(core::Clock &clock, bool hasOlderKind, QObject *parent = nullptr);

    static bool isOnX11();

Q_SIGNALS:
    /// Once, from the event loop.
    void appeared();

private Q_SLOTS:
    void ask();

private:
    bool watchBus();
    void finish();

    bool m_finished = false;
};

} // namespace pb::ui
