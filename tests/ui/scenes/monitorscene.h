// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/monitor/monitorwindow.h"

#include <QStringList>

namespace pb::test {

/// The monitor window over sixty made-up people in every state. Show the window, then play().
class MonitorScene {
public:
    static QStringList names();
    MonitorScene(const QString &name, core::Clock &clock);

    board::Board &board() { return m_board; }
    ui::MonitorWindow &window() { return m_window; }
    void play();

private:
    void decide(int shift, core::Time at);
    void explain();
    void type(const QString &letters);

    const QString m_name;
    core::Clock &m_clock;
    board::Board m_board;
    ui::MonitorWindow m_window;
    QList<sync::Person> m_people;
};

} // namespace pb::test
