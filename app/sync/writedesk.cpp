// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/writedesk.h"

#include "core/clock.h"
#include "sync/log.h"

#include <algorithm>
#include <utility>

namespace pb::sync {

namespace {

using presence::Action;
using presence::TeamsTarget;
using presence::WriteResult;

constexpr Duration lastingPause = std::chrono::hours{1};

struct SessionText {
    QString availability;
    QString activity;
};

/// docs/facts.md, G6: the pairs that setPresence takes
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

/// Whether to start what was decided last.
bool mayStart(const auto &decision, bool inFlight)
{
    return decision.action != Action::None && decision.withheld == presence::Withheld::No && !inFlight;
}

bool wantsPresence(const User &user)
{
    return mayStart(user.last.toTeams, user.state.teamsWrite.inFlight);
}

bool wantsPhone(const User &user)
{
    return mayStart(user.last.toStarface, user.state.dndWrite.inFlight);
}

/// Whether it takes away what is ours and asserts nothing, not even for longer.
bool givesBack(Action action, presence::Reason reason)
{
    return action != Action::RenewSession && !presence::isTaking(action, reason);
}

bool isLasting(const core::Error &error)
{
    return error.kind == core::ErrorKind::Forbidden || error.kind == core::ErrorKind::NotFound;
}

} // namespace

WriteDesk::WriteDesk(Writes &writes, Journal &journal, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_writes(writes)
    , m_journal(journal)
    , m_clock(clock)
{
}

void WriteDesk::setSession(const QString &sessionId, const presence::Policy &policy)
{
    m_sessionId = sessionId;
    m_policy = policy;
}

bool WriteDesk::rest()
{
    return !std::exchange(m_phones, {}).empty();
}

void WriteDesk::carryOut(const std::vector<std::unique_ptr<User>> &users)
{
    rest();
    std::vector<Start> starts;
    std::vector<User *> others;
    for (const auto &one : users) {
        User &user = *one;
        const presence::Outcome &last = user.last;
        if (wantsPresence(user)) {
            starts.push_back({&user, last.toTeams.action, last.toTeams.reason,
                presence::begun(m_policy, user.state, last.toTeams.action, last, m_clock.now())});
        } else if (presence::durablyDiffers(user.state, user.journalled)) {
            others.push_back(&user);
        }
        if (wantsPhone(user))
            m_phones.push_back({&user, last.toStarface.action});
    }
    if (starts.empty() && others.empty() && m_phones.empty()) {
        m_journalError.reset();
        return;
    }
    if (!journal(starts, others)) {
        // C7: what stands in the journal is ours, whatever may be written there now
        std::erase_if(starts, [](const Start &start) { return !givesBack(start.action, start.reason); });
        std::erase_if(m_phones, [](const Phone &phone) {
            const presence::ToStarface &last = phone.user->last.toStarface;
            return !givesBack(last.action, last.reason);
        });
        for (const Start &start : starts)
            start.user->state = start.begun;
    }
    writePresences(starts);
    startPhones();
}

bool WriteDesk::journal(const std::vector<Start> &starts, const std::vector<User *> &users)
{
    QList<JournalEntry> entries;
    for (const Start &start : starts)
        entries.append(entryOf(*start.user, start.begun));
    for (const User *user : users)
        entries.append(entryOf(*user, user->state));
    if (const auto stored = m_journal.store(entries); !stored) {
        m_journalError = stored.error();
        return false;
    }
    m_journalError.reset();
    for (User *user : users)
        user->journalled = user->state;
    for (const Start &start : starts) {
        start.user->state = start.begun;
        start.user->journalled = start.begun;
    }
    return true;
}

void WriteDesk::writePresences(const std::vector<Start> &starts)
{
    const Time startedAt = m_clock.now();
    for (std::size_t from = 0; from < starts.size(); from += presencesAtOnce) {
        const std::size_t to = std::min(starts.size(), from + presencesAtOnce);
        const std::vector<Start> together(
            starts.begin() + static_cast<qsizetype>(from), starts.begin() + static_cast<qsizetype>(to));
        QList<graph::PresenceWrite> writes;
        for (const Start &start : together)
            writes.append(presenceWrite(*start.user, start.action, m_sessionId, m_policy.timing));
        m_writes.writePresences(writes)->then(
            this, [this, together, startedAt](const core::Result<graph::WriteResults> &results) {
                finishPresences(together, startedAt, results);
            });
    }
}

void WriteDesk::finishPresences(
    const std::vector<Start> &starts, Time startedAt, const core::Result<graph::WriteResults> &results)
{
    std::vector<Answer> answers;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        Answer answer{starts[i].user, starts[i].action, starts[i].reason, false};
        if (!results)
            answer.alreadySo = core::failure(results.error());
        else if (const auto &result = results->at(static_cast<qsizetype>(i)); !result)
            answer.alreadySo = core::failure(result.error());
        else
            answer.alreadySo = result->wasGone;
        answers.push_back(std::move(answer));
    }
    finish(std::move(answers), startedAt);
}

void WriteDesk::startPhones()
{
    while (m_phonesRunning < phonesAtOnce && !m_phones.empty()) {
        const Phone next = m_phones.front();
        m_phones.pop_front();
        // it may have been decided anew while it waited, and what that asserts the brake has not looked at
        const presence::ToStarface &last = next.user->last.toStarface;
        if (wantsPhone(*next.user)
            && (last.action == next.action || !presence::isTaking(last.action, last.reason)))
            writePhone(*next.user);
    }
}

void WriteDesk::writePhone(User &user)
{
    const Action action = user.last.toStarface.action;
    const presence::Reason reason = user.last.toStarface.reason;
    const Time startedAt = m_clock.now();
    const auto whenAlreadySo = presence::mustWriteAnyway(m_policy, user.state, action, startedAt)
        ? starface::WhenAlreadySo::Write
        : starface::WhenAlreadySo::Leave;
    user.state = presence::begun(m_policy, user.state, action, user.last, startedAt);
    ++m_phonesRunning;
    const auto intent = [this, &user, action, reason](const starface::PhoneConfig &) -> core::Done {
        const auto stored = m_journal.store({entryOf(user, user.state)});
        if (stored)
            user.journalled = user.state;
        else
            m_journalError = stored.error();
        return givesBack(action, reason) ? core::Done() : stored;
    };
    m_writes.setDoNotDisturb(user.phoneId, action == Action::SetDndOn, intent, whenAlreadySo)
        ->then(
            this, [this, &user, action, reason, startedAt](const core::Result<starface::DndWritten> &result) {
                --m_phonesRunning;
                Answer answer{&user, action, reason, false};
                if (result)
                    answer.alreadySo = result->alreadySo;
                else
                    answer.alreadySo = core::failure(result.error());
                finish({answer}, startedAt);
                startPhones();
            });
}

void WriteDesk::finish(std::vector<Answer> answers, Time startedAt)
{
    const Time now = m_clock.now();
    QList<JournalEntry> entries;
    std::vector<User *> changed;
    for (Answer &answer : answers) {
        User &user = *answer.user;
        settleGone(answer);
        take(answer, now);
        if (presence::durablyDiffers(user.state, user.journalled)) {
            entries.append(entryOf(user, user.state));
            changed.push_back(&user);
        }
    }
    // a result that cannot be journalled leaves the intent there, which is understood after a crash
    if (const auto stored = m_journal.store(entries); !stored) {
        m_journalError = stored.error();
        changed.clear();
    }
    for (User *user : changed)
        user->journalled = user->state;
    for (const Answer &answer : answers)
        Q_EMIT written(answer.user, recordOf(answer, startedAt, now));
    Q_EMIT answered();
}

/// C8: what is gone needs no giving back.
void WriteDesk::settleGone(Answer &answer)
{
    const User &user = *answer.user;
    const bool phone = presence::sideOf(answer.action) == presence::Side::Starface;
    if (answer.alreadySo || answer.alreadySo.error().kind != core::ErrorKind::NotFound
        || !(phone ? user.phoneGone : user.teamsGone))
        return;
    qCInfo(logSync).noquote() << user.person.key << (phone ? "the phone" : "the Teams account")
                              << "is gone: nothing to give back";
    answer.alreadySo = true;
}

void WriteDesk::take(const Answer &answer, Time now)
{
    User &user = *answer.user;
    const bool phone = presence::sideOf(answer.action) == presence::Side::Starface;
    auto &error = phone ? user.starfaceError : user.teamsError;
    if (answer.alreadySo)
        error.reset();
    else
        error = answer.alreadySo.error();
    const WriteResult result = answer.alreadySo
        ? (*answer.alreadySo ? WriteResult::AlreadySo : WriteResult::Done)
        : error->mayHaveActed ? WriteResult::Unanswered
                              : WriteResult::Refused;
    user.state = presence::finished(m_policy, user.state, answer.action, result, now);
    // W4: refused for this one user, which will not change soon. What is ours is given back sooner than that.
    if (result == WriteResult::Refused && isLasting(*error)
        && presence::isTaking(answer.action, answer.reason))
        (phone ? user.state.dndWrite : user.state.teamsWrite).retryAt = now + lastingPause;
}

WriteRecord WriteDesk::recordOf(const Answer &answer, Time startedAt, Time now)
{
    WriteRecord record{answer.user->person.key, presence::sideOf(answer.action), answer.action, answer.reason,
        startedAt, now - startedAt, {}, false};
    if (answer.alreadySo)
        record.alreadySo = *answer.alreadySo;
    else
        record.error = answer.alreadySo.error();
    return record;
}

} // namespace pb::sync
