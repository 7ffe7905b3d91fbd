// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/install.h"

#include <QDateTime>

/// What systemd knows of a service, and that in words.
namespace pb::service {

/// The exit code of a program that could not give everything back.
inline constexpr int exitNotGivenBack = 3;

struct State {
    bool isKnown = false; ///< the unit's file is there
    bool isEnabled = false;
    bool isActive = false; ///< runs, begins or ends
    bool isFailed = false;
    QString subState; ///< as systemd calls it
    QString statusText; ///< what the service last said of itself
    QDateTime since; ///< in that state
    QString result; ///< "success", or why it has ended
    int exitCode = 0; ///< of the last run
    int restarts = 0; ///< by systemd, since it was started

    bool isRunning() const { return isActive && subState == QLatin1String("running"); }
};

/// What `systemctl show` prints. Pure.
State parseState(const QByteArray &properties);
core::Job<State> *readState(const Places &places, QObject *parent);

/// One sentence a line: whether it runs, since when, and what is wrong.
QStringList stateLines(const Places &places, const State &state);
QString notGivenBackSentence(const Places &places);

} // namespace pb::service
