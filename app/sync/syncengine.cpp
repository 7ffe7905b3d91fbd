// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/syncengine.h"

#include "directory/directory.h"
#include "sync/log.h"
#include "sync/preview.h"
#include "sync/writedesk.h"

namespace pb::sync {

SyncEngine::SyncEngine(EngineOptions options, Reads &reads, Writes &writes, Journal &journal,
    core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_reads(reads)
    , m_journal(journal)
    , m_clock(clock)
    , m_dndSchedule(m_options.dndReads)
    , m_desk(std::make_unique<WriteDesk>(writes, journal, clock, nullptr))
    , m_modes(m_options.observeOnly)
{
    m_status.observeOnly = m_modes.isObserveOrdered();
    m_status.mode = m_modes.mode();
    m_status.rules = m_options.policy.rules;
    m_settle = m_options.policy.timing.settle;
    m_status.settle = m_settle;
    m_status.period = m_options.period;
    m_desk->setSession(m_options.sessionId, m_options.policy);
    connect(m_desk.get(), &WriteDesk::written, this, [this](User *user, const WriteRecord &record) {
        if (record.error)
            qCWarning(logSync).noquote() << record.key << "write failed:" << core::toLogLine(*record.error);
        if (record.error && record.error->kind == core::ErrorKind::NotFound)
            readDirectories(); // the account may be gone
        Q_EMIT wrote(record);
        decide(*user, m_clock.now());
        report(*user);
    });
    connect(m_desk.get(), &WriteDesk::answered, this, [this] {
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
    bool holds = false;
    for (JournalEntry &entry : *entries) {
        entry.state = presence::recovered(m_options.policy, entry.state, m_clock.now());
        holds = holds || holdsSomething(entry.state);
    }
    m_users.recover(*entries);
    if (!entries->isEmpty())
        qCInfo(logSync) << "the journal of an earlier run names" << entries->size() << "users";
    m_status.journalDamage = m_journal.damage();
    if (!m_status.journalDamage.isEmpty())
        qCCritical(logSync).noquote()
            << "the journal" << m_status.journalDamage.file
            << "is damaged; entries not to be trusted:" << m_status.journalDamage.users.size();
    turn(holds ? Modes::Event::StartHolding : Modes::Event::Start);
    beat();
    readDirectories();
    // W2: not even a directory is waited for
    if (!entries->isEmpty())
        pollBoth();
    return {};
}

// --- Directories -------------------------------------------------------------------------------------------

void SyncEngine::readDirectories()
{
    if (m_directoryLoop.running || m_modes.isOver())
        return;
    m_directoryLoop.running = true;
    m_directoryLoop.startedAt = m_clock.now();
    m_reads.teamsUsers()->then(this, [this](const core::Result<QList<graph::User>> &teams) {
        m_reads.phoneUsers()->then(
            this, [this, teams](const core::Result<QList<starface::DirectoryUser>> &starface) {
                joinDirectories(teams, starface);
            });
    });
}

void SyncEngine::joinDirectories(const core::Result<QList<graph::User>> &teams,
    const core::Result<QList<starface::DirectoryUser>> &starface)
{
    noteDirectory(m_status.graph, teams);
    noteDirectory(m_status.starface, starface);
    if (!teams || !starface)
        return finishDirectories(teams ? starface.error() : teams.error());
    join(*teams, *starface, true);
}

void SyncEngine::join(
    const QList<graph::User> &teams, const QList<starface::DirectoryUser> &starface, bool asks)
{
    if (m_modes.isOver())
        return;
    const directory::Directory read = directory::joinDirectories(teams, starface, m_options.hints);
    if (asks && !read.contests.isEmpty())
        return askWhoHasTeams(teams, starface, read.contests);
    takePeople(read);
}

void SyncEngine::askWhoHasTeams(const QList<graph::User> &teams,
    const QList<starface::DirectoryUser> &starface, const QList<QStringList> &contests)
{
    m_reads.presences(directory::contestants(contests))
        ->then(this, [this, teams, starface, contests](const core::Result<graph::PresenceBatch> &batch) {
            if (batch && !batch->firstError())
                directory::learnTeams(m_options.hints, contests, batch->presences);
            join(teams, starface, false);
        });
}

template<typename T>
void SyncEngine::noteDirectory(ConnectionHealth &health, const core::Result<T> &result)
{
    health.directoryError = result ? std::nullopt : std::optional(result.error());
}

void SyncEngine::noteSettingsOfNobody()
{
    QStringList labels;
    for (const profile::Exclusion &entry : m_options.excluded.ofNobody(m_people))
        labels << (entry.email.isEmpty() ? directory::Exclusions::label(entry) : entry.email);
    for (const profile::UserPair &pair : m_unusedPairs)
        labels << QStringLiteral("teams:%1 / starface:%2").arg(pair.graphId).arg(pair.starfaceId);
    if (labels.size() > m_status.settingsOfNobody.size())
        qCWarning(logSync) << labels.size() << "entries of the profile name users whom no directory has";
    m_status.settingsOfNobody = labels;
}

void SyncEngine::takePeople(const directory::Directory &read)
{
    const QList<Person> &people = read.people;
    const bool differs = people != m_people;
    m_people = people;
    m_unusedPairs = read.unusedPairs;
    m_options.excluded.learn(people);
    noteSettingsOfNobody();
    m_status.unmatchedTeams = 0;
    m_status.unmatchedStarface = 0;
    for (const Person &person : people) {
        if (person.match != presence::MatchKind::Matched)
            ++(person.graphId.isEmpty() ? m_status.unmatchedStarface : m_status.unmatchedTeams);
    }
    const bool isFirst = m_directoryReadAt == Time{};
    const bool waiting = m_desk->rest(); // whoever waits there may be gone
    const bool changed = m_users.update(people);
    m_directoryReadAt = m_clock.now();
    if (differs || changed || isFirst)
        Q_EMIT directoryChanged(people);
    if (waiting || (changed && !isFirst))
        decideAll();
    if (isFirst)
        pollBoth();
    finishDirectories({});
}

void SyncEngine::finishDirectories(const std::optional<core::Error> &error)
{
    m_directoryLoop.running = false;
    if (m_modes.isOver())
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
    if (same || user.leaving || user.recovered)
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
    countUsers(m_users, m_status);
    m_status.givingBack = m_modes.isGivingBack();
    m_status.journalError = m_desk->journalError();
    Q_EMIT statusChanged(m_status);
}

void SyncEngine::setBudgetUse(int used, int limit)
{
    m_status.budgetUsed = used;
    m_status.budgetLimit = limit;
}

} // namespace pb::sync
