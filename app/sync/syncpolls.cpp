// SPDX-License-Identifier: GPL-3.0-or-later
// Reading both services.
#include "presence/teamswords.h"
#include "sync/log.h"
#include "sync/syncengine.h"

#include <algorithm>
#include <utility>

namespace pb::sync {

namespace {

constexpr Duration setAsideFor = std::chrono::minutes{10};

/// What a phone can answer where the others can be read all the same.
bool mayBeOneUsers(core::ErrorKind kind)
{
    using core::ErrorKind;
    return kind == ErrorKind::NotFound || kind == ErrorKind::Forbidden || kind == ErrorKind::Conflict
        || kind == ErrorKind::InvalidInput || kind == ErrorKind::Protocol || kind == ErrorKind::Server;
}

/// One line for each poll, however many they are.
void logUnread(const UserTable &users, const core::Error &error, const core::Result<starface::DndBatch> &dnd)
{
    QStringList keys;
    if (dnd) {
        for (const auto &one : dnd->failed) {
            if (const User *user = users.byPhoneId(one.userId))
                keys.append(user->person.key);
        }
    }
    qCWarning(logSync).noquote() << "do-not-disturb cannot be read:" << keys.join(QStringLiteral(", "))
                                 << core::toLogLine(error);
}

/// R5: what one phone answers costs its user, as long as any other is read.
bool isOneUsers(const core::Error &error, const core::Result<starface::DndBatch> &dnd,
    const QList<int> &asked, const UserTable &users, Time since)
{
    if (dnd)
        return mayBeOneUsers(error.kind) && !dnd->read.isEmpty();
    // it was the only one that was asked: what was read of the others just before counts
    const auto &all = users.all();
    return asked.size() == 1 && mayBeOneUsers(error.kind) && error.kind != core::ErrorKind::Server
        && std::any_of(all.begin(), all.end(), [&asked, since](const auto &user) {
               return user->phoneId != asked.constFirst() && user->seen.dnd.at >= since;
           });
}

} // namespace

/// Reads both sides now; where a reading is under way, once more after it.
void SyncEngine::pollBoth()
{
    m_teamsLoop.again = m_teamsLoop.running;
    m_starfaceLoop.again = m_starfaceLoop.running;
    pollTeams();
    pollStarface();
}

void SyncEngine::pollTeams()
{
    if (m_teamsLoop.running || m_modes.isOver())
        return;
    noteAwake();
    m_status.lastPoll = m_clock.now();
    m_teamsLoop.dueAt = m_status.lastPoll + m_options.period;
    QStringList ids;
    ids.reserve(m_users.matched());
    m_status.setAside.clear();
    for (const auto &user : m_users.all()) {
        if (user->leaving)
            continue;
        if (isSetAside(user->person.graphId))
            m_status.setAside.append(user->person.key);
        else
            ids.append(user->person.graphId);
    }
    readTeams(ids, [this](Duration took) {
        m_teamsLoop.takenIn = m_teamsLoop.startedAt;
        ++m_status.polls;
        if (m_options.brakeAsksNobody)
            m_brake.countPoll(m_options.brake, m_users.matched());
        m_status.pollDuration = took;
        m_status.lateBy = std::max(Duration::zero(), took - m_options.period);
    });
}

/// C4: between two polls, those for whom a second reading is waited for, and nobody else.
void SyncEngine::pollWaiting()
{
    if (m_teamsLoop.running || m_modes.isOver())
        return;
    noteAwake();
    QStringList ids;
    for (const auto &user : m_users.all()) {
        if (user->last.wantsTeamsSoon && !user->leaving && !isSetAside(user->person.graphId))
            ids.append(user->person.graphId);
    }
    readTeams(ids, {});
}

/// `whole`, where given, is done when everybody's reading is known.
void SyncEngine::readTeams(const QStringList &ids, const std::function<void(Duration took)> &whole)
{
    m_teamsLoop.running = true;
    m_teamsLoop.startedAt = m_clock.now();
    expectAnswer(Polled::Teams);
    m_reads.presences(ids)->then(this, [this, ids, whole](const core::Result<graph::PresenceBatch> &batch) {
        if (m_modes.isOver())
            return;
        if (batch) {
            setAside(ids, batch->refused);
            for (const graph::Presence &presence : batch->presences)
                takePresence(presence, m_teamsLoop.startedAt);
        }
        const Duration took = m_clock.now() - m_teamsLoop.startedAt;
        if (whole)
            whole(took);
        notePoll(
            m_status.graph, Polled::Teams, took, batch ? batch->firstError() : std::optional(batch.error()));
        decideAll(Polled::Teams);
    });
}

void SyncEngine::pollStarface()
{
    if (m_starfaceLoop.running || m_modes.isOver())
        return;
    noteAwake();
    m_starfaceLoop.running = true;
    m_starfaceLoop.startedAt = m_clock.now();
    m_starfaceLoop.dueAt = m_starfaceLoop.startedAt + m_options.period;
    expectAnswer(Polled::Starface);
    m_reads.lineStates()->then(this, [this](const core::Result<QList<starface::UserLine>> &lines) {
        std::optional<core::Error> error;
        if (lines) {
            for (const starface::UserLine &line : *lines)
                takeLine(line, m_starfaceLoop.startedAt);
        } else {
            error = lines.error();
        }
        readDnd(error);
    });
}

void SyncEngine::readDnd(const std::optional<core::Error> &lineError)
{
    const Time startedAt = m_clock.now();
    const QList<int> asked = m_dndSchedule.next(m_users);
    m_reads.doNotDisturb(asked)->then(
        this, [this, lineError, asked, startedAt](const core::Result<starface::DndBatch> &dnd) {
            if (m_modes.isOver())
                return;
            std::optional<core::Error> failed;
            if (dnd) {
                for (const auto &[userId, on] : dnd->read) {
                    if (User *user = m_users.byPhoneId(userId))
                        user->seen.dnd = {on ? presence::Dnd::On : presence::Dnd::Off, startedAt};
                }
                // of several failures the one that cannot be a single user's tells most
                const auto sides = std::find_if(dnd->failed.begin(), dnd->failed.end(),
                    [](const auto &one) { return !mayBeOneUsers(one.error.kind); });
                if (!dnd->failed.isEmpty())
                    failed = (sides == dnd->failed.end() ? dnd->failed.begin() : sides)->error;
            } else {
                failed = dnd.error();
            }
            const Time since = startedAt - m_options.policy.timing.dndStaleAfter;
            if (failed && isOneUsers(*failed, dnd, asked, m_users, since)) {
                logUnread(m_users, *failed, dnd);
                failed.reset();
            }
            const std::optional<core::Error> error = lineError ? lineError : failed;
            m_starfaceLoop.takenIn = m_starfaceLoop.startedAt;
            notePoll(m_status.starface, Polled::Starface, m_clock.now() - m_starfaceLoop.startedAt, error);
            decideAll(Polled::Starface);
        });
}

/// R5: whoever spoils the reading for everybody is left out of it for a while, and named.
void SyncEngine::setAside(const QStringList &asked, const QList<graph::PresenceBatch::Refused> &refused)
{
    for (const auto &one : refused) {
        const QString &id = asked.at(one.index);
        m_setAside.insert(id, m_clock.now() + setAsideFor);
        const User *user = m_users.byGraphId(id);
        const QString key = user ? user->person.key : id;
        m_status.setAside.append(key);
        qCWarning(logSync).noquote() << key << "is not read for ten minutes: Microsoft refuses the reading:"
                                     << core::toLogLine(one.error);
    }
}

bool SyncEngine::isSetAside(const QString &graphId)
{
    const auto found = m_setAside.find(graphId);
    if (found == m_setAside.end())
        return false;
    if (m_clock.now() < *found)
        return true;
    m_setAside.erase(found);
    return false;
}

/// A sign of life at least once a period: where one is missing, the process or the machine has slept.
void SyncEngine::beat()
{
    if (m_modes.isOver())
        return;
    if (noteAwake())
        pollBoth();
    Q_EMIT beaten(m_options.period);
    m_clock.callLater(m_options.period, this, [this] { beat(); });
}

/// True where this process has just come back from a pause that readings do not outlast.
bool SyncEngine::noteAwake()
{
    const Time now = m_clock.now();
    const Time before = std::exchange(m_awakeAt, now);
    if (before == Time{} || now - before <= m_options.policy.timing.staleAfter)
        return false;
    m_wokeAt = now;
    qCInfo(logSync) << "after a pause of"
                    << std::chrono::duration_cast<std::chrono::seconds>(now - before).count()
                    << "s both sides are read anew";
    return m_modes.isPolling();
}

/// R6: nothing is decided by what was read before the pause.
bool SyncEngine::isReadingAnew() const
{
    return m_teamsLoop.takenIn < m_wokeAt || m_starfaceLoop.takenIn < m_wokeAt;
}

void SyncEngine::takePresence(const graph::Presence &presence, Time at)
{
    User *user = m_users.byGraphId(presence.id);
    if (!user || !user->sequence.accept(presence.sequenceNumber.toStdString(), at))
        return;
    // R1: asked for before our last write, it may have been answered before or after it
    const Time written = user->state.teamsWrite.startedAt;
    if (written != Time{} && at <= written)
        return;
    user->seen.teams.at = at;
    if (user->availability == presence.availability && user->activity == presence.activity)
        return;
    user->availability = presence.availability;
    user->activity = presence.activity;
    const std::string availability = presence.availability.toStdString();
    const std::string activity = presence.activity.toStdString();
    user->seen.teams.value = presence::teamsStatus(availability, activity);
    user->statusIsUnknown = !presence::areKnownWords(availability, activity);
}

void SyncEngine::takeLine(const starface::UserLine &line, Time at)
{
    User *user = m_users.byPhoneId(line.userId);
    if (!user)
        return;
    user->telephony = line.raw;
    user->seen.line = {line.line, at};
}

void SyncEngine::notePoll(
    ConnectionHealth &health, Polled side, Duration took, const std::optional<core::Error> &error)
{
    delete (side == Polled::Teams ? m_teamsLoop : m_starfaceLoop).patience;
    if (error) {
        health.state = ConnectionHealth::State::Failing;
        health.error = error;
        qCWarning(logSync).noquote() << (side == Polled::Teams ? "Teams:" : "STARFACE:")
                                     << core::toLogLine(*error);
    } else {
        // C7: a pause after failures is over as soon as that side answers again
        if (health.state == ConnectionHealth::State::Failing)
            retryGivingBack(side == Polled::Teams ? presence::Side::Teams : presence::Side::Starface);
        health.state = ConnectionHealth::State::Ok;
        health.error.reset();
        health.lastSuccess = m_clock.now();
        health.latency = took;
    }
}

/// A server that is silent is told as soon as one that refuses: not when the last attempt has run out of
/// time.
void SyncEngine::expectAnswer(Polled side)
{
    Loop &loop = side == Polled::Teams ? m_teamsLoop : m_starfaceLoop;
    const ConnectionHealth &health = side == Polled::Teams ? m_status.graph : m_status.starface;
    const Duration patience = patienceFor(health, m_options.period);
    delete loop.probe;
    const auto probedAt = std::exchange(loop.probedAt, std::nullopt);
    const bool slept = probedAt && *probedAt < m_wokeAt;
    if (probedAt && !slept && m_clock.now() - *probedAt >= patience)
        noteOverdue(side);
    delete loop.patience;
    loop.patience = m_clock.callLater(patience, this, [this, side] { noteOverdue(side); });
}

/// A server that falls silent right after a poll is told when the next one begins: within a period, and not
/// only once that one has been waited for as well.
void SyncEngine::probeLater(Polled side, Time nextPoll)
{
    Loop &loop = side == Polled::Teams ? m_teamsLoop : m_starfaceLoop;
    const ConnectionHealth &health = side == Polled::Teams ? m_status.graph : m_status.starface;
    const Duration patience = patienceFor(health, m_options.period);
    const Duration wait = nextPoll - patience - m_clock.now();
    delete loop.probe;
    if (health.state == ConnectionHealth::State::Ok && 2 * patience <= m_options.period
        && wait > Duration::zero())
        loop.probe = m_clock.callLater(wait, this, [this, side] { probe(side); });
}

/// What it answers does not matter, not even a refusal: the poll tells that.
void SyncEngine::probe(Polled side)
{
    Loop &loop = side == Polled::Teams ? m_teamsLoop : m_starfaceLoop;
    const auto &users = m_users.all();
    const auto known = std::find_if(users.begin(), users.end(), [this](const auto &user) {
        return !user->leaving && user->person.isMatched() && !isSetAside(user->person.graphId);
    });
    if (!m_modes.isPolling() || loop.running || known == users.end())
        return;
    loop.probedAt = m_clock.now();
    const auto answered = [this, side](const auto &) {
        (side == Polled::Teams ? m_teamsLoop : m_starfaceLoop).probedAt.reset();
    };
    const sync::Person &person = (*known)->person;
    if (side == Polled::Teams)
        m_reads.probeTeams(person.graphId)->then(this, answered);
    else
        m_reads.probePhones(person.starfaceId.toInt())->then(this, answered);
}

void SyncEngine::noteOverdue(Polled side)
{
    ConnectionHealth &health = side == Polled::Teams ? m_status.graph : m_status.starface;
    if (m_modes.isOver() || health.state == ConnectionHealth::State::Failing)
        return;
    core::Error error;
    error.kind = core::ErrorKind::Timeout;
    error.detail = QStringLiteral("the reading under way takes longer than expected");
    health.state = ConnectionHealth::State::Failing;
    health.error = error;
    qCWarning(logSync).noquote() << (side == Polled::Teams ? "Teams:" : "STARFACE:")
                                 << core::toLogLine(error);
    updateStatus();
}

void SyncEngine::schedule(Polled side)
{
    Loop &loop = side == Polled::Teams ? m_teamsLoop : m_starfaceLoop;
    loop.running = false;
    delete loop.timer;
    if (!m_modes.isPolling())
        return;
    const Time now = m_clock.now();
    const Time next = loop.again ? now : std::max(now, loop.dueAt);
    loop.again = false;
    if (side == Polled::Teams)
        m_status.nextPoll = next;
    // C4: the second of two readings does not wait for the period
    const Time soon = std::max(now, loop.startedAt + m_options.policy.timing.endSureAfter);
    if (side == Polled::Teams && m_teamsSoon && soon < next) {
        loop.timer = m_clock.callLater(soon - now, this, [this] { pollWaiting(); });
        return;
    }
    loop.timer = m_clock.callLater(next - now, this, [this, side] {
        if (side == Polled::Teams)
            pollTeams();
        else
            pollStarface();
    });
    probeLater(side, next);
}

} // namespace pb::sync
