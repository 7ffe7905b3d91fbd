// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/ruleproof_world.h"

#include "presence/reconcile_p.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace pb::presence::proof {

namespace {

/// Statuses that no aggregation tells apart stand for each other: Busy for InMeeting, Away for Offline.
constexpr std::array commonStatuses{
    UserStatus{TeamsStatus::Available, false},
    UserStatus{TeamsStatus::InCall, false},
    UserStatus{TeamsStatus::Busy, false},
    UserStatus{TeamsStatus::DoNotDisturb, false},
    UserStatus{TeamsStatus::Away, false},
    UserStatus{TeamsStatus::Available, true},
    UserStatus{TeamsStatus::Busy, true},
    UserStatus{TeamsStatus::Away, true},
};
/// In how many polls DND may be written six times.
constexpr int changesWithin = 40;
constexpr std::array lines{Line::Idle, Line::Ringing, Line::InCall};

/// docs/facts.md, G8: DoNotDisturb > Busy > Available > Away
int rank(TeamsStatus status)
{
    switch (status) {
    case TeamsStatus::DoNotDisturb:
        return 4;
    case TeamsStatus::InCall:
    case TeamsStatus::InMeeting:
    case TeamsStatus::Busy:
        return 3;
    case TeamsStatus::Available:
        return 2;
    case TeamsStatus::Away:
        return 1;
    case TeamsStatus::Offline:
    case TeamsStatus::Unknown:
        break;
    }
    return 0;
}

TeamsStatus sessionShows(TeamsTarget session, bool asBusy)
{
    switch (session) {
    case TeamsTarget::BusyInACall:
        return asBusy ? TeamsStatus::Busy : TeamsStatus::InCall;
    case TeamsTarget::DoNotDisturb:
        return TeamsStatus::DoNotDisturb;
    case TeamsTarget::Available:
        return TeamsStatus::Available;
    case TeamsTarget::None:
        break;
    }
    return TeamsStatus::Offline;
}

TeamsStatus visible(const World &world)
{
    if (world.manual || world.session == TeamsTarget::None)
        return world.user;
    const TeamsStatus ours = sessionShows(world.session, world.showsBusy);
    return rank(ours) >= rank(world.user) ? ours : world.user;
}

Action setAction(TeamsTarget target)
{
    return target == TeamsTarget::BusyInACall ? Action::SetBusyInACall
        : target == TeamsTarget::DoNotDisturb ? Action::SetDoNotDisturb
                                              : Action::SetAvailable;
}

} // namespace

int Chooser::pick(int alternatives)
{
    if (m_calm)
        return 0;
    if (m_random != 0) {
        constexpr unsigned oneIn = 6;
        const auto roll = [this] { // a linear congruence: the same everywhere
            m_random = m_random * 1664525U + 1013904223U;
            return m_random >> 8U;
        };
        return roll() % oneIn != 0 ? 0 : static_cast<int>(roll() % static_cast<unsigned>(alternatives));
    }
    if (m_position == m_length) {
        assert(m_length < m_choices.size());
        m_choices[m_length++] = {0, alternatives};
    }
    return m_choices[m_position++].taken;
}

bool Chooser::next()
{
    m_length = m_position;
    while (m_length > 0 && m_choices[m_length - 1].taken + 1 == m_choices[m_length - 1].of)
        --m_length;
    if (m_length == 0)
        return false;
    ++m_choices[m_length - 1].taken;
    m_position = 0;
    return true;
}

