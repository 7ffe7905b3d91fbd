// SPDX-License-Identifier: GPL-3.0-or-later
#include "livelyday.h"

#include <algorithm>

namespace pb::test {

using namespace std::chrono_literals;

namespace {

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

TeamsStatus sessionShows(TeamsTarget session, bool callShowsBusy)
{
    if (session == TeamsTarget::BusyInACall)
        return callShowsBusy ? TeamsStatus::Busy : TeamsStatus::InCall;
    return session == TeamsTarget::DoNotDisturb ? TeamsStatus::DoNotDisturb : TeamsStatus::Available;
}

/// Chance that gives the same on every platform.
class Dice {
public:
    explicit Dice(unsigned seed)
        : m_engine(seed)
    {
    }
    int below(int limit) { return static_cast<int>(m_engine() % static_cast<unsigned>(limit)); }
    bool oneIn(int times) { return below(times) == 0; }
    Duration between(Duration shortest, Duration longest)
    {
        return shortest + Duration(below(static_cast<int>((longest - shortest).count()) + 1));
    }

private:
    std::mt19937 m_engine;
};

struct Outage {
    Time from;
    Time until;
};

bool isIn(const std::vector<Outage> &outages, Time time)
{
    return std::any_of(outages.begin(), outages.end(),
        [time](const Outage &outage) { return time >= outage.from && time < outage.until; });
}

/// What is the same for everybody. Every three hours something is away, or paused.
struct Company {
    explicit Company(Duration length)
    {
        for (Time then = begin; then < begin + length; then += 3h) {
            teams.insert(teams.end(), {{then + 31min, then + 49min}, {then + 90min, then + 91min}});
            starface.insert(starface.end(), {{then + 60min, then + 78min}, {then + 110min, then + 111min}});
            inVain.push_back({then + 120min, then + 140min});
            flapping.push_back({then + 5min, then + 15min});
            paused.insert(paused.end(), {{then + 100min, then + 103min}, {then + 20min, then + 21min}});
        }
    }

