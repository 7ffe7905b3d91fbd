// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engineworld.h"
#include "sync/writedesk.h"

#include <QCoreApplication>

/// A write desk between a journal and services that write down what they are asked for, in its order.
namespace pb::test {

using core::ErrorKind;
using presence::Action;
using presence::ClaimPhase;
using presence::Reason;
using presence::StarfaceStatus;
using presence::TeamsStatus;
using presence::TeamsTarget;

inline sync::Person deskPerson(int number)
{
    const QString id = QString::number(number);
    return {QStringLiteral("u%1@x").arg(id), id, id, QStringLiteral("g") + id, id,
        presence::MatchKind::Matched, true};
}

/// What the desk does, in its order: "journal 1 2", "phone 1 on", "presence 1 2".
struct Log {
    QStringList lines;
    void add(const QString &line) { lines.append(line); }
};

class LoggingJournal final : public sync::Journal {
public:
    explicit LoggingJournal(Log &log)
        : m_log(log)
    {
    }

    core::Result<QList<sync::JournalEntry>> load() override { return QList<sync::JournalEntry>(); }
    core::Done store(const QList<sync::JournalEntry> &changed) override
    {
        if (changed.isEmpty())
            return {};
        QStringList ids;
        for (const auto &entry : changed) {
            ids << entry.starfaceId;
            if (!fails)
                entries.insert(entry.starfaceId, entry);
        }
        m_log.add(QStringLiteral("journal ") + ids.join(QLatin1Char(' ')));
        return fails ? core::Done(core::failure(ErrorKind::Storage, QStringLiteral("full"))) : core::Done();
    }

    QHash<QString, sync::JournalEntry> entries;
    bool fails = false;

private:
    Log &m_log;
};

/// Answers nothing before it is told to.
class WaitingServices final : public sync::Writes {
public:
    explicit WaitingServices(Log &log)
        : m_log(log)
    {
    }

    core::Job<graph::WriteResults> *writePresences(const QList<graph::PresenceWrite> &writes) override
    {
        QStringList ids;
        for (const auto &write : writes)
            ids << write.userId.mid(1);
        m_log.add(QStringLiteral("presence ") + ids.join(QLatin1Char(' ')));
        sent += writes;
        presences = new core::PromiseJob<graph::WriteResults>(&m_parent);
        return presences;
    }

    core::Job<starface::DndWritten> *setDoNotDisturb(int phoneId, bool on, starface::BeforeWrite beforeWrite,
        starface::WhenAlreadySo whenAlreadySo) override
    {
        auto *promise = new core::PromiseJob<starface::DndWritten>(&m_parent);
        whenSo.append(whenAlreadySo);
        if (const auto agreed = beforeWrite({}); !agreed) {
            promise->resolve(core::failure(agreed.error()));
            return promise;
        }
        m_log.add(QStringLiteral("phone %1 %2").arg(phoneId).arg(QLatin1String(on ? "on" : "off")));
        phones.insert(phoneId, promise);
        return promise;
    }

    QList<graph::PresenceWrite> sent;
    core::PromiseJob<graph::WriteResults> *presences = nullptr; ///< the last one
    QHash<int, core::PromiseJob<starface::DndWritten> *> phones;
    QList<starface::WhenAlreadySo> whenSo;

private:
    Log &m_log;
    QObject m_parent;
};

struct Desk {
    Log log;
    FakeClock clock;
    LoggingJournal journal{log};
    WaitingServices services{log};
    sync::UserTable users;
    presence::Policy policy;
    sync::WriteDesk desk{services, journal, clock, nullptr};

    explicit Desk(int count = 1)
    {
        QList<sync::Person> people;
        for (int i = 1; i <= count; ++i)
            people << deskPerson(i);
        users.update(people);
        desk.setSession(QStringLiteral("session"), policy);
    }

    sync::User &user(int id = 1) { return *users.byPhoneId(id); }

    void wantPhone(Action action, Reason reason, int id = 1)
    {
        user(id).last.teams = TeamsStatus::InCall;
        user(id).last.toStarface.action = action;
        user(id).last.toStarface.reason = reason;
    }
    void silence(int id = 1) { wantPhone(Action::SetDndOn, Reason::Mapped, id); }
    /// Ours for a while, and its reason has ended.
    void ring(int id = 1)
    {
        user(id).state = user(id).journalled = dndHeldSince(clock.now() - std::chrono::minutes{10});
        wantPhone(Action::SetDndOff, Reason::ReasonEnded, id);
    }
    void wantPresence(Action action, Reason reason, int id = 1)
    {
        user(id).last.starface = StarfaceStatus::InCall;
        user(id).last.toTeams.action = action;
        user(id).last.toTeams.reason = reason;
    }
    void clear(int id = 1)
    {
        auto &claim = user(id).state.teams;
        claim.phase = ClaimPhase::Held;
        claim.shows = TeamsTarget::BusyInACall;
        claim.because = StarfaceStatus::InCall;
        claim.since = clock.now() - std::chrono::minutes{1};
        claim.expiresAt = clock.now() + std::chrono::minutes{10};
        user(id).journalled = user(id).state;
        wantPresence(Action::ClearSession, Reason::ReasonEnded, id);
    }

    void go()
    {
        desk.carryOut(users.all());
        QCoreApplication::processEvents();
    }
    void answerPhone(core::Result<starface::DndWritten> result, int id = 1)
    {
        services.phones.take(id)->resolve(std::move(result));
        QCoreApplication::processEvents();
    }
    void answerPresences(core::Result<graph::WriteResults> results)
    {
        services.presences->resolve(std::move(results));
        QCoreApplication::processEvents();
    }
};

inline core::Result<graph::WriteResults> one(core::Result<graph::Written> result)
{
    return graph::WriteResults{std::move(result)};
}

inline const starface::DndWritten done{};

} // namespace pb::test
