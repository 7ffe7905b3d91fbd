// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/person.h"
#include "graph/graphtypes.h"
#include "profile/profile.h"
#include "starface/starfaceclient.h"

#include <QHash>
#include <QList>

namespace pb::directory {

/// What is known of people besides the two directories.
struct MatchHints {
    QList<profile::UserPair> pairs;
    QHash<QString, bool> hasTeams; ///< by Graph id; only of those who were asked for
};

struct Directory {
    QList<Person> people; ///< everybody once, by name as a person would sort it
    /// Accounts that share the address of one phone, by their Graph ids: whether they have Teams decides
    /// (M2).
    QList<QStringList> contests;
    QList<profile::UserPair> unusedPairs; ///< set by hand, and fit nobody
};

/// Both directories brought together by M1 and M2. Pure, and slow enough to be done beside
/// the event loop.
Directory joinDirectories(const QList<graph::User> &teams, const QList<starface::DirectoryUser> &starface,
    const MatchHints &hints = {});

/// The ids of all contests, to be asked for their presence.
QStringList contestants(const QList<QStringList> &contests);

/// Takes in the answer. Where nobody of a contest shows a presence, what was known of them stays: an answer
/// without any is no information (R3).
void learnTeams(
    MatchHints &hints, const QList<QStringList> &contests, const QList<graph::Presence> &presences);

} // namespace pb::directory
