// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/reconcile_p.h"
#include "presence/ruleproof_world.h"

#include <algorithm>
#include <cassert>

namespace pb::presence::proof {

namespace {

/// Writes or reads the members of a world one after the other, so that both directions share one list.
template<bool Writing>
class Cursor {
public:
    using Bytes = std::conditional_t<Writing, Packed, const Packed>;
    explicit Cursor(Bytes &bytes)
        : m_bytes(bytes)
    {
    }

    template<typename T>
    void operator()(T &value)
    {
        if constexpr (Writing)
            m_bytes[m_at++] = static_cast<std::uint8_t>(value);
        else
            value = static_cast<std::remove_const_t<T>>(m_bytes[m_at++]);
    }

    /// Whole polls from the anchor; the epoch stays the epoch.
    void time(std::conditional_t<Writing, const Time, Time> &value)
    {
        if constexpr (Writing) {
            const auto polls = (value - anchor) / poll;
            assert(value == Time{} || (polls > -120 && polls < 120));
            m_bytes[m_at++] = value == Time{} ? 0 : static_cast<std::uint8_t>(128 + polls);
        } else {
            const int byte = m_bytes[m_at++];
            value = byte == 0 ? Time{} : anchor + (byte - 128) * poll;
        }
    }

    std::size_t used() const { return m_at; }

private:
    Bytes &m_bytes;
    std::size_t m_at = 0;
};

template<bool Writing, typename W>
void visitWrite(Cursor<Writing> &cursor, W &write)
{
    cursor.time(write.startedAt);
    cursor.time(write.mayActUntil);
    cursor(write.mayAssert);
    cursor.time(write.retryAt);
    cursor(write.failures);
    cursor(write.repeats);
}

template<bool Writing, typename M>
void visitMemory(Cursor<Writing> &cursor, M &memory)
{
    cursor(memory.dnd.phase);
    cursor(memory.dnd.seen);
    cursor.time(memory.dnd.showsBy);
    cursor.time(memory.endSeenAt);
    cursor(memory.teams.phase);
    cursor(memory.teams.shows);
    cursor(memory.teams.seen);
    cursor(memory.teams.shortLived);
    cursor(memory.teams.because);
    cursor.time(memory.teams.since);
    cursor.time(memory.teams.expiresAt);
    cursor(memory.teams.before);
    visitWrite(cursor, memory.dndWrite);
    visitWrite(cursor, memory.teamsWrite);
    cursor(memory.overridden);
    cursor(memory.foreignDnd);
    cursor(memory.clearPending);
    cursor.time(memory.dndEchoUntil);
    cursor.time(memory.dndOnAt);
    for (auto &until : memory.echoUntil)
        cursor.time(until);
    cursor.time(memory.teamsKnownAt);
    cursor.time(memory.lineKnownAt);
    cursor.time(memory.dndKnownAt);
    cursor(memory.lastTeams);
}

template<bool Writing, typename W>
void visit(Cursor<Writing> &cursor, W &world)
{
    cursor(world.user);
    cursor(world.manual);
    cursor(world.session);
    cursor(world.sessionLeft);
    cursor(world.line);
    cursor(world.dndOn);
    cursor(world.owner);
    auto flags = static_cast<std::uint8_t>((world.touched ? 1 : 0) + (world.ordered ? 2 : 0)
        + (world.showsBusy ? 4 : 0) + (world.hidden ? 8 : 0) + (world.late[1].lapses ? 64 : 0)
        + 16 * world.vainLeft);
    cursor(flags);
    if constexpr (!Writing) {
        world.touched = (flags & 1) != 0;
        world.ordered = (flags & 2) != 0;
        world.showsBusy = (flags & 4) != 0;
        world.hidden = (flags & 8) != 0;
        world.late[1].lapses = (flags & 64) != 0;
        world.vainLeft = flags / 16 % 4;
    }
    for (auto &late : world.late) {
        cursor(late.action);
        cursor(late.pollsLeft);
    }
    for (auto &then : world.past) {
        // two small values share a byte: the history is the largest part
        auto teams = static_cast<std::uint8_t>(static_cast<int>(then.teams) * 2 + (then.wanted ? 1 : 0));
        auto phone = static_cast<std::uint8_t>(static_cast<int>(then.line) * 4 + static_cast<int>(then.dnd));
        cursor(teams);
        cursor(phone);
        if constexpr (!Writing) {
            then = {static_cast<TeamsStatus>(teams / 2), teams % 2 == 1, static_cast<Line>(phone / 4),
                static_cast<Dnd>(phone % 4)};
        }
    }
    cursor(world.seen.teams.value);
    cursor.time(world.seen.teams.at);
    cursor(world.seen.line.value);
    cursor.time(world.seen.line.at);
    cursor(world.seen.dnd.value);
    cursor.time(world.seen.dnd.at);
    cursor(world.seenWanted);
    visitMemory(cursor, world.memory);
    cursor(world.events);
    cursor(world.faults);
}

void backByOnePoll(Time &time)
{
    if (time != Time{})
        time -= poll;
}

template<typename T>
void forgetOld(Reading<T> &reading, Duration staleAfter, T unknown)
{
    if (anchor - reading.at > staleAfter)
        reading = {unknown, Time{}};
}

void age(UserState &memory)
{
    for (WriteState *write : {&memory.dndWrite, &memory.teamsWrite}) {
        for (Time *time : {&write->startedAt, &write->mayActUntil, &write->retryAt})
            backByOnePoll(*time);
    }
    for (Time *time : {&memory.dndEchoUntil, &memory.dndOnAt, &memory.teamsKnownAt, &memory.lineKnownAt,
             &memory.dndKnownAt, &memory.endSeenAt, &memory.dnd.since, &memory.dnd.showsBy,
             &memory.teams.expiresAt, &memory.teams.since})
        backByOnePoll(*time);
    for (Time &change : memory.teamsChanges)
        backByOnePoll(change);
    for (Time &change : memory.dndChanges)
        backByOnePoll(change);
    for (Time &until : memory.echoUntil)
        backByOnePoll(until);
}

void forget(WriteState &write, const Timing &timing)
{
    if (write.mayActUntil != Time{}) // a reading as old as may still count is compared with it
        write.mayActUntil = std::max(write.mayActUntil, anchor - timing.dndStaleAfter - poll);
    // C2: until when a session should have lived; and by readings as old as may still count
    const Duration matters = std::max(timing.sessionFor, timing.shortSession) + timing.staleAfter;
    if (anchor - write.startedAt > matters)
        write.startedAt = {};
    if (write.retryAt <= anchor)
        write.retryAt = {};
    write.failures = std::min(write.failures, 2);
    write.repeats = std::min(write.repeats, detail::givenUp);
}

void forget(UserState &memory, const Policy &policy)
{
    forget(memory.dndWrite, policy.timing);
    forget(memory.teamsWrite, policy.timing);
    memory.dnd.because = TeamsStatus::Unknown; // matters where the rules change, which they do not here
    memory.dnd.since = {};
    if (!memory.dnd.exists() || (memory.dnd.seen && !memory.dndWrite.mayAssert))
        memory.dnd.showsBy = {}; // U2: what was seen on is gone where it is off
    else
        memory.dnd.showsBy = std::max(memory.dnd.showsBy, anchor - policy.timing.dndStaleAfter);
    // of statistics, but that the claim that was given back had been seen
    if (memory.dnd.exists() || memory.dndEchoUntil == Time{})
        memory.dndOnAt = {};
    else if (memory.dndOnAt != Time{})
        memory.dndOnAt = anchor;
    if (memory.teams.since < anchor - policy.timing.staleAfter)
        memory.teams.since = {}; // told to people, and older than any reading that counts
    memory.teams.blind = false; // only of statistics
    memory.dnd.blind = false;
    if (memory.teams.exists())
        memory.teams.expiresAt = std::max(memory.teams.expiresAt, anchor);
    if (memory.dndEchoUntil != Time{})
        memory.dndEchoUntil = std::max(memory.dndEchoUntil, anchor - policy.timing.dndStaleAfter);
    for (Time &until : memory.echoUntil) {
        if (until != Time{})
            until = std::max(until, anchor - policy.timing.noInformation - policy.timing.staleAfter);
    }
    const Time longAgo = anchor - policy.timing.noInformation;
    memory.teamsKnownAt = memory.dnd.exists() ? std::max(memory.teamsKnownAt, longAgo) : anchor;
    // a claim begins with a reading of the axis that gives its reason: what was known before makes no
    // difference
    const bool becauseOfDnd = memory.teams.because == StarfaceStatus::DoNotDisturb;
    const bool holds = memory.teams.exists();
    memory.lineKnownAt = holds && !becauseOfDnd ? std::max(memory.lineKnownAt, longAgo) : anchor;
    memory.dndKnownAt = holds && becauseOfDnd ? std::max(memory.dndKnownAt, longAgo) : anchor;
    if (memory.endSeenAt != Time{})
        memory.endSeenAt = std::max(
            memory.endSeenAt, anchor - policy.timing.occupiedEndSureAfter - policy.timing.staleAfter);
    // C5: who was away before a call
    const auto awayOrNot = [](TeamsStatus status) {
        const bool away = status == TeamsStatus::Away || status == TeamsStatus::Offline;
        return away ? TeamsStatus::Away : TeamsStatus::Unknown;
    };
    memory.teams.before = awayOrNot(memory.teams.before);
    if (!policy.clearsAnyDnd)
        memory.lastTeams = awayOrNot(memory.lastTeams);
}

} // namespace

void Model::age(World &world) const
{
    if (world.sessionLeft > 0 && --world.sessionLeft == 0)
        world.session = TeamsTarget::None;
    for (int &polls : world.dndWrites)
        ++polls;
    for (Time *time : {&world.seen.teams.at, &world.seen.line.at, &world.seen.dnd.at})
        backByOnePoll(*time);
    proof::age(world.memory);
}

void Model::forget(World &world) const
{
    const Timing &timing = m_policy.timing;
    for (std::size_t i = 1; i < world.past.size(); ++i) {
        if (i > static_cast<std::size_t>(m_settings.teamsLag)) {
            world.past[i].teams = world.past[0].teams;
            world.past[i].wanted = world.past[0].wanted;
        }
        if (i > static_cast<std::size_t>(m_settings.starfaceLag)) {
            world.past[i].line = world.past[0].line;
            world.past[i].dnd = world.past[0].dnd;
        }
    }
    forgetOld(world.seen.teams, timing.staleAfter, TeamsStatus::Unknown);
    forgetOld(world.seen.line, timing.staleAfter, Line::Unknown);
    forgetOld(world.seen.dnd, timing.dndStaleAfter, Dnd::Unknown);
    if (world.seen.teams.at == Time{})
        world.seenWanted = false;
    proof::forget(world.memory, m_policy);
}

Packed pack(const World &world)
{
    Packed packed{};
    Cursor<true> cursor(packed);
    visit(cursor, world);
    assert(cursor.used() <= packed.size());
    return packed;
}

World unpack(const Packed &packed)
{
    World world;
    Cursor<false> cursor(packed);
    visit(cursor, world);
    return world;
}

} // namespace pb::presence::proof