Model::Model(const ProofSettings &settings)
    : m_settings(settings)
{
    const int lag = std::max(settings.teamsLag, settings.starfaceLag);
    m_settlePolls = settings.settlePolls > 0 ? settings.settlePolls : 3 * (lag + 1);
    m_policy.rules = settings.rules;
    m_policy.availableAfterCall = settings.availableAfterCall;
    m_policy.clearsAnyDnd = settings.clearsAnyDnd;
    Timing &timing = m_policy.timing;
    timing.staleAfter = 2 * poll;
    timing.dndStaleAfter = 2 * poll;
    timing.settle = m_settlePolls * poll;
    timing.availableFor = (m_settlePolls + 1) * poll;
    timing.sessionFor = (m_settlePolls + 4) * poll;
    timing.noInformation = (m_settlePolls + 5) * poll;
    timing.endSureAfter = poll;
    timing.occupiedEndSureAfter = 2 * poll;
    // sampled, not walked: each of the times that are remembered would multiply the worlds
    timing.flapsWithin = settings.limits ? 6 * poll : Duration{};
    timing.changesWithin = settings.limits ? changesWithin * poll : Duration{};
    timing.shortSession = timing.sessionFor;
    timing.retryFirst = poll;
    timing.retryLongest = 2 * poll;
    addUserStatuses();
}

/// A status that the aggregation does not tell apart from another is walked, too, where the rules do.
void Model::addUserStatuses()
{
    m_userStatuses.assign(commonStatuses.begin(), commonStatuses.end());
    const RuleSet &rules = m_settings.rules;
    if (rules.target(TeamsStatus::InMeeting) != rules.target(TeamsStatus::Busy))
        m_userStatuses.push_back({TeamsStatus::InMeeting, false});
    if (rules.target(TeamsStatus::Offline) != rules.target(TeamsStatus::Away)) {
        m_userStatuses.push_back({TeamsStatus::Offline, false});
        m_userStatuses.push_back({TeamsStatus::Offline, true});
    }
}

Snapshot Model::snapshot(const World &world) const
{
    return {visible(world), asksForDnd(world.user), world.line, world.dndOn ? Dnd::On : Dnd::Off};
}

World Model::start() const
{
    World world;
    world.showsBusy = m_settings.shape == ProofSettings::Shape::Busy;
    world.vainLeft = m_settings.vain ? detail::mostRepeats : 0;
    world.dndWrites.fill(changesWithin);
    world.events = m_settings.events;
    world.faults = m_settings.faults;
    world.past.fill(snapshot(world));
    normalise(world);
    return world;
}

/// One poll of one world.
class Model::Step {
public:
    Step(const Model &model, World &world, Chooser &chooser, ProofStep *record)
        : m_model(model)
        , m_world(world)
        , m_chooser(chooser)
        , m_record(record)
    {
    }

    Found run()
    {
        crashBetweenPolls();
        outsideEvent();
        lateWritesAct();
        read();
        Directive directive;
        directive.giveBack = m_world.ordered;
        const Outcome outcome = reconcile(m_model.m_policy, m_world.seen, m_world.memory, anchor, directive);
        m_world.memory = outcome.state;
        if (outcome.toStarface.action != Action::None || outcome.toTeams.action != Action::None)
            outsideEvent();
        write(outcome.toStarface.action, outcome);
        if (!m_crashed)
            write(outcome.toTeams.action, outcome);
        noteCalm();
        if (brokenInvariant(m_world.memory))
            m_found.violation = Violation::Illegal;
        if (m_record) {
            m_record->toStarface = outcome.toStarface;
            m_record->toTeams = outcome.toTeams;
            m_record->dndOn = m_world.dndOn;
            m_record->session = m_world.session;
        }
        return m_found;
    }

private:
    void note(ProofEvent event)
    {
        m_found.outside = true;
        if (m_record)
            m_record->events.push_back(event);
    }

    bool fault(ProofEvent::Kind kind)
    {
        if (m_world.faults == 0 || m_chooser.pick(2) == 0)
            return false;
        --m_world.faults;
        note({kind});
        return true;
    }

    void crash()
    {
        m_world.memory = recovered(m_model.m_policy, m_world.memory, anchor);
        m_world.seen = {};
        m_world.seenWanted = false;
    }

    void crashBetweenPolls()
    {
        if (fault(ProofEvent::Kind::Crash))
            crash();
    }

