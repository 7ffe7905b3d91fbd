// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/services.h"
#include "sync/usertable.h"

#include <QObject>
#include <QSet>

#include <deque>
#include <functional>

namespace pb::core {
class Clock;
}

namespace pb::sync {

/// Carries out what was decided. Guarantees: the intent of every write is in the journal before the write is
/// sent; where it could not be journalled, only what gives back is sent, which the journal knows to be ours
/// already. Nothing is asserted but what everybody was decided to. Presences go out a hundred together,
/// phones a few at a time. Lives on one thread. Services and journal outlive it.
class WriteDesk final : public QObject {
    Q_OBJECT
public:
    /// How many phones are written at the same time: what one connection pool of a host takes.
    static constexpr int phonesAtOnce = 6;
    /// How many presences are sent together, and answered together.
    static constexpr std::size_t presencesAtOnce = 100;

    WriteDesk(Writes &writes, Journal &journal, core::Clock &clock, QObject *parent);

    void setSession(const QString &sessionId, const presence::Policy &policy);

    /// Starts nothing any more of what was decided until now; what has been sent goes on. Returns true where
    /// something was waiting.
    bool rest();
    /// Journals the states that have changed and starts what the last decisions ask for. What waited until
    /// then rests.
    void carryOut(const std::vector<std::unique_ptr<User>> &users);
    /// The failure that keeps the journal from being written; nothing is taken while it lasts.
    const std::optional<core::Error> &journalError() const { return m_journalError; }

Q_SIGNALS:
    void written(pb::sync::User *user, const pb::sync::WriteRecord &record);
    /// After all written() of writes that were sent together.
    void answered();

private:
    /// Whose phone waits for its turn, and for what the brake has looked at.
    struct Phone {
        User *user = nullptr;
        presence::Action action = presence::Action::None;
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
    void finishPresences(
        const std::vector<Start> &starts, Time startedAt, const core::Result<graph::WriteResults> &results);
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
    std::deque<Phone> m_phones;
    int m_phonesRunning = 0;
};

} // namespace pb::sync
