// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profile/profile.h"
#include "support/simulator.h"

#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QTemporaryDir>

#include <functional>

namespace pb::test {

/// A profile that points to the simulator, polling every second.
profile::Profile profileFor(const SimulatorInfo &info);
/// What the program reads with --secrets-stdin.
QJsonObject secretsFor(const SimulatorInfo &info);

/// A running `presence-bridge --headless` on that profile, with a home of its own. Killed when destroyed.
class Bridge {
public:
    explicit Bridge(const QTemporaryDir &home);
    ~Bridge();

    void start(
        const profile::Profile &profile, const QJsonObject &secrets, const QStringList &arguments = {});
    /// The same with its window, in English, and with the bus for screen readers.
    void showWindow(const profile::Profile &profile, const QJsonObject &secrets);
    void startWith(const QStringList &arguments, const QByteArray &input = {});
    /// Further starts cannot make any file larger than this, as on a full disk (POSIX: RLIMIT_FSIZE).
    void limitFiles(qint64 bytes) { m_fileLimit = bytes; }
    /// Where this is root: further starts are another user's, who may read the profile and write nothing.
    void runAsNobody();
    /// From now on the running program, started with a limit, cannot write any file.
    bool fillDisk();
    /// For further starts.
    void setEnvironment(const QString &name, const QString &value);
    void kill();
    /// SIGTERM, and the exit code; -1: it did not end.
    int terminate();
    int waitForEnd();
    qint64 processId() const { return m_process.processId(); }

    /// Reads what has come; true where an event with these members is among all so far.
    bool has(const QJsonObject &members);
    int count(const QJsonObject &members);
    const QList<QJsonObject> &events();
    QByteArray errorText();
    QByteArray everything();
    /// Standard output alone: what a script reads.
    QByteArray output();

private:
    void read();

    QString m_home;
    qint64 m_fileLimit = 0; ///< 0: none
    bool m_isNobody = false;
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_error;
    qsizetype m_parsed = 0;
    QList<QJsonObject> m_events;
};

} // namespace pb::test
