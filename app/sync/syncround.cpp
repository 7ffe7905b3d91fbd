// SPDX-License-Identifier: GPL-3.0-or-later
// Deciding for everybody.
#include "sync/syncengine.h"
#include "sync/writedesk.h"

#include <algorithm>
#include <utility>

namespace pb::sync {

namespace {

/// Whether the decision is one for the brake, which may hold it back already.
bool takes(const auto &decision)
{
    return presence::isTaking(decision.action, decision.reason)
        && (decision.withheld == presence::Withheld::No || decision.withheld == presence::Withheld::Brake);
}

/// Whom no directory has named yet may be nobody any more: what is held is held on or given back, and nothing
/// is taken.
void dropTaking(presence::Outcome &outcome)
{
    if (presence::isTaking(outcome.toStarface.action, outcome.toStarface.reason))
        outcome.toStarface.action = presence::Action::None;
    if (presence::isTaking(outcome.toTeams.action, outcome.toTeams.reason))
        outcome.toTeams.action = presence::Action::None;
}

} // namespace

presence::Directive SyncEngine::directiveFor(const User &user) const
{
    presence::Directive directive;
    directive.withheld = m_modes.withheld();
    directive.last = m_modes.isStopping();
    if (m_modes.isGivingBack()) {
        directive.giveBack = true;
        directive.reason = presence::Reason::GivingBack;
    } else if (user.leaving) {
        directive.giveBack = true;
        directive.reason = presence::Reason::Unmatched;
    } else if (m_options.excluded.contains(user.person)) {
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

void SyncEngine::decide(User &user, Time now)
{
    if (isReadingAnew() && !m_modes.isGivingBack()) {
        user.last.toStarface.action = presence::Action::None;
        user.last.toTeams.action = presence::Action::None;
        return;
    }
    followHandBack(user);
    user.last = presence::reconcile(m_options.policy, user.seen, user.state, now, directiveFor(user));
    user.state = user.last.state;
    if (user.recovered)
        dropTaking(user.last);
    // what the brake holds back stays held back until everybody was decided anew
    if (m_status.brake && takes(user.last.toStarface))
        user.last.toStarface.withheld = presence::Withheld::Brake;
    if (m_status.brake && takes(user.last.toTeams))
        user.last.toTeams.withheld = presence::Withheld::Brake;
    noteRoundTrips(user.last);
    m_teamsSoon = m_teamsSoon || user.last.wantsTeamsSoon;
    if (user.last.overriddenAfter)
        m_overrides.add(user.person.key, *user.last.overriddenAfter, now);
}

/// Every change of what decisions depend on comes here: everybody is decided by the same readings and the
/// same orders, and nothing is sent before the brake has looked at all of them. `read` is the side whose
/// reading that was, if any: it is read again in its time.
void SyncEngine::decideAll(std::optional<Polled> read)
{
    if (!m_modes.isDeciding())
        return;
    const Duration dndRound = m_dndSchedule.pollsPerRound(m_users.matched()) * m_options.period;
    m_status.dndRound = dndRound > m_options.period ? dndRound : Duration{};
    m_options.policy.timing.dndStaleAfter = std::max(m_options.policy.timing.staleAfter, 2 * dndRound);
    m_teamsSoon = false;
    decideUsers();
    weighRoundTrips();
    m_status.foreignWriter = m_overrides.suspectsAnother(m_clock.now());
    applyBrake();
    m_desk->setSession(m_options.sessionId, m_options.policy);
    m_desk->carryOut(m_users.all());
    for (const auto &user : m_users.all())
        report(*user);
    flushReports();
    m_users.removeGone();
    whenGivenBack();
    if (read && !m_modes.isStopping())
        schedule(*read);
    updateStatus();
    liftPauses();
    if (m_modes.isStopping())
        return stopWhenGivenBack();
    if (read)
        Q_EMIT polled(*read, m_status);
}

void SyncEngine::decideSoon()
{
    m_desk->rest(); // what was decided before the order
    if (m_decidesSoon)
        return;
    m_decidesSoon = m_clock.callLater(Duration::zero(), this, [this] {
        m_decidesSoon.clear();
        decideAll();
    });
}

void SyncEngine::decideUsers()
{
    const Time now = m_clock.now();
    for (const auto &user : m_users.all()) {
        if (m_users.waitsForLeaving(*user)) {
            user->last.toStarface.action = presence::Action::None;
            user->last.toTeams.action = presence::Action::None;
        } else {
            decide(*user, now);
        }
    }
}

void SyncEngine::applyBrake()
{
    QSet<QString> wanted;
    BrakeQuestion question;
    question.matched = m_users.matched();
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
    bool holds = m_brake.mustHold(m_options.brake, m_users.matched(), wanted);
    if (const auto agreed = std::exchange(m_agreed, {}); holds && agreed && agreed->contains(wanted)) {
        m_brake.release();
        holds = false;
    }
    const auto withheld = holds ? presence::Withheld::Brake : presence::Withheld::No;
    for (const auto &user : m_users.all()) {
        if (takes(user->last.toStarface))
            user->last.toStarface.withheld = withheld;
        if (takes(user->last.toTeams))
            user->last.toTeams.withheld = withheld;
    }
    m_status.brake.reset();
    if (holds)
        m_status.brake = question;
}

void SyncEngine::noteRoundTrips(const presence::Outcome &outcome)
{
    const Time now = m_clock.now();
    for (const auto &trip : {outcome.dndRoundTrip, outcome.teamsRoundTrip}) {
        // E5: what took longer than that was an outage, a sleep, a crash or something that hid it
        if (trip && *trip <= m_status.settle)
            m_roundTrips.add(*trip, now);
    }
    weighRoundTrips();
}

/// E5: also that the slow ones are forgotten by and by.
void SyncEngine::weighRoundTrips()
{
    const Time now = m_clock.now();
    m_status.slowestRoundTrip = m_roundTrips.slowest(now);
    m_status.settle = m_roundTrips.settle(m_settle, now);
    m_options.policy.timing.settle = m_status.settle;
}

} // namespace pb::sync
