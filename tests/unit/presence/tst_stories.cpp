// SPDX-License-Identifier: GPL-3.0-or-later
#include "onephone.h"

#include <QTest>

using namespace pb::presence;
using namespace pb::test;
using namespace std::chrono_literals;

/// What went wrong once in a world that lags, refuses and shows things twice: one story each, with the rule
/// of app/presence/README.md that it stands for.
class TestStories : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void R2_aCallShorterThanTheLagIsGivenBack();
    void R2_anOldOffEndsNoClaim();
    void R2_longAfterOurWriteWhatIsOffIsOff();
    void R2_whatTheJobReadsOnMayBeWhatWeGaveBack();
    void E1_ourSessionIsAnEchoInEitherShape_data();
    void E1_ourSessionIsAnEchoInEitherShape();
    void E1_aCallThatWasReadBeforeOurSessionIsACall();
    void E2_theEchoOfEverySessionIsRemembered();
    void E2_whatIsClearedOnceMoreLeavesNoEcho();
    void E1_ourAvailableHidesWhoIsAway();
    void E3_whatWeGaveBackIsOursUntilItIsGone();
    void E3_aDndAfterAnOffIsTheUsers();
    void E3_whatTheJobReadsOnAfterAnOffIsTheUsers();
    void E3_whatTheJobReadOnBeforeAnOffIsNobodys();
    void E3_norBehindATakingWithoutAnAnswer();
    void E3_norIsItForgottenInACrash();
    void E3_aDndAfterAnOffShowsInTeams();
    void E2_aSessionThatWasReplacedIsNoMask();
    void W3_aReasonThatIsBackTakesWhatWasNotGivenBack();
    void U1_anOverrideEndsWithItsReasonInAPause();
    void U2_aWriteThatDidNothingLeavesNoClaim();
    void U2_whatTheWriteJobFoundOnIsTheUsers();
    void W4_thePauseOutlivesTheClaim();
    void aRefusedWriteMakesNoSessionLiveLonger();
};

void TestStories::R2_aCallShorterThanTheLagIsGivenBack()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.dnd = Dnd::Off; // readings lag
    phone.teams = TeamsStatus::Available;
    phone.write = false;
    phone.poll(2s);
    phone.poll(2s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    // the job reads Off, too: it has to write all the same
    QVERIFY(mustWriteAnyway(phone.policy, phone.state, Action::SetDndOff, phone.now));
}

void TestStories::R2_anOldOffEndsNoClaim()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.dnd = Dnd::Off;
    phone.poll(1s);
    phone.poll(10s);
    QVERIFY(phone.state.dnd.exists());
    QVERIFY(!phone.state.overridden);
    QCOMPARE(phone.starfaceReason(), Reason::Settling);
}

void TestStories::R2_longAfterOurWriteWhatIsOffIsOff()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll();
    QVERIFY(!mustWriteAnyway(phone.policy, phone.state, Action::SetDndOff, phone.now + 10s));
    QVERIFY(!mustWriteAnyway(phone.policy, phone.state, Action::SetDndOn, phone.now));
    // a DND that is not ours is not touched anyway
    QVERIFY(!mustWriteAnyway(phone.policy, {}, Action::SetDndOff, phone.now));
}

void TestStories::R2_whatTheJobReadsOnMayBeWhatWeGaveBack()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll();
    phone.teams = TeamsStatus::Available;
    phone.poll();
    phone.poll(2s);
    QVERIFY(!phone.state.dnd.exists());
    // the next call comes at once; the phone's readings say Off, the job's own says On
    phone.teams = TeamsStatus::InCall;
    phone.result = WriteResult::AlreadySo;
    phone.poll(2s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    QVERIFY(!phone.state.dnd.exists());
    QVERIFY(!phone.state.foreignDnd);
    phone.result = WriteResult::Done;
    phone.poll(2s);
    QCOMPARE(phone.starfaceAction(), Action::None); // not in a circle
    QCOMPARE(phone.starfaceReason(), Reason::Settling);
    phone.poll(20s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    QVERIFY(phone.state.dnd.exists());
}

void TestStories::E1_ourSessionIsAnEchoInEitherShape_data()
{
    QTest::addColumn<TeamsStatus>("shape");
    QTest::newRow("a call") << TeamsStatus::InCall;
    QTest::newRow("busy") << TeamsStatus::Busy;
}

void TestStories::E1_ourSessionIsAnEchoInEitherShape()
{
    QFETCH(TeamsStatus, shape);
    OnePhone phone;
    phone.policy.rules = everyKindOfBusy();
    phone.line = Line::InCall;
    phone.poll();
    phone.teams = shape;
    for (int i = 0; i < 30; ++i) {
        phone.poll();
        QCOMPARE(phone.starfaceAction(), Action::None);
        QCOMPARE(phone.starfaceReason(), Reason::OwnEcho);
        QVERIFY(phone.teamsReason() != Reason::Masked);
    }
    // and for a while after it
    phone.line = Line::Idle;
    phone.poll();
    phone.teams = shape;
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::None);
    QCOMPARE(phone.starfaceReason(), Reason::OwnEcho);
}

