// SPDX-License-Identifier: GPL-3.0-or-later
#include "onephone.h"
#include "presence/roundtrips.h"

#include <QTest>

using namespace pb::presence;
using namespace pb::test;
using namespace std::chrono_literals;

/// Of effects that do not show, of echoes' times, of the user's own hand and of writes without an answer: one
/// story each, with the rule of app/presence/README.md that it stands for.
class TestWriteStories : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void C9_aDndWithoutEffectIsWrittenTwiceMore();
    void C9_aGivingBackWithoutEffectIsDoneTwiceMore();
    void C9_aDndPressedAfterTheGivingBackWasSeenIsTheUsers();
    void C9_aSessionThatStillShowsIsClearedAgain();
    void C9_anAvailableThatAsksForDndIsClearedAgain();
    void C9_aSessionWithoutEffectIsSetTwiceMore();
    void C9_whatFailsIsNotCounted_data();
    void C9_whatFailsIsNotCounted();
    void C9_aClearedSessionThatShowsAfterAnOutageIsNoCall();
    void C9_whatIsOrderedIsWrittenAgainToo();
    void E2_aClearingThatFailsMakesNoEchoLastLonger();
    void E5_anOutageIsNoRoundTrip();
    void E5_aMaskIsNoRoundTrip();
    void E5_theSettleTimeFollowsTheSlowestAndForgets();
    void U1_anOverrideInASecondCallSoonAfterTheFirstCounts();
    void U1_whatWeSwitchOffOurselvesIsNoWish();
    void U1_aRefusedWriteHidesNoOverride();
    void U2_aDndPressedAfterAnUnansweredGivingBackIsTheUsers();
    void U2_whatHadNoEffectEndsBehindOurSession();
    void U2_aSessionThatWasRefusedLeavesNoClaim();
    void U3_aStatusOfTheUsersHidesOurSession_data();
    void U3_aStatusOfTheUsersHidesOurSession();
    void W3_anUnansweredGivingBackIsRepeatedAtTheNextPoll_data();
    void W3_anUnansweredGivingBackIsRepeatedAtTheNextPoll();
    void W3_nothingIsTakenWhileAGivingBackMayStillAct();
    void W5_whatMayStillActIsWrittenOverAtTheEnd();
};

void TestWriteStories::C9_aDndWithoutEffectIsWrittenTwiceMore()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    int writes = 0;
    for (int i = 0; i < 120; ++i) {
        writes += phone.poll().toStarface.action == Action::SetDndOn ? 1 : 0;
        phone.dnd = Dnd::Off; // confirmed, and nothing happens
    }
    QCOMPARE(writes, 3);
    QCOMPARE(phone.starfaceReason(), Reason::NoEffect);
    QVERIFY(!phone.state.dnd.exists());
    phone.teams = TeamsStatus::Available;
    phone.poll();
    phone.teams = TeamsStatus::InCall; // another call, another try
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
}

void TestWriteStories::C9_aGivingBackWithoutEffectIsDoneTwiceMore()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll();
    phone.teams = TeamsStatus::Available;
    int writes = 0;
    for (int i = 0; i < 60; ++i) {
        writes += phone.poll().toStarface.action == Action::SetDndOff ? 1 : 0;
        phone.dnd = Dnd::On; // confirmed, and nothing happens
    }
    QCOMPARE(writes, 3);
    QCOMPARE(phone.starfaceReason(), Reason::NoEffect);
}

void TestWriteStories::C9_aDndPressedAfterTheGivingBackWasSeenIsTheUsers()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll(); // seen on
    phone.teams = TeamsStatus::Available;
    phone.poll();
    phone.poll(2s);
    QCOMPARE(phone.dnd, Dnd::Off);
    phone.poll(2s); // seen off, sooner than the slowest round trip
    phone.dnd = Dnd::On; // pressed
    for (int i = 0; i < 60; ++i) {
        phone.poll(2s);
        QCOMPARE(phone.starfaceAction(), Action::None);
    }
    QCOMPARE(phone.starfaceReason(), Reason::NotOurs);
    QCOMPARE(phone.dnd, Dnd::On);
}

void TestWriteStories::C9_aSessionThatStillShowsIsClearedAgain()
{
    OnePhone phone;
    phone.policy.availableAfterCall = false;
    phone.line = Line::InCall;
    phone.poll();
    phone.line = Line::Idle;
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::ClearSession);
    phone.teams = TeamsStatus::InCall; // still
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::None);
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::ClearSession);
    QCOMPARE(phone.teamsReason(), Reason::GiveBackRepeated);
    // the answer was that there is no session: it is a real call
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::None);
    phone.poll(30s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
}

