// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakeclock.h"
#include "ui/monitor/banners/banner.h"
#include "ui/monitor/monitorwindow.h"
#include "ui/monitor/table/monitormodel.h"
#include "ui/monitor/table/monitortable.h"
#include "ui/monitor/table/statusitem.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolBar>

#include <memory>

namespace pb::test {

/// A window over a board of people, on a clock that stands still.
struct WindowStage {
    FakeClock clock;
    board::Board board{clock};
    std::unique_ptr<ui::MonitorWindow> window;
    QList<sync::Person> people;

    explicit WindowStage(const QString &settings = {})
    {
        window = std::make_unique<ui::MonitorWindow>(board, settings);
        window->resize(1100, 500);
        window->show();
        // out of the way of the table
        QTest::mouseMove(window.get(), QPoint(2, 2));
    }

    void fill(int count)
    {
        QList<sync::UserReport> reports;
        for (int i = 0; i < count; ++i) {
            sync::Person person;
            person.name = QStringLiteral("User %1").arg(i, 4, 10, QLatin1Char('0'));
            person.email = QStringLiteral("u%1@example.com").arg(i);
            person.key = person.email;
            person.graphId = person.starfaceId = QString::number(i);
            people.append(person);
            reports.append(report(i, i % 2 ? presence::TeamsStatus::Busy : presence::TeamsStatus::Available));
        }
        board.setPeople(people);
        board.applyReports(reports);
        clock.advance(core::Duration{200});
    }

    sync::UserReport report(int index, presence::TeamsStatus teams) const
    {
        sync::UserReport r;
        r.key = people[index].key;
        r.teams = teams;
        r.starface = presence::StarfaceStatus::Available;
        r.decidedAt = clock.now();
        return r;
    }

    void change(int index, presence::TeamsStatus teams)
    {
        board.applyReports({report(index, teams)});
        clock.advance(core::Duration{100});
    }

    template<typename T>
    T *find(const char *name) const
    {
        T *found = window->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    void click(const char *name) const { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    QWidget *toolButton(const char *action) const
    {
        return find<QToolBar>("toolBar")->widgetForAction(find<QAction>(action));
    }
    QString count() const { return find<QLabel>("count")->text(); }
    QString item(const char *name) const { return find<ui::StatusItem>(name)->text(); }
    bool banner(const char *name) const { return find<ui::Banner>(name)->isActive(); }
    void clickRow(int row, Qt::KeyboardModifiers keys = {}) const
    {
        auto &table = window->table();
        QTest::mouseClick(table.viewport(), Qt::LeftButton, keys,
            table.visualRect(table.model()->index(row, ui::MonitorModel::User)).center());
    }
};

} // namespace pb::test