void TestStories::E1_aCallThatWasReadBeforeOurSessionIsACall()
{
    OnePhone phone;
    phone.write = false;
    phone.line = Line::InCall;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    const UserState begins = begun(phone.policy, phone.state, Action::SetBusyInACall, phone.last, phone.now);
    const Observation seen{
        {TeamsStatus::InCall, phone.now}, {Line::InCall, phone.now}, {Dnd::Off, phone.now}};
    QCOMPARE(reconcile(phone.policy, seen, begins, phone.now + 1s).toStarface.action, Action::SetDndOn);
}

void TestStories::E2_theEchoOfEverySessionIsRemembered()
{
    OnePhone phone;
    phone.line = Line::InCall;
    phone.poll();
    phone.line = Line::Idle;
    phone.poll(); // Available now
    phone.line = Line::InCall;
    phone.poll(3s); // and a second call
    phone.line = Line::Idle;
    phone.poll(3s);
    QCOMPARE(phone.teamsAction(), Action::SetAvailable);
    phone.teams = TeamsStatus::InCall; // of the first or the second call
    phone.poll(3s);
    QCOMPARE(phone.starfaceAction(), Action::None);
    QCOMPARE(phone.starfaceReason(), Reason::OwnEcho);
}

void TestStories::E3_whatWeGaveBackIsOursUntilItIsGone()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll();
    phone.teams = TeamsStatus::Available;
    phone.poll();
    phone.poll(2s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    phone.dnd = Dnd::On; // readings lag
    for (int second = 0; second < 50; second += 10) {
        phone.poll();
        QCOMPARE(phone.starfaceAction(), Action::None);
        QCOMPARE(phone.starfaceReason(), Reason::Settling);
    }
    phone.poll(20s); // longer than anything of ours can travel: C9
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    QCOMPARE(phone.starfaceReason(), Reason::GiveBackRepeated);
}

void TestStories::E3_aDndAfterAnOffIsTheUsers()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll();
    phone.teams = TeamsStatus::Available;
    phone.poll();
    phone.poll(2s);
    phone.poll(20s);
    QCOMPARE(phone.starfaceReason(), Reason::AlreadySo);
    phone.dnd = Dnd::On;
    phone.poll(5s);
    QCOMPARE(phone.starfaceReason(), Reason::NotOurs);
}

void TestStories::U1_anOverrideEndsWithItsReasonInAPause()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll();
    phone.dnd = Dnd::Off;
    phone.poll();
    phone.poll();
    QVERIFY(phone.state.overridden);
    phone.directive = {true, Reason::GivingBack};
    phone.teams = TeamsStatus::Available;
    phone.poll();
    phone.directive = {};
    phone.teams = TeamsStatus::InCall; // another one
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
}

void TestStories::U2_aWriteThatDidNothingLeavesNoClaim()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.result = WriteResult::Unanswered;
    phone.poll();
    QVERIFY(phone.state.dnd.exists());
    phone.write = false;
    phone.poll(61s); // reads Off when it can act no more
    QVERIFY(!phone.state.dnd.exists());
    phone.dnd = Dnd::On; // the user
    phone.poll();
    phone.teams = TeamsStatus::Available;
    for (int i = 0; i < 10; ++i) {
        phone.poll();
        QCOMPARE(phone.starfaceAction(), Action::None);
    }
    QCOMPARE(phone.starfaceReason(), Reason::NotOurs);
}

void TestStories::U2_whatTheWriteJobFoundOnIsTheUsers()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.result = WriteResult::AlreadySo; // newer than the reading of Off that made us write
    phone.poll();
    QVERIFY(phone.state.foreignDnd);
    phone.poll(1s);
    QCOMPARE(phone.starfaceAction(), Action::None);
    QCOMPARE(phone.starfaceReason(), Reason::AlreadySo);
    QVERIFY(!phone.state.overridden);
}

void TestStories::W4_thePauseOutlivesTheClaim()
{
    OnePhone phone;
    phone.result = WriteResult::Refused;
    int attempts = 0;
    for (int i = 0; i < 60; ++i) { // ten minutes, a new call every twenty seconds
        phone.teams = i % 2 == 0 ? TeamsStatus::InCall : TeamsStatus::Away;
        attempts += phone.poll().toStarface.action == Action::SetDndOn ? 1 : 0;
    }
    QVERIFY2(attempts <= 8, qPrintable(QString::number(attempts)));
    phone.result = WriteResult::Done;
    phone.teams = TeamsStatus::InCall;
    phone.poll(5min);
    QVERIFY(phone.state.dnd.exists());
    QCOMPARE(phone.state.dndWrite.failures, 0);
}