    void outsideEvent()
    {
        if (m_world.events == 0)
            return;
        const int statuses = static_cast<int>(m_model.m_userStatuses.size());
        constexpr int lineCount = static_cast<int>(lines.size());
        const int choice = m_chooser.pick(1 + statuses + lineCount + 1 + (m_model.m_settings.orders ? 1 : 0));
        if (choice == 0)
            return;
        --m_world.events;
        if (choice <= statuses) {
            const UserStatus &to = m_model.m_userStatuses[static_cast<std::size_t>(choice - 1)];
            m_world.user = to.status;
            m_world.manual = to.manual;
            note(
                {to.manual ? ProofEvent::Kind::ManualTeamsStatus : ProofEvent::Kind::TeamsStatus, to.status});
        } else if (choice <= statuses + lineCount) {
            m_world.line = lines[static_cast<std::size_t>(choice - 1 - statuses)];
            note({ProofEvent::Kind::Line, TeamsStatus::Unknown, m_world.line});
        } else if (choice == statuses + lineCount + 1) {
            pressDnd();
            note({ProofEvent::Kind::DndPressed});
        } else {
            m_world.ordered = !m_world.ordered;
            note({ProofEvent::Kind::Order});
        }
    }

    void pressDnd()
    {
        m_world.touched = true;
        m_world.dndOn = !m_world.dndOn;
        // while the journal says that a DND of ours stands or is on its way, nobody can tell whose an On is
        // and so it is until an Off was read after we gave it back
        const UserState &memory = m_world.memory;
        const bool echoes = memory.dndEchoUntil != Time{} && memory.dndWrite.repeats != detail::neverRepeated;
        const bool undecidable = memory.dnd.exists() || echoes || m_world.late[0].action != Action::None;
        m_world.owner = !m_world.dndOn ? Owner::Nobody : undecidable ? Owner::Shared : Owner::User;
    }

    void lateWritesAct()
    {
        for (LateWrite &late : m_world.late) {
            if (late.action == Action::None)
                continue;
            const bool last = --late.pollsLeft <= 0;
            if (!last && m_chooser.pick(2) == 0)
                continue;
            const LateWrite write = std::exchange(late, {});
            note({ProofEvent::Kind::LateWriteActs});
            act(write.action, write.lapses, false);
        }
    }

    void read()
    {
        if (m_model.m_settings.shape == ProofSettings::Shape::Either)
            m_world.showsBusy = m_chooser.pick(2) == 1;
        for (std::size_t i = m_world.past.size() - 1; i > 0; --i)
            m_world.past[i] = m_world.past[i - 1];
        m_world.past[0] = m_model.snapshot(m_world);
        noteHidden();
        if (!fault(ProofEvent::Kind::TeamsPollLost)) {
            const Snapshot &then = m_world.past[static_cast<std::size_t>(m_model.m_settings.teamsLag)];
            m_world.seen.teams = {then.teams, anchor};
            m_world.seenWanted = then.wanted;
        }
        if (!fault(ProofEvent::Kind::StarfacePollLost)) {
            const Snapshot &then = m_world.past[static_cast<std::size_t>(m_model.m_settings.starfaceLag)];
            m_world.seen.line = {then.line, anchor};
            m_world.seen.dnd = {then.dnd, anchor};
        }
    }

    /// What ended in vain and was hidden for a while cannot be told from a new call (E2).
    void noteHidden()
    {
        const TeamsClaim &claim = m_world.memory.teams;
        const bool believed = claim.exists() && claim.shows == m_world.session;
        const TeamsStatus shown = m_world.past[0].teams;
        const bool arrived = std::all_of(m_world.past.begin(), m_world.past.end(),
            [shown](const Snapshot &then) { return then.teams == shown; });
        if (believed || (m_world.session == TeamsTarget::None && arrived))
            m_world.hidden = false;
        else if (m_world.session != TeamsTarget::None
            && shown != sessionShows(m_world.session, m_world.showsBusy))
            m_world.hidden = true;
    }

