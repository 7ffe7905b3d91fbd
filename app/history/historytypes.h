// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "sync/synctypes.h"

#include <QFlags>
#include <QList>
#include <QMetaType>
#include <QString>

#include <array>
#include <optional>
#include <variant>

/// What happened, as values: what the recorder notes, the store keeps and the views show.
namespace pb::history {

using core::Wall;

/// What an Error of the history says in `code`: what the program branches on.
inline constexpr QLatin1String codeDamaged("history-damaged");
inline constexpr QLatin1String codeFull("history-full");
inline constexpr QLatin1String codeLocked("history-locked");
inline constexpr QLatin1String codeNewer("history-newer");
inline constexpr QLatin1String codeSetAside("history-set-aside");
inline constexpr QLatin1String codeSlow("history-slow");
inline constexpr QLatin1String codeUnusable("history-unusable");

/// From `from` on, until just before `to`.
struct Interval {
    Wall from{};
    Wall to{};

    friend bool operator==(const Interval &, const Interval &) = default;
};

// --- What is recorded --------------------------------------------------------------------------------------

/// What a change changed.
enum class What { Status = 1, Decision = 2, Claim = 4 };
Q_DECLARE_FLAGS(Whats, What)

/// One user's state from a moment on. `what` is empty where it only says how things stood when recording
/// began.
struct Change {
    Whats what;
    QString availability; ///< raw, as Graph wrote it
    QString activity; ///< raw
    QString telephony; ///< raw, as the PBX wrote it
    presence::Dnd dnd = presence::Dnd::Unknown;
    presence::TeamsStatus teamsBefore = presence::TeamsStatus::Unknown;
    presence::StarfaceStatus starfaceBefore = presence::StarfaceStatus::Unknown;
    presence::ToStarface toStarface;
    presence::ToTeams toTeams;
    presence::ClaimPhase dndClaim = presence::ClaimPhase::None;
    presence::ClaimPhase teamsClaim = presence::ClaimPhase::None;
    presence::TeamsStatus dndBecause = presence::TeamsStatus::Unknown; ///< of the claim
    presence::StarfaceStatus teamsBecause = presence::StarfaceStatus::Unknown;
    presence::TeamsTarget shows = presence::TeamsTarget::None; ///< our presence in Teams

    friend bool operator==(const Change &, const Change &) = default;
};

/// A write that was tried.
struct Write {
    presence::Side side = presence::Side::Starface;
    presence::Action action = presence::Action::None;
    presence::Reason reason = presence::Reason::Mapped;
    core::Duration duration{};
    bool alreadySo = false;
    std::optional<core::Error> error;
};

enum class Service { Graph, Starface, Journal };

/// A service fails, fails differently, works again, or answers too late for the next poll.
struct Connection {
    enum class State { Failing, Works, Late, OnTime };
    Service service = Service::Graph;
    State state = State::Works;
    core::Duration lateBy{}; ///< only where Late
    std::optional<core::Error> error; ///< only where Failing
};

struct ModeChange {
    sync::Mode mode = sync::Mode::Live;
    sync::Mode before = sync::Mode::Live;
};

/// The brake asks, or its question is over.
struct Brake {
    int users = 0; ///< 0: over
    int matched = 0;
};

/// The directories were read and somebody came, left or is matched differently; without a user: the counts.
struct Directory {
    enum class What { Counts, Joined, Left, Matched, Unmatched };
    What what = What::Counts;
    presence::MatchKind match = presence::MatchKind::Matched; ///< only where Unmatched
    int matched = 0; ///< only where Counts
    int unmatchedTeams = 0;
    int unmatchedStarface = 0;
};

struct Program {
    enum class What { Started, Stopped, GivingBack, ForeignWriter };
    What what = What::Started;
    int notGivenBack = 0; ///< only where Stopped
};

/// The number of an alternative of Payload is what the database calls its kind.
enum class Kind { Change, Write, Connection, Mode, Brake, Directory, Program };
inline constexpr std::array allKinds{
    Kind::Change, Kind::Write, Kind::Connection, Kind::Mode, Kind::Brake, Kind::Directory, Kind::Program};
using Payload = std::variant<Change, Write, Connection, ModeChange, Brake, Directory, Program>;

struct Event {
    qint64 id = 0; ///< ascending with the time; 0: not stored yet
    Wall at{};
    QString key; ///< the user; empty: it is about nobody in particular
    QString name; ///< of the user; filled in when read
    Payload payload;