void TestStories::aRefusedWriteMakesNoSessionLiveLonger()
{
    OnePhone phone;
    phone.line = Line::InCall;
    phone.poll();
    const Time expiresAt = phone.state.teams.expiresAt;
    phone.line = Line::Idle;
    phone.result = WriteResult::Refused; // neither replaced nor cleared
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::SetAvailable);
    QCOMPARE(phone.state.teams.expiresAt, expiresAt);
}

/// A crash amid the second clearing, and the next call: nothing is remembered that was not so.
void TestStories::E2_whatIsClearedOnceMoreLeavesNoEcho()
{
    OnePhone phone;
    phone.policy.availableAfterCall = false;
    phone.line = Line::InCall;
    phone.poll();
    phone.line = Line::Idle;
    phone.poll();
    phone.teams = TeamsStatus::InCall; // still
    phone.poll(30s);
    QCOMPARE(phone.teamsReason(), Reason::GiveBackRepeated);
    const UserState clearing =
        begun(phone.policy, phone.last.state, Action::ClearSession, phone.last, phone.now);
    phone.state = recovered(phone.policy, clearing, phone.now);
    QCOMPARE(phone.state.teams.shows, TeamsTarget::None);
    phone.line = Line::InCall;
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::SetBusyInACall);
    QCOMPARE(phone.state.dndEchoUntil, Time{});
    // so a DND that the user presses is nothing that we gave back
    phone.dnd = Dnd::On;
    for (int i = 0; i < 12; ++i)
        QCOMPARE(phone.poll().toStarface.action, Action::None);
    QCOMPARE(phone.dnd, Dnd::On);
}

/// Where Away asks for DND, our own Available does not end it: somebody who is away may be beneath it.
void TestStories::E1_ourAvailableHidesWhoIsAway()
{
    OnePhone phone;
    phone.policy.rules.toStarface[static_cast<std::size_t>(TeamsStatus::Away)] = DndTarget::On;
    phone.policy.rules.toTeams[static_cast<std::size_t>(StarfaceStatus::InCall)] = TeamsTarget::Available;
    phone.teams = TeamsStatus::Away;
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    phone.line = Line::InCall;
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::SetAvailable);
    QCOMPARE(phone.teams, TeamsStatus::Available);
    for (int i = 0; i < 12; ++i) {
        phone.poll();
        QCOMPARE(phone.starfaceAction(), Action::None);
        QCOMPARE(phone.starfaceReason(), Reason::OwnEcho);
    }
    // where nothing that it could hide asks for DND, it shows that the reason is over
    phone.policy.rules.toStarface[static_cast<std::size_t>(TeamsStatus::Away)] = DndTarget::None;
    phone.poll();
    QVERIFY(phone.starfaceReason() != Reason::OwnEcho);
}

