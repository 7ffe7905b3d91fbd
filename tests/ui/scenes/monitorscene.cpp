// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/monitorscene.h"

#include "ui/monitor/banners/bannerstack.h"
#include "ui/monitor/table/monitormodel.h"
#include "ui/monitor/table/monitortable.h"
#include "ui/monitor/why/whypanel.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace pb::test {

using namespace std::chrono_literals;
using presence::Action;
using presence::DndTarget;
using presence::Reason;
using presence::StarfaceStatus;
using presence::TeamsStatus;
using presence::TeamsTarget;

namespace {

struct Case {
    TeamsStatus teams;
    StarfaceStatus starface;
    DndTarget wantedDnd;
    Action dndAction;
    Reason dndReason;
    bool dndHeld;
    TeamsTarget wantedTeams;
    Action teamsAction;
    Reason teamsReason;
    TeamsTarget shows;
    const char16_t *availability;
    const char16_t *activity;
};

using A = Action;
using R = Reason;
using T = TeamsTarget;
const Case cases[] = {
    {TeamsStatus::Available, StarfaceStatus::Available, DndTarget::Off, A::None, R::NoMapping, false,
        T::Available, A::None, R::IdleAssertsNothing, T::None, u"Available", u"Available"},
    {TeamsStatus::InCall, StarfaceStatus::DoNotDisturb, DndTarget::On, A::None, R::Holding, true, T::None,
        A::None, R::OwnDnd, T::None, u"Busy", u"InACall"},
    {TeamsStatus::InMeeting, StarfaceStatus::Available, DndTarget::None, A::None, R::NoMapping, false,
        T::Available, A::None, R::IdleAssertsNothing, T::None, u"Busy", u"InAMeeting"},
    {TeamsStatus::Busy, StarfaceStatus::InCall, DndTarget::None, A::None, R::OwnEcho, false, T::BusyInACall,
        A::None, R::Holding, T::BusyInACall, u"Busy", u"InACall"},
    {TeamsStatus::DoNotDisturb, StarfaceStatus::Available, DndTarget::On, A::SetDndOn, R::Mapped, false,
        T::Available, A::None, R::IdleAssertsNothing, T::None, u"DoNotDisturb", u"Presenting"},
    {TeamsStatus::Away, StarfaceStatus::Ringing, DndTarget::None, A::None, R::NoMapping, false, T::None,
        A::None, R::NoMapping, T::None, u"Away", u"Away"},
    {TeamsStatus::Offline, StarfaceStatus::InCall, DndTarget::None, A::None, R::NoMapping, false,
        T::BusyInACall, A::SetBusyInACall, R::Mapped, T::None, u"Offline", u"Offline"},
    {TeamsStatus::Unknown, StarfaceStatus::Available, DndTarget::None, A::None, R::Unknown, false,
        T::Available, A::None, R::IdleAssertsNothing, T::None, u"PresenceUnknown", u"PresenceUnknown"},
    {TeamsStatus::Available, StarfaceStatus::Available, DndTarget::Off, A::None, R::NoMapping, false,
        T::Available, A::None, R::Lapsing, T::Available, u"Available", u"Available"},
    {TeamsStatus::InCall, StarfaceStatus::Available, DndTarget::On, A::None, R::Overridden, false,
        T::Available, A::None, R::IdleAssertsNothing, T::None, u"Busy", u"InACall"},
    {TeamsStatus::InCall, StarfaceStatus::Available, DndTarget::On, A::SetDndOn, R::WriteFailed, false,
        T::Available, A::None, R::IdleAssertsNothing, T::None, u"Busy", u"InAConferenceCall"},
    {TeamsStatus::Available, StarfaceStatus::DoNotDisturb, DndTarget::Off, A::None, R::NotOurs, false,
        T::DoNotDisturb, A::None, R::Masked, T::DoNotDisturb, u"Available", u"Available"},
    {TeamsStatus::Available, StarfaceStatus::Unknown, DndTarget::Off, A::None, R::NoMapping, false, T::None,
        A::None, R::Unknown, T::None, u"Available", u"Available"},
};

QList<sync::Person> people()
{
    const QStringList first{QStringLiteral("Anna"), QStringLiteral("Björn"), QStringLiteral("Çelik"),
        QStringLiteral("Dörte"), QStringLiteral("Emil"), QStringLiteral("Friederike"),
        QStringLiteral("Gülay"), QStringLiteral("Hans-Joachim"), QStringLiteral("Ines"),
        QStringLiteral("Łukasz")};
    const QStringList last{QStringLiteral("Abendroth"), QStringLiteral("Brinkmann"), QStringLiteral("Demir"),
        QStringLiteral("von Finkenstein-Waldhausen"), QStringLiteral("Müller"), QStringLiteral("Öztürk")};
    QList<sync::Person> all;
    for (int i = 0; i < 60; ++i) {
        sync::Person person;
        person.name = first[i % first.size()] + QLatin1Char(' ') + last[(i / 3) % last.size()];
        person.email = QStringLiteral("%1.%2@example.com").arg(first[i % first.size()].toLower()).arg(i);
        person.key = person.email;
        person.graphId = person.starfaceId = QString::number(i);
        person.hasBusyLampKey = i % 13 != 12;
        if (i % 17 == 16) {
            person.match = presence::MatchKind::NoPartner;
            person.starfaceId.clear();
        }
        all.append(person);
    }
    return all;
}

sync::UserReport report(const sync::Person &person, int index, core::Time now)
{
    const Case &s = cases[index % int(std::size(cases))];
    sync::UserReport r;
    r.key = person.key;
    r.availability = QString::fromUtf16(s.availability);
    r.activity = QString::fromUtf16(s.activity);
    r.telephony = s.starface == StarfaceStatus::InCall ? QStringLiteral("INCALL") : QStringLiteral("IDLE");
    r.teams = s.teams;
    r.starface = s.starface;
    r.observation.teams = {s.teams, now};
    r.observation.line = {presence::Line::Idle, now};
    r.observation.dnd = {
        s.starface == StarfaceStatus::DoNotDisturb ? presence::Dnd::On : presence::Dnd::Off, now};
    r.toStarface = {s.teams, s.wantedDnd, s.dndAction, s.dndReason, presence::Withheld::No};
    r.toTeams = {s.starface, s.wantedTeams, s.teamsAction, s.teamsReason, presence::Withheld::No};
    if (s.dndHeld) {
        r.state.dnd = {presence::ClaimPhase::Held, s.teams, now, true};
    }
    if (s.shows != T::None) {
        r.state.teams = {presence::ClaimPhase::Held, s.shows, s.starface, now, now + 15min, true};
        r.state.lastTeams = TeamsStatus::Available;
    }
    if (s.dndReason == R::Overridden)
        r.state.overridden = true;
    if (s.dndReason == R::WriteFailed) {
        r.starfaceError = core::Error{core::ErrorKind::Timeout, 0, {}, {}, {}, {}, true};
        r.state.dndWrite.failures = 2;
        r.state.dndWrite.retryAt = now + 30min;
    }
    r.decidedAt = now;
    return r;
}

sync::EngineStatus status(const QString &scene, core::Time now)
{
    using State = sync::ConnectionHealth::State;
    sync::EngineStatus s;
    s.graph = {State::Ok, now, 84ms, {}};
    s.starface = {State::Ok, now, 12ms, {}};
    s.rules = presence::callsOnly();
    s.polls = 214;
    s.lastPoll = now;
    s.pollDuration = 190ms;
    s.nextPoll = now + 8s;
    s.matched = 57;
    s.dndClaims = 5;
    s.teamsClaims = 9;
    s.budgetUsed = 126;
    s.budgetLimit = 1500;
    if (scene == u"failing" || scene == u"unfolded") {
        s.mode = sync::Mode::ObserveOnly;
        s.observeOnly = true;
        s.graph = {State::Failing, now - 95s, 84ms,
            core::Error{
                core::ErrorKind::CredentialRefused, 401, QStringLiteral("AADSTS7000215"), {}, {}, {}, false}};
        s.starface = {State::Failing, now - 200s, 12ms,
            core::Error{core::ErrorKind::Offline, 0, {}, {}, {}, {}, false}};
        s.journalError = core::Error{core::ErrorKind::Storage, 0, {}, {}, {}, {}, false};
        s.foreignWriter = true;
        s.failedWrites = 4;
        s.lateBy = 2300ms;
    }
    if (scene == u"brake") {
        s.brake = sync::BrakeQuestion{41, 57, 30, 4, 9};
        s.mode = sync::Mode::Live;
    }
    if (scene == u"paused") {
        s.mode = sync::Mode::Paused;
        s.nextPoll = {};
    }
    return s;
}

void applyWrites(board::Board &board, const QString &key, core::Time now)
{
    using presence::Side;
    board.applyWrite({key, Side::Starface, A::SetDndOn, R::Mapped, now - 25min, 85ms, {}, false});
    board.applyWrite({key, Side::Starface, A::SetDndOff, R::ReasonEnded, now - 12min, 92ms, {}, false});
    board.applyWrite({key, Side::Teams, A::SetBusyInACall, R::Mapped, now - 4min, 310ms,
        core::Error{core::ErrorKind::Throttled, 429, QStringLiteral("TooManyRequests"), {},
            QStringLiteral("0f7c6d2a-4b1e-4a58-9a53-1d0f6c2a7b11"), 20s, false},
        false});
    board.applyWrite({key, Side::Teams, A::SetBusyInACall, R::Mapped, now - 3min, 290ms, {}, false});
}

} // namespace

