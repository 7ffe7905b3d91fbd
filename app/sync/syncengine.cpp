// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/syncengine.h"

#include "core/background.h"
#include "directory/directory.h"
#include "sync/log.h"
#include "sync/writedesk.h"

#include <algorithm>

namespace pb::sync {

namespace {

constexpr Duration roundTripMemory = std::chrono::hours{1};
constexpr Duration overrideMemory = std::chrono::hours{1};
/// Semantics, rule 12: an override within this time of our write smells of another program.
constexpr Duration quickOverride = std::chrono::seconds{15};
constexpr int quickOverridesOfSeveral = 3;
constexpr int quickOverridesOfOne = 3;

} // namespace

SyncEngine::SyncEngine(EngineOptions options, graph::GraphClient &graph, starface::StarfaceClient &starface,
    ClaimJournal &journal, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_graph(graph)
    , m_starface(starface)
    , m_journal(journal)
    , m_clock(clock)
    , m_dndSchedule(m_options.dndReads)
    , m_desk(std::make_unique<WriteDesk>(graph, starface, journal, clock, nullptr))
{
    m_status.mode = m_options.observeOnly ? Mode::ObserveOnly : Mode::Live;
    m_status.rules = m_options.policy.rules;
    m_settle = m_options.policy.timing.settle;
    m_status.settle = m_settle;
    m_desk->setSession(m_options.sessionId, m_options.policy);
    connect(m_desk.get(), &WriteDesk::written, this, [this](User *user, const WriteRecord &record) {
        if (record.error)
            qCWarning(logSync).noquote() << record.key << "write failed:" << core::toLogLine(*record.error);
        Q_EMIT wrote(record);
        decide(*user);
        report(*user);
        flushReports();
        updateStatus();
        whenGivenBack();
    });
}

SyncEngine::~SyncEngine() = default;

core::Done SyncEngine::start()
{
    auto entries = m_journal.load();
    if (!entries)
        return core::failure(entries.error());
    m_orphans = std::move(*entries);
    for (JournalEntry &entry : m_orphans)
        entry.state = presence::recovered(m_options.policy, entry.state, m_clock.now());
    if (!m_orphans.isEmpty())
        qCInfo(logSync) << "the journal of an earlier run names" << m_orphans.size() << "users";
    m_started = true;
    readDirectories();
    return {};
}

// --- Reading -----------------------------------------------------------------------------------------------

void SyncEngine::readDirectories()
{
    if (m_directoryLoop.running || m_stopped)
        return;
    m_directoryLoop.running = true;
    m_directoryLoop.startedAt = m_clock.now();
    m_graph.listUsers()->then(this, [this](const core::Result<QList<graph::User>> &teams) {
        m_starface.users()->then(
            this, [this, teams](const core::Result<QList<starface::DirectoryUser>> &starface) {
                joinDirectories(teams, starface);
            });
    });
}

void SyncEngine::joinDirectories(const core::Result<QList<graph::User>> &teams,
    const core::Result<QList<starface::DirectoryUser>> &starface)
{
    if (!teams || !starface) {
        noteDirectoryFailure(m_status.graph, teams);
        noteDirectoryFailure(m_status.starface, starface);
        return finishDirectories(teams ? starface.error() : teams.error());
    }
    auto *join = new core::BackgroundJob<QList<Person>>(
        [teams = *teams, starface = *starface]() -> core::Result<QList<Person>> {
            return directory::joinDirectories(teams, starface);
        },
        this);
    join->then(this, [this](const core::Result<QList<Person>> &people) { takePeople(*people); });
}

template<typename T>
void SyncEngine::noteDirectoryFailure(ConnectionHealth &health, const core::Result<T> &result)
{
    if (result)
        return;
    health.state = ConnectionHealth::State::Failing;
    health.error = result.error();
}

void SyncEngine::takePeople(const QList<Person> &people)
{
    if (m_stopped)
        return;
    m_status.unmatchedTeams = 0;
    m_status.unmatchedStarface = 0;
    for (const Person &person : people) {
        if (person.match != presence::MatchKind::Matched)
            ++(person.graphId.isEmpty() ? m_status.unmatchedStarface : m_status.unmatchedTeams);
    }
    const bool isFirst = m_directoryReadAt == Time{};
    const bool changed = m_users.update(people);
    recoverFromJournal();
    // the views take the new people in an event of their own, so that the window can answer in between
    m_clock.callLater(Duration::zero(), this, [this, people, isFirst, changed] {
        if (m_stopped)
            return;
        m_directoryReadAt = m_clock.now();
        if (changed || isFirst)
            Q_EMIT directoryChanged(people);
        if (isFirst) {
            pollTeams();
            pollStarface();
        } else if (changed) {
            decideAll();
        }
        finishDirectories({});
    });
}

void SyncEngine::finishDirectories(const std::optional<core::Error> &error)
{
    m_directoryLoop.running = false;
    if (m_stopped)
        return;
    if (error) {
        qCWarning(logSync).noquote() << "directories:" << core::toLogLine(*error);
        Q_EMIT directoryFailed(*error);
    }
    updateStatus();
    Q_EMIT polled(Polled::Directories, m_status);
    // without a first reading there is nothing to poll, so that comes back soon
    const Duration pause = m_directoryReadAt != Time{} ? m_options.directoryEvery : m_options.period;
    delete m_directoryLoop.timer;
    m_directoryLoop.timer = m_clock.callLater(pause, this, [this] { readDirectories(); });
}

void SyncEngine::pollTeams()
{
    if (m_teamsLoop.running || m_stopped)
        return;
    m_teamsLoop.running = true;
    m_teamsLoop.startedAt = m_clock.now();
    m_status.lastPoll = m_teamsLoop.startedAt;
    QStringList ids;
    ids.reserve(m_users.matched());
    for (const auto &user : m_users.all()) {
        if (!user->leaving)
            ids.append(user->person.graphId);
    }
    m_graph.presences(ids)->then(this, [this](const core::Result<graph::PresenceBatch> &batch) {
        std::optional<core::Error> error;
        if (!batch)
            error = batch.error();
        else
            error = batch->firstError();
        if (batch) {
            for (const graph::Presence &presence : batch->presences) {
                User *user = m_users.byGraphId(presence.id);
                if (!user)
                    continue;
                user->availability = presence.availability;
                user->activity = presence.activity;
                user->seen.teams = {presence::teamsStatus(
                                        presence.availability.toStdString(), presence.activity.toStdString()),
                    m_teamsLoop.startedAt};
            }
        }
        ++m_status.polls;
        if (m_options.brakeAsksNobody)
            m_brake.countPoll(m_options.brake, m_users.matched());
        finishPoll(m_teamsLoop, m_status.graph, Polled::Teams, error);
    });
}

void SyncEngine::pollStarface()
{
    if (m_starfaceLoop.running || m_stopped)
        return;
    m_starfaceLoop.running = true;
    m_starfaceLoop.startedAt = m_clock.now();
    m_starface.lineStates()->then(this, [this](const core::Result<QList<starface::UserLine>> &lines) {
        std::optional<core::Error> error;
        if (lines) {
            for (const starface::UserLine &line : *lines) {
                if (User *user = m_users.byPhoneId(line.userId)) {
                    user->telephony = line.raw;
                    user->seen.line = {line.line, m_starfaceLoop.startedAt};
                }
            }
        } else {
            error = lines.error();
        }
        const Time startedAt = m_clock.now();
        m_starface.readDnd(m_dndSchedule.next(m_users))
            ->then(this, [this, error, startedAt](const core::Result<starface::DndBatch> &dnd) {
                std::optional<core::Error> worst = error;
                if (dnd) {
                    for (const starface::DndBatch::Read &reading : dnd->read) {
                        if (User *user = m_users.byPhoneId(reading.userId))
                            user->seen.dnd = {reading.on ? presence::Dnd::On : presence::Dnd::Off, startedAt};
                    }
                    if (!worst && !dnd->failed.isEmpty())
                        worst = dnd->failed.first().error;
                } else if (!worst) {
                    worst = dnd.error();
                }
                finishPoll(m_starfaceLoop, m_status.starface, Polled::Starface, worst);
            });
    });
}

void SyncEngine::finishPoll(
    Loop &loop, ConnectionHealth &health, Polled side, const std::optional<core::Error> &error)
{
    const Time now = m_clock.now();
    loop.running = false;
    if (error) {
        health.state = ConnectionHealth::State::Failing;
        health.error = error;
        qCWarning(logSync).noquote() << (side == Polled::Teams ? "Teams:" : "STARFACE:")
                                     << core::toLogLine(*error);
    } else {
        health.state = ConnectionHealth::State::Ok;
        health.error.reset();
        health.lastSuccess = now;
        health.latency = now - loop.startedAt;
    }
    if (side == Polled::Teams) {
        m_status.pollDuration = now - loop.startedAt;
        m_status.lateBy = std::max(Duration::zero(), m_status.pollDuration - m_options.period);
    }
    if (m_stopped || m_goal == Goal::Stop)
        return;
    decideAll();
    schedule(loop, side);
    updateStatus();
    Q_EMIT polled(side, m_status);
}

void SyncEngine::schedule(Loop &loop, Polled side)
{
    delete loop.timer;
    if (m_status.mode == Mode::Paused)
        return;
    const Time now = m_clock.now();
    const Time next = loop.again ? now : std::max(now, loop.startedAt + m_options.period);
    loop.again = false;
    if (side == Polled::Teams)
        m_status.nextPoll = next;
    loop.timer = m_clock.callLater(next - now, this, [this, side] {
        if (side == Polled::Teams)
            pollTeams();
        else
            pollStarface();
    });
}

// --- Deciding ----------------------------------------------------------------------------------------------

presence::Directive SyncEngine::directiveFor(const User &user) const
{
    presence::Directive directive;
    if (m_status.mode == Mode::ObserveOnly && m_goal != Goal::Stop)
        directive.withheld = presence::Withheld::ObserveOnly;
    if (m_status.mode == Mode::Paused)
        directive.withheld = presence::Withheld::Paused;
    if (m_goal != Goal::Run) {
        directive.giveBack = true;
        directive.reason = presence::Reason::GivingBack;
        // what an earlier run left behind is not touched by a run that was started to observe
        if (m_options.observeOnly && m_goal == Goal::Stop)
            directive.withheld = presence::Withheld::ObserveOnly;
    } else if (user.leaving) {
        directive.giveBack = true;
        directive.reason = presence::Reason::Unmatched;
    } else if (m_options.excluded.contains(user.person.key)) {
        directive.giveBack = true;
        directive.reason = presence::Reason::Excluded;
    } else if (user.handBack.phone || user.handBack.teams) {
        directive.giveBack = true;
        directive.reason = presence::Reason::HandedBack;
        directive.phone = user.handBack.phone;
        directive.teams = user.handBack.teams;
    }
    return directive;
}

void SyncEngine::decide(User &user)
{
    followHandBack(user);
    user.last =
        presence::reconcile(m_options.policy, user.seen, user.state, m_clock.now(), directiveFor(user));
    user.state = user.last.state;
    // what the brake holds back stays held back when one user is decided anew
    if (m_status.brake && presence::isTaking(user.last.toStarface.action, user.last.toStarface.reason))
        user.last.toStarface.withheld = presence::Withheld::Brake;
    if (m_status.brake && presence::isTaking(user.last.toTeams.action, user.last.toTeams.reason))
        user.last.toTeams.withheld = presence::Withheld::Brake;
    noteRoundTrips(user.last);
    if (user.last.overriddenAfter)
        noteOverride(user, *user.last.overriddenAfter);
}

void SyncEngine::decideAll()
{
    if (!m_started || m_stopped)
        return;
    Duration dndRound = m_dndSchedule.pollsPerRound(m_users.matched()) * m_options.period;
    m_options.policy.timing.dndStaleAfter = std::max(m_options.policy.timing.staleAfter, 2 * dndRound);
    m_status.brake.reset(); // asked anew below
    for (const auto &user : m_users.all()) {
        if (m_users.waitsForLeaving(*user)) {
            user->last.toStarface.action = presence::Action::None;
            user->last.toTeams.action = presence::Action::None;
            continue;
        }
        decide(*user);
    }
    applyBrake();
    m_desk->setSession(m_options.sessionId, m_options.policy);
    m_desk->carryOut(m_users.all());
    for (const auto &user : m_users.all())
        report(*user);
    m_users.removeGone();
    flushReports();
    updateStatus();
    whenGivenBack();
}

void SyncEngine::applyBrake()
{
    QSet<QString> wanted;
    BrakeQuestion question;
    question.matched = m_users.matched();
    const auto takes = [](const auto &decision) {
        return presence::isTaking(decision.action, decision.reason)
            && decision.withheld == presence::Withheld::No;
    };
    for (const auto &user : m_users.all()) {
        const presence::Outcome &last = user->last;
        if (takes(last.toStarface)) {
            wanted.insert(user->person.key);
            ++(last.toStarface.action == presence::Action::SetDndOn ? question.dndOn : question.dndOff);
        }
        if (takes(last.toTeams)) {
            wanted.insert(user->person.key);
            ++question.presence;
        }
    }
    question.users = static_cast<int>(wanted.size());
    m_status.brake.reset();
    if (!m_brake.mustHold(m_options.brake, m_users.matched(), wanted))
        return;
    m_status.brake = question;
    for (const auto &user : m_users.all()) {
        if (takes(user->last.toStarface))
            user->last.toStarface.withheld = presence::Withheld::Brake;
        if (takes(user->last.toTeams))
            user->last.toTeams.withheld = presence::Withheld::Brake;
    }
}

void SyncEngine::noteRoundTrips(const presence::Outcome &outcome)
{
    if (!outcome.dndRoundTrip && !outcome.teamsRoundTrip)
        return;
    const Time now = m_clock.now();
    for (const auto &trip : {outcome.dndRoundTrip, outcome.teamsRoundTrip}) {
        if (trip)
            m_roundTrips.emplace_back(now, *trip);
    }
    std::erase_if(m_roundTrips, [now](const auto &entry) { return now - entry.first > roundTripMemory; });
    Duration slowest{};
    for (const auto &entry : m_roundTrips)
        slowest = std::max(slowest, entry.second);
    m_status.slowestRoundTrip = slowest;
    m_status.settle = std::max(m_settle, 3 * slowest);
    m_options.policy.timing.settle = m_status.settle;
}

void SyncEngine::noteOverride(const User &user, Duration after)
{
    if (after > quickOverride)
        return;
    const Time now = m_clock.now();
    m_quickOverrides.emplace_back(now, user.person.key);
    std::erase_if(m_quickOverrides, [now](const auto &entry) { return now - entry.first > overrideMemory; });
    QHash<QString, int> perUser;
    for (const auto &entry : m_quickOverrides)
        ++perUser[entry.second];
    const bool again =
        std::any_of(perUser.cbegin(), perUser.cend(), [](int count) { return count >= quickOverridesOfOne; });
    m_status.foreignWriter = perUser.size() >= quickOverridesOfSeveral || again;
}

void SyncEngine::recoverFromJournal()
{
    for (const JournalEntry &entry : std::exchange(m_orphans, {})) {
        User *user = m_users.byIds(entry.graphId, entry.starfaceId);
        if (!user)
            user = &m_users.addLeaving(entry);
        user->state = entry.state;
        user->journalled = entry.state;
    }
}

// --- Telling -----------------------------------------------------------------------------------------------

void SyncEngine::report(User &user)
{
    const UserReport &old = user.reported;
    const presence::Outcome &last = user.last;
    const bool same = user.wasReported && old.availability == user.availability
        && old.activity == user.activity && old.telephony == user.telephony && old.teams == last.teams
        && old.starface == last.starface && old.toStarface == last.toStarface && old.toTeams == last.toTeams
        && old.state.dnd == user.state.dnd && old.state.teams == user.state.teams
        && old.state.overridden == user.state.overridden
        && old.starfaceError.has_value() == user.starfaceError.has_value()
        && old.teamsError.has_value() == user.teamsError.has_value();
    if (same || user.leaving)
        return;
    user.reported = {user.person.key, user.availability, user.activity, user.telephony, user.seen, last.teams,
        last.starface, last.toStarface, last.toTeams, user.state, user.starfaceError, user.teamsError,
        m_clock.now()};
    user.wasReported = true;
    m_changed.append(user.reported);
}

void SyncEngine::flushReports()
{
    if (!m_changed.isEmpty())
        Q_EMIT reported(std::exchange(m_changed, {}));
}

void SyncEngine::updateStatus()
{
    m_status.rules = m_options.policy.rules;
    m_status.matched = m_users.matched();
    m_status.dndClaims = 0;
    m_status.teamsClaims = 0;
    m_status.failedWrites = 0;
    for (const auto &user : m_users.all()) {
        m_status.dndClaims += user->state.dnd.exists() ? 1 : 0;
        m_status.teamsClaims += user->state.teams.exists() ? 1 : 0;
        m_status.failedWrites += user->phoneWaits() || user->teamsWaits() ? 1 : 0;
    }
    m_status.givingBack = m_goal != Goal::Run;
    m_status.journalError = m_desk->journalError();
    Q_EMIT statusChanged(m_status);
}

void SyncEngine::setBudgetUse(int used, int limit)
{
    m_status.budgetUsed = used;
    m_status.budgetLimit = limit;
}

} // namespace pb::sync
