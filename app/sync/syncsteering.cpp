// SPDX-License-Identifier: GPL-3.0-or-later
// The administrator's hand on the engine: pausing, observing, giving back, stopping.
#include "sync/log.h"
#include "sync/syncengine.h"
#include "sync/writedesk.h"

#include <algorithm>

namespace pb::sync {

namespace {

constexpr Duration stopTick{250};
constexpr Duration longestPause = std::chrono::minutes{1};

} // namespace

void SyncEngine::syncNow()
{
    if (!m_modes.isDeciding() || !m_modes.isPolling())
        return;
    readDirectories();
    if (m_directoryReadAt != Time{} || !m_users.all().empty())
        pollBoth();
}

/// Every change of what the engine is at comes here.
void SyncEngine::turn(Modes::Event event)
{
    m_modes = m_modes.after(event);
    m_status.mode = m_modes.mode();
    m_status.observeOnly = m_modes.isObserveOrdered();
}

void SyncEngine::setPaused(bool paused)
{
    if (m_modes.isStopping())
        return;
    const bool wasPaused = m_modes.mode() == Mode::Paused;
    turn(paused ? Modes::Event::Pause : Modes::Event::Resume);
    if (paused)
        return decideAll();
    updateStatus();
    if (wasPaused)
        syncNow();
    else
        decideAll(); // what was decided for the pause must not be carried out any more
}

void SyncEngine::setObserveOnly(bool observeOnly)
{
    if (m_modes.isStopping())
        return;
    turn(observeOnly ? Modes::Event::Observe : Modes::Event::GoLive);
    if (m_modes.mode() == Mode::Paused)
        return updateStatus(); // nothing is held, and what was read is old
    decideAll();
}

void SyncEngine::giveBackAll()
{
    // what is given back only to be taken again at the next poll would help nobody
    setObserveOnly(true);
}

void SyncEngine::releaseBrake()
{
    m_brake.release();
    decideAll();
}

void SyncEngine::setRules(const presence::RuleSet &rules, bool availableAfterCall, bool clearsAnyDnd)
{
    m_options.policy.rules = rules;
    m_options.policy.availableAfterCall = availableAfterCall;
    m_options.policy.clearsAnyDnd = clearsAnyDnd;
    qCInfo(logSync) << "rules from now on:" << QString::fromStdString(rules.id);
    // a paused engine holds nothing; its readings are old until it goes on
    if (!m_modes.isStopping() && m_modes.isPolling())
        decideAll();
}

void SyncEngine::setOptions(EngineOptions options)
{
    if (m_modes.isStopping())
        return;
    const bool otherPairs = options.hints.pairs != m_options.hints.pairs;
    options.sessionId = m_options.sessionId;
    options.observeOnly = m_options.observeOnly;
    options.brakeAsksNobody = m_options.brakeAsksNobody;
    m_settle = options.policy.timing.settle;
    m_dndSchedule = DndSchedule(options.dndReads);
    m_status.period = options.period;
    m_options = std::move(options);
    m_options.excluded.learn(m_people);
    noteSettingsOfNobody();
    weighRoundTrips();
    if (otherPairs)
        readDirectories();
    setRules(m_options.policy.rules, m_options.policy.availableAfterCall, m_options.policy.clearsAnyDnd);
    updateStatus();
}

/// The mode that was ordered begins when nothing is held any more. The end of the program is tickStop()'s.
void SyncEngine::whenGivenBack()
{
    if (m_modes.isStopping() || !m_modes.isGivingBack())
        return;
    const auto &users = m_users.all();
    const auto isLeft = [](const auto &user) { return user->holds() || user->busy(); };
    if (m_modes.waitsForHeld() && std::any_of(users.begin(), users.end(), isLeft))
        return;
    turn(Modes::Event::GivenBack);
    if (!m_modes.isPolling()) {
        m_status.nextPoll = {};
        delete m_teamsLoop.timer;
        delete m_starfaceLoop.timer;
    }
    // the last that was decided is that everything is given back; now it is what is not written, and why
    m_clock.callLater(Duration::zero(), this, [this] { decideAll(); });
    updateStatus();
}

void SyncEngine::stop()
{
    if (m_modes.isStopping())
        return;
    turn(Modes::Event::Stop);
    m_stopBy = m_clock.now() + stopLimit;
    for (Loop *loop : {&m_teamsLoop, &m_starfaceLoop, &m_directoryLoop})
        delete loop->timer;
    m_options.policy.timing.retryFirst = stopTick;
    m_options.policy.timing.retryLongest = std::chrono::seconds{1};
    for (const auto &user : m_users.all())
        user->retryNow(m_clock.now());
    if (std::any_of(
            m_users.all().begin(), m_users.all().end(), [](const auto &user) { return user->holds(); }))
        Q_EMIT givingBackWaits(true);
    decideAll();
    tickStop();
}

/// C7: no pause holds up for longer than a minute what is to be given back.
void SyncEngine::liftPauses()
{
    const auto waits = [](const auto &user) {
        return (user->phoneWaits() && user->state.dnd.phase == presence::ClaimPhase::Releasing)
            || (user->teamsWaits() && user->state.teams.phase == presence::ClaimPhase::Releasing);
    };
    const Time now = m_clock.now();
    if (m_modes.isStopping() || std::none_of(m_users.all().begin(), m_users.all().end(), waits)) {
        m_liftAt = {};
        return;
    }
    if (m_liftAt == Time{})
        m_liftAt = now + longestPause;
    if (now < m_liftAt)
        return;
    m_liftAt = now + longestPause;
    Q_EMIT givingBackWaits(false);
    retryGivingBack(presence::Side::Starface);
    retryGivingBack(presence::Side::Teams);
    decideAll();
}

void SyncEngine::retryGivingBack(presence::Side side)
{
    for (const auto &user : m_users.all()) {
        const bool phone = side == presence::Side::Starface;
        const presence::ClaimPhase phase = phone ? user->state.dnd.phase : user->state.teams.phase;
        if (phase == presence::ClaimPhase::Releasing)
            user->retryNow(side, m_clock.now());
    }
}

void SyncEngine::tickStop()
{
    stopWhenGivenBack();
    if (m_modes.isOver())
        return;
    m_clock.callLater(stopTick, this, [this] {
        decideAll();
        tickStop();
    });
}

void SyncEngine::stopWhenGivenBack()
{
    if (m_modes.isOver())
        return;
    QStringList held;
    bool busy = false;
    for (const auto &user : m_users.all()) {
        busy = busy || user->busy();
        if (user->holds())
            held.append(user->person.key);
    }
    const bool nothingToDo = !busy && (held.isEmpty() || !m_modes.waitsForHeld());
    if (nothingToDo || m_clock.now() >= m_stopBy)
        finishStop(held);
}

void SyncEngine::finishStop(const QStringList &held)
{
    m_desk->rest();
    turn(Modes::Event::End);
    for (const auto &user : m_users.all())
        report(*user);
    flushReports();
    if (!held.isEmpty())
        qCWarning(logSync) << held.size() << "users could not be given back; the next start does";
    Q_EMIT stopped(held);
}

} // namespace pb::sync