QStringList MonitorScene::names()
{
    return {QStringLiteral("normal"), QStringLiteral("empty"), QStringLiteral("unmatched"),
        QStringLiteral("nohit"), QStringLiteral("failing"), QStringLiteral("unfolded"),
        QStringLiteral("brake"), QStringLiteral("paused"), QStringLiteral("stopping"), QStringLiteral("why"),
        QStringLiteral("problem"), QStringLiteral("search"), QStringLiteral("menu")};
}

MonitorScene::MonitorScene(const QString &name, core::Clock &clock)
    : m_name(name)
    , m_clock(clock)
    , m_board(clock)
    , m_window(m_board, {})
    , m_people(people())
{
    m_window.setDemo(name == u"normal");
    if (name == u"unmatched") {
        for (auto &person : m_people)
            person.match = presence::MatchKind::NoPartner;
    }
}

void MonitorScene::decide(int shift, core::Time at)
{
    QList<sync::UserReport> reports;
    for (int i = 0; i < m_people.size(); ++i) {
        if (m_people[i].match == presence::MatchKind::Matched)
            reports.append(report(m_people[i], i + (i % 5 == 0 ? shift : 0), at));
    }
    m_board.applyReports(reports);
}

void MonitorScene::explain()
{
    auto &table = m_window.table();
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        const auto cell = table.model()->index(row, ui::MonitorModel::Why);
        const QString key = cell.data(ui::MonitorModel::KeyRole).toString();
        const bool isProblem = !cell.data(ui::MonitorModel::IconRole).toString().isEmpty();
        const auto &state = m_board.row(m_board.indexOf(key)).report.state;
        if (isProblem != (m_name == u"problem") || (m_name == u"why" && !state.teams.exists()))
            continue;
        table.selectRow(row);
        applyWrites(m_board, key, m_clock.now());
        return m_window.showWhy(key);
    }
}

