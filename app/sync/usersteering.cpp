// SPDX-License-Identifier: GPL-3.0-or-later
// The administrator's hand on single users: giving back, leaving out, trying again, and what going live
// means.
#include "sync/preview.h"
#include "sync/syncengine.h"

#include <algorithm>

namespace pb::sync {

namespace {

/// Whether the phone's status asks Teams for something by itself, as reconcile() sees it.
bool asksTeams(const presence::Policy &policy, presence::StarfaceStatus status)
{
    return status != presence::StarfaceStatus::Available
        && policy.rules.target(status) != presence::TeamsTarget::None;
}

} // namespace

QList<PreviewLine> SyncEngine::livePreview() const
{
    return withheldChanges(m_users, presence::Withheld::ObserveOnly);
}

QList<PreviewLine> SyncEngine::heldBack() const
{
    return withheldChanges(m_users, presence::Withheld::Brake);
}

QList<FailedWrite> SyncEngine::failedWrites() const
{
    return sync::failedWrites(m_users);
}

void SyncEngine::goLive(const QStringList &agreed)
{
    m_agreed.emplace(agreed.begin(), agreed.end());
    setObserveOnly(false);
}

void SyncEngine::giveBackUser(const QString &key)
{
    User *user = m_users.byKey(key);
    if (!user || m_modes.isGivingBack() || m_modes.mode() != Mode::Live || !user->holds())
        return;
    user->handBack = {true, user->state.dnd.exists(), user->state.teams.exists()};
    // a failure of the past must not hold up what somebody asks for now
    user->retryNow(m_clock.now());
    decideSoon();
}

/// Ends each half of what was given back when its reason has ended once.
void SyncEngine::followHandBack(User &user) const
{
    HandBack &hand = user.handBack;
    const bool phoneHeld = hand.phone && (user.state.dnd.exists() || user.state.dndWrite.inFlight);
    const bool teamsHeld = hand.teams && (user.state.teams.exists() || user.state.teamsWrite.inFlight);
    if (hand.pending && !phoneHeld && !teamsHeld) {
        hand.pending = false;
        // journalled, so that not even a new start takes the phone again
        user.state.overridden = user.state.overridden || hand.phone;
    }
    if (hand.pending)
        return;
    const presence::TeamsStatus teams = user.last.teams;
    const bool phoneEnded = teams != presence::TeamsStatus::Unknown
        && m_options.policy.rules.target(teams) != presence::DndTarget::On;
    const presence::StarfaceStatus line = user.last.starface;
    const bool teamsEnded = line != presence::StarfaceStatus::Unknown && !asksTeams(m_options.policy, line);
    hand.phone = hand.phone && !phoneEnded;
    hand.teams = hand.teams && !teamsEnded;
}

void SyncEngine::setExcluded(const QString &key, bool excluded)
{
    if (!m_options.excluded.set(key, excluded, m_people))
        return;
    noteSettingsOfNobody();
    decideSoon();
}

void SyncEngine::retryFailedWrites()
{
    for (const auto &user : m_users.all())
        user->retryNow(m_clock.now());
    decideAll();
}

} // namespace pb::sync
