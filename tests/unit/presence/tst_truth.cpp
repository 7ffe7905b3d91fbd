// SPDX-License-Identifier: GPL-3.0-or-later
#include "livelyday.h"
#include "presence/names.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <map>

using namespace pb::presence;
using namespace pb::test;
using namespace std::chrono_literals;

namespace {

// --- What must be so in the world for a reason to be said
// ---------------------------------------------------

DndTarget asked(const Said &said)
{
    return said.teams.current ? said.policy.rules.target(said.teams.truth.visible()) : DndTarget::None;
}

StarfaceStatus phoneStatus(const Said &said)
{
    return said.phone.current ? said.phone.truth.phone() : StarfaceStatus::Unknown;
}

bool isDirective(const Said &said)
{
    return said.directive.giveBack && said.directive.reason == said.reason;
}

const SimulatedWrite *lastWrite(const Said &said)
{
    return said.writes.empty() ? nullptr : &said.writes.back();
}

/// The last one that may have changed anything, or that made sure of it.
const SimulatedWrite *lastEffect(const std::vector<SimulatedWrite> &writes)
{
    const auto found = std::find_if(writes.rbegin(), writes.rend(), [](const SimulatedWrite &write) {
        const bool foundOn = write.action == Action::SetDndOn && write.result == WriteResult::AlreadySo;
        return write.result != WriteResult::Refused && !foundOn;
    });
    return found == writes.rend() ? nullptr : &*found;
}

/// Our write may not be visible yet: it is under way, or it may act or travel until the settle time is over.
bool waitsForOurWrite(const Said &said)
{
    const SimulatedWrite *last = lastWrite(said);
    const Time readAt = said.side == Side::Starface ? said.phone.at : said.teams.at;
    return last
        && ((!last->finishedAt && !last->lost)
            || readAt < last->finishedAt.value_or(last->begunAt) + said.policy.timing.settle + 1s);
}

bool lastWriteFailed(const Said &said)
{
    const SimulatedWrite *last = lastWrite(said);
    return last && last->finishedAt
        && (last->result == WriteResult::Refused || last->result == WriteResult::Unanswered);
}

/// What a service confirms without doing it, and what then happens to show, cannot be doubted by anybody.
bool isDeceived(const std::vector<SimulatedWrite> &writes)
{
    return !writes.empty() && writes.back().inVain;
}

bool lastWriteMayHaveFailed(const Said &said)
{
    const SimulatedWrite *last = lastWrite(said);
    return last && (lastWriteFailed(said) || last->lost || !last->finishedAt);
}

/// A DND that shows may be ours as far as anybody can know: written, and not seen off since it must have
/// worked.
bool mayBeOurs(const Said &said, const std::vector<SimulatedWrite> &phoneWrites)
{
    const Duration travels = said.policy.timing.settle;
    return std::any_of(phoneWrites.rbegin(), phoneWrites.rend(), [&](const SimulatedWrite &write) {
        const bool mayHaveActed =
            !write.finishedAt || write.result == WriteResult::Done || write.result == WriteResult::Unanswered;
        return write.action == Action::SetDndOn && mayHaveActed && said.offSeenAt <= write.begunAt + travels;
    });
}

namespace phone {

/// What is given back is no DND of the user's, as far as anybody can know.
bool leavesTheUsersDnd(const Said &said)
{
    return said.truth.owner != Truth::Owner::User || mayBeOurs(said, said.writes);
}

bool mapped(const Said &said)
{
    // and it is the user's own status, not our session
    return said.action == Action::SetDndOn && asked(said) == DndTarget::On
        && (said.policy.rules.target(said.teams.truth.own) == DndTarget::On || isDeceived(said.otherWrites));
}

bool noMapping(const Said &said)
{
    return said.teams.current && asked(said) == DndTarget::None;
}

bool holding(const Said &said)
{
    return asked(said) == DndTarget::On && mayBeOurs(said, said.writes)
        && (!said.phone.current || said.phone.truth.dndOn);
}

bool alreadySo(const Said &said)
{
    // the write job reads the phone, too
    const SimulatedWrite *last = lastWrite(said);
    const bool foundSo = last && last->action == Action::SetDndOn && last->result == WriteResult::AlreadySo;
    if (foundSo && asked(said) == DndTarget::On && waitsForOurWrite(said))
        return true;
    return said.phone.current && asked(said) == (said.phone.truth.dndOn ? DndTarget::On : DndTarget::Off);
}

bool notOurs(const Said &said)
{
    return said.phone.current && said.phone.truth.dndOn && said.phone.truth.owner == Truth::Owner::User;
}

bool reasonEnded(const Said &said)
{
    return said.action == Action::SetDndOff && said.teams.current
        && said.teams.truth.visible() != TeamsStatus::Unknown && asked(said) != DndTarget::On
        && leavesTheUsersDnd(said);
}

bool clearedByRule(const Said &said)
{
    return said.policy.clearsAnyDnd && said.teams.current
        && said.teams.truth.visible() == TeamsStatus::Available;
}

/// A session of ours stands or stood not long ago, as far as anybody can know.
bool ownEcho(const Said &said)
{
    return said.teams.current && said.sessionMayShow;
}

bool repeatedNoEffect(const Said &said)
{
    return said.action == Action::SetDndOn && lastWrite(said)
        && (!said.phone.current || !said.phone.truth.dndOn);
}

bool overridden(const Said &said)
{
    // or it is only known since a reading of the phone shows it
    const bool seen = said.switchedOffByUser + said.longestLag + 10s >= said.askedSince
        || said.switchedOffSeenAt >= said.askedSince;
    return asked(said) == DndTarget::On && said.switchedOffByUser != Time{} && seen;
}

bool unknown(const Said &said)
{
    return !said.teams.current || said.teams.truth.visible() == TeamsStatus::Unknown;
}

bool noInformation(const Said &said)
{
    return said.now - said.teams.lastKnown >= said.policy.timing.noInformation;
}

bool phoneUnknown(const Said &said)
{
    return !said.phone.current;
}

bool giveBackRepeated(const Said &said)
{
    // it may have failed, or it was confirmed long ago and no reading has shown it since
    const SimulatedWrite *last = lastWrite(said);
    if (last && lastEffect(said.writes) && last->action == Action::SetDndOn)
        last = lastEffect(said.writes); // what did nothing has changed nothing of that
    const bool unseen = said.phone.current && said.phone.truth.dndOn && last
        && said.offSeenAt < last->begunAt + said.policy.timing.settle;
    // W3: or a write without an answer may have acted since, and brought it back
    const bool mayBeBack = last
        && std::any_of(said.writes.begin(), said.writes.end(), [&said, last](const SimulatedWrite &write) {
               return write.action == Action::SetDndOn
                   && (write.lost || write.result == WriteResult::Unanswered)
                   && last->begunAt < write.begunAt + said.policy.timing.settle;
           });
    return said.action == Action::SetDndOff && last && last->action == Action::SetDndOff
        && (lastWriteMayHaveFailed(said) || mayBeBack
            || (unseen && said.now >= last->begunAt + said.policy.timing.settle));
}

bool endNotSure(const Said &said)
{
    return said.teams.current && asked(said) != DndTarget::On
        && (mayBeOurs(said, said.writes) || isDeceived(said.writes));
}

bool tooManyChanges(const Said &said)
{
    const auto recent =
        std::count_if(said.writes.begin(), said.writes.end(), [&said](const SimulatedWrite &write) {
            return said.now - write.begunAt <= said.policy.timing.changesWithin + 5s;
        });
    return asked(said) == DndTarget::On && recent >= 5;
}

bool noEffect(const Said &said)
{
    const auto confirmed = std::count_if(said.writes.begin(), said.writes.end(),
        [](const SimulatedWrite &write) { return write.result == WriteResult::Done; });
    return confirmed >= 3
        && (!said.phone.current || said.phone.truth.dndOn == (lastWrite(said)->action == Action::SetDndOff));
}

} // namespace phone

namespace teams {

TeamsTarget shownBy(Action action)
{
    return action == Action::SetBusyInACall ? TeamsTarget::BusyInACall
        : action == Action::SetDoNotDisturb ? TeamsTarget::DoNotDisturb
                                            : TeamsTarget::Available;
}

bool mapped(const Said &said)
{
    return said.action != Action::None && said.policy.rules.target(phoneStatus(said)) == shownBy(said.action);
}

bool noMapping(const Said &said)
{
    return said.phone.current && said.policy.rules.target(phoneStatus(said)) == TeamsTarget::None;
}

bool holding(const Said &said)
{
    // a status of the phone asks for it, and Teams shows it or tells nothing
    if (isDeceived(said.writes))
        return said.policy.rules.target(phoneStatus(said)) != TeamsTarget::None;
    return said.policy.rules.target(phoneStatus(said)) != TeamsTarget::None && said.sessionStoodAt != Time{}
    && (!said.teams.current || said.teams.truth.mute || said.teams.truth.session != TeamsTarget::None
        || said.now < said.sessionStoodAt + said.longestLag);
}

bool reasonEnded(const Said &said)
{
    return said.action == Action::ClearSession && said.phone.current
        && phoneStatus(said) != StarfaceStatus::InCall;
}

bool callEnded(const Said &said)
{
    return said.action == Action::SetAvailable && phoneStatus(said) == StarfaceStatus::Available;
}

bool lapsing(const Said &said)
{
    const SimulatedWrite *last = lastWrite(said);
    return last && last->action == Action::SetAvailable && !lastWriteMayHaveFailed(said);
}

bool idleAssertsNothing(const Said &said)
{
    return phoneStatus(said) == StarfaceStatus::Available;
}

bool ownDnd(const Said &said)
{
    // or it has just been cleared, which a reading may not show yet
    const SimulatedWrite *last = lastEffect(said.otherWrites);
    const bool cleared = last && last->action == Action::SetDndOff
        && said.phone.at < last->begunAt + said.policy.timing.settle + 5s;
    return phoneStatus(said) == StarfaceStatus::DoNotDisturb
        && (cleared || mayBeOurs(said, said.otherWrites));
}

bool repeatedNoEffect(const Said &said)
{
    return said.action != Action::None && !said.writes.empty();
}

bool masked(const Said &said)
{
    // our session stood when that was read, and something else was shown
    if (isDeceived(said.writes))
        return said.teams.current;
    // or it stands since that was asked for, which the slowest reading may not know yet
    const bool stands =
        said.teams.truth.session != TeamsTarget::None || said.truth.session != TeamsTarget::None;
    return said.teams.current && stands && said.teams.truth.visible() == said.teams.truth.own
        && said.teams.truth.visible() != TeamsStatus::Unknown;
}

bool noEffect(const Said &said)
{
    return said.writes.size() >= 3 && said.teams.current;
}

bool unknown(const Said &said)
{
    return phoneStatus(said) == StarfaceStatus::Unknown || !said.phone.current;
}

bool noInformation(const Said &said)
{
    return said.now - said.phone.lastKnown >= said.policy.timing.noInformation;
}

bool renewalDue(const Said &said)
{
    return said.action == Action::RenewSession && !said.writes.empty();
}

bool giveBackRepeated(const Said &said)
{
    // or an earlier write that may have acted since could have brought the session back
    const auto isDoubtful = [&said](const SimulatedWrite &write) {
        return (&write == &said.writes.back() || said.now < write.begunAt + 2 * said.policy.timing.settle)
            && (write.lost || write.result == WriteResult::Refused
                || write.result == WriteResult::Unanswered);
    };
    const bool stillShows = said.teams.current
        && (said.teams.truth.visible() == TeamsStatus::InCall
            || said.teams.truth.visible() == TeamsStatus::Busy
            || said.teams.truth.visible() == TeamsStatus::DoNotDisturb);
    if (said.action == Action::ClearSession && !said.writes.empty() && stillShows)
        return true;
    return said.action == Action::ClearSession && !said.writes.empty()
        && said.writes.back().action == Action::ClearSession
        && std::any_of(said.writes.begin(), said.writes.end(), isDoubtful);
}

} // namespace teams

/// nullptr: must never be said on that side.
struct Row {
    Reason reason;
    bool (*phone)(const Said &);
    bool (*teams)(const Said &);
};

constexpr std::array truths{
    Row{Reason::Mapped, phone::mapped, teams::mapped},
    Row{Reason::NoMapping, phone::noMapping, teams::noMapping},
    Row{Reason::Holding, phone::holding, teams::holding},
    Row{Reason::AlreadySo, phone::alreadySo, nullptr},
    Row{Reason::NotOurs, phone::notOurs, nullptr},
    Row{Reason::ReasonEnded, phone::reasonEnded, teams::reasonEnded},
    Row{Reason::ClearedByRule, phone::clearedByRule, nullptr},
    Row{Reason::CallEnded, nullptr, teams::callEnded},
    Row{Reason::Lapsing, nullptr, teams::lapsing},
    Row{Reason::IdleAssertsNothing, nullptr, teams::idleAssertsNothing},
    Row{Reason::OwnEcho, phone::ownEcho, nullptr},
    Row{Reason::OwnDnd, nullptr, teams::ownDnd},
    Row{Reason::Settling, waitsForOurWrite, waitsForOurWrite},
    Row{Reason::RepeatedNoEffect, phone::repeatedNoEffect, teams::repeatedNoEffect},
    Row{Reason::Masked, nullptr, teams::masked},
    Row{Reason::Overridden, phone::overridden, nullptr},
    Row{Reason::Unknown, phone::unknown, teams::unknown},
    Row{Reason::NoInformation, phone::noInformation, teams::noInformation},
    Row{Reason::RenewalDue, nullptr, teams::renewalDue},
    Row{Reason::WriteFailed, lastWriteFailed, lastWriteFailed},
    Row{Reason::Unmatched, isDirective, isDirective},
    Row{Reason::Excluded, isDirective, isDirective},
    Row{Reason::GivingBack, isDirective, isDirective},
    Row{Reason::HandedBack, isDirective, isDirective},
    Row{Reason::PhoneUnknown, phone::phoneUnknown, nullptr},
    Row{Reason::GiveBackRepeated, phone::giveBackRepeated, teams::giveBackRepeated},
    Row{Reason::EndNotSure, phone::endNotSure, nullptr},
    Row{Reason::TooManyChanges, phone::tooManyChanges, nullptr},
    Row{Reason::NoEffect, phone::noEffect, teams::noEffect},
};
static_assert(truths.size() == reasonCount);

std::string worldOf(const Truth &truth)
{
    constexpr std::array owners{"nobody's", "ours", "the user's"};
    return "own " + std::string(name(truth.own)) + (truth.manual ? " by hand" : "")
        + (truth.mute ? " (mute)" : "") + ", session " + std::string(name(truth.session)) + ", phone "
        + std::string(name(truth.phone())) + ", DND " + owners[static_cast<std::size_t>(truth.owner)];
}

std::string lineOf(int user, const Said &said)
{
    const auto seconds = [](Duration d) { return std::to_string(d.count() / 1000) + " s"; };
    std::string text = "user " + std::to_string(user) + ", "
        + (said.side == Side::Starface ? "phone: " : "Teams: ") + std::string(name(said.action)) + ", "
        + std::string(name(said.reason)) + "\n   now: " + worldOf(said.truth) + "\n   Teams read "
        + seconds(said.now - said.teams.at) + " ago: " + worldOf(said.teams.truth) + "\n   phone read "
        + seconds(said.now - said.phone.at) + " ago: " + worldOf(said.phone.truth);
    std::vector<SimulatedWrite> writes = said.writes;
    writes.insert(writes.end(), said.otherWrites.begin(), said.otherWrites.end());
    std::sort(
        writes.begin(), writes.end(), [](const auto &a, const auto &b) { return a.begunAt < b.begunAt; });
    const std::size_t first = writes.size() > 12 ? writes.size() - 12 : 0;
    for (std::size_t i = first; i < writes.size(); ++i) {
        const SimulatedWrite &write = writes[i];
        text += "\n   wrote " + std::string(name(write.action)) + " " + seconds(said.now - write.begunAt)
            + " ago: "
            + (write.finishedAt ? std::to_string(static_cast<int>(write.result))
                                : std::string(write.lost ? "lost" : "under way"));
    }
    return text;
}

} // namespace