/// Where Available asks for DND, our own that was cleared in vain is no wish of the user's.
void TestWriteStories::C9_anAvailableThatAsksForDndIsClearedAgain()
{
    OnePhone phone;
    phone.policy.rules.toStarface[static_cast<std::size_t>(TeamsStatus::Available)] = DndTarget::On;
    phone.policy.rules.toTeams[static_cast<std::size_t>(StarfaceStatus::Ringing)] = TeamsTarget::Available;
    phone.policy.availableAfterCall = false;
    phone.teams = TeamsStatus::Away;
    phone.poll();
    phone.line = Line::Ringing;
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::SetAvailable);
    phone.line = Line::Idle;
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::ClearSession);
    QCOMPARE(phone.teams, TeamsStatus::Available); // still
    phone.poll();
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::ClearSession);
    QCOMPARE(phone.teamsReason(), Reason::GiveBackRepeated);
    QCOMPARE(phone.starfaceAction(), Action::None);
}

void TestWriteStories::C9_aSessionWithoutEffectIsSetTwiceMore()
{
    OnePhone phone;
    phone.line = Line::InCall;
    int writes = 0;
    for (int i = 0; i < 60; ++i) {
        writes += phone.poll().toTeams.action == Action::SetBusyInACall ? 1 : 0;
        phone.teams = TeamsStatus::Available; // confirmed, and nothing happens
    }
    QCOMPARE(writes, 3);
    QCOMPARE(phone.teamsReason(), Reason::NoEffect);
}

void TestWriteStories::C9_whatFailsIsNotCounted_data()
{
    QTest::addColumn<WriteResult>("result");
    QTest::newRow("refused") << WriteResult::Refused;
    QTest::newRow("unanswered") << WriteResult::Unanswered;
}

void TestWriteStories::C9_whatFailsIsNotCounted()
{
    QFETCH(WriteResult, result);
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll();
    phone.teams = TeamsStatus::Available;
    phone.poll();
    phone.poll(); // given back, and confirmed
    phone.dnd = Dnd::On; // in vain
    phone.result = result;
    for (int i = 0; i < 60; ++i)
        phone.poll();
    phone.result = WriteResult::Done;
    for (int i = 0; i < 60 && phone.dnd == Dnd::On; ++i)
        phone.poll();
    QCOMPARE(phone.dnd, Dnd::Off);
}

void TestWriteStories::C9_aClearedSessionThatShowsAfterAnOutageIsNoCall()
{
    OnePhone phone;
    phone.line = Line::InCall;
    phone.poll();
    phone.poll();
    phone.line = Line::Idle;
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::SetAvailable);
    phone.teams = TeamsStatus::Unknown; // nobody can read
    for (int i = 0; i < 9; ++i)
        phone.poll();
    phone.teams = TeamsStatus::InCall; // confirmed in vain
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::None);
    QCOMPARE(phone.teamsAction(), Action::ClearSession);
    QCOMPARE(phone.teamsReason(), Reason::GiveBackRepeated);
}

void TestWriteStories::C9_whatIsOrderedIsWrittenAgainToo()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll();
    phone.directive = {true, Reason::Excluded};
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    phone.dnd = Dnd::On; // in vain
    phone.poll(70s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    QCOMPARE(phone.starfaceReason(), Reason::GiveBackRepeated);
}

/// What shows after our session is a call a quarter of an hour later, however often clearing it once more
/// fails.
void TestWriteStories::E2_aClearingThatFailsMakesNoEchoLastLonger()
{
    OnePhone phone;
    phone.policy.availableAfterCall = false;
    phone.line = Line::InCall;
    phone.poll();
    phone.line = Line::Idle;
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::ClearSession);
    const Time ended = phone.now;
    phone.teams = TeamsStatus::InCall;
    phone.write = false;
    int failed = 0;
    while (phone.poll().toStarface.action != Action::SetDndOn) {
        QVERIFY(phone.now - ended < 17min);
        if (phone.teamsAction() != Action::ClearSession)
            continue;
        ++failed;
        const WriteResult result = failed % 2 == 0 ? WriteResult::Refused : WriteResult::Unanswered;
        phone.state = begun(phone.policy, phone.state, Action::ClearSession, phone.last, phone.now);
        phone.state = finished(phone.policy, phone.state, Action::ClearSession, result, phone.now);
    }
    QVERIFY(failed >= 3);
    QVERIFY(phone.now - ended >= 15min);
}

