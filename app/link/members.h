// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board/board.h"
#include "health/facts.h"
#include "history/history.h"
#include "profile/profile.h"
#include "rules/rulechoice.h"
#include "sync/synctypes.h"

#include <concepts>
#include <tuple>
#include <type_traits>

/// Which members of which types go over the link, once for both directions, and the last value of each
/// enumeration. A member that is added to a type and not here does not compile.
namespace pb::link {

template<typename V, typename T>
concept Is = std::same_as<std::remove_const_t<V>, T>;

// --- The outside world -------------------------------------------------------------------------------------

auto members(Is<core::Error> auto &v)
{
    return std::tie(v.kind, v.httpStatus, v.code, v.detail, v.requestId, v.retryAfter, v.mayHaveActed);
}

auto members(Is<directory::Person> auto &v)
{
    return std::tie(v.key, v.name, v.email, v.graphId, v.starfaceId, v.match, v.hasBusyLampKey, v.matchedBy,
        v.addresses, v.nearest);
}

auto members(Is<profile::Exclusion> auto &v)
{
    return std::tie(v.graphId, v.starfaceId, v.email);
}

// --- What is known and decided of one user -----------------------------------------------------------------

template<typename V>
concept IsReading = Is<V, presence::Reading<presence::TeamsStatus>> || Is<V,
    presence::Reading<presence::Line>> || Is<V, presence::Reading<presence::Dnd>>;

auto members(IsReading auto &v)
{
    return std::tie(v.value, v.at);
}

auto members(Is<presence::Observation> auto &v)
{
    return std::tie(v.teams, v.line, v.dnd);
}

template<typename V>
concept IsDecision = Is<V, presence::ToStarface> || Is<V, presence::ToTeams>;

auto members(IsDecision auto &v)
{
    return std::tie(v.status, v.target, v.action, v.reason, v.withheld);
}

auto members(Is<presence::DndClaim> auto &v)
{
    return std::tie(v.phase, v.because, v.since, v.seen, v.blind, v.showsBy);
}

auto members(Is<presence::TeamsClaim> auto &v)
{
    return std::tie(
        v.phase, v.shows, v.because, v.before, v.since, v.expiresAt, v.seen, v.blind, v.shortLived);
}

auto members(Is<presence::WriteState> auto &v)
{
    return std::tie(v.inFlight, v.startedAt, v.mayActUntil, v.failures, v.retryAt, v.repeats, v.mayAssert);
}

auto members(Is<presence::UserState> auto &v)
{
    return std::tie(v.dnd, v.teams, v.dndWrite, v.teamsWrite, v.overridden, v.foreignDnd, v.clearPending,
        v.dndOnAt, v.dndEchoUntil, v.echoUntil, v.teamsKnownAt, v.lineKnownAt, v.dndKnownAt, v.endSeenAt,
        v.teamsChanges, v.dndChanges, v.lastTeams);
}

auto members(Is<sync::UserReport> auto &v)
{
    return std::tie(v.key, v.availability, v.activity, v.telephony, v.observation, v.teams, v.starface,
        v.toStarface, v.toTeams, v.state, v.starfaceError, v.teamsError, v.decidedAt);
}

auto members(Is<board::Row> auto &v)
{
    return std::tie(v.person, v.report, v.hasReport, v.firstReportAt, v.teamsSince, v.starfaceSince,
        v.toStarfaceSince, v.toTeamsSince, v.changedAt);
}

auto members(Is<sync::WriteRecord> auto &v)
{
    return std::tie(v.key, v.side, v.action, v.reason, v.at, v.duration, v.error, v.alreadySo);
}

auto members(Is<sync::PreviewLine> auto &v)
{
    return std::tie(v.key, v.name, v.email, v.side, v.action, v.reason);
}

auto members(Is<sync::FailedWrite> auto &v)
{
    return std::tie(v.key, v.name, v.email, v.side, v.givingBack, v.failures, v.error, v.nextTry);
}

// --- The engine --------------------------------------------------------------------------------------------

auto members(Is<presence::RuleSet> auto &v)
{
    return std::tie(v.id, v.toStarface, v.toTeams);
}

auto members(Is<rules::RuleChoice> auto &v)
{
    return std::tie(v.rules, v.availableAfterCall, v.clearsAnyDnd);
}

auto members(Is<sync::ConnectionHealth> auto &v)
{
    return std::tie(v.state, v.lastSuccess, v.latency, v.error, v.directoryError);
}

auto members(Is<sync::BrakeQuestion> auto &v)
{
    return std::tie(v.users, v.matched, v.dndOn, v.dndOff, v.presence);
}

auto members(Is<sync::JournalDamage> auto &v)
{
    return std::tie(v.file, v.users);
}

auto members(Is<sync::UnknownStatus> auto &v)
{
    return std::tie(v.availability, v.activity, v.users);
}

auto members(Is<sync::EngineStatus> auto &v)
{
    return std::tie(v.mode, v.observeOnly, v.rules, v.givingBack, v.graph, v.starface, v.polls, v.period,
        v.dndRound, v.lastPoll, v.pollDuration, v.nextPoll, v.lateBy, v.matched, v.unmatchedTeams,
        v.unmatchedStarface, v.settingsOfNobody, v.dndClaims, v.teamsClaims, v.failedWrites, v.budgetUsed,
        v.budgetLimit, v.settle, v.slowestRoundTrip, v.brake, v.foreignWriter, v.journalError,
        v.journalDamage, v.setAside, v.unknownStatuses, v.phonesWithoutEffect, v.teamsWithoutEffect);
}

// --- Its health --------------------------------------------------------------------------------------------

auto members(Is<health::Sample> auto &v)
{
    return std::tie(v.at, v.took, v.ok);
}

auto members(Is<health::TokenState> auto &v)
{
    return std::tie(v.isUsed, v.expiresAt, v.error, v.pausedUntil);
}

auto members(Is<health::ExpiryDates> auto &v)
{
    return std::tie(v.clientSecret, v.readClientSecret);
}

// --- Its history -------------------------------------------------------------------------------------------

auto members(Is<history::Interval> auto &v)
{
    return std::tie(v.from, v.to);
}

auto members(Is<history::Change> auto &v)
{
    return std::tie(v.what, v.availability, v.activity, v.telephony, v.dnd, v.teamsBefore, v.starfaceBefore,
        v.toStarface, v.toTeams, v.dndClaim, v.teamsClaim, v.dndBecause, v.teamsBecause, v.shows);
}

auto members(Is<history::Write> auto &v)
{
    return std::tie(v.side, v.action, v.reason, v.duration, v.alreadySo, v.error);
}

auto members(Is<history::Connection> auto &v)
{
    return std::tie(v.service, v.state, v.lateBy, v.error);
}

auto members(Is<history::ModeChange> auto &v)
{
    return std::tie(v.mode, v.before);
}

auto members(Is<history::Brake> auto &v)
{
    return std::tie(v.users, v.matched);
}

auto members(Is<history::Directory> auto &v)
{
    return std::tie(v.what, v.match, v.matched, v.unmatchedTeams, v.unmatchedStarface);
}

auto members(Is<history::Program> auto &v)
{
    return std::tie(v.what, v.notGivenBack);
}

auto members(Is<history::Event> auto &v)
{
    return std::tie(v.id, v.at, v.key, v.name, v.payload);
}

auto members(Is<history::TeamsReading> auto &v)
{
    return std::tie(v.status, v.availability, v.activity);
}

auto members(Is<history::PhoneReading> auto &v)
{
    return std::tie(v.status, v.telephony, v.dnd);
}

auto members(Is<history::OurDnd> auto &v)
{
    return std::tie(v.because);
}

auto members(Is<history::OurPresence> auto &v)
{
    return std::tie(v.shows, v.because);
}

template<typename V>
concept IsSegment =
    Is<V, history::Segment<history::TeamsReading>> || Is<V, history::Segment<history::PhoneReading>> || Is<V,
        history::Segment<history::OurDnd>> || Is<V, history::Segment<history::OurPresence>>;

auto members(IsSegment auto &v)
{
    return std::tie(v.from, v.to, v.value);
}

auto members(Is<history::WriteMark> auto &v)
{
    return std::tie(v.at, v.write);
}

auto members(Is<history::Gap> auto &v)
{
    return std::tie(v.from, v.to, v.why);
}

auto members(Is<history::Timeline> auto &v)
{
    return std::tie(v.key, v.interval, v.teams, v.starface, v.ourDnd, v.ourPresence, v.writes, v.gaps);
}

auto members(Is<history::ActivityFilter> auto &v)
{
    return std::tie(v.user, v.groups, v.onlyProblems, v.from, v.to);
}

auto members(Is<history::Place> auto &v)
{
    return std::tie(v.at, v.id);
}

auto members(Is<history::ActivityPage> auto &v)
{
    return std::tie(v.events, v.more);
}

auto members(Is<history::ActivityCounts> auto &v)
{
    return std::tie(v.perGroup, v.problems);
}

// --- The last value of each enumeration --------------------------------------------------------------------

constexpr auto last(core::ErrorKind)
{
    return core::ErrorKind::Internal;
}
constexpr auto last(presence::TeamsStatus)
{
    return presence::TeamsStatus::Unknown;
}
constexpr auto last(presence::StarfaceStatus)
{
    return presence::StarfaceStatus::Unknown;
}
constexpr auto last(presence::Line)
{
    return presence::Line::Unknown;
}
constexpr auto last(presence::Dnd)
{
    return presence::Dnd::Unknown;
}
constexpr auto last(presence::DndTarget)
{
    return presence::DndTarget::Off;
}
constexpr auto last(presence::TeamsTarget)
{
    return presence::TeamsTarget::DoNotDisturb;
}
constexpr auto last(presence::Side)
{
    return presence::Side::Teams;
}
constexpr auto last(presence::Action)
{
    return presence::Action::ClearSession;
}
constexpr auto last(presence::Reason)
{
    return presence::lastReason;
}
constexpr auto last(presence::Withheld)
{
    return presence::Withheld::Brake;
}
constexpr auto last(presence::ClaimPhase)
{
    return presence::ClaimPhase::Releasing;
}
constexpr auto last(presence::MatchKind)
{
    return presence::MatchKind::Ambiguous;
}
constexpr auto last(presence::MatchedBy)
{
    return presence::MatchedBy::ProxyAddress;
}
constexpr auto last(sync::Mode)
{
    return sync::Mode::Paused;
}
constexpr auto last(sync::Polled)
{
    return sync::Polled::Directories;
}
constexpr auto last(sync::ConnectionHealth::State)
{
    return sync::ConnectionHealth::State::Failing;
}
constexpr auto last(history::Service)
{
    return history::Service::Journal;
}
constexpr auto last(history::Connection::State)
{
    return history::Connection::State::OnTime;
}
constexpr auto last(history::Directory::What)
{
    return history::Directory::What::Unmatched;
}
constexpr auto last(history::Program::What)
{
    return history::Program::What::ForeignWriter;
}
constexpr auto last(history::Gap::Why)
{
    return history::Gap::Why::Paused;
}
constexpr auto last(history::State)
{
    return history::State::Stopped;
}
constexpr quint32 allFlags(history::What)
{
    return 7;
}
constexpr quint32 allFlags(history::Group)
{
    return 31;
}

// --- All members are listed --------------------------------------------------------------------------------

/// Becomes whatever an aggregate is to be filled with.
struct Anything {
    template<typename T>
    operator T() const; // NOLINT: implicit on purpose, never called
};

template<typename T, typename... A>
consteval std::size_t arity()
{
    if constexpr (requires { T{A{}..., Anything{}}; })
        return arity<T, A..., Anything>();
    else
        return sizeof...(A);
}

template<typename T>
concept HasMembers = requires(T &value)
{
    members(value);
}
&&std::tuple_size_v<decltype(members(std::declval<T &>()))> == arity<T>();

} // namespace pb::link
