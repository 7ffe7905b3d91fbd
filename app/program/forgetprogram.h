// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "program/commandline.h"
#include "program/forget.h"

#include <QObject>

namespace pb {

/// One run with --forget: shows what would be removed, asks, removes, and tells what became of it. Exit code
/// 0: everything is gone; 1: something is left; 2: nothing was removed.
class ForgetProgram final : public QObject {
    Q_OBJECT
public:
    explicit ForgetProgram(const CommandLine &options, QObject *parent = nullptr);

    /// Begins, after an answer where one is needed; everything else comes from the event loop.
    void start();

Q_SIGNALS:
    /// The event loop is to be left. Comes from the event loop.
    void left(int exitCode);

private:
    void tellWhatIsHeld(const Belongings &belongings);
    bool isAgreed(const Belongings &belongings);
    void tell(const Forgotten &forgotten);
    void leave(int exitCode);

    const bool m_asks;
    core::SystemClock m_clock;
    const std::shared_ptr<secrets::SecretStore> m_store;
};

} // namespace pb
