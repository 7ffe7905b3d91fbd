// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace pb {

/// Turns SIGTERM, SIGINT and SIGHUP (on Windows: Ctrl+C, closing the console, shutting down) into a signal in
/// the event loop. SIGHUP is the end of a terminal, and for a service the order to read its settings anew.
/// One object per program.
class TerminationSignals final : public QObject {
    Q_OBJECT
public:
    enum class Hangup { Ends, Reloads };

    explicit TerminationSignals(Hangup hangup, QObject *parent = nullptr);
    ~TerminationSignals() override;

Q_SIGNALS:
    void terminationRequested();
    /// Somebody asks for it a second time (SIGTERM, SIGINT). A SIGHUP never does: the end of a session sends
    /// it after the SIGTERM.
    void impatient();
    void reloadRequested();

private:
    bool m_isTold = false;
};

} // namespace pb
