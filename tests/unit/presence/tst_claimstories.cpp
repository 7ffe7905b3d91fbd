// SPDX-License-Identifier: GPL-3.0-or-later
#include "onephone.h"
#include "presence/roundtrips.h"
#include "presence/sequence.h"

#include <QTest>

#include <vector>

using namespace pb::presence;
using namespace pb::test;
using namespace std::chrono_literals;

/// Of taking, holding and giving back: what went wrong once in a world that lags, refuses and shows things
/// twice: one story each, with the rule of app/presence/README.md that it stands for.
class TestClaimStories : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void R1_anOldReplicaIsNotBelieved();
    void R3_oneMissedReadingAfterALongUnknownLineEndsNothing();
    void C2_aSessionThatEndsBeforeItsTimeIsSetAgainAndLivesShortly();
    void C4_theEndOfAReasonIsReadTwice();
    void C4_anotherOccupiedStatusIsWaitedFor();
    void C4_aFlappingStatusIsWaitedFor();
    void C4_otherRulesAreNotWaitedFor();
    void C4_sixWritesInTenMinutesWhateverIsRead_data();
    void C4_sixWritesInTenMinutesWhateverIsRead();
    void C5_whoWasAwayIsNotMadeAvailable_data();
    void C5_whoWasAwayIsNotMadeAvailable();
    void C7_whatAnswersAgainIsGivenBackAtOnce();
    void C9_aDndWithoutEffectIsWrittenTwiceMore();
    void C9_aGivingBackWithoutEffectIsDoneTwiceMore();
    void C9_aDndPressedAfterTheGivingBackWasSeenIsTheUsers();
    void C9_aSessionThatStillShowsIsClearedAgain();
    void C9_aSessionWithoutEffectIsSetTwiceMore();
    void C9_whatFailsIsNotCounted_data();
    void C9_whatFailsIsNotCounted();
    void C9_aClearedSessionThatShowsAfterAnOutageIsNoCall();
    void C9_whatIsOrderedIsWrittenAgainToo();
    void E5_anOutageIsNoRoundTrip();
    void E5_aMaskIsNoRoundTrip();
    void E5_theSettleTimeFollowsTheSlowestAndForgets();
    void U3_aStatusOfTheUsersHidesOurSession_data();
    void U3_aStatusOfTheUsersHidesOurSession();
};

