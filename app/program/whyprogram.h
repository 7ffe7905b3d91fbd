// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "link/client.h"
#include "program/commandline.h"

#include <QObject>

class QLocalSocket;

namespace pb {

/// `presence-bridge why ADDRESS`: asks the engine of the profile why one user is as they are, prints it on
/// standard output, and ends: 0 it was told, 1 nobody or several fit, 2 there is no profile or no engine.
/// Only reads. Lives on the main thread.
class WhyProgram final : public QObject {
    Q_OBJECT
public:
    explicit WhyProgram(const CommandLine &options, QObject *parent = nullptr);

    /// Begins; everything else comes from the event loop.
    void start();

Q_SIGNALS:
    /// The event loop is to be left. Comes from the event loop.
    void left(int exitCode);

private:
    void ask(const QString &socket);
    void connected();
    void usersAreKnown();
    void tell();
    QList<int> fitting() const;
    QString notAllowed() const;
    void refuse(const QString &sentence, int exitCode);

    const CommandLine m_options;
    core::SystemClock m_clock;
    link::Client m_client;
    QLocalSocket *const m_socket; ///< a child until it is the client's
    QString m_service; ///< where a service of the system is; empty: there is none
    bool m_hasLeft = false;
};

} // namespace pb
