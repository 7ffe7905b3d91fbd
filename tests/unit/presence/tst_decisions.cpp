// SPDX-License-Identifier: GPL-3.0-or-later
#include "onephone.h"

#include <QTest>

#include <array>
#include <functional>
#include <random>

using namespace pb::presence;
using namespace pb::test;
using namespace std::chrono_literals;

namespace {

/// One of all situations that types allow, reachable or not: what must hold in each needs no story.
class Situation {
public:
    explicit Situation(unsigned seed)
        : m_random(seed)
    {
        policy.rules = chance() ? everyKindOfBusy() : callsOnly();
        if (chance())
            policy.rules.toTeams[index(StarfaceStatus::DoNotDisturb)] = TeamsTarget::DoNotDisturb;
        policy.availableAfterCall = chance();
        policy.clearsAnyDnd = chance();
        seen = {{pick(allTeamsStatuses), around()},
            {pick(std::array{Line::Idle, Line::Ringing, Line::InCall, Line::Unknown}), around()},
            {pick(std::array{Dnd::Off, Dnd::On, Dnd::Unknown}), around()}};
        if (chance()) { // most often everything was just read
            seen.teams.at = seen.line.at = seen.dnd.at = now;
        }
        state.dnd = {pick(phases), pick(allTeamsStatuses), around(), chance(), chance()};
        state.teams = {pick(phases), pick(sessionKinds), pick(allStarfaceStatuses), around(), around(),
            chance(), chance(), chance()};
        for (WriteState *write : {&state.dndWrite, &state.teamsWrite})
            *write = {chance(), around(), aroundOrNever(), number(3), aroundOrNever(), number(4)};
        state.overridden = chance();
        state.foreignDnd = chance();
        state.clearPending = chance();
        state.dndOnAt = aroundOrNever();
        state.dndEchoUntil = aroundOrNever();
        for (Time &until : state.echoUntil)
            until = aroundOrNever();
        state.teamsKnownAt = state.lineKnownAt = state.dndKnownAt = around();
        state.endSeenAt = aroundOrNever();
        state.lastTeams = pick(allTeamsStatuses);
        if (number(4) == 0)
            directive = {true, Reason::GivingBack};
        directive.withheld = number(4) == 0 ? Withheld::Brake : Withheld::No;
    }

    Outcome decide() const { return reconcile(policy, seen, state, now, directive); }

    Policy policy;
    Observation seen;
    UserState state;
    Directive directive;
    Time now{std::chrono::hours{490'000}};

private:
    static constexpr std::array phases{
        ClaimPhase::None, ClaimPhase::Taking, ClaimPhase::Held, ClaimPhase::Releasing};
    template<typename T>
    static std::size_t index(T value)
    {
        return static_cast<std::size_t>(value);
    }
    int number(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }
    bool chance() { return number(2) == 0; }
    template<typename T>
    typename T::value_type pick(const T &of)
    {
        return of[static_cast<std::size_t>(number(static_cast<int>(of.size())))];
    }
    Time around() { return now + std::chrono::seconds(number(1200) - 1000); }
    Time aroundOrNever() { return chance() ? Time{} : around(); }

    std::mt19937 m_random;
};

constexpr unsigned situations = 8'000;

} // namespace

/// What holds of every decision, whatever was before.
class TestDecisions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatContradictsItselfIsNamed_data();
    void whatContradictsItselfIsNamed();
    void whileAWriteIsUnderWayNoneIsBegun();
    void withoutInformationNothingIsTaken();
    void whoGivesBackTakesNothing();
    void anOldReadingIsNone();
    void aDecisionNamesWhatItWasMadeOf();
    void eachSideWritesItself();
    void theSameAlwaysComesOut();

