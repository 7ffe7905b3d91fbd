// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "directory/person.h"
#include "presence/claims.h"
#include "presence/ruleset.h"
#include "presence/types.h"
#include "sync/connectionhealth.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace pb::sync {

using directory::Person;
/// Everything about one matched user after a decision: raw values, decisions, claims, the last write's
/// failure.
struct UserReport {
    QString key;
    QString availability; ///< raw, as Graph wrote it
    QString activity; ///< raw
    QString telephony; ///< raw, as the PBX wrote it
    presence::Observation observation;
    presence::TeamsStatus teams = presence::TeamsStatus::Unknown;
    presence::StarfaceStatus starface = presence::StarfaceStatus::Unknown;
    presence::ToStarface toStarface;
    presence::ToTeams toTeams;
    presence::UserState state;
    std::optional<core::Error> starfaceError; ///< of the last write, until one works
    std::optional<core::Error> teamsError;
    Time decidedAt{};
};

/// A write that was tried, for the log and the history.
struct WriteRecord {
    QString key;
    presence::Side side = presence::Side::Starface;
    presence::Action action = presence::Action::None;
    presence::Reason reason = presence::Reason::Mapped;
    Time at{};
    Duration duration{};
    std::optional<core::Error> error; ///< none: the service confirmed it
    bool alreadySo = false; ///< nothing had to be written
};

enum class Mode { Live, ObserveOnly, Paused };

/// What a poll read.
enum class Polled { Teams, Starface, Directories };

/// One change of one user that is wanted and not carried out, by name.
struct PreviewLine {
    QString key;
    QString name;
    QString email;
    presence::Side side = presence::Side::Starface;
    presence::Action action = presence::Action::None;
    presence::Reason reason = presence::Reason::Mapped;

    friend bool operator==(const PreviewLine &, const PreviewLine &) = default;
};

/// One write that failed and waits to be tried again.
struct FailedWrite {
    QString key;
    QString name;
    QString email;
    presence::Side side = presence::Side::Starface;
    bool givingBack = false; ///< it was to take back what is ours
    int failures = 0; ///< in a row
    core::Error error; ///< of the last one
    Time nextTry{}; ///< epoch: at the next reading
};

/// The brake's question: one poll wants to change too many users at once.
struct BrakeQuestion {
    int users = 0; ///< how many would be changed
    int matched = 0; ///< of how many
    int dndOn = 0;
    int dndOff = 0;
    int presence = 0; ///< presence sessions set or cleared

    friend bool operator==(const BrakeQuestion &, const BrakeQuestion &) = default;
};

/// What of the journal could not be trusted when it was loaded: claims that nobody gives back by itself.
struct JournalDamage {
    QString file; ///< empty: nothing is damaged
    QStringList users; ///< whose entries; none: whom the file named is not known any more

    bool isEmpty() const { return file.isEmpty(); }
    friend bool operator==(const JournalDamage &, const JournalDamage &) = default;
};

/// A status that this version does not know, as Microsoft wrote it.
struct UnknownStatus {
    QString availability;
    QString activity;
    int users = 0; ///< how many show it now

    friend bool operator==(const UnknownStatus &, const UnknownStatus &) = default;
};

/// The engine's state after each poll and whenever it changes.
struct EngineStatus {
    Mode mode = Mode::Live;
    bool observeOnly = false; ///< ordered: counts once everything is given back, and after a pause
    presence::RuleSet rules; ///< in force; without an id where nobody has said yet
    bool givingBack = false; ///< everything is being given back
    ConnectionHealth graph;
    ConnectionHealth starface;
    int polls = 0;
    Duration period = std::chrono::seconds{10};
    Duration dndRound{}; ///< so often each user's do not disturb is read; 0: at every poll
    Time lastPoll{}; ///< when the last poll started
    Duration pollDuration{};
    Time nextPoll{}; ///< epoch: none is planned
    Duration lateBy{}; ///< how much longer than the period the last poll took
    int matched = 0;
    int unmatchedTeams = 0;
    int unmatchedStarface = 0;
    QStringList settingsOfNobody; ///< what the profile says of users whom no directory has, an entry each
    int dndClaims = 0;
    int teamsClaims = 0;
    int failedWrites = 0; ///< users with a write waiting to be tried again
    int budgetUsed = 0; ///< Graph requests in the current window
    int budgetLimit = 0;
    Duration settle{}; ///< the settle time in force
    Duration slowestRoundTrip{}; ///< write until first read that showed it, last hour; 0: none measured
    std::optional<BrakeQuestion> brake;
    bool foreignWriter = false; ///< looks like another program is writing DND, too
    std::optional<core::Error> journalError; ///< the journal cannot be written: nothing is taken
    JournalDamage journalDamage;
    QStringList setAside; ///< for whom Microsoft refuses the reading of everybody
    QList<UnknownStatus> unknownStatuses; ///< what most users show first
    QStringList phonesWithoutEffect; ///< C9: for whom writes are confirmed again and again, and never seen
    QStringList teamsWithoutEffect;

    /// Whether observing only can be ordered or ended now. Nobody goes live who cannot be shown yet what that
    /// would write.
    bool canSwitchObserving() const { return !observeOnly || (mode != Mode::Paused && !givingBack); }
};

} // namespace pb::sync

Q_DECLARE_METATYPE(pb::sync::UserReport)
Q_DECLARE_METATYPE(pb::sync::Polled)
Q_DECLARE_METATYPE(pb::sync::WriteRecord)
Q_DECLARE_METATYPE(pb::sync::EngineStatus)
