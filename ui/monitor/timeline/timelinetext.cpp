// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/timeline/timelinetext.h"

#include "words/eventwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace pb::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

struct Line {
    core::Wall at;
    QString text;
};

template<typename Value>
void addBand(std::vector<Line> &lines, const QList<history::Segment<Value>> &band, core::Wall now)
{
    for (const auto &segment : band) {
        QString what = readingText(segment.value);
        if (const QString raw = rawText(segment.value); !raw.isEmpty())
            what = Words::tr("%1 (%2)", "status (raw values)").arg(what, raw);
        lines.push_back({segment.from,
            Words::tr("%1: %2", "when: what").arg(intervalText(segment.from, segment.to, now), what)});
    }
}

} // namespace

QStringList timelineLines(const history::Timeline &timeline, core::Wall now)
{
    std::vector<Line> lines;
    addBand(lines, timeline.teams, now);
    addBand(lines, timeline.starface, now);
    addBand(lines, timeline.ourDnd, now);
    addBand(lines, timeline.ourPresence, now);
    for (const history::Gap &gap : timeline.gaps) {
        lines.push_back({gap.from,
            Words::tr("%1: %2", "when: what").arg(intervalText(gap.from, gap.to, now), gapText(gap.why))});
    }
    for (const history::WriteMark &mark : timeline.writes)
        lines.push_back({mark.at,
            Words::tr("%1: %2", "when: what").arg(momentText(mark.at, now), eventText(mark.write))});
    std::stable_sort(lines.begin(), lines.end(), [](const Line &a, const Line &b) { return a.at < b.at; });
    QStringList texts;
    texts.reserve(static_cast<qsizetype>(lines.size()));
    for (const Line &line : lines)
        texts << line.text;
    return texts;
}

QString timelineSummary(const history::Timeline &timeline, core::Wall now)
{
    QStringList parts{intervalText(timeline.interval.from, timeline.interval.to, now) + QLatin1Char('.')};
    if (timeline.teams.isEmpty() && timeline.starface.isEmpty())
        parts << Words::tr("Nothing was recorded in this time.");
    if (!timeline.teams.isEmpty()) {
        const auto &last = timeline.teams.last();
        parts << Words::tr("Last: %1, from %2.").arg(readingText(last.value), momentText(last.from, now));
    }
    if (!timeline.starface.isEmpty()) {
        const auto &last = timeline.starface.last();
        parts << Words::tr("Last: %1, from %2.").arg(readingText(last.value), momentText(last.from, now));
    }
    const auto failed = std::count_if(timeline.writes.begin(), timeline.writes.end(),
        [](const history::WriteMark &mark) { return mark.write.error.has_value(); });
    parts << Words::tr(
        "%n change(s) were written.", nullptr, static_cast<int>(timeline.writes.size() - failed));
    if (failed > 0)
        parts << Words::tr("%n write(s) failed.", nullptr, static_cast<int>(failed));
    return parts.join(QLatin1Char(' '));
}

} // namespace pb::ui