/// The write job reads On, and an Off was read since we gave back: the user was quicker.
void TestStories::E3_whatTheJobReadsOnAfterAnOffIsTheUsers()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll(); // seen on
    phone.teams = TeamsStatus::Available;
    phone.poll();
    phone.poll(2s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    phone.poll(2s); // seen off, sooner than the slowest round trip
    phone.teams = TeamsStatus::InCall;
    phone.write = false;
    phone.poll(2s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    phone.state = begun(phone.policy, phone.state, Action::SetDndOn, phone.last, phone.now);
    phone.state = finished(phone.policy, phone.state, Action::SetDndOn, WriteResult::AlreadySo, phone.now);
    phone.write = true;
    phone.dnd = Dnd::On;
    for (int i = 0; i < 12; ++i)
        QCOMPARE(phone.poll().toStarface.action, Action::None);
    QCOMPARE(phone.starfaceReason(), Reason::AlreadySo);
    phone.teams = TeamsStatus::Available;
    for (int i = 0; i < 30; ++i)
        QCOMPARE(phone.poll().toStarface.action, Action::None);
    QCOMPARE(phone.dnd, Dnd::On);
    QCOMPARE(phone.starfaceReason(), Reason::NotOurs);
}

/// The write job reads On, and an Off is read while it is under way: that is younger.
void TestStories::E3_whatTheJobReadOnBeforeAnOffIsNobodys()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll();
    phone.teams = TeamsStatus::Available;
    phone.poll();
    phone.poll(2s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    phone.teams = TeamsStatus::InCall;
    phone.write = false;
    phone.dnd = Dnd::On; // still
    phone.poll(2s);
    phone.dnd = Dnd::Unknown;
    phone.poll(15s);
    phone.state = begun(phone.policy, phone.state, Action::SetDndOn, phone.last, phone.now);
    phone.dnd = Dnd::Off;
    phone.poll(5s); // after the round trip
    phone.state = finished(phone.policy, phone.state, Action::SetDndOn, WriteResult::AlreadySo, phone.now);
    QVERIFY(!phone.state.foreignDnd);
    phone.write = true;
    for (int i = 0; i < 4 && !phone.state.dnd.exists(); ++i) {
        phone.poll();
        QVERIFY(phone.starfaceReason() != Reason::Overridden);
    }
    QVERIFY(phone.state.dnd.exists());
}

/// The Off that ends a giving back may be younger than what the next write job reads.
void TestStories::E3_norBehindATakingWithoutAnAnswer()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.result = WriteResult::Unanswered;
    phone.poll();
    phone.dnd = Dnd::On; // it has acted
    phone.poll();
    phone.teams = TeamsStatus::Available;
    phone.poll(20s);
    phone.result = WriteResult::Done;
    phone.poll(15s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    QVERIFY(phone.state.dnd.exists()); // what had no answer could still come
    phone.teams = TeamsStatus::InCall;
    phone.poll(5s);
    phone.result = WriteResult::AlreadySo; // on, as the job's own reading says
    phone.poll(12s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    QVERIFY(!phone.state.foreignDnd);
    phone.result = WriteResult::Done;
    for (int i = 0; i < 6 && !phone.state.dnd.exists(); ++i) {
        phone.poll();
        QVERIFY(phone.starfaceReason() != Reason::Overridden);
    }
    QVERIFY(phone.state.dnd.exists());
}

/// A crash amid taking it again: what was read off before says nothing about this one.
void TestStories::E3_norIsItForgottenInACrash()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll(); // seen on
    phone.teams = TeamsStatus::Available;
    phone.poll();
    phone.poll(2s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    QCOMPARE(brokenInvariant(phone.state), nullptr);
    phone.poll(2s); // seen off
    QVERIFY(phone.state.dndWrite.repeats > 0);
    phone.teams = TeamsStatus::InCall;
    phone.write = false;
    phone.poll(2s);
    phone.state = begun(phone.policy, phone.state, Action::SetDndOn, phone.last, phone.now);
    QVERIFY(phone.state.dndWrite.repeats > 0);
    QCOMPARE(recovered(phone.policy, phone.state, phone.now).dndWrite.repeats, 0);
}

void TestStories::E3_aDndAfterAnOffShowsInTeams()
{
    OnePhone phone;
    phone.policy.rules.toTeams[static_cast<std::size_t>(StarfaceStatus::DoNotDisturb)] =
        TeamsTarget::DoNotDisturb;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll(); // seen on
    QCOMPARE(phone.teamsReason(), Reason::OwnDnd);
    phone.teams = TeamsStatus::Available;
    phone.poll();
    phone.poll(2s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    phone.poll(2s); // seen off
    phone.dnd = Dnd::On; // pressed
    phone.poll(2s);
    QCOMPARE(phone.teamsAction(), Action::SetDoNotDisturb);
}

void TestStories::E2_aSessionThatWasReplacedIsNoMask()
{
    OnePhone phone;
    phone.policy.rules.toTeams[static_cast<std::size_t>(StarfaceStatus::DoNotDisturb)] =
        TeamsTarget::DoNotDisturb;
    phone.line = Line::InCall;
    phone.poll();
    phone.poll();
    phone.line = Line::Idle;
    phone.dnd = Dnd::On; // the user's
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::SetDoNotDisturb);
    phone.teams = TeamsStatus::DoNotDisturb;
    phone.poll(5s);
    phone.teams = TeamsStatus::InCall; // the call's, from a slower replica
    phone.poll(17s);
    QCOMPARE(phone.teamsAction(), Action::None);
    QCOMPARE(phone.teamsReason(), Reason::Holding);
    phone.poll(60s); // so long no reading is late
    QCOMPARE(phone.teamsReason(), Reason::Masked);
}

void TestStories::W3_aReasonThatIsBackTakesWhatWasNotGivenBack()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll();
    phone.teams = TeamsStatus::Available;
    phone.poll();
    phone.result = WriteResult::Refused;
    phone.poll(2s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    phone.teams = TeamsStatus::InCall;
    phone.dnd = Dnd::Unknown;
    phone.poll(30s);
    QCOMPARE(phone.starfaceReason(), Reason::PhoneUnknown);
    QVERIFY(phone.state.dnd.exists());
    phone.dnd = Dnd::On;
    phone.poll();
    QCOMPARE(phone.starfaceReason(), Reason::Holding);
    QCOMPARE(phone.state.dnd.phase, ClaimPhase::Held);
}

QTEST_APPLESS_MAIN(TestStories)
#include "tst_stories.moc"
