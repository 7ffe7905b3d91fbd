// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historystore.h"
#include "support/await.h"
#include "support/fakeclock.h"
#include "unit/history/historyfixture.h"

#include <QTemporaryDir>

namespace pb::test {

/// A history that is recorded, on a clock that stands still.
struct HistoryStage {
    FakeClock clock{noon};
    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("history.sqlite"));
    std::unique_ptr<history::HistoryStore> store;
    const QString anna = QStringLiteral("anna@example.com");

    explicit HistoryStage(int days = 7)
        : store(
            std::make_unique<history::HistoryStore>(history::HistoryStore::Settings{file, days, 500}, clock))
    {
        (void)QTest::qWaitFor([this] { return store->state() != history::State::Opening; });
        store->setPeople({{anna, QStringLiteral("Anna Abendroth"), anna}});
    }

    /// The minutes after the beginning, and what Teams showed then.
    history::Event status(int minutes, presence::TeamsStatus teams, presence::TeamsStatus before) const
    {
        auto c = change(teams);
        c.teamsBefore = before;
        c.starfaceBefore = c.toTeams.status;
        return happened(noon + std::chrono::minutes{minutes}, c, anna);
    }

    static history::Event write(core::Wall at, const QString &key, bool fails)
    {
        history::Write w;
        w.action = presence::Action::SetDndOn;
        w.duration = core::Duration{85};
        if (fails) {
            w.error.emplace();
            w.error->kind = core::ErrorKind::Timeout;
            w.error->detail = QStringLiteral("no answer");
        }
        return happened(at, w, key);
    }

    /// Stores, and is an hour later.
    void record(const QList<history::Event> &events)
    {
        clock.advance(std::chrono::hours{1});
        store->append(events);
        (void)await(store->activity({}, {}, 1));
    }
};

} // namespace pb::test