    // stories
    void C9_whatFailsAfterTwoInVainIsNotCounted();
    void aRenewalUnderWayHoldsUpTheEndOfACall();
    void R3_aDndThatCannotBeReadIsHeld();
    void W2_whatWasUnderWayAtACrashMayStillAct_data();
    void W2_whatWasUnderWayAtACrashMayStillAct();
    void W2_aSessionUnderWayAtACrashIsCleared();
};

void TestDecisions::whileAWriteIsUnderWayNoneIsBegun()
{
    int dnd = 0;
    int teams = 0;
    for (unsigned seed = 1; seed <= situations; ++seed) {
        const Situation situation(seed);
        const Outcome outcome = situation.decide();
        if (situation.state.dndWrite.inFlight) {
            QVERIFY2(outcome.toStarface.action == Action::None, qPrintable(QString::number(seed)));
            ++dnd;
        }
        if (situation.state.teamsWrite.inFlight) {
            QVERIFY2(outcome.toTeams.action == Action::None, qPrintable(QString::number(seed)));
            ++teams;
        }
    }
    QVERIFY(dnd > 1000 && teams > 1000);
}

/// R3
void TestDecisions::withoutInformationNothingIsTaken()
{
    for (unsigned seed = 1; seed <= situations; ++seed) {
        Situation situation(seed);
        situation.seen.teams.value = TeamsStatus::Unknown;
        Outcome outcome = situation.decide();
        QVERIFY(outcome.toStarface.action == Action::None || outcome.toStarface.action == Action::SetDndOff);
        QVERIFY(
            !isTaking(outcome.toStarface.action, outcome.toStarface.reason) || situation.state.clearPending);
        situation.seen.line.value = Line::Unknown;
        situation.seen.dnd.value = Dnd::Unknown;
        outcome = situation.decide();
        QVERIFY(!isTaking(outcome.toTeams.action, outcome.toTeams.reason));
        QCOMPARE(outcome.starface, StarfaceStatus::Unknown);
    }
}

void TestDecisions::whoGivesBackTakesNothing()
{
    int givenBack = 0;
    for (unsigned seed = 1; seed <= situations; ++seed) {
        Situation situation(seed);
        situation.directive = {true, Reason::Excluded};
        const Outcome outcome = situation.decide();
        QVERIFY(outcome.toStarface.action == Action::None || outcome.toStarface.action == Action::SetDndOff);
        QVERIFY(outcome.toTeams.action == Action::None || outcome.toTeams.action == Action::ClearSession);
        QVERIFY(!isTaking(outcome.toStarface.action, outcome.toStarface.reason));
        givenBack += outcome.toStarface.reason == Reason::Excluded ? 1 : 0;
    }
    QVERIFY(givenBack > 1000);
}

/// R4: it does not matter what it said.
void TestDecisions::anOldReadingIsNone()
{
    for (unsigned seed = 1; seed <= situations; ++seed) {
        Situation situation(seed);
        situation.seen.teams.at = situation.now - situation.policy.timing.staleAfter - 1ms;
        situation.seen.line.at = situation.now - situation.policy.timing.staleAfter - 1ms;
        situation.seen.dnd.at = situation.now - situation.policy.timing.dndStaleAfter - 1ms;
        const Outcome old = situation.decide();
        QCOMPARE(old.teams, TeamsStatus::Unknown);
        QCOMPARE(old.starface, StarfaceStatus::Unknown);
        situation.seen.teams.value = TeamsStatus::Unknown;
        situation.seen.line.value = Line::Unknown;
        situation.seen.dnd.value = Dnd::Unknown;
        const Outcome none = situation.decide();
        QVERIFY(old.state == none.state);
        QVERIFY(old.toStarface == none.toStarface && old.toTeams == none.toTeams);
    }
    // and just not old enough
    OnePhone phone;
    const Observation seen{{TeamsStatus::InCall, phone.now}, {Line::Idle, phone.now}, {Dnd::Off, phone.now}};
    QCOMPARE(reconcile(phone.policy, seen, {}, phone.now + phone.policy.timing.staleAfter).teams,
        TeamsStatus::InCall);
}

void TestDecisions::aDecisionNamesWhatItWasMadeOf()
{
    for (unsigned seed = 1; seed <= situations; ++seed) {
        const Situation situation(seed);
        const Outcome outcome = situation.decide();
        QCOMPARE(outcome.toStarface.status, outcome.teams);
        QCOMPARE(outcome.toStarface.target, situation.policy.rules.target(outcome.teams));
        QCOMPARE(outcome.toTeams.status, outcome.starface);
        QCOMPARE(outcome.toTeams.target, situation.policy.rules.target(outcome.starface));
        const Withheld withheld = situation.directive.withheld;
        QCOMPARE(
            outcome.toStarface.withheld, outcome.toStarface.action == Action::None ? Withheld::No : withheld);
        QCOMPARE(outcome.toTeams.withheld, outcome.toTeams.action == Action::None ? Withheld::No : withheld);
    }
}

void TestDecisions::eachSideWritesItself()
{
    for (unsigned seed = 1; seed <= situations; ++seed) {
        const Outcome outcome = Situation(seed).decide();
        if (outcome.toStarface.action != Action::None)
            QCOMPARE(sideOf(outcome.toStarface.action), Side::Starface);
        if (outcome.toTeams.action != Action::None)
            QCOMPARE(sideOf(outcome.toTeams.action), Side::Teams);
    }
}

void TestDecisions::theSameAlwaysComesOut()
{
    for (unsigned seed = 1; seed <= situations; seed += 10) {
        const Situation situation(seed);
        const Outcome one = situation.decide();
        const Outcome two = situation.decide();
        QVERIFY(one.state == two.state);
        QVERIFY(one.toStarface == two.toStarface && one.toTeams == two.toTeams);
    }
}

/// C9: written twice more means twice more and answered.
void TestDecisions::C9_whatFailsAfterTwoInVainIsNotCounted()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll();
    phone.teams = TeamsStatus::Available;
    int confirmed = 0;
    for (int i = 0; i < 60 && confirmed < 2; ++i) {
        confirmed += phone.poll().toStarface.action == Action::SetDndOff ? 1 : 0;
        phone.dnd = Dnd::On; // in vain
    }
    phone.result = WriteResult::Refused;
    bool tried = false;
    for (int i = 0; i < 30; ++i)
        tried = phone.poll().toStarface.action == Action::SetDndOff || tried;
    QVERIFY(tried);
    phone.result = WriteResult::Done;
    for (int i = 0; i < 60 && phone.dnd == Dnd::On; ++i)
        phone.poll();
    QCOMPARE(phone.dnd, Dnd::Off);
}

