// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/person.h"
#include "history/historytypes.h"

#include <QHash>
#include <QList>

#include <utility>

namespace pb::history {

/// Who is in the directory, by key.
using Matches = QHash<QString, presence::MatchKind>;

/// What a reading of the directories is to the history.
struct DirectoryNews {
    Matches matches;
    QList<User> users;
    Directory counts;
    QList<std::pair<QString, Directory>> changes; ///< who came, went, or is matched otherwise than before
};

/// Pure; for many people it takes longer than a picture of the window may.
DirectoryNews directoryNews(const Matches &before, const QList<directory::Person> &people);

} // namespace pb::history
