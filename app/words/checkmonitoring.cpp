// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/checkmonitoring.h"

#include "words/checktext.h"
#include "words/setupwords.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace pb::ui {

namespace {

using setup::CheckLine;
using Status = CheckLine::Status;

MonitoringState stateOf(const CheckLine &line)
{
    switch (line.status) {
    case Status::Missing:
    case Status::Failed:
        return MonitoringState::Critical;
    case Status::Warning:
        return MonitoringState::Warning;
    case Status::Ok:
    case Status::NotRun:
        break;
    }
    return MonitoringState::Ok;
}

QString stateName(MonitoringState state)
{
    static constexpr std::array names{"OK", "WARNING", "CRITICAL", "UNKNOWN"};
    return QString::fromLatin1(names.at(static_cast<std::size_t>(state)));
}

/// A field of its own, on one line: "|" and line breaks separate fields.
QString field(QString text)
{
    text.replace(QLatin1Char('|'), QLatin1Char('/'));
    return text.simplified();
}

QString lineText(const CheckLine &line)
{
    const QString detail = checkDetail(line);
    return field(detail.isEmpty() ? checkTitle(line) : checkTitle(line) + QStringLiteral(": ") + detail);
}

struct Measure {
    const char *id; ///< of the line
    const char *label;
    const char *limits; ///< warning and critical, as ranges of what is well
};

constexpr std::array measures{
    Measure{"users.matched", "matched_users", ""},
    Measure{"starface.readLines", "lines", ""},
    Measure{"starface.busyLampKeys", "without_key", ""},
    Measure{"writeAccess.secretExpiry", "secret_days", ";30:;1:"},
    Measure{"readAccess.secretExpiry", "read_secret_days", ";30:;1:"},
};

std::optional<qint64> valueOf(const CheckLine &line)
{
    if (line.status == Status::NotRun)
        return {};
    if (line.id == QLatin1String("starface.busyLampKeys"))
        return line.names.size();
    return line.count >= 0 ? std::optional<qint64>(line.count) : std::nullopt;
}

QStringList measured(const QList<CheckLine> &lines)
{
    QStringList data;
    for (const Measure &measure : measures) {
        const auto line = std::find_if(lines.begin(), lines.end(),
            [&](const CheckLine &candidate) { return candidate.id == QLatin1String(measure.id); });
        if (line == lines.end())
            continue;
        if (const auto value = valueOf(*line))
            data << QStringLiteral("%1=%2%3")
                        .arg(QLatin1String(measure.label))
                        .arg(*value)
                        .arg(QLatin1String(measure.limits));
    }
    return data;
}

QStringList troubles(const QList<CheckLine> &lines)
{
    QStringList texts;
    for (const auto state : {MonitoringState::Critical, MonitoringState::Warning}) {
        for (const CheckLine &line : lines) {
            if (stateOf(line) == state)
                texts << stateName(state) + QStringLiteral(": ") + lineText(line);
        }
    }
    return texts;
}

struct Watched {
    const char *prefix; ///< of its lines
    const char *name;
};

constexpr std::array services{
    Watched{"writeAccess", "Presence Bridge write access"},
    Watched{"readAccess", "Presence Bridge read access"},
    Watched{"starface", "Presence Bridge STARFACE"},
    Watched{"users", "Presence Bridge users"},
};

QString serviceLine(MonitoringState state, const char *name, const QStringList &data, const QString &text)
{
    return QStringLiteral("%1 \"%2\" %3 %4\n")
        .arg(static_cast<int>(state))
        .arg(QLatin1String(name), data.isEmpty() ? QStringLiteral("-") : data.join(QLatin1Char('|')), text);
}

/// Why nothing of a part was tried: the check was ended early, or it is pointless after what failed before.
QString untriedText(const QList<CheckLine> &all)
{
    const auto early = std::find_if(
        all.begin(), all.end(), [](const CheckLine &line) { return line.id == QLatin1String("timeLimit"); });
    return early == all.end() ? statusText(Status::NotRun) : lineText(*early);
}

/// Checkmk's own form of a measure has plain upper limits only, which days left have not.
QStringList withoutLimits(const QStringList &data)
{
    QStringList plain;
    for (const QString &measure : data)
        plain << measure.section(QLatin1Char(';'), 0, 0);
    return plain;
}

} // namespace

MonitoringState monitoringState(const QList<CheckLine> &lines)
{
    const auto isUntried = [](const CheckLine &line) { return line.status == Status::NotRun; };
    if (std::all_of(lines.begin(), lines.end(), isUntried))
        return MonitoringState::Unknown;
    MonitoringState worst = MonitoringState::Ok;
    for (const CheckLine &line : lines)
        worst = std::max(worst, stateOf(line));
    return worst;
}

QString nagiosText(const setup::CheckReport &report)
{
    QString text = QStringLiteral("PRESENCE BRIDGE ") + stateName(monitoringState(report.lines))
        + QStringLiteral(" - ") + field(checkSummary(report));
    if (const QStringList data = measured(report.lines); !data.isEmpty())
        text += QStringLiteral(" | ") + data.join(QLatin1Char(' '));
    for (const QString &trouble : troubles(report.lines))
        text += QLatin1Char('\n') + trouble;
    return text + QLatin1Char('\n');
}

QString checkmkText(const setup::CheckReport &report)
{
    QString text;
    for (const Watched &service : services) {
        QList<CheckLine> lines;
        std::copy_if(report.lines.begin(), report.lines.end(), std::back_inserter(lines),
            [&](const CheckLine &line) { return line.id.startsWith(QLatin1String(service.prefix)); });
        const MonitoringState state = monitoringState(lines);
        const QStringList wrong = troubles(lines);
        QString words = wrong.join(QStringLiteral("; "));
        if (state == MonitoringState::Unknown)
            words = untriedText(report.lines);
        else if (wrong.isEmpty())
            words = field(checkSummary({lines, {}}));
        text += serviceLine(state, service.name, withoutLimits(measured(lines)), words);
    }
    return text;
}

QString nagiosFailure(const QString &sentence)
{
    return QStringLiteral("PRESENCE BRIDGE UNKNOWN - ") + field(sentence) + QLatin1Char('\n');
}

QString checkmkFailure(const QString &sentence)
{
    QString text;
    for (const Watched &service : services)
        text += serviceLine(MonitoringState::Unknown, service.name, {}, field(sentence));
    return text;
}

} // namespace pb::ui