void TestWriteStories::E5_anOutageIsNoRoundTrip()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.dnd = Dnd::Unknown; // nobody can read the phone
    phone.poll(25s);
    phone.dnd = Dnd::On;
    phone.poll(10s);
    QVERIFY(phone.state.dnd.seen);
    QVERIFY(!phone.last.dndRoundTrip);
}

void TestWriteStories::E5_aMaskIsNoRoundTrip()
{
    OnePhone phone;
    phone.line = Line::InCall;
    phone.poll();
    phone.teams = TeamsStatus::DoNotDisturb; // presenting while on the phone
    phone.poll();
    phone.poll();
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    QVERIFY(phone.state.teams.seen);
    QVERIFY(!phone.last.teamsRoundTrip);
}

void TestWriteStories::E5_theSettleTimeFollowsTheSlowestAndForgets()
{
    RoundTrips trips;
    const Time start{std::chrono::hours{490'000}};
    QCOMPARE(trips.settle(60s, start), Duration(60s));
    trips.add(25s, start);
    trips.add(5s, start + 1min);
    QCOMPARE(trips.slowest(start + 1min), Duration(25s));
    QCOMPARE(trips.settle(60s, start + 1min), Duration(75s));
    trips.add(9min, start + 2min);
    QCOMPARE(trips.settle(60s, start + 2min), Duration(10min)); // at the most
    QCOMPARE(trips.settle(60s, start + 1h + 2min), Duration(10min));
    QCOMPARE(trips.settle(60s, start + 1h + 3min), Duration(60s)); // by itself
}

void TestWriteStories::U1_anOverrideInASecondCallSoonAfterTheFirstCounts()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll(2s);
    phone.poll(2s); // seen
    phone.teams = TeamsStatus::Available;
    phone.poll(2s);
    phone.poll(2s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    phone.teams = TeamsStatus::InCall; // a second call, before an Off was read
    phone.poll(2s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    phone.poll(20s); // after the round trip: that On is ours
    phone.dnd = Dnd::Off; // by hand
    phone.poll(2s);
    QCOMPARE(phone.starfaceReason(), Reason::Overridden);
    for (int i = 0; i < 60; ++i) {
        phone.poll(2s);
        QCOMPARE(phone.starfaceAction(), Action::None);
    }
}

void TestWriteStories::U1_whatWeSwitchOffOurselvesIsNoWish()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll();
    phone.teams = TeamsStatus::Available;
    phone.poll();
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    phone.dnd = Dnd::On; // in vain
    phone.poll(59s);
    phone.teams = TeamsStatus::InCall;
    phone.poll(2s);
    QCOMPARE(phone.starfaceReason(), Reason::AlreadySo);
    phone.directive = {true, Reason::GivingBack}; // a pause
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    phone.poll(30s);
    QCOMPARE(phone.dnd, Dnd::Off);
    phone.directive = {};
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn); // nobody has switched it off but us
    QCOMPARE(phone.starfaceReason(), Reason::Mapped);
}

void TestWriteStories::U1_aRefusedWriteHidesNoOverride()
{
    OnePhone phone;
    phone.dnd = Dnd::On; // the user's
    phone.poll();
    phone.teams = TeamsStatus::InCall;
    phone.dnd = Dnd::Unknown;
    phone.result = WriteResult::Refused;
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    phone.dnd = Dnd::On;
    phone.poll(5s);
    QCOMPARE(phone.starfaceReason(), Reason::AlreadySo);
    phone.dnd = Dnd::Off; // the user's, too
    phone.poll(5s);
    QCOMPARE(phone.starfaceReason(), Reason::Overridden);
}

void TestWriteStories::U2_aDndPressedAfterAnUnansweredGivingBackIsTheUsers()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll(); // seen
    phone.teams = TeamsStatus::Available;
    phone.result = WriteResult::Unanswered;
    phone.poll(2s);
    phone.poll(2s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    phone.dnd = Dnd::Off; // it has acted
    phone.result = WriteResult::Done;
    phone.poll(2s);
    QVERIFY(!phone.state.dnd.exists());
    phone.dnd = Dnd::On; // the user
    for (int i = 0; i < 60; ++i) {
        phone.poll(2s);
        QCOMPARE(phone.starfaceAction(), Action::None);
    }
    QCOMPARE(phone.starfaceReason(), Reason::NotOurs);
}

void TestWriteStories::U2_whatHadNoEffectEndsBehindOurSession()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.line = Line::InCall;
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    QCOMPARE(phone.teamsAction(), Action::SetBusyInACall);
    for (int i = 0; i < 8; ++i) {
        phone.dnd = Dnd::Off; // confirmed, and nothing happens
        phone.poll();
    }
    QCOMPARE(phone.starfaceReason(), Reason::OwnEcho);
    QVERIFY(!phone.state.dnd.exists());
}

