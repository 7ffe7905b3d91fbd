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

namespace pb::sync {

class Writes;

/// Carries out what was decided. Guarantees: the intent of every write is in the journal before the write is
/// sent; where it could not be journalled, only what gives back is sent, which the journal knows to be ours
/// already. Nothing is asserted but what was there when everybody was collected. Presences go out a hundred
/// together, phones a few at a time. Lives on one thread. Services and journal outlive it.
class WriteDesk final : public QObject {
    Q_OBJECT
public:
    /// How many phones are written at the same time: what one connection pool of a host takes.
    static constexpr int phonesAtOnce = 6;
    /// For how many users the journal is written and presences are sent together.
    static constexpr qsizetype carriedOutAtOnce = 100;

    WriteDesk(Writes &writes, Journal &journal, core::Clock &clock, QObject *parent);

    void setSession(const QString &sessionId, const presence::Policy &policy);

    /// Starts nothing any more of what was decided until now; what has been sent goes on. Returns true where
    /// something was waiting.
    bool rest();
    /// Finds out for whom there is something to do: a change of the state to be journalled, or a write.
    void collect(const std::vector<std::unique_ptr<User>> &users);
    /// How many they are.
    qsizetype due() const { return static_cast<qsizetype>(m_due.size()); }
    /// Journals the states of these of them and starts what their last decision asks for.
    void carryOut(qsizetype from, qsizetype to);
    /// The failure that keeps the journal from being written; nothing is taken while it lasts.
    const std::optional<core::Error> &journalError() const { return m_journalError; }

Q_SIGNALS:
    void written(pb::sync::User *user, const pb::sync::WriteRecord &record);
    /// After all written() of writes that were sent together.
    void answered();

private:
    /// For whom there is something to do, and what the brake has seen of it.
    struct Due {
        User *user = nullptr;
        presence::Action presence = presence::Action::None;
        presence::Action phone = presence::Action::None;
    };
    struct Start {
        User *user = nullptr;
        presence::Action action = presence::Action::None;
        presence::Reason reason = presence::Reason::Mapped;
        presence::UserState begun;
    };

    /// One write and what came of it.
    struct Answer {
        User *user = nullptr;
        presence::Action action = presence::Action::None;
        presence::Reason reason = presence::Reason::Mapped;
        core::Result<bool> alreadySo = false;
    };

    bool journal(const std::vector<Start> &starts, const std::vector<User *> &users);
    void writePresences(const std::vector<Start> &starts);
    void startPhones();
    void writePhone(User &user);
    void finish(std::vector<Answer> answers, Time startedAt);
    static void settleGone(Answer &answer);
    void take(const Answer &answer, Time now);
    WriteRecord recordOf(const Answer &answer, Time startedAt, Time now);

    Writes &m_writes;
    Journal &m_journal;
    core::Clock &m_clock;
    QString m_sessionId;
    presence::Policy m_policy;
    std::optional<core::Error> m_journalError;
    std::vector<Due> m_due;
    std::deque<Due> m_phones; ///< whose phone waits for its turn
    int m_phonesRunning = 0;
};

} // namespace pb::sync