void TestClaimStories::R1_anOldReplicaIsNotBelieved()
{
    Sequence sequence;
    const Time start{std::chrono::hours{490'000}};
    QVERIFY(sequence.accept("A0012", start));
    QVERIFY(!sequence.accept("A0011", start + 10s)); // an old replica
    QVERIFY(sequence.accept("A0012", start + 20s)); // the same state again
    QVERIFY(sequence.accept("A0013", start + 30s));
    QVERIFY(sequence.accept("", start + 31s)); // clouds without numbers
    QVERIFY(!sequence.accept("A0001", start + 40s));
    QVERIFY(!sequence.accept("A0002", start + 69s));
    QVERIFY(sequence.accept("A0003", start + 70s)); // the service has started anew
    QVERIFY(sequence.accept("A0004", start + 80s));
}

void TestClaimStories::R3_oneMissedReadingAfterALongUnknownLineEndsNothing()
{
    OnePhone phone;
    phone.policy.rules.toTeams[static_cast<std::size_t>(StarfaceStatus::DoNotDisturb)] =
        TeamsTarget::DoNotDisturb;
    phone.line = Line::Unknown;
    for (int minute = 0; minute < 20; ++minute)
        phone.poll(1min);
    phone.dnd = Dnd::On; // the user's
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::SetDoNotDisturb);
    phone.teams = TeamsStatus::DoNotDisturb;
    phone.poll();
    phone.dnd = Dnd::Unknown;
    phone.poll();
    QCOMPARE(phone.teamsReason(), Reason::Unknown);
    QVERIFY(phone.state.teams.exists());
    phone.poll(14min);
    QVERIFY(phone.state.teams.exists());
    phone.poll(1min);
    QCOMPARE(phone.teamsReason(), Reason::NoInformation);
}

void TestClaimStories::C2_aSessionThatEndsBeforeItsTimeIsSetAgainAndLivesShortly()
{
    OnePhone phone;
    phone.line = Line::InCall;
    phone.poll();
    phone.poll(); // seen
    phone.teams = TeamsStatus::Available; // its expiration was ignored
    phone.poll(5min);
    QCOMPARE(phone.teamsAction(), Action::SetBusyInACall);
    QCOMPARE(phone.teamsReason(), Reason::RepeatedNoEffect);
    QCOMPARE(phone.state.teams.expiresAt - phone.now, Duration(5min));
    phone.poll();
    phone.poll(3min);
    QCOMPARE(phone.teamsAction(), Action::None);
    phone.poll(20s);
    QCOMPARE(phone.teamsAction(), Action::RenewSession);
    // what stops showing soon after it was written is masked by the user
    phone.teams = TeamsStatus::Away;
    phone.poll(30s);
    QCOMPARE(phone.teamsAction(), Action::None);
    QCOMPARE(phone.teamsReason(), Reason::Masked);
}

void TestClaimStories::C4_theEndOfAReasonIsReadTwice()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.teams = TeamsStatus::Available; // one wrong reading
    phone.poll();
    QCOMPARE(phone.starfaceReason(), Reason::EndNotSure);
    QVERIFY(phone.last.wantsTeamsSoon);
    phone.teams = TeamsStatus::InCall;
    phone.poll(2s);
    QCOMPARE(phone.starfaceReason(), Reason::Holding);
    QVERIFY(!phone.last.wantsTeamsSoon);
    phone.teams = TeamsStatus::Available;
    phone.poll(2s);
    phone.poll(1999ms); // too close
    QCOMPARE(phone.starfaceAction(), Action::None);
    phone.poll(1ms);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    QCOMPARE(phone.starfaceReason(), Reason::ReasonEnded);
}

void TestClaimStories::C4_anotherOccupiedStatusIsWaitedFor()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.teams = TeamsStatus::InMeeting; // what one call showed as from time to time
    phone.poll(2s);
    phone.poll(10s);
    QCOMPARE(phone.starfaceAction(), Action::None);
    QCOMPARE(phone.starfaceReason(), Reason::EndNotSure);
    phone.poll(10s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
}

void TestClaimStories::C4_aFlappingStatusIsWaitedFor()
{
    OnePhone phone;
    phone.poll();
    int rang = 0;
    for (int i = 0; i < 40; ++i) { // an old replica answers every second time
        phone.teams = i % 2 == 0 ? TeamsStatus::InCall : TeamsStatus::Available;
        rang += phone.poll(3s).toStarface.action == Action::SetDndOff ? 1 : 0;
    }
    QCOMPARE(rang, 0);
    phone.teams = TeamsStatus::Available;
    phone.poll(3s);
    phone.poll(10s);
    QVERIFY(phone.state.dnd.exists());
    phone.poll(10s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
}

void TestClaimStories::C4_otherRulesAreNotWaitedFor()
{
    OnePhone phone;
    phone.policy.rules = everyKindOfBusy();
    phone.teams = TeamsStatus::InMeeting;
    phone.poll();
    phone.poll();
    phone.policy.rules = callsOnly(); // the meeting goes on
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    QCOMPARE(phone.starfaceReason(), Reason::ReasonEnded);
}

void TestClaimStories::C4_sixWritesInTenMinutesWhateverIsRead_data()
{
    QTest::addColumn<int>("period");
    QTest::newRow("every second") << 1;
    QTest::newRow("every three seconds") << 3;
    QTest::newRow("every ten seconds") << 10;
    QTest::newRow("every half a minute") << 30;
}

void TestClaimStories::C4_sixWritesInTenMinutesWhateverIsRead()
{
    QFETCH(int, period);
    unsigned chance = 1;
    bool held = false;
    for (int run = 0; run < 30; ++run) {
        OnePhone phone;
        std::vector<Time> writes;
        const int dwell = 1 + run; // how many readings a status lasts at the most
        for (int i = 0; i < 1500; ++i) {
            chance = chance * 1664525U + 1013904223U;
            if ((chance >> 8U) % static_cast<unsigned>(dwell) == 0)
                phone.teams = allTeamsStatuses[(chance >> 16U) % allTeamsStatuses.size()];
            phone.poll(std::chrono::seconds(period));
            held = held || phone.starfaceReason() == Reason::TooManyChanges;
            if (phone.starfaceAction() == Action::None)
                continue;
            writes.push_back(phone.now);
            QVERIFY(writes.size() < 7 || phone.now - writes[writes.size() - 7] >= 10min);
        }
        QVERIFY(!writes.empty());
    }
    QVERIFY(held); // the bound was reached, not only kept
}

void TestClaimStories::C5_whoWasAwayIsNotMadeAvailable_data()
{
    QTest::addColumn<TeamsStatus>("before");
    QTest::addColumn<Action>("expected");
    QTest::newRow("away") << TeamsStatus::Away << Action::ClearSession;
    QTest::newRow("offline") << TeamsStatus::Offline << Action::ClearSession;
    QTest::newRow("available") << TeamsStatus::Available << Action::SetAvailable;
    QTest::newRow("busy") << TeamsStatus::Busy << Action::SetAvailable;
}

void TestClaimStories::C5_whoWasAwayIsNotMadeAvailable()
{
    QFETCH(TeamsStatus, before);
    QFETCH(Action, expected);
    OnePhone phone;
    phone.teams = before;
    phone.poll();
    phone.line = Line::InCall;
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::SetBusyInACall);
    phone.poll();
    phone.line = Line::Idle;
    phone.poll();
    QCOMPARE(phone.teamsAction(), expected);
}

