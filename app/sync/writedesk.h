// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/usertable.h"

#include <QObject>
#include <QSet>

#include <deque>
#include <functional>

namespace pb::core {
class Clock;
}
namespace pb::graph {
class GraphClient;
}
namespace pb::starface {
class StarfaceClient;
}

namespace pb::sync {

/// Carries out what was decided. Guarantees: the intent of every write is in the journal before the write is
/// sent, and a write whose intent could not be journalled is not sent. Presences go out together, phones a
/// few at a time. Lives on one thread.
class WriteDesk final : public QObject {
    Q_OBJECT
public:
    /// How many phones are written at the same time: what one connection pool of a host takes.
    static constexpr int phonesAtOnce = 6;

    WriteDesk(graph::GraphClient &graph, starface::StarfaceClient &starface, ClaimJournal &journal,
        core::Clock &clock, QObject *parent);

    void setSession(const QString &sessionId, const presence::Policy &policy);

    /// Journals every change of the users' states and starts what their last decision asks for.
    void carryOut(const std::vector<std::unique_ptr<User>> &users);
    /// The failure that keeps the journal from being written; nothing is sent while it lasts.
    const std::optional<core::Error> &journalError() const { return m_journalError; }

Q_SIGNALS:
    void written(pb::sync::User *user, const pb::sync::WriteRecord &record);

private:
    struct Start {
        User *user = nullptr;
        presence::Action action = presence::Action::None;
        presence::Reason reason = presence::Reason::Mapped;
        presence::UserState begun;
    };

    bool journal(const std::vector<Start> &starts, const std::vector<std::unique_ptr<User>> &users);
    void writePresences(const std::vector<Start> &starts);
    void startPhones();
    void writePhone(User &user);
    void finish(User &user, presence::Action action, presence::Reason reason, Time startedAt,
        const core::Result<bool> &alreadySo);

    graph::GraphClient &m_graph;
    starface::StarfaceClient &m_starface;
    ClaimJournal &m_journal;
    core::Clock &m_clock;
    QString m_sessionId;
    presence::Policy m_policy;
    std::optional<core::Error> m_journalError;
    std::deque<User *> m_phones; ///< whose phone waits for its turn; made anew at each carryOut()
    int m_phonesRunning = 0;
};

} // namespace pb::sync