void TestWriteStories::U2_aSessionThatWasRefusedLeavesNoClaim()
{
    OnePhone phone;
    phone.line = Line::InCall;
    phone.result = WriteResult::Refused;
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::SetBusyInACall);
    QVERIFY(!phone.state.teams.exists());
}

void TestWriteStories::U3_aStatusOfTheUsersHidesOurSession_data()
{
    QTest::addColumn<TeamsStatus>("own");
    QTest::addColumn<int>("writes");
    QTest::newRow("do not disturb, which outranks it") << TeamsStatus::DoNotDisturb << 1;
    QTest::newRow("away, which may be the effect missing") << TeamsStatus::Away << 3;
    QTest::newRow("offline, likewise") << TeamsStatus::Offline << 3;
}

void TestWriteStories::U3_aStatusOfTheUsersHidesOurSession()
{
    QFETCH(TeamsStatus, own);
    QFETCH(int, writes);
    OnePhone phone;
    phone.teams = own; // by hand, before the call
    phone.poll();
    phone.line = Line::InCall;
    int sets = 0;
    for (int i = 0; i < 40; ++i) {
        sets += phone.poll().toTeams.action == Action::SetBusyInACall ? 1 : 0;
        phone.teams = own;
    }
    QCOMPARE(sets, writes);
    QCOMPARE(phone.teamsReason(), Reason::Masked);
}

void TestWriteStories::W3_anUnansweredGivingBackIsRepeatedAtTheNextPoll_data()
{
    QTest::addColumn<bool>("phoneSide");
    QTest::newRow("do not disturb") << true;
    QTest::newRow("a session") << false;
}

void TestWriteStories::W3_anUnansweredGivingBackIsRepeatedAtTheNextPoll()
{
    QFETCH(bool, phoneSide);
    OnePhone phone;
    phone.policy.availableAfterCall = false;
    phone.teams = phoneSide ? TeamsStatus::InCall : TeamsStatus::Available;
    phone.line = phoneSide ? Line::Idle : Line::InCall;
    phone.poll();
    phone.poll();
    phone.line = Line::Idle;
    phone.teams = TeamsStatus::Available;
    phone.result = WriteResult::Unanswered;
    phone.poll(2s);
    if (phoneSide)
        phone.poll(2s);
    const auto action = [&] { return phoneSide ? phone.starfaceAction() : phone.teamsAction(); };
    const Action givesBack = phoneSide ? Action::SetDndOff : Action::ClearSession;
    phone.result = WriteResult::Done;
    phone.poll(10s);
    QCOMPARE(action(), givesBack);
    QVERIFY(!phone.state.dnd.exists() && !phone.state.teams.exists());
}

void TestWriteStories::W3_nothingIsTakenWhileAGivingBackMayStillAct()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll();
    phone.teams = TeamsStatus::Available;
    phone.result = WriteResult::Unanswered;
    phone.poll(2s);
    phone.poll(2s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    const Time sent = phone.now;
    phone.result = WriteResult::Done;
    phone.poll(10s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    phone.teams = TeamsStatus::InCall; // a late Off would end its silence
    while (phone.poll(10s).toStarface.action == Action::None)
        QVERIFY(phone.now < sent + 5min);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    QVERIFY(phone.now >= sent + phone.policy.timing.settle);
}

void TestWriteStories::W5_whatMayStillActIsWrittenOverAtTheEnd()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.result = WriteResult::Unanswered;
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    phone.result = WriteResult::Done;
    phone.directive = {true, Reason::GivingBack};
    phone.poll(1s);
    QCOMPARE(phone.starfaceAction(), Action::None); // Off is read, and On may still come
    phone.directive.last = true;
    phone.poll(500ms);
    QCOMPARE(phone.starfaceAction(), Action::None);
    phone.poll(500ms);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    QVERIFY(phone.state.dnd.exists()); // it may act later yet: the next start looks after it
}

QTEST_APPLESS_MAIN(TestWriteStories)
#include "tst_writestories.moc"
