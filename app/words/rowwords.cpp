// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/rowwords.h"

#include "words/sentences.h"

#include <QCoreApplication>

namespace pb::ui {

using presence::StarfaceStatus;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RowWords)
};

} // namespace

QString whyLine(const board::Row &row)
{
    if (row.person.match != presence::MatchKind::Matched) {
        const QString where =
            row.person.graphId.isEmpty() ? Words::tr("Only in STARFACE") : Words::tr("Only in Teams");
        return Words::tr("%1: %2", "where: why unmatched")
            .arg(where, unmatchedText(row.person.match, row.person.nearest));
    }
    if (!row.hasReport)
        return Words::tr("Not read yet.");
    if (!row.person.hasBusyLampKey && row.report.starface == StarfaceStatus::Unknown)
        return Words::tr("No busy-lamp key for this user: calls cannot be seen.");
    return whyText(row.report);
}

QString whyLine(const board::Board &board, const board::Row &row)
{
    if (!board.isCutOff(row))
        return whyLine(row);
    const bool teams = board.teamsLight() == sync::Light::Failing;
    const bool starface = board.starfaceLight() == sync::Light::Failing;
    const QString service = serviceName(teams ? Service::MicrosoftGraph : Service::Starface);
    const QString cause = teams && starface ? Words::tr("No connection to Teams and STARFACE")
                                            : Words::tr("No connection to %1").arg(service);
    return row.hasReport ? Words::tr("%1: what was known last is shown.", "cause").arg(cause)
                         : Words::tr("%1: not read yet.", "cause").arg(cause);
}

bool needsAttention(const board::Board &board, const board::Row &row)
{
    return board.isCutOff(row) || (row.hasReport && needsAttention(row.report));
}

} // namespace pb::ui