    Time begin{std::chrono::hours{490'000}};
    std::vector<Outage> teams;
    std::vector<Outage> starface;
    /// For a few: services confirm and do nothing; and a status that flaps.
    std::vector<Outage> inVain;
    std::vector<Outage> flapping;
    std::vector<Outage> paused;
};

/// A write that is under way or has yet to act.
struct Pending {
    std::size_t number = 0; ///< in its side's writes
    Action effect = Action::None;
    std::optional<Time> actsAt;
    std::optional<Time> answeredAt; ///< none: the answer is lost
    WriteResult result = WriteResult::Done;
    TeamsTarget shows = TeamsTarget::None;
    Duration lives{};
};

class Colleague {
public:
    Colleague(const DaySettings &settings, const Company &company, int number,
        const std::function<void(int, const Said &)> &check)
        : m_company(company)
        , m_dice(settings.seed * 1000U + static_cast<unsigned>(number))
        , m_number(number)
        , m_check(check)
        , m_longestLag(settings.longestLag)
    {
        const int longest = static_cast<int>(settings.longestLag.count());
        m_teamsLag = Duration(m_dice.below(longest));
        m_phoneLag = Duration(m_dice.below(longest));
        Truth first;
        first.callShowsBusy = number % 3 == 1;
        m_past.push_back({company.begin - 1h, first});
        m_nextEvent = company.begin + m_dice.between(0s, 100s);
        choosePolicy();
    }

    void live(Duration length)
    {
        const Duration teamsPhase = m_dice.between(0s, 9s) / 1000 * 1000;
        const Duration phonePhase = m_dice.between(0s, 9s) / 1000 * 1000;
        for (Duration passed{}; passed < length; passed += 1s) {
            m_now = m_company.begin + passed;
            passTime();
            orders();
            bool decided = answers();
            if (passed % 10s == teamsPhase) {
                readTeams();
                decided = true;
            }
            if (passed % 10s == phonePhase) {
                readPhone();
                decided = true;
            }
            if (decided)
                decide();
        }
    }

private:
    void choosePolicy()
    {
        m_policy.rules = m_dice.oneIn(2) ? callsOnly() : everyKindOfBusy();
        m_policy.availableAfterCall = !m_dice.oneIn(4);
        m_policy.clearsAnyDnd = m_dice.oneIn(5);
        if (m_dice.oneIn(5)) {
            m_policy.rules.toTeams[static_cast<std::size_t>(StarfaceStatus::DoNotDisturb)] =
                TeamsTarget::DoNotDisturb;
        }
        if (m_dice.oneIn(5))
            m_policy.rules.toTeams[static_cast<std::size_t>(StarfaceStatus::Ringing)] =
                TeamsTarget::BusyInACall;
    }

    void change(const Truth &next)
    {
        m_past.push_back({m_now, next});
        noteOurs();
    }
    void noteOurs()
    {
        if (truth().session != TeamsTarget::None)
            m_sessionStoodAt = m_now;
        if (truth().dndOn && truth().owner == Truth::Owner::Ours)
            m_ourDndAt = m_now;
    }
    const Truth &truth() const { return m_past.back().second; }
    const Truth &at(Time time) const
    {
        auto then = m_past.rbegin();
        while (then->first > time && std::next(then) != m_past.rend())
            ++then;
        return then->second;
    }

    void passTime()
    {
        noteOurs();
        if (truth().session != TeamsTarget::None && m_now >= m_sessionEnds) {
            Truth next = truth();
            next.session = TeamsTarget::None;
            change(next);
        }
        if (m_now >= m_nextEvent)
            outsideEvent();
        for (Pending &pending : m_pending) {
            if (pending.actsAt && m_now >= *pending.actsAt) {
                act(pending);
                pending.actsAt.reset();
            }
        }
    }

    void outsideEvent()
    {
        Truth next = truth();
        if (m_number % 9 == 5 && isIn(m_company.flapping, m_now)) {
            next.own = next.own == TeamsStatus::InCall ? TeamsStatus::Available : TeamsStatus::InCall;
            change(next);
            m_nextEvent = m_now + m_dice.between(5s, 40s);
            return;
        }
        Duration pause = m_dice.between(20s, 240s);
        switch (m_dice.below(12)) {
        case 0:
        case 1:
            next.own = TeamsStatus::InCall;
            next.manual = false;
            pause = m_dice.between(4s, 180s);
            break;
        case 2: {
            constexpr std::array manual{TeamsStatus::Available, TeamsStatus::Busy, TeamsStatus::Away,
                TeamsStatus::DoNotDisturb, TeamsStatus::Offline};
            next.own = manual[static_cast<std::size_t>(m_dice.below(static_cast<int>(manual.size())))];
            next.manual = true;
            break;
        }
        case 3:
        case 4: {
            constexpr std::array found{TeamsStatus::InMeeting, TeamsStatus::Busy, TeamsStatus::Away,
                TeamsStatus::DoNotDisturb, TeamsStatus::Offline};
            next.own = found[static_cast<std::size_t>(m_dice.below(static_cast<int>(found.size())))];
            next.manual = false;
            break;
        }
        case 5:
        case 6:
            next.own = TeamsStatus::Available;
            next.manual = false;
            break;
        case 7:
        case 8:
            next.line = next.line == Line::Idle ? Line::Ringing : Line::Idle;
            pause = m_dice.between(3s, 40s);
            break;
        case 9:
            next.line = next.line == Line::InCall ? Line::Idle : Line::InCall;
            break;
        case 10:
            next.dndOn = !next.dndOn;
            next.owner = next.dndOn ? Truth::Owner::User : Truth::Owner::Nobody;
            if (!next.dndOn)
                m_switchedOffByUser = m_now;
            break;
        case 11:
            next.mute = !next.mute && m_dice.oneIn(3);
            break;
        }
        change(next);
        m_nextEvent = m_now + pause;
    }

    void orders()
    {
        if (m_dice.oneIn(20'000))
            crash();
        if (m_directive.giveBack && m_now < m_orderedUntil)
            return;
        m_directive = {};
        if (isIn(m_company.paused, m_now)) {
            m_directive = {true, Reason::GivingBack};
            m_orderedUntil = m_now + 60s;
        } else if (m_dice.oneIn(3000)) {
            constexpr std::array reasons{Reason::Unmatched, Reason::Excluded, Reason::HandedBack};
            m_directive = {true, reasons[static_cast<std::size_t>(m_dice.below(3))]};
            m_orderedUntil = m_now + 90s;
        }
    }

    void crash()
    {
        m_state = recovered(m_policy, m_state, m_now);
        m_seen = {};
        m_teams = {};
        m_phone = {};
        for (Pending &pending : m_pending)
            pending.answeredAt.reset();
        for (auto *writes : {&m_phoneWrites, &m_teamsWrites}) {
            if (!writes->empty() && !writes->back().finishedAt)
                writes->back().lost = true;
        }
        // a new program knows since now that it knows nothing
        m_teams.lastKnown = m_now;
        m_phone.lastKnown = m_now;
    }

    void readTeams()
    {
        if (isIn(m_company.teams, m_now) || m_dice.oneIn(40))
            return;
        m_teamsPoint = std::max(m_teamsPoint, m_now - m_teamsLag + m_dice.between(0s, 2s));
        m_teams.truth = at(std::min(m_teamsPoint, m_now));
        m_teams.at = m_now;
        m_seen.teams = {m_teams.truth.visible(), m_now};
        if (m_teams.truth.visible() != TeamsStatus::Unknown)
            m_teams.lastKnown = m_now;
        const TeamsStatus read = m_teams.truth.visible();
        if (read == TeamsStatus::Available || read == TeamsStatus::Away || read == TeamsStatus::Offline)
            m_freeSeenAt = m_now;
        // behind a session of ours nobody sees a status end
        const bool hidden = read == TeamsStatus::Busy && sessionMayShow();
        if (read != TeamsStatus::Unknown && !hidden && m_policy.rules.target(read) != DndTarget::On)
            m_askedSince = m_now;
    }

    /// When a session that this write may have set is over at the latest, as far as the answers tell.
    Time latestEnd(const std::vector<SimulatedWrite>::const_iterator write) const
    {
        const Timing &timing = m_policy.timing;
        const auto isUnsure = [](const SimulatedWrite &w) {
            return !w.finishedAt || w.result == WriteResult::Unanswered;
        };
        const Time begins = isUnsure(*write) ? write->begunAt + timing.settle : *write->finishedAt;
        const auto cleared = std::find_if(write + 1, m_teamsWrites.cend(), [&](const SimulatedWrite &later) {
            return later.action == Action::ClearSession && later.finishedAt
                && (later.result == WriteResult::Done || later.result == WriteResult::AlreadySo)
                && (!isUnsure(*write) || later.begunAt >= begins);
        });
        const Time expires = begins + timing.sessionFor;
        return cleared == m_teamsWrites.cend() ? expires : std::min(expires, *cleared->finishedAt);
    }

    /// E2: a session may stand, has just ended, or has ended and nothing else was read since: then it is
    /// cleared up to twice again, which may fail.
    bool sessionMayShow() const
    {
        const Timing &timing = m_policy.timing;
        const Duration longest = 6 * timing.settle + m_longestLag;
        // what really stood, whatever was answered
        Time end = m_sessionStoodAt;
        for (auto write = m_teamsWrites.cend(); write != m_teamsWrites.cbegin();) {
            if ((--write)->begunAt < m_now - 1h)
                break; // so long nothing is believed of a write
            if (write->action != Action::ClearSession && write->result != WriteResult::Refused)
                end = std::max(end, latestEnd(write));
        }
        Duration unseen = m_freeSeenAt < end + timing.settle ? timing.noInformation : Duration::zero();
        // while a new session is refused and tried again, no echo of the one before it ends
        const auto last = std::find_if(m_teamsWrites.crbegin(), m_teamsWrites.crend(),
            [](const SimulatedWrite &write) { return write.action != Action::ClearSession; });
        if (last != m_teamsWrites.crend() && last->result == WriteResult::Refused && last->finishedAt
            && m_now <= *last->finishedAt + timing.settle + timing.noInformation)
            unseen += timing.noInformation;
        return end != Time{} && m_now <= end + longest + unseen;
    }

    void readPhone()
    {
        if (isIn(m_company.starface, m_now) || m_dice.oneIn(40))
            return;
        m_phonePoint = std::max(m_phonePoint, m_now - m_phoneLag + m_dice.between(0s, 2s));
        m_phone.truth = at(std::min(m_phonePoint, m_now));
        m_phone.at = m_now;
        m_phone.lastKnown = m_now;
        m_seen.line = {m_phone.truth.line, m_now};
        if (!m_phone.truth.dndOn)
            m_offSeenAt = m_now;
        m_seen.dnd = {m_phone.truth.dndOn ? Dnd::On : Dnd::Off, m_now};
        if (!m_phone.truth.dndOn && m_switchedOffSeenAt < m_switchedOffByUser)
            m_switchedOffSeenAt = m_now;
    }

    void decide()
    {
        m_teams.current = m_teams.at != Time{} && m_now - m_teams.at <= m_policy.timing.staleAfter;
        m_phone.current = m_phone.at != Time{} && m_now - m_phone.at <= m_policy.timing.staleAfter;
        const Outcome outcome = reconcile(m_policy, m_seen, m_state, m_now, m_directive);
        m_state = outcome.state;
        tell(Side::Starface, outcome.toStarface.action, outcome.toStarface.reason);
        tell(Side::Teams, outcome.toTeams.action, outcome.toTeams.reason);
        begin(outcome.toStarface.action, outcome);
        begin(outcome.toTeams.action, outcome);
    }

    void tell(Side side, Action action, Reason reason)
    {
        m_check(m_number,
            {m_policy, m_directive, side, action, reason, m_now, truth(), m_teams, m_phone,
                side == Side::Starface ? m_phoneWrites : m_teamsWrites,
                side == Side::Starface ? m_teamsWrites : m_phoneWrites, m_sessionStoodAt, m_ourDndAt,
                m_offSeenAt, m_freeSeenAt, m_switchedOffByUser, m_switchedOffSeenAt, m_askedSince,
                reason == Reason::OwnEcho && sessionMayShow(), m_longestLag});
    }

    bool wasSo(Action action) const
    {
        const Truth &then = at(m_now - m_phoneLag);
        switch (action) {
        case Action::ClearSession:
            return truth().session == TeamsTarget::None; // the service knows
        case Action::SetDndOn:
            return then.dndOn;
        case Action::SetDndOff:
            return !then.dndOn;
        default:
            return false;
        }
    }

    void begin(Action action, const Outcome &outcome)
    {
        if (action == Action::None)
            return;
        auto &writes = sideOf(action) == Side::Starface ? m_phoneWrites : m_teamsWrites;
        writes.push_back({action, m_now, {}, WriteResult::Unanswered, false, false});
        const bool found = wasSo(action) && !mustWriteAnyway(m_policy, m_state, action, m_now);
        m_state = begun(m_policy, m_state, action, outcome, m_now);

        Pending pending;
        pending.number = writes.size() - 1;
        pending.effect = action;
        pending.shows = m_state.teams.shows;
        const bool lapses = action == Action::SetAvailable && outcome.starface == StarfaceStatus::Available;
        pending.lives = lapses ? m_policy.timing.availableFor : m_policy.timing.sessionFor;
        const Time done = m_now + m_dice.between(0s, 3s);
        pending.actsAt = done;
        pending.answeredAt = done;
        const bool phone = sideOf(action) == Side::Starface;
        const int fault =
            isIn(phone ? m_company.starface : m_company.teams, m_now) ? m_dice.below(6) : m_dice.below(100);
        if (m_number % 10 == 3 && isIn(m_company.inVain, m_now)) {
            pending.actsAt.reset();
            writes.back().inVain = true;
        } else if (fault >= 6 && found) {
            pending.actsAt.reset();
            pending.result = WriteResult::AlreadySo;
        } else if (fault < 4) {
            pending.actsAt.reset();
            pending.result = WriteResult::Refused;
        } else if (fault < 10) {
            pending.result = WriteResult::Unanswered;
            pending.answeredAt = m_now + 5s;
            if (fault < 6)
                pending.actsAt.reset();
            else if (fault == 6)
                pending.actsAt = m_now + m_dice.between(5s, 35s);
        }
        m_pending.push_back(pending);
    }

    void act(const Pending &pending)
    {
        Truth next = truth();
        switch (pending.effect) {
        case Action::SetDndOn:
            if (!next.dndOn)
                next.owner = Truth::Owner::Ours;
            next.dndOn = true;
            break;
        case Action::SetDndOff:
            next.dndOn = false;
            next.owner = Truth::Owner::Nobody;
            break;
        case Action::ClearSession:
            next.session = TeamsTarget::None;
            break;
        case Action::SetBusyInACall:
        case Action::SetDoNotDisturb:
        case Action::SetAvailable:
        case Action::RenewSession:
            next.session = pending.shows;
            m_sessionEnds = m_now + pending.lives;
            break;
        case Action::None:
            break;
        }
        change(next);
    }

    bool answers()
    {
        bool any = false;
        for (Pending &pending : m_pending) {
            if (!pending.answeredAt || m_now < *pending.answeredAt)
                continue;
            auto &writes = sideOf(pending.effect) == Side::Starface ? m_phoneWrites : m_teamsWrites;
            writes[pending.number].finishedAt = m_now;
            writes[pending.number].result = pending.result;
            m_state = finished(m_policy, m_state, pending.effect, pending.result, m_now);
            pending.answeredAt.reset();
            any = true;
        }
        std::erase_if(m_pending, [](const Pending &p) { return !p.actsAt && !p.answeredAt; });
        return any;
    }

    const Company &m_company;
    Dice m_dice;
    int m_number;
    const std::function<void(int, const Said &)> &m_check;
    Policy m_policy;
    Duration m_longestLag;
    Duration m_teamsLag{};
    Duration m_phoneLag{};
    Time m_now{};
    Time m_nextEvent{};

    std::vector<std::pair<Time, Truth>> m_past;
    Time m_sessionEnds{};
    Time m_sessionStoodAt{};
    Time m_ourDndAt{};
    Time m_offSeenAt{};
    Time m_freeSeenAt{};
    Time m_switchedOffByUser{};
    Time m_switchedOffSeenAt{};
    Time m_askedSince{};
    Time m_teamsPoint{};
    Time m_phonePoint{};

    Observation m_seen;
    Seen m_teams;
    Seen m_phone;
    UserState m_state;
    Directive m_directive;
    Time m_orderedUntil{};
    std::vector<Pending> m_pending;
    std::vector<SimulatedWrite> m_phoneWrites;
    std::vector<SimulatedWrite> m_teamsWrites;
};

} // namespace

TeamsStatus Truth::visible() const
{
    if (mute)
        return TeamsStatus::Unknown;
    if (manual || session == TeamsTarget::None)
        return own;
    const TeamsStatus ours = sessionShows(session, callShowsBusy);
    return rank(ours) >= rank(own) ? ours : own;
}

void liveDay(const DaySettings &settings, const std::function<void(int user, const Said &)> &check)
{
    const Company company(settings.length);
    for (int number = 0; number < settings.users; ++number)
        Colleague(settings, company, number, check).live(settings.length);
}

} // namespace pb::test
