// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/table/rowexport.h"

#include "board/boardjson.h"
#include "board/snapshot.h"
#include "core/csv.h"
#include "core/isotime.h"
#include "ui/monitor/table/monitormodel.h"
#include "words/rowwords.h"
#include "words/sentences.h"

#include <QCoreApplication>
#include <QLocale>

namespace pb::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RowExport)
};

QStringList tableHeader()
{
    return {Words::tr("User"), Words::tr("E-mail"), Words::tr("Teams status"), Words::tr("Teams since"),
        Words::tr("Teams read at"), Words::tr("Availability"), Words::tr("Activity"),
        Words::tr("Mapped to STARFACE"), Words::tr("Why to STARFACE"), Words::tr("Mapped to Teams"),
        Words::tr("Why to Teams"), Words::tr("STARFACE status"), Words::tr("STARFACE since"),
        Words::tr("STARFACE read at"), Words::tr("Telephony state"), Words::tr("Why"),
        Words::tr("Request id of the last failure")};
}

/// The dash of the table is for the eye.
QString mapped(const QString &text)
{
    return text == QStringLiteral("–") ? QString() : text;
}

template<typename Decision>
QString whyCell(const Decision &decision, presence::Side side)
{
    const QString held = withheldText(decision.withheld);
    const QString reason = reasonText(decision.reason, side);
    return held.isEmpty() ? reason : reason + QLatin1Char(' ') + held;
}

template<typename Status>
QString statusCell(const board::Shown<Status> &shown)
{
    const QString status = statusText(shown.status);
    return shown.isOld ? Words::tr("%1 (old)", "a status").arg(status) : status;
}

QStringList tableRow(const board::Snapshot::Entry &entry, const core::ClockReading &now)
{
    const board::Row &row = entry.row;
    if (!row.hasReport) {
        QStringList cells(tableHeader().size());
        cells[0] = row.person.name;
        cells[1] = row.person.email;
        cells[cells.size() - 2] = whyLine(row);
        return cells;
    }
    const auto written = [&now](core::Time time) { return core::isoTime(now.toWall(time)); };
    const auto &report = row.report;
    const auto &error = report.starfaceError ? report.starfaceError : report.teamsError;
    return {row.person.name, row.person.email, statusCell(entry.teams), written(row.teamsSince),
        written(entry.teams.readAt), report.availability, report.activity,
        mapped(mappedText(report.toStarface, report.state.dnd)),
        whyCell(report.toStarface, presence::Side::Starface),
        mapped(mappedText(report.toTeams, report.state.teams)),
        whyCell(report.toTeams, presence::Side::Teams), statusCell(entry.starface),
        written(row.starfaceSince), written(entry.starface.readAt), report.telephony, whyLine(row),
        error ? error->requestId : QString()};
}

QString safeCell(QString text)
{
    for (QChar &c : text) {
        if (c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r'))
            c = QLatin1Char(' ');
    }
    // spreadsheets run what begins like a formula, and names come from outside
    const QString trimmed = text.trimmed();
    if (!trimmed.isEmpty() && QStringLiteral("=+-@\uFF1D\uFF0B\uFF0D\uFF20").contains(trimmed.at(0)))
        text.prepend(QLatin1Char('\''));
    return text;
}

} // namespace

QList<QStringList> rowsAsTable(const board::Snapshot &snapshot)
{
    QList<QStringList> table{tableHeader()};
    table.reserve(static_cast<qsizetype>(snapshot.entries.size()) + 1);
    for (const auto &entry : snapshot.entries)
        table.append(tableRow(entry, snapshot.takenAt));
    return table;
}

ExportFormat exportFormat(const QString &fileName)
{
    return fileName.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) ? ExportFormat::Json
                                                                          : ExportFormat::Csv;
}

QByteArray exported(const board::Snapshot &snapshot, ExportFormat format)
{
    if (format == ExportFormat::Json)
        return board::rowsToJson(snapshot);
    return core::toCsv(rowsAsTable(snapshot), core::csvSeparator(QLocale()));
}

QString asTsv(const QList<QStringList> &lines)
{
    QString text;
    for (const QStringList &line : lines) {
        QStringList cells;
        for (const QString &cell : line)
            cells << safeCell(cell);
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

} // namespace pb::ui
