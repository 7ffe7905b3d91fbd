// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace pb::test {

/// The notification area of a desktop as far as a program sees it on D-Bus, in a process of its own. The test
/// program's main() runs it where the arguments ask for it.
class FakeTray {
public:
    static bool isAsked(int argc, char **argv);
    static int run(int argc, char **argv);

    ~FakeTray();

    /// The watcher is on the bus afterwards; the host, which shows the icons, is not.
    bool start();
    /// Now it is.
    void startHost();
    /// Whether a program has put an icon there.
    bool hasIcon();

private:
    bool sees(const QByteArray &line);

    QProcess m_process;
    QByteArray m_output;
};

} // namespace pb::test
