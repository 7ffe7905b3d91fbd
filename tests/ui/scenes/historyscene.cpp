// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/historyscene.h"

#include <algorithm>
#include <random>

namespace pb::test {

using namespace history;
using namespace std::chrono_literals;
using presence::Action;
using presence::Reason;
using presence::StarfaceStatus;
using presence::TeamsStatus;

namespace {

struct Moment {
    TeamsStatus teams;
    StarfaceStatus starface;
    const char16_t *availability;
    const char16_t *activity;
    bool ourDnd;
    bool ourCall;
    int minutes;
};

const Moment moments[] = {
    {TeamsStatus::Available, StarfaceStatus::Available, u"Available", u"Available", false, false, 12},
    {TeamsStatus::InCall, StarfaceStatus::DoNotDisturb, u"Busy", u"InACall", true, false, 9},
    {TeamsStatus::Available, StarfaceStatus::Available, u"Available", u"Available", false, false, 6},
    {TeamsStatus::Available, StarfaceStatus::Ringing, u"Available", u"Available", false, false, 1},
    {TeamsStatus::Busy, StarfaceStatus::InCall, u"Busy", u"InACall", false, true, 7},
    {TeamsStatus::InMeeting, StarfaceStatus::Available, u"Busy", u"InAMeeting", false, false, 25},
    {TeamsStatus::DoNotDisturb, StarfaceStatus::DoNotDisturb, u"DoNotDisturb", u"Presenting", true, false,
        14},
    {TeamsStatus::Away, StarfaceStatus::Available, u"Away", u"Away", false, false, 18},
    {TeamsStatus::Unknown, StarfaceStatus::Unknown, u"PresenceUnknown", u"PresenceUnknown", false, false, 4},
    {TeamsStatus::Offline, StarfaceStatus::Available, u"Offline", u"Offline", false, false, 10},
};

Change changeTo(const Moment &scene, const Moment &before)
{
    Change c;
    c.what = What::Status | What::Decision;
    c.availability = QString::fromUtf16(scene.availability);
    c.activity = QString::fromUtf16(scene.activity);
    c.telephony =
        scene.starface == StarfaceStatus::InCall ? QStringLiteral("ACTIVE") : QStringLiteral("AVAILABLE");
    c.dnd = scene.starface == StarfaceStatus::DoNotDisturb ? presence::Dnd::On : presence::Dnd::Off;
    c.teamsBefore = before.teams;
    c.starfaceBefore = before.starface;
    c.toStarface.status = scene.teams;
    c.toTeams.status = scene.starface;
    c.toStarface.reason = scene.ourDnd ? Reason::Mapped : Reason::NoMapping;
    c.toStarface.action = scene.ourDnd ? Action::SetDndOn : Action::None;
    c.toTeams.reason = scene.ourCall ? Reason::Mapped : Reason::IdleAssertsNothing;
    c.toTeams.action = scene.ourCall ? Action::SetBusyInACall : Action::None;
    if (scene.ourDnd) {
        c.dndClaim = presence::ClaimPhase::Held;
        c.dndBecause = scene.teams;
    }
    if (scene.ourCall) {
        c.teamsClaim = presence::ClaimPhase::Held;
        c.shows = presence::TeamsTarget::BusyInACall;
        c.teamsBecause = scene.starface;
    }
    return c;
}

core::Error timeout()
{
    core::Error error;
    error.kind = core::ErrorKind::Timeout;
    error.detail = QStringLiteral("no answer within 5 s");
    return error;
}

/// One person's changes from a moment on, until another.
QList<Event> day(core::Wall from, core::Wall to, const QString &key, unsigned seed)
{
    std::mt19937 random(seed);
    QList<Event> events;
    std::size_t before = 0;
    std::size_t i = seed % std::size(moments);
    core::Wall at = from;
    while (at < to) {
        const Moment &scene = moments[i];
        events.append({0, at, key, {}, changeTo(scene, moments[before])});
        if (scene.ourDnd || scene.ourCall) {
            Write write;
            write.side = scene.ourDnd ? presence::Side::Starface : presence::Side::Teams;
            write.action = scene.ourDnd ? Action::SetDndOn : Action::SetBusyInACall;
            write.duration = core::Duration{40 + random() % 200};
            if (random() % 4 == 0)
                write.error = timeout();
            events.append({0, at + 200ms, key, {}, write});
        }
        at += std::chrono::minutes{scene.minutes} / 2 + std::chrono::seconds{random() % 200};
        before = std::exchange(i, (i + 1) % std::size(moments));
    }
    return events;
}

} // namespace

HistoryScene::HistoryScene(core::Duration before)
    : m_clock(before)
    , m_store({m_folder.filePath(QStringLiteral("history.sqlite"))}, m_clock)
{
    const QString first = QStringLiteral("anna.abendroth@example.com");
    m_users.append({first, QStringLiteral("Anna Abendroth"), first});
    for (int i = 1; i < 6; ++i) {
        const QString key = QStringLiteral("user%1@example.com").arg(i);
        m_users.append({key, QStringLiteral("User Number %1").arg(i), key});
    }
    m_store.setPeople(m_users);
}

void HistoryScene::record()
{
    const core::Wall from = m_clock.wall();
    const core::Wall now = from + m_clock.back;
    QList<Event> events;
    for (qsizetype i = 0; i < m_users.size(); ++i)
        events += day(from, now, m_users[i].key, static_cast<unsigned>(i));
    const core::Wall trouble = now - 50min;
    core::Error expired;
    expired.kind = core::ErrorKind::CredentialRefused;
    expired.code = QStringLiteral("AADSTS7000222");
    events.append({0, trouble, {}, {}, Connection{Service::Graph, Connection::State::Failing, {}, expired}});
    events.append({0, trouble + 2min, {}, {}, Connection{Service::Graph, Connection::State::Works, {}, {}}});
    events.append({0, now - 21min, {}, {}, ModeChange{sync::Mode::Paused, sync::Mode::Live}});
    events.append({0, now - 17min, {}, {}, ModeChange{sync::Mode::Live, sync::Mode::Paused}});
    events.append({0, now - 3min, {}, {}, history::Brake{41, 57}});
    std::stable_sort(
        events.begin(), events.end(), [](const Event &a, const Event &b) { return a.at < b.at; });
    m_clock.back = {};
    m_store.append(events);
}

} // namespace pb::test
