// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/writedesk.h"

#include "core/clock.h"
#include "graph/graphclient.h"
#include "starface/starfaceclient.h"

namespace pb::sync {

namespace {

using presence::Action;
using presence::TeamsTarget;
using presence::WriteResult;

struct SessionText {
    QString availability;
    QString activity;
};

/// facts: allowed pairs of setPresence
SessionText sessionText(TeamsTarget shows)
{
    switch (shows) {
    case TeamsTarget::BusyInACall:
        return {QStringLiteral("Busy"), QStringLiteral("InACall")};
    case TeamsTarget::DoNotDisturb:
        return {QStringLiteral("DoNotDisturb"), QStringLiteral("Presenting")};
    case TeamsTarget::Available:
    case TeamsTarget::None:
        break;
    }
    return {QStringLiteral("Available"), QStringLiteral("Available")};
}

graph::PresenceWrite presenceWrite(
    const User &user, Action action, const QString &sessionId, const presence::Timing &timing)
{
    graph::PresenceWrite write;
    write.userId = user.person.graphId;
    write.sessionId = sessionId;
    if (action == Action::ClearSession) {
        write.verb = graph::PresenceWrite::Verb::Clear;
        return write;
    }
    const presence::TeamsClaim &claim = user.state.teams;
    const SessionText text = sessionText(claim.shows);
    write.availability = text.availability;
    write.activity = text.activity;
    const bool lapses =
        claim.shows == TeamsTarget::Available && claim.because == presence::StarfaceStatus::Available;
    write.expiration =
        std::chrono::duration_cast<std::chrono::minutes>(lapses ? timing.availableFor : timing.sessionFor);
    return write;
}

JournalEntry entryOf(const User &user, const presence::UserState &state)
{
    return {user.person.key, user.person.graphId, user.person.starfaceId, state};
}

bool wants(const Action action, const presence::Withheld withheld)
{
    return action != Action::None && withheld == presence::Withheld::No;
}

} // namespace

WriteDesk::WriteDesk(graph::GraphClient &graph, starface::StarfaceClient &starface, ClaimJournal &journal,
    core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_graph(graph)
    , m_starface(starface)
    , m_journal(journal)
    , m_clock(clock)
{
}

void WriteDesk::setSession(const QString &sessionId, const presence::Policy &policy)
{
    m_sessionId = sessionId;
    m_policy = policy;
}

void WriteDesk::carryOut(const std::vector<std::unique_ptr<User>> &users)
{
    std::vector<Start> starts;
    m_phones.clear();
    for (const auto &user : users) {
        const presence::Outcome &last = user->last;
        if (wants(last.toTeams.action, last.toTeams.withheld) && !user->state.teamsWrite.inFlight) {
            starts.push_back({user.get(), last.toTeams.action, last.toTeams.reason,
                presence::begun(m_policy, user->state, last.toTeams.action, last, m_clock.now())});
        }
        if (wants(last.toStarface.action, last.toStarface.withheld) && !user->state.dndWrite.inFlight)
            m_phones.push_back(user.get());
    }
    if (!journal(starts, users)) {
        m_phones.clear();
        return;
    }
    writePresences(starts);
    startPhones();
}

bool WriteDesk::journal(const std::vector<Start> &starts, const std::vector<std::unique_ptr<User>> &users)
{
    QList<JournalEntry> entries;
    QSet<const User *> starting;
    for (const Start &start : starts) {
        entries.append(entryOf(*start.user, start.begun));
        starting.insert(start.user);
    }
    std::vector<User *> others;
    for (const auto &user : users) {
        if (!presence::durablyDiffers(user->state, user->journalled) || starting.contains(user.get()))
            continue;
        entries.append(entryOf(*user, user->state));
        others.push_back(user.get());
    }
    if (entries.isEmpty() && !m_journalError)
        return true;
    if (const auto stored = m_journal.store(entries); !stored) {
        m_journalError = stored.error();
        return false;
    }
    m_journalError.reset();
    for (User *user : others)
        user->journalled = user->state;
    for (const Start &start : starts) {
        start.user->state = start.begun;
        start.user->journalled = start.begun;
    }
    return true;
}

void WriteDesk::writePresences(const std::vector<Start> &starts)
{
    if (starts.empty())
        return;
    QList<graph::PresenceWrite> writes;
    for (const Start &start : starts)
        writes.append(presenceWrite(*start.user, start.action, m_sessionId, m_policy.timing));
    const Time startedAt = m_clock.now();
    m_graph.writePresences(writes)->then(
        this, [this, starts, startedAt](const core::Result<graph::WriteResults> &results) {
            for (std::size_t i = 0; i < starts.size(); ++i) {
                core::Result<bool> alreadySo = false;
                if (!results)
                    alreadySo = core::failure(results.error());
                else if (const auto &result = results->at(static_cast<qsizetype>(i)); !result)
                    alreadySo = core::failure(result.error());
                else
                    alreadySo = result->wasGone;
                finish(*starts[i].user, starts[i].action, starts[i].reason, startedAt, alreadySo);
            }
        });
}

void WriteDesk::startPhones()
{
    while (m_phonesRunning < phonesAtOnce && !m_phones.empty()) {
        User *user = m_phones.front();
        m_phones.pop_front();
        // it may have been decided anew while it waited
        const presence::ToStarface &decision = user->last.toStarface;
        if (wants(decision.action, decision.withheld) && !user->state.dndWrite.inFlight)
            writePhone(*user);
    }
}

void WriteDesk::writePhone(User &user)
{
    const Action action = user.last.toStarface.action;
    const presence::Reason reason = user.last.toStarface.reason;
    const Time startedAt = m_clock.now();
    user.state = presence::begun(m_policy, user.state, action, user.last, startedAt);
    ++m_phonesRunning;
    const auto intent = [this, &user](const starface::PhoneConfig &) -> core::Done {
        const auto stored = m_journal.store({entryOf(user, user.state)});
        if (stored)
            user.journalled = user.state;
        else
            m_journalError = stored.error();
        return stored;
    };
    m_starface.setDoNotDisturb(user.phoneId, action == Action::SetDndOn, intent)
        ->then(
            this, [this, &user, action, reason, startedAt](const core::Result<starface::DndWritten> &result) {
                --m_phonesRunning;
                core::Result<bool> alreadySo = false;
                if (result)
                    alreadySo = result->alreadySo;
                else
                    alreadySo = core::failure(result.error());
                finish(user, action, reason, startedAt, alreadySo);
                startPhones();
            });
}

void WriteDesk::finish(
    User &user, Action action, presence::Reason reason, Time startedAt, const core::Result<bool> &alreadySo)
{
    const Time now = m_clock.now();
    const WriteResult result = alreadySo ? (*alreadySo ? WriteResult::AlreadySo : WriteResult::Done)
        : alreadySo.error().mayHaveActed ? WriteResult::Unanswered
                                         : WriteResult::Refused;
    user.state = presence::finished(m_policy, user.state, action, result, now);
    // a result that cannot be journalled leaves the intent there, which is understood after a crash
    if (presence::durablyDiffers(user.state, user.journalled)) {
        if (const auto stored = m_journal.store({entryOf(user, user.state)}); stored)
            user.journalled = user.state;
        else
            m_journalError = stored.error();
    }
    auto &error = presence::sideOf(action) == presence::Side::Starface ? user.starfaceError : user.teamsError;
    WriteRecord record{
        user.person.key, presence::sideOf(action), action, reason, startedAt, now - startedAt, {}, false};
    if (alreadySo) {
        error.reset();
        record.alreadySo = *alreadySo;
    } else {
        error = alreadySo.error();
        record.error = error;
    }
    Q_EMIT written(&user, record);
}

} // namespace pb::sync
