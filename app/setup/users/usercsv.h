// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/setuptypes.h"

#include <QByteArray>
#include <QStringList>

#include <array>

namespace pb::setup {

/// The words of the table; stable English names where nobody translates them.
struct UserCsvWords {
    QStringList header{QStringLiteral("name"), QStringLiteral("email"), QStringLiteral("side"),
        QStringLiteral("match"), QStringLiteral("busyLampKey"), QStringLiteral("nearest"),
        QStringLiteral("teamsId"), QStringLiteral("starfaceId")};
    std::array<QString, 3> sides{
        QStringLiteral("both"), QStringLiteral("teams"), QStringLiteral("starface")}; ///< by UserLine::Side
    std::array<QString, presence::matchKindCount> matches{QStringLiteral("matched"),
        QStringLiteral("no-partner"), QStringLiteral("duplicate-address"),
        QStringLiteral("partner-duplicate"), QStringLiteral("no-address"), QStringLiteral("disabled"),
        QStringLiteral("no-teams"), QStringLiteral("partner-taken"),
        QStringLiteral("ambiguous")}; ///< by presence::MatchKind
    QString yes = QStringLiteral("yes");
    QString no = QStringLiteral("no");
};

/// The users as a CSV file (core/csv.h); `separator` by core::csvSeparator().
QByteArray usersCsv(const QList<UserLine> &users, const UserCsvWords &words, QChar separator);

} // namespace pb::setup