    /// The effect of a write on the other side's world.
    void act(Action action, bool lapses, bool checkEcho)
    {
        const Timing &timing = m_model.m_policy.timing;
        switch (action) {
        case Action::SetDndOn:
            if (checkEcho && !m_world.seenWanted && !m_world.hidden)
                m_found.violation = Violation::Echo;
            if (!m_world.dndOn)
                m_world.owner = Owner::Ours;
            m_world.dndOn = true;
            countDndWrite();
            break;
        case Action::SetDndOff:
            countDndWrite();
            if (m_world.dndOn && m_world.owner == Owner::User && !m_model.m_policy.clearsAnyDnd)
                m_found.violation = Violation::UserLost;
            m_world.dndOn = false;
            m_world.owner = Owner::Nobody;
            break;
        case Action::SetBusyInACall:
        case Action::SetDoNotDisturb:
        case Action::SetAvailable: {
            m_world.session = action == Action::SetBusyInACall ? TeamsTarget::BusyInACall
                : action == Action::SetDoNotDisturb            ? TeamsTarget::DoNotDisturb
                                                               : TeamsTarget::Available;
            m_world.sessionLeft = static_cast<int>((lapses ? timing.availableFor : timing.sessionFor) / poll);
            break;
        }
        case Action::ClearSession:
            m_world.session = TeamsTarget::None;
            m_world.sessionLeft = 0;
            break;
        case Action::RenewSession:
        case Action::None:
            break;
        }
    }

    void countDndWrite()
    {
        std::shift_right(m_world.dndWrites.begin(), m_world.dndWrites.end(), 1);
        m_world.dndWrites.front() = 0;
        // with faults a giving back is repeated, which nobody sees; so is one whose DND still shows (C9)
        const bool clean = m_model.m_settings.limits && m_model.m_settings.faults == 0 && !m_repeated;
        if (clean && m_world.dndWrites.back() < changesWithin)
            m_found.violation = Violation::TooOften;
    }

    /// What the write job reads right before: as late as every other reading.
    bool alreadySo(Action action) const
    {
        const auto lag = static_cast<std::size_t>(m_model.m_settings.starfaceLag);
        const bool readsOn = lag == 0 ? m_world.dndOn : m_world.past[lag].dnd == Dnd::On;
        switch (action) {
        case Action::SetDndOn:
            return readsOn;
        case Action::SetDndOff:
            return !readsOn;
        case Action::ClearSession:
            return m_world.session == TeamsTarget::None;
        default:
            return false;
        }
    }

    void finish(Action action, WriteResult result)
    {
        m_world.memory = finished(m_model.m_policy, m_world.memory, action, result, anchor);
    }

