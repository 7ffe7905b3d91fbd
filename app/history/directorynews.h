// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/person.h"
#include "history/historytypes.h"

#include <QHash>
#include <QList>

#include <utility>

namespace pb::history {

/// Who is in the directory.
struct Known {
    presence::MatchKind match = presence::MatchKind::Matched;
    QString identity; ///< the ids in both systems: what stays while a key changes

    friend bool operator==(const Known &, const Known &) = default;
};
using Matches = QHash<QString, Known>; ///< by key

/// What a reading of the directories is to the history.
struct DirectoryNews {
    Matches matches;
    QList<User> users;
    Directory counts;
    QList<std::pair<QString, Directory>> changes; ///< who came, went, or is matched otherwise than before
    QList<std::pair<QString, QString>>
        renamed; ///< the same people under another key: the old one, the new one
};

/// Pure.
DirectoryNews directoryNews(const Matches &before, const QList<directory::Person> &people);

} // namespace pb::history