void TestDecisions::aRenewalUnderWayHoldsUpTheEndOfACall()
{
    OnePhone phone;
    phone.line = Line::InCall;
    phone.poll();
    phone.poll();
    phone.state = begun(phone.policy, phone.state, Action::RenewSession, phone.last, phone.now);
    phone.line = Line::Idle;
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::None);
    QCOMPARE(phone.teamsReason(), Reason::Settling);
    phone.state = finished(phone.policy, phone.state, Action::RenewSession, WriteResult::Done, phone.now);
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::SetAvailable);
    QCOMPARE(phone.teamsReason(), Reason::CallEnded);
}

/// It was confirmed, and nothing says that it is not so.
void TestDecisions::R3_aDndThatCannotBeReadIsHeld()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    phone.dnd = Dnd::Unknown;
    for (int i = 0; i < 30; ++i) {
        phone.poll();
        QCOMPARE(phone.starfaceAction(), Action::None);
    }
    QCOMPARE(phone.starfaceReason(), Reason::Holding);
    QVERIFY(phone.state.dnd.exists());
}

void TestDecisions::W2_whatWasUnderWayAtACrashMayStillAct_data()
{
    QTest::addColumn<int>("actsAfter");
    QTest::newRow("it had acted") << 0;
    QTest::newRow("it acts a little later") << 15;
    QTest::newRow("it acts much later") << 50;
    QTest::newRow("it never acts") << 1000;
}

