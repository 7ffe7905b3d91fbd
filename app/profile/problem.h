// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QList>
#include <QString>

namespace pb::profile {

/// One reason why a profile is refused, as data. Never holds the value of a member that may be a secret.
struct Problem {
    enum class Kind {
        File, ///< the file cannot be read; `found` says why
        NotJson, ///< `found` says what and where
        Missing, ///< a member that is needed; `expected` says what belongs there
        Wrong, ///< `expected` and `found` say what belongs there and what stands there
        Unknown, ///< no such member; `hint` names the nearest known one, where there is one
        Secret, ///< a member that looks like a secret
        Conflict, ///< two members contradict each other; `expected` says how to choose
        Newer ///< written by a newer version of this program
    };
    Kind kind = Kind::Wrong;
    QString path; ///< "starface.url", "excluded[2]"; of the file itself: its name, or empty
    QString expected;
    QString found;
    QString hint; ///< may be empty
    QString technical = {}; ///< English, for the log: the system's or Qt's own words; may be empty

    friend bool operator==(const Problem &, const Problem &) = default;
};
using Problems = QList<Problem>;

/// One line in the language installed (English where none is), for a person.
QString toText(const Problem &problem);
/// One line for each.
QString toText(const Problems &problems);

/// An InvalidInput (for a file: Storage) error that names members and kinds in English, for the log and a
/// ticket.
core::Error toError(const Problems &problems);

} // namespace pb::profile