    void write(Action action, const Outcome &outcome)
    {
        if (action == Action::None)
            return;
        m_found.wrote = m_found.wrote || action != Action::RenewSession;
        const bool dnd = sideOf(action) == Side::Starface;
        const UserState before = m_world.memory;
        m_repeated = dnd && outcome.toStarface.reason == Reason::GiveBackRepeated;
        const bool already = alreadySo(action) && !mustWriteAnyway(m_model.m_policy, before, action, anchor);
        // a renewal is the same write again
        const Action effect = action == Action::RenewSession ? setAction(before.teams.shows) : action;
        m_world.memory = begun(m_model.m_policy, before, action, outcome, anchor);
        const TeamsClaim &claim = m_world.memory.teams;
        const bool lapses =
            claim.shows == TeamsTarget::Available && claim.because == StarfaceStatus::Available;

        // what was pressed after the last reading that could be had: nobody can tell it from ours
        const Owner owner = m_world.owner;
        if (action == Action::SetDndOn && !already && m_world.owner == Owner::User)
            m_world.owner = Owner::Shared;

        using Kind = ProofEvent::Kind;
        static constexpr std::array kinds{Kind::WriteRefused, Kind::WriteUnansweredActed,
            Kind::WriteUnansweredLost, Kind::WriteUnansweredLate, Kind::WriteActedTwice, Kind::Crash,
            Kind::Crash, Kind::Crash, Kind::WriteConfirmedInVain};
        // DND is read before it is written: where it is so already there is no write that could go wrong
        const int possible = static_cast<int>(kinds.size()) - (m_world.vainLeft > 0 ? 0 : 1);
        const int alternatives = dnd && already ? 1 : possible;
        const int choice = m_world.faults == 0 ? 0 : m_chooser.pick(1 + alternatives);
        if (choice == 0) {
            if (!already || !dnd)
                act(effect, lapses, true);
            return finish(action, already ? WriteResult::AlreadySo : WriteResult::Done);
        }
        --m_world.faults;
        note({kinds[static_cast<std::size_t>(choice - 1)]});
        LateWrite &late = m_world.late[dnd ? 0 : 1];
        switch (choice) {
        case 1:
            m_world.owner = owner;
            return finish(action, WriteResult::Refused);
        case 2:
            act(effect, lapses, true);
            return finish(action, WriteResult::Unanswered);
        case 3:
            return finish(action, WriteResult::Unanswered);
        case 4:
            late = {effect, latest(), lapses};
            return finish(action, WriteResult::Unanswered);
        case 5: // once now and once more later, and no answer
            act(effect, lapses, true);
            late = {effect, latest(), lapses};
            return finish(action, WriteResult::Unanswered);
        case 7:
            act(effect, lapses, true);
            [[fallthrough]];
        case 6:
            m_crashed = true;
            return crash();
        case 8: // it is still on its way
            late = {effect, latest(), lapses};
            m_crashed = true;
            return crash();
        case 9:
            --m_world.vainLeft;
            return finish(action, WriteResult::Done);
        }
    }

    /// An unanswered write acts within two thirds of the settle time, so that it shows within the whole.
    int latest() const { return std::max(1, m_model.m_settlePolls - m_model.m_settlePolls / 3); }

    void noteCalm()
    {
        const UserState &memory = m_world.memory;
        const bool calm = !m_model.asksForDnd(m_world.user) && !memory.dnd.exists() && !memory.overridden
            && !memory.foreignDnd
            && std::all_of(m_world.past.begin(), m_world.past.end(), [this](const Snapshot &then) {
                   return !then.wanted && (then.dnd == Dnd::On) == m_world.dndOn;
               });
        if (calm)
            m_world.touched = false;
    }

    const Model &m_model;
    World &m_world;
    Chooser &m_chooser;
    ProofStep *m_record;
    Found m_found;
    bool m_crashed = false;
    bool m_repeated = false; ///< the write under way gives back once more
};

Found Model::step(World &world, Chooser &chooser, ProofStep *record) const
{
    return Step(*this, world, chooser, record).run();
}

Violation Model::atRest(const World &world) const
{
    const auto target = m_policy.rules.target(starfaceStatus(world.line, world.dndOn ? Dnd::On : Dnd::Off));
    const bool ownDnd = world.dndOn && world.memory.dnd.exists();
    if (world.ordered) {
        return world.dndOn && world.owner == Owner::Ours ? Violation::StuckDnd
            : world.session != TeamsTarget::None         ? Violation::StuckBusy
                                                         : Violation::None;
    }
    const bool asserts =
        target != TeamsTarget::None && (world.line != Line::Idle || (world.dndOn && !ownDnd));
    const bool hidden =
        world.session != TeamsTarget::None && detail::hidesReasons(m_policy.rules, world.session);

    if (world.dndOn && world.owner == Owner::Ours && !asksForDnd(world.user) && !hidden)
        return Violation::StuckDnd;
    if (!asserts && world.session != TeamsTarget::None)
        return Violation::StuckBusy;
    if (asksForDnd(world.user) && !asserts && !world.touched && !world.dndOn)
        return Violation::Wrong;
    if (world.line == Line::InCall && asserts && world.session != target)
        return Violation::Wrong;
    // whoever is in a call is not shown as free for one, whatever the rules say
    if (world.line == Line::InCall && world.session == TeamsTarget::Available)
        return Violation::Wrong;
    return Violation::None;
}

} // namespace pb::presence::proof
