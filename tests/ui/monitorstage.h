// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakeclock.h"
#include "ui/monitor/monitorwindow.h"
#include "ui/monitor/table/monitormodel.h"
#include "ui/monitor/table/monitortable.h"

#include <QTest>

#include <memory>

namespace pb::test {

/// A monitor window over a board of people that a test changes, on a clock that stands still.
struct MonitorStage {
    FakeClock clock;
    board::Board board{clock};
    std::unique_ptr<ui::MonitorWindow> window;
    QList<sync::Person> people;

    explicit MonitorStage(int count = 0, const QString &settings = {})
    {
        using namespace std::chrono_literals;
        for (int i = 0; i < count; ++i) {
            sync::Person person;
            person.name = QStringLiteral("User %1").arg(i, 4, 10, QLatin1Char('0'));
            person.email = QStringLiteral("u%1@example.com").arg(i);
            person.key = person.email;
            person.graphId = QStringLiteral("aaaaaaaa-0000-4000-8000-%1").arg(i, 12, 10, QLatin1Char('0'));
            person.starfaceId = QString::number(i);
            people.append(person);
        }
        window = std::make_unique<ui::MonitorWindow>(board, settings);
        window->resize(1100, 600);
        window->show();
        // out of the way of the table
        QTest::mouseMove(window.get(), QPoint(2, 2));
        if (count == 0)
            return;
        board.setPeople(people);
        QList<sync::UserReport> reports;
        for (int i = 0; i < count; ++i)
            reports.append(report(i, i % 2 ? presence::TeamsStatus::Busy : presence::TeamsStatus::Available));
        tell(reports);
    }

    sync::UserReport report(int index, presence::TeamsStatus teams) const
    {
        sync::UserReport r;
        r.key = people[index].key;
        r.teams = r.toStarface.status = teams;
        r.starface = r.toTeams.status = presence::StarfaceStatus::Available;
        r.observation.teams = {teams, clock.now()};
        r.observation.line = {presence::Line::Idle, clock.now()};
        r.observation.dnd = {presence::Dnd::Off, clock.now()};
        r.toStarface.reason = presence::Reason::NoMapping;
        r.toTeams.reason = presence::Reason::IdleAssertsNothing;
        r.decidedAt = clock.now();
        return r;
    }

    void tell(const QList<sync::UserReport> &reports)
    {
        board.applyReports(reports);
        clock.advance(std::chrono::milliseconds{300});
    }

    template<typename T>
    T *find(const char *name) const
    {
        T *found = window->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }

    QStringList names() const
    {
        QStringList all;
        const auto *model = window->table().model();
        for (int row = 0; row < model->rowCount(); ++row)
            all.append(model->index(row, ui::MonitorModel::User).data().toString());
        return all;
    }
};

} // namespace pb::test
