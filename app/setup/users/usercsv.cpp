// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/users/usercsv.h"

#include "core/csv.h"

namespace pb::setup {

QByteArray usersCsv(const QList<UserLine> &users, const UserCsvWords &words, QChar separator)
{
    QList<QStringList> rows{words.header};
    rows.reserve(users.size() + 1);
    for (const UserLine &user : users) {
        // a phone is what a busy-lamp key shows: there is nothing to say of somebody without one
        const QString key = user.side == UserLine::Side::Teams ? QString()
            : user.hasBusyLampKey                              ? words.yes
                                                               : words.no;
        rows.append({user.name, user.email, words.sides[static_cast<std::size_t>(user.side)],
            words.matches[static_cast<std::size_t>(user.match)], key, user.nearest, user.graphId,
            user.starfaceId});
    }
    return core::toCsv(rows, separator);
}

} // namespace pb::setup
