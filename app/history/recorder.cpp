// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/recorder.h"

namespace pb::history {

namespace {

Change changeOf(const sync::UserReport &r)
{
    Change c;
    c.availability = r.availability;
    c.activity = r.activity;
    c.telephony = r.telephony;
    c.dnd = r.observation.dnd.value;
    c.toStarface = r.toStarface;
    c.toStarface.status = r.teams;
    c.toTeams = r.toTeams;
    c.toTeams.status = r.starface;
    c.dndClaim = r.state.dnd.phase;
    c.dndBecause = r.state.dnd.exists() ? r.state.dnd.because : presence::TeamsStatus::Unknown;
    c.teamsClaim = r.state.teams.phase;
    c.shows = r.state.teams.exists() ? r.state.teams.shows : presence::TeamsTarget::None;
    c.teamsBecause = r.state.teams.exists() ? r.state.teams.because : presence::StarfaceStatus::Unknown;
    return c;
}

bool sameDecision(const Change &a, const Change &b)
{
    const auto same = [](const auto &x, const auto &y) {
        return x.target == y.target && x.action == y.action && x.reason == y.reason
            && x.withheld == y.withheld;
    };
    return same(a.toStarface, b.toStarface) && same(a.toTeams, b.toTeams);
}

/// What of two states of one user differs; empty: nothing.
Whats difference(const Change &before, const Change &now)
{
    Whats what;
    what.setFlag(What::Status,
        before.toStarface.status != now.toStarface.status || before.toTeams.status != now.toTeams.status
            || before.availability != now.availability || before.activity != now.activity
            || before.telephony != now.telephony || before.dnd != now.dnd);
    what.setFlag(What::Decision, !sameDecision(before, now));
    what.setFlag(What::Claim,
        before.dndClaim != now.dndClaim || before.teamsClaim != now.teamsClaim || before.shows != now.shows
            || before.dndBecause != now.dndBecause || before.teamsBecause != now.teamsBecause);
    return what;
}

/// How things stand, as no change.
Change asState(Change change)
{
    change.what = {};
    change.teamsBefore = change.toStarface.status;
    change.starfaceBefore = change.toTeams.status;
    return change;
}

} // namespace

Recorder::Recorder(HistoryStore &store, core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
{
    connect(&store, &HistoryStore::sessionBegan, this, &Recorder::beginSession);
    // what is deleted does not come back by itself: the next change is the first that is noted again
    connect(&store, &HistoryStore::userRemoved, this,
        [this](const QString &key) { m_events.removeIf([&key](const Event &e) { return e.key == key; }); });
    connect(&store, &HistoryStore::allRemoved, this, [this] {
        m_events.clear();
        m_wasEmptied = true;
    });
}

Recorder::~Recorder()
{
    handOver();
}

void Recorder::handOver()
{
    delete m_flush;
    m_handedOver = m_clock.now();
    m_store.append(std::exchange(m_events, {}));
}

void Recorder::note(Payload payload, const QString &key)
{
    if (!m_store.isRecording())
        return;
    m_events.append({0, m_clock.wall(), key, {}, std::move(payload)});
    if (!m_flush)
        m_flush = m_clock.callLater(flushEvery, this, [this] { flush(); });
}

void Recorder::flush()
{
    if (!m_events.isEmpty())
        handOver();
}

void Recorder::beginSession()
{
    m_events.clear(); // of a session that has ended
    note(Program{Program::What::Started, 0});
    if (m_hasStatus)
        note(ModeChange{m_status.mode, m_status.mode});
    if (m_hasDirectory)
        note(m_counts);
    if (!std::exchange(m_wasEmptied, false)) {
        for (auto last = m_last.cbegin(); last != m_last.cend(); ++last)
            note(asState(*last), last.key());
    }
    m_graph = {};
    m_starface = {};
    m_journal = {};
    m_late = false;
    flush();
}

// --- People ------------------------------------------------------------------------------------------------

void Recorder::setPeople(const QList<sync::Person> &people)
{
    if (m_stopped)
        return;
    const DirectoryNews news = directoryNews(m_matches, people);
    m_matches = news.matches;
    if (!news.renamed.isEmpty())
        flush(); // what was noted under the old key goes before
    m_store.setPeople(news.users);
    for (const auto &[old, now] : news.renamed) {
        if (m_last.contains(old))
            m_last.insert(now, m_last.take(old));
    }
    const bool many = news.changes.size() > manyPeople;
    for (const auto &[key, change] : news.changes) {
        // who leaves has to be noted in any case: from then on nothing is known of them
        const bool leaves = change.what == Directory::What::Left || change.what == Directory::What::Unmatched;
        if (m_hasDirectory && (leaves || !many))
            note(change, key);
        if (leaves)
            m_last.remove(key);
    }
    m_hasDirectory = true;
    m_counts = news.counts;
    note(news.counts);
}

// --- Users -------------------------------------------------------------------------------------------------

void Recorder::applyReports(const QList<sync::UserReport> &reports)
{
    for (const sync::UserReport &report : reports) {
        Change now = changeOf(report);
        const auto last = m_last.find(report.key);
        if (last == m_last.end()) {
            now = asState(now);
            note(now, report.key);
            m_last.insert(report.key, now);
            continue;
        }
        now.what = difference(*last, now);
        if (!now.what)
            continue;
        now.teamsBefore = last->toStarface.status;
        now.starfaceBefore = last->toTeams.status;
        note(now, report.key);
        *last = std::move(now);
    }
}

void Recorder::applyWrite(const sync::WriteRecord &record)
{
    note(Write{record.side, record.action, record.reason, record.duration, record.alreadySo, record.error},
        record.key);
}

// --- Everything else ---------------------------------------------------------------------------------------

void Recorder::applyStatus(const sync::EngineStatus &status)
{
    for (const auto &[last, service, health] : {std::tuple(&m_graph, Service::Graph, &status.graph),
             std::tuple(&m_starface, Service::Starface, &status.starface)})
        noteService(*last, service, *health);
    noteService(m_journal, Service::Journal, true, status.journalError);
    noteLateness(status.lateBy);
    noteMode(status);
    m_status = status;
    m_hasStatus = true;
    if (m_clock.now() - m_handedOver >= beatEvery)
        handOver();
}

void Recorder::noteService(ServiceState &last, Service service, const sync::ConnectionHealth &health)
{
    const auto outage = sync::outageOf(health);
    noteService(last, service, outage || health.state != sync::ConnectionHealth::State::NotYet, outage);
}

void Recorder::noteService(
    ServiceState &last, Service service, bool known, const std::optional<core::Error> &error)
{
    if (!known)
        return;
    const bool failing = error.has_value();
    const core::Error now = error.value_or(core::Error());
    const bool same = last.known && last.failing == failing
        && (!failing || (last.kind == now.kind && last.code == now.code));
    // that everything works from the start is no event
    const bool quiet = !last.known && !failing;
    last = {true, failing, now.kind, now.code};
    if (same || quiet)
        return;
    Connection connection;
    connection.service = service;
    connection.state = failing ? Connection::State::Failing : Connection::State::Works;
    if (failing)
        connection.error = now;
    note(connection);
}

void Recorder::noteLateness(core::Duration lateBy)
{
    const bool late = m_late ? lateBy > core::Duration::zero() : lateBy >= noticeablyLate;
    if (late == m_late)
        return;
    m_late = late;
    Connection connection;
    connection.state = late ? Connection::State::Late : Connection::State::OnTime;
    connection.lateBy = lateBy;
    note(connection);
}

void Recorder::noteMode(const sync::EngineStatus &status)
{
    if (!m_hasStatus || m_status.mode != status.mode)
        note(ModeChange{status.mode, m_hasStatus ? m_status.mode : status.mode});
    if (status.givingBack && (!m_hasStatus || !m_status.givingBack))
        note(Program{Program::What::GivingBack, 0});
    if (status.foreignWriter && (!m_hasStatus || !m_status.foreignWriter))
        note(Program{Program::What::ForeignWriter, 0});
    const bool asked = m_hasStatus && m_status.brake;
    if (status.brake && !asked)
        note(Brake{status.brake->users, status.brake->matched});
    else if (!status.brake && asked)
        note(Brake{});
}

void Recorder::finish(const QStringList &notGivenBack)
{
    if (m_stopped)
        return;
    m_stopped = true;
    note(Program{Program::What::Stopped, static_cast<int>(notGivenBack.size())});
    flush();
}

} // namespace pb::history
