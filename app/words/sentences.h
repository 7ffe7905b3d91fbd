// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "presence/matching.h"
#include "presence/types.h"
#include "sync/synctypes.h"

#include <QString>

/// The one place that turns what the program knows into words for a person, in the language installed. Needs
/// QtCore only. Microsoft's and STARFACE's own words for their states. Every value of every enum has words.
namespace pb::ui {

enum class Service { MicrosoftGraph, Starface, Storage, SignIn, Keychain, Profile };

QString statusText(presence::TeamsStatus status);
QString statusText(presence::StarfaceStatus status);
QString targetText(presence::DndTarget target);
QString targetText(presence::TeamsTarget target);
QString actionText(presence::Action action);
/// Empty only for No.
QString withheldText(presence::Withheld withheld);
QString matchText(presence::MatchKind match);
QString matchedByText(presence::MatchedBy by);
/// The same, and who in the other system may be meant; `nearest` may be empty.
QString unmatchedText(presence::MatchKind match, const QString &nearest);
QString modeText(sync::Mode mode);
/// What a built-in rule set is called everywhere; any other id as it is, because a copy bears the name its
/// admin chose.
QString ruleSetText(const QString &id);
/// Why nothing or something is done on the side that is written. A reason that can only occur on one side has
/// the same sentence for both.
QString reasonText(presence::Reason reason, presence::Side written);
QString serviceName(Service service);

/// What stands on the phone or in Teams because of us, or would: the two "mapped" columns.
QString mappedText(const presence::ToStarface &decision, const presence::DndClaim &claim);
QString mappedText(const presence::ToTeams &decision, const presence::TeamsClaim &claim);

/// What failed, why, and what to do, each a sentence.
struct Failure {
    QString what;
    QString why;
    QString remedy;
};
/// Whether the program tries again without anybody's doing.
enum class Retry { ByItself, ByHand };
Failure failureText(const core::Error &error, Service service, Retry retry = Retry::ByItself);
/// The three as one text, with the service's code.
QString failureLine(const core::Error &error, Service service);
/// The same where the caller has said already what it was doing: why, what to do and the code in one line.
QString sentence(const core::Error &error);

/// Both directions of one user in one line: the more telling direction first.
QString whyText(const sync::UserReport &report);
/// Whether the line tells of something that an admin should look at.
bool needsAttention(const sync::UserReport &report);
/// Order of the column Why: 0 what failed, then what is done, then what is quiet, last what is not
/// synchronised.
int whyRank(const sync::UserReport *report, bool matched);

/// "3 min 20 s", "85 ms".
QString durationText(presence::Duration duration);

} // namespace pb::ui
