// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/timelinebuilder.h"

#include <algorithm>

namespace pb::history {

namespace {

/// The bands as they grow, from event to event.
class Builder {
public:
    explicit Builder(Timeline &timeline)
        : m_timeline(timeline)
    {
    }

    void take(const RecordedSession &session)
    {
        m_state.reset();
        m_paused = false;
        Wall since = session.from;
        for (const Event &event : session.events) {
            draw(since, event.at);
            since = std::max(since, event.at);
            apply(event);
        }
        draw(since, session.to);
    }

private:
    void apply(const Event &event)
    {
        if (const auto *change = std::get_if<Change>(&event.payload))
            m_state = *change;
        else if (const auto *mode = std::get_if<ModeChange>(&event.payload))
            m_paused = mode->mode == sync::Mode::Paused;
        else if (const auto *directory = std::get_if<Directory>(&event.payload))
            applyDirectory(*directory);
        else if (const auto *write = std::get_if<Write>(&event.payload))
            mark(event.at, *write);
    }

    void applyDirectory(const Directory &directory)
    {
        // who has left the match is not read any more
        if (directory.what == Directory::What::Left || directory.what == Directory::What::Unmatched)
            m_state.reset();
    }

    void mark(Wall at, const Write &write)
    {
        if (at >= m_timeline.interval.from && at < m_timeline.interval.to)
            m_timeline.writes.append({at, write});
    }

    void draw(Wall from, Wall to)
    {
        from = std::max(from, m_timeline.interval.from);
        to = std::min(to, m_timeline.interval.to);
        if (from >= to)
            return;
        if (m_paused) {
            m_timeline.gaps.append({from, to, Gap::Why::Paused});
            return;
        }
        if (!m_state)
            return;
        const Change &s = *m_state;
        extend(m_timeline.teams, from, to, TeamsReading{s.toStarface.status, s.availability, s.activity});
        extend(m_timeline.starface, from, to, PhoneReading{s.toTeams.status, s.telephony, s.dnd});
        if (s.dndClaim != presence::ClaimPhase::None)
            extend(m_timeline.ourDnd, from, to, OurDnd{s.dndBecause});
        if (s.teamsClaim != presence::ClaimPhase::None)
            extend(m_timeline.ourPresence, from, to, OurPresence{s.shows, s.teamsBecause});
    }

    template<typename Value>
    static void extend(QList<Segment<Value>> &band, Wall from, Wall to, const Value &value)
    {
        if (!band.isEmpty() && band.last().to == from && band.last().value == value)
            band.last().to = to;
        else
            band.append({from, to, value});
    }

    Timeline &m_timeline;
    std::optional<Change> m_state;
    bool m_paused = false;
};

} // namespace

Timeline buildTimeline(const QString &key, const Interval &interval, const QList<RecordedSession> &sessions)
{
    Timeline timeline;
    timeline.key = key;
    timeline.interval = interval;
    Builder builder(timeline);
    Wall known = interval.from;
    const auto gapUntil = [&](Wall until) {
        until = std::min(until, interval.to);
        if (known < until)
            timeline.gaps.append({known, until, Gap::Why::NotRunning});
    };
    for (const RecordedSession &session : sessions) {
        gapUntil(session.from);
        builder.take(session);
        known = std::max(known, session.to);
    }
    gapUntil(interval.to);
    std::sort(timeline.gaps.begin(), timeline.gaps.end(),
        [](const Gap &a, const Gap &b) { return a.from < b.from; });
    return timeline;
}

} // namespace pb::history