void TestClaimStories::C7_whatAnswersAgainIsGivenBackAtOnce()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll();
    phone.teams = TeamsStatus::Available;
    phone.result = WriteResult::Refused;
    phone.poll();
    for (int i = 0; i < 20; ++i)
        phone.poll();
    QVERIFY(phone.state.dndWrite.failures >= 5);
    QVERIFY(phone.state.dndWrite.retryAt > phone.now + 1min);
    phone.result = WriteResult::Done;
    phone.poll(); // the phone can be read: no pause any more
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    QVERIFY(!phone.state.dnd.exists());
}

void TestClaimStories::C9_aDndWithoutEffectIsWrittenTwiceMore()
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

void TestClaimStories::C9_aGivingBackWithoutEffectIsDoneTwiceMore()
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

void TestClaimStories::C9_aDndPressedAfterTheGivingBackWasSeenIsTheUsers()
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

void TestClaimStories::C9_aSessionThatStillShowsIsClearedAgain()
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

void TestClaimStories::C9_aSessionWithoutEffectIsSetTwiceMore()
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

void TestClaimStories::C9_whatFailsIsNotCounted_data()
{
    QTest::addColumn<WriteResult>("result");
    QTest::newRow("refused") << WriteResult::Refused;
    QTest::newRow("unanswered") << WriteResult::Unanswered;
}

void TestClaimStories::C9_whatFailsIsNotCounted()
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

void TestClaimStories::C9_aClearedSessionThatShowsAfterAnOutageIsNoCall()
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

void TestClaimStories::C9_whatIsOrderedIsWrittenAgainToo()
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

void TestClaimStories::E5_anOutageIsNoRoundTrip()
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

void TestClaimStories::E5_aMaskIsNoRoundTrip()
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

void TestClaimStories::E5_theSettleTimeFollowsTheSlowestAndForgets()
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

void TestClaimStories::U3_aStatusOfTheUsersHidesOurSession_data()
{
    QTest::addColumn<TeamsStatus>("own");
    QTest::addColumn<int>("writes");
    QTest::newRow("do not disturb, which outranks it") << TeamsStatus::DoNotDisturb << 1;
    QTest::newRow("away, which may be the effect missing") << TeamsStatus::Away << 3;
    QTest::newRow("offline, likewise") << TeamsStatus::Offline << 3;
}

void TestClaimStories::U3_aStatusOfTheUsersHidesOurSession()
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

QTEST_APPLESS_MAIN(TestClaimStories)
#include "tst_claimstories.moc"