/// The phone must ring in the end, whenever the write acts, and a DND after that is the user's.
void TestDecisions::W2_whatWasUnderWayAtACrashMayStillAct()
{
    QFETCH(int, actsAfter);
    OnePhone phone;
    phone.write = false;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    const Time began = phone.now;
    const UserState journalled = begun(phone.policy, phone.state, Action::SetDndOn, phone.last, began);
    phone.write = true;
    phone.teams = TeamsStatus::Available; // the call is over when the program is back
    phone.now += 5s;
    phone.state = recovered(phone.policy, journalled, phone.now);
    QVERIFY(!phone.state.dndWrite.inFlight && phone.state.dnd.exists());
    QCOMPARE(phone.state.dndWrite.mayActUntil, began + phone.policy.timing.settle);
    bool acted = false;
    for (int i = 0; i < 40; ++i) {
        if (!acted && phone.now - began >= std::chrono::seconds(actsAfter)) {
            phone.dnd = Dnd::On;
            acted = true;
        }
        phone.poll(5s);
    }
    QCOMPARE(phone.dnd, Dnd::Off);
    QVERIFY(!phone.state.dnd.exists());
    phone.dnd = Dnd::On;
    phone.poll();
    phone.poll(2min);
    QCOMPARE(phone.starfaceReason(), Reason::NotOurs);
    QCOMPARE(phone.dnd, Dnd::On);
}

void TestDecisions::W2_aSessionUnderWayAtACrashIsCleared()
{
    OnePhone phone;
    phone.policy.availableAfterCall = false;
    phone.write = false;
    phone.line = Line::InCall;
    phone.poll();
    const Time began = phone.now;
    const UserState journalled = begun(phone.policy, phone.state, Action::SetBusyInACall, phone.last, began);
    phone.write = true;
    phone.line = Line::Idle;
    phone.teams = TeamsStatus::InCall; // it had acted
    phone.now += 5s;
    phone.state = recovered(phone.policy, journalled, phone.now);
    QVERIFY(!phone.state.teamsWrite.inFlight);
    QCOMPARE(phone.state.teamsWrite.mayActUntil, began + phone.policy.timing.settle);
    // it may live as long as one that acts at the last moment
    QCOMPARE(
        phone.state.teams.expiresAt, began + phone.policy.timing.settle + phone.policy.timing.sessionFor);
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::ClearSession);
    QCOMPARE(phone.starfaceAction(), Action::None); // our own session is no call
    for (int i = 0; i < 20; ++i)
        phone.poll();
    QVERIFY(!phone.state.teams.exists());
    QCOMPARE(phone.dnd, Dnd::Off);
}

void TestDecisions::whatContradictsItselfIsNamed_data()
{
    QTest::addColumn<int>("contradiction");
    for (int i = 0; i < 12; ++i)
        QTest::addRow("contradiction %d", i) << i;
}

void TestDecisions::whatContradictsItselfIsNamed()
{
    QFETCH(int, contradiction);
    const Time at{std::chrono::hours{490'000}};
    UserState state;
    QCOMPARE(brokenInvariant(state), nullptr);
    const auto claimed = [&state, at] {
        state.dnd.phase = ClaimPhase::Held;
        state.dnd.since = at;
    };
    const std::array<std::function<void()>, 12> contradictions{
        [&] { state.dndWrite.inFlight = true; },
        [&] {
            state.teamsWrite = {true, at, {}, 0, at};
        },
        [&] { state.dndWrite.mayAssert = true; },
        [&] { state.teamsWrite.failures = -1; },
        [&] { state.dndWrite.repeats = 5; },
        [&] { state.dnd.seen = true; },
        [&] { state.teams.since = at; },
        [&] { state.teams.phase = ClaimPhase::Held; },
        [&] {
            claimed();
            state.overridden = true;
        },
        [&] { state.foreignDnd = state.overridden = true; },
        [&] { state.endSeenAt = at; },
        [&] { state.dndChanges.front() = at; },
    };
    contradictions[static_cast<std::size_t>(contradiction)]();
    QVERIFY(brokenInvariant(state) != nullptr);
}

QTEST_APPLESS_MAIN(TestDecisions)
#include "tst_decisions.moc"
