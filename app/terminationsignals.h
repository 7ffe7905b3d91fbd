// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace pb {

/// Turns SIGTERM, SIGINT and SIGHUP (on Windows: Ctrl+C, closing the console, shutting down) into a signal in
/// the event loop. One object per program.
class TerminationSignals final : public QObject {
    Q_OBJECT
public:
    explicit TerminationSignals(QObject *parent = nullptr);
    ~TerminationSignals() override;

Q_SIGNALS:
    void terminationRequested();
};

} // namespace pb