void MonitorScene::type(const QString &letters)
{
    auto *search = m_window.findChild<QLineEdit *>(QStringLiteral("search"));
    search->setFocus();
    for (const QChar letter : letters)
        QApplication::postEvent(search,
            new QKeyEvent(QEvent::KeyPress, letter.toUpper().unicode(), Qt::NoModifier, QString(letter)));
}

void MonitorScene::play()
{
    const core::Time now = m_clock.now();
    if (m_name != u"empty") {
        m_board.setPeople(m_people);
        decide(0, now - 25min);
        decide(1, now - 4min);
        m_board.applyStatus(status(m_name, now));
        if (m_name != u"failing" && m_name != u"unfolded")
            m_clock.callLater(700ms, &m_window, [this] { decide(2, m_clock.now()); });
    }
    if (m_name == u"nohit")
        m_window.findChild<QLineEdit *>(QStringLiteral("search"))->setText(QStringLiteral("nobody here"));
    if (m_name == u"stopping")
        m_window.showStopping(3);
    if (m_name == u"normal")
        m_window.table().selectRow(3);
    if (m_name == u"why" || m_name == u"problem")
        explain();
    if (m_name == u"unfolded")
        m_window.findChild<ui::BannerStack *>()->setUnfolded(true);
    if (m_name == u"search")
        type(QStringLiteral("is:claimed teams:a"));
    if (m_name == u"menu") {
        m_clock.callLater(300ms, &m_window, [this] {
            auto &table = m_window.table();
            Q_EMIT table.customContextMenuRequested(
                table.visualRect(table.model()->index(3, ui::MonitorModel::Teams)).center());
        });
    }
}

} // namespace pb::test