/// Runs a lively day and holds every reason against the world that produced it.
class TestTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyReasonIsTrue_data();
    void everyReasonIsTrue();
};

void TestTruth::everyReasonIsTrue_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::newRow("a lively day") << 1U;
    QTest::newRow("a DND that is switched off behind a giving back without an answer") << 7U;
    QTest::newRow("writes without effect, and a crash") << 19U;
#ifndef PB_SHORT_DAY
    QTest::newRow("a clearing that fails again and again") << 31U;
#endif
}

void TestTruth::everyReasonIsTrue()
{
    QFETCH(unsigned, seed);
    DaySettings settings;
    settings.seed = seed;
#ifdef PB_SHORT_DAY
    settings.length = std::chrono::hours{3};
#endif
    std::map<std::pair<Side, Reason>, int> said;
    std::map<std::pair<Side, Reason>, int> refuted;
    std::size_t decisions = 0;
    liveDay(settings, [&](int user, const Said &s) {
        ++decisions;
        ++said[{s.side, s.reason}];
        const Row &row = truths[static_cast<std::size_t>(s.reason)];
        const auto isTrue = s.side == Side::Starface ? row.phone : row.teams;
        if (isTrue && isTrue(s))
            return;
        if (++refuted[{s.side, s.reason}] == 1)
            qWarning("%s", lineOf(user, s).c_str());
    });
    qInfo("%zu decisions", decisions);
    for (const auto &[what, count] : refuted) {
        qWarning("%s, %s: %d of %d are not so", what.first == Side::Starface ? "phone" : "Teams",
            std::string(name(what.second)).c_str(), count, said[what]);
    }
    QVERIFY(refuted.empty());
    // a day on which a reason is never given proves nothing of it
    for (const Row &row : truths) {
        const bool never = (row.phone && said[{Side::Starface, row.reason}] == 0)
            || (row.teams && said[{Side::Teams, row.reason}] == 0);
        QVERIFY2(!never, std::string(name(row.reason)).c_str());
    }
}

QTEST_APPLESS_MAIN(TestTruth)
#include "tst_truth.moc"