    Kind kind() const { return static_cast<Kind>(payload.index()); }
};

/// Something that an administrator should look at.
bool isProblem(const Payload &payload);

/// Whom a key means.
struct User {
    QString key;
    QString name;
    QString email;
    QString identity{}; ///< who it is while the key changes; empty: not known
};

// --- What is asked -----------------------------------------------------------------------------------------

template<typename Value>
struct Segment {
    Wall from{};
    Wall to{};
    Value value{};
};

struct TeamsReading {
    presence::TeamsStatus status = presence::TeamsStatus::Unknown;
    QString availability;
    QString activity;

    friend bool operator==(const TeamsReading &, const TeamsReading &) = default;
};

struct PhoneReading {
    presence::StarfaceStatus status = presence::StarfaceStatus::Unknown;
    QString telephony;
    presence::Dnd dnd = presence::Dnd::Unknown;

    friend bool operator==(const PhoneReading &, const PhoneReading &) = default;
};

/// Our do-not-disturb on the phone.
struct OurDnd {
    presence::TeamsStatus because = presence::TeamsStatus::Unknown;

    friend bool operator==(const OurDnd &, const OurDnd &) = default;
};

/// Our presence in Teams.
struct OurPresence {
    presence::TeamsTarget shows = presence::TeamsTarget::None;
    presence::StarfaceStatus because = presence::StarfaceStatus::Unknown;

    friend bool operator==(const OurPresence &, const OurPresence &) = default;
};

/// A write at its moment.
struct WriteMark {
    Wall at{};
    Write write;
};

/// A time of which nothing is known.
struct Gap {
    enum class Why { NotRunning, Paused };
    Wall from{};
    Wall to{};
    Why why = Why::NotRunning;
};

/// One user over an interval, as bands. Segments of a band are ascending and do not overlap; what is in no
/// segment and no gap was not recorded.
struct Timeline {
    QString key;
    Interval interval;
    QList<Segment<TeamsReading>> teams;
    QList<Segment<PhoneReading>> starface;
    QList<Segment<OurDnd>> ourDnd;
    QList<Segment<OurPresence>> ourPresence;
    QList<WriteMark> writes;
    QList<Gap> gaps;
};

/// Kinds as a person groups them.
enum class Group { Statuses = 1, Decisions = 2, Writes = 4, Connections = 8, Program = 16 };
Q_DECLARE_FLAGS(Groups, Group)
inline constexpr std::array allGroups{
    Group::Statuses, Group::Decisions, Group::Writes, Group::Connections, Group::Program};

struct ActivityFilter {
    QString user; ///< part of a name, address or key; empty: everybody and everything
    Groups groups; ///< empty: all
    bool onlyProblems = false;
    std::optional<Wall> from;
    std::optional<Wall> to;

    friend bool operator==(const ActivityFilter &, const ActivityFilter &) = default;
};

/// Where a page ended.
struct Place {
    Wall at{};
    qint64 id = 0;
};

/// Newest first.
struct ActivityPage {
    QList<Event> events;
    bool more = false; ///< ask again with the place of the last one
};

/// How many events of each group the rest of a filter leaves, counted up to a limit.
struct ActivityCounts {
    static constexpr int limit = 10'000;
    std::array<int, allGroups.size()> perGroup{}; ///< in the order of allGroups; limit: so many or more
    int problems = 0;
};

} // namespace pb::history

Q_DECLARE_OPERATORS_FOR_FLAGS(pb::history::Whats)
Q_DECLARE_OPERATORS_FOR_FLAGS(pb::history::Groups)
