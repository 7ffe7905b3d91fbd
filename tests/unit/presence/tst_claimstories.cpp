// SPDX-License-Identifier: GPL-3.0-or-later
#include "onephone.h"
#include "presence/sequence.h"

#include <QTest>

#include <vector>

Q_DECLARE_METATYPE(pb::presence::WriteResult)

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
    void C5_norAfterACrashInTheCall();
    void C7_whatAnswersAgainIsGivenBackAtOnce();
    void U2_aRefusedRepetitionMakesNoReadingProveLess();
    void U2_whatIsReadOffBehindAnUnansweredGivingBackHasEnded();
    void U2_whatIsReadOffOnceATakingMustShowIsGone_data();
    void U2_whatIsReadOffOnceATakingMustShowIsGone();
    void U2_butNotBeforeThatTaking();
    void U2_norByAReadingFromBeforeATakingThatComesTwice();
    void U2_whatHadNoEffectEndsWithoutInformationToo();
    void U2_whatHadNoEffectEndsWhereItIsNotRepeated();
    void E3_aRefusedWriteForgetsNoOffThatWasRead_data();
    void E3_aRefusedWriteForgetsNoOffThatWasRead();
    void E2_aSecondClearingWithoutAnAnswerBringsNoSessionBack();
    void W3_anEarlierClearingThatComesLateEndsNoSession();

private:
    static void theUsersDndStays(OnePhone &phone);
};

/// From now on a DND is the user's, and the end of the call leaves it alone.
void TestClaimStories::theUsersDndStays(OnePhone &phone)
{
    QVERIFY(!phone.state.dnd.exists());
    phone.dnd = Dnd::On;
    for (int i = 0; i < 12; ++i) {
        phone.poll();
        QVERIFY(!phone.state.dnd.exists());
        QCOMPARE(phone.starfaceAction(), Action::None);
        if (i == 3)
            phone.teams = TeamsStatus::Available;
    }
}

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

void TestClaimStories::C5_norAfterACrashInTheCall()
{
    OnePhone phone;
    phone.teams = TeamsStatus::Away;
    phone.poll();
    phone.line = Line::InCall;
    phone.poll();
    phone.poll();
    phone.state = recovered(phone.policy, phone.state, phone.now);
    phone.poll();
    phone.line = Line::Idle;
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::ClearSession);
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

void TestClaimStories::U2_aRefusedRepetitionMakesNoReadingProveLess()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.result = WriteResult::Unanswered;
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    phone.dnd = Dnd::Unknown; // an outage
    phone.result = WriteResult::Refused;
    phone.poll(61s);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    QVERIFY(phone.state.dnd.exists()); // the first may have acted
    phone.dnd = Dnd::Off; // it has not, and cannot any more
    phone.poll(2s);
    theUsersDndStays(phone);
}

void TestClaimStories::U2_whatIsReadOffBehindAnUnansweredGivingBackHasEnded()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.dnd = Dnd::Unknown; // an outage
    phone.result = WriteResult::Unanswered;
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn); // and it never acts
    phone.teams = TeamsStatus::Available;
    phone.poll(61s);
    phone.result = WriteResult::Refused;
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    phone.result = WriteResult::Unanswered;
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    QVERIFY(phone.state.dnd.exists());
    phone.dnd = Dnd::Off;
    phone.teams = TeamsStatus::InCall; // the reason is back
    phone.poll();
    QCOMPARE(brokenInvariant(phone.state), nullptr);
    QCOMPARE(phone.starfaceAction(), Action::None); // the giving back may still come
    phone.dnd = Dnd::On; // the user's, and a lamp that is not off before it cannot act any more
    phone.poll(40s);
    theUsersDndStays(phone);
}

void TestClaimStories::U2_whatIsReadOffOnceATakingMustShowIsGone_data()
{
    QTest::addColumn<WriteResult>("givingBack");
    QTest::newRow("behind a giving back without an answer") << WriteResult::Unanswered;
    QTest::newRow("behind one that is refused") << WriteResult::Refused;
}

void TestClaimStories::U2_whatIsReadOffOnceATakingMustShowIsGone()
{
    QFETCH(WriteResult, givingBack);
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.dnd = Dnd::Unknown; // an outage
    phone.result = WriteResult::Unanswered;
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn); // and it never acts
    phone.teams = TeamsStatus::Available;
    phone.poll(61s);
    phone.result = givingBack;
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    phone.dnd = Dnd::Off; // not what that has done: nothing was on
    phone.poll(1s);
    theUsersDndStays(phone);
}

void TestClaimStories::U2_butNotBeforeThatTaking()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.dnd = Dnd::Off; // still on its way to where readings come from
    phone.directive = {true, Reason::Excluded};
    phone.result = WriteResult::Refused;
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    phone.poll(9s);
    QVERIFY(phone.state.dnd.exists());
    phone.dnd = Dnd::On; // now it shows, and is ours
    phone.result = WriteResult::Done;
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    QCOMPARE(phone.dnd, Dnd::Off);
}

void TestClaimStories::U2_norByAReadingFromBeforeATakingThatComesTwice()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.result = WriteResult::Unanswered;
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    phone.dnd = Dnd::On;
    phone.poll(); // seen, and it will act once more
    phone.teams = TeamsStatus::Available;
    phone.result = WriteResult::Done;
    phone.poll();
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    phone.poll(); // read off, before it comes again
    QVERIFY(phone.state.dnd.exists());
    const Observation seen{
        {TeamsStatus::Available, phone.now}, {Line::Idle, phone.now}, {Dnd::Off, phone.now}};
    phone.now += 25s; // it cannot come any more, and the phone was not read since
    phone.last = reconcile(phone.policy, seen, phone.state, phone.now);
    QVERIFY(phone.last.state.dnd.exists());
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
}

void TestClaimStories::U2_whatHadNoEffectEndsWithoutInformationToo()
{
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.dnd = Dnd::Off; // confirmed in vain
    phone.teams = TeamsStatus::InMeeting; // or so it seems
    phone.poll(5s);
    QCOMPARE(phone.starfaceReason(), Reason::EndNotSure);
    phone.teams = TeamsStatus::Unknown;
    phone.poll(45s);
    QVERIFY(phone.state.dnd.exists());
    phone.poll();
    QCOMPARE(phone.starfaceReason(), Reason::Unknown);
    QCOMPARE(brokenInvariant(phone.state), nullptr);
    phone.teams = TeamsStatus::InCall;
    theUsersDndStays(phone);
}

void TestClaimStories::U2_whatHadNoEffectEndsWhereItIsNotRepeated()
{
    OnePhone phone;
    for (int call = 0; call < 2; ++call) {
        phone.teams = TeamsStatus::InCall;
        phone.poll(1min);
        phone.teams = TeamsStatus::Available;
        phone.poll(1min);
        phone.poll(20s);
        QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    }
    phone.teams = TeamsStatus::InCall;
    phone.poll(1min);
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    phone.dnd = Dnd::Off; // confirmed in vain, and C4 allows no repetition
    phone.poll(50s);
    QVERIFY(phone.state.dnd.exists());
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::None);
    QCOMPARE(phone.starfaceReason(), Reason::NoEffect);
    theUsersDndStays(phone);
}

void TestClaimStories::E3_aRefusedWriteForgetsNoOffThatWasRead_data()
{
    QTest::addColumn<int>("secondsAfter");
    QTest::newRow("while an On may be ours") << 10;
    QTest::newRow("later") << 90;
}

void TestClaimStories::E3_aRefusedWriteForgetsNoOffThatWasRead()
{
    QFETCH(int, secondsAfter);
    OnePhone phone;
    phone.teams = TeamsStatus::InCall;
    phone.poll();
    phone.poll();
    phone.directive = {true, Reason::Unmatched};
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOff);
    phone.poll(); // that is read: what is on from now on is the user's
    phone.dnd = Dnd::Unknown;
    phone.poll(std::chrono::seconds(secondsAfter));
    phone.directive = {};
    phone.result = WriteResult::Refused;
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    phone.result = WriteResult::Done;
    theUsersDndStays(phone);
}

void TestClaimStories::E2_aSecondClearingWithoutAnAnswerBringsNoSessionBack()
{
    OnePhone phone;
    phone.policy.rules.toStarface[static_cast<std::size_t>(TeamsStatus::DoNotDisturb)] = DndTarget::None;
    phone.policy.availableAfterCall = false;
    phone.line = Line::InCall;
    phone.poll();
    phone.poll();
    phone.line = Line::Idle;
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::ClearSession);
    phone.teams = TeamsStatus::DoNotDisturb; // which says nothing about a session
    phone.poll(2min);
    phone.teams = TeamsStatus::InCall; // the session, if it was cleared in vain
    phone.write = false;
    phone.poll();
    QCOMPARE(phone.teamsReason(), Reason::GiveBackRepeated);
    phone.state = begun(phone.policy, phone.state, phone.teamsAction(), phone.last, phone.now);
    phone.state =
        finished(phone.policy, phone.state, Action::ClearSession, WriteResult::Unanswered, phone.now);
    phone.teams = TeamsStatus::Available;
    phone.poll(20s); // after the round trip
    phone.teams = TeamsStatus::InCall; // a call
    phone.poll();
    QCOMPARE(phone.starfaceAction(), Action::SetDndOn);
    QCOMPARE(phone.starfaceReason(), Reason::Mapped);
}

void TestClaimStories::W3_anEarlierClearingThatComesLateEndsNoSession()
{
    OnePhone phone;
    phone.policy.availableAfterCall = false;
    phone.line = Line::InCall;
    phone.poll();
    phone.poll();
    phone.line = Line::Idle;
    phone.result = WriteResult::Unanswered;
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::ClearSession);
    phone.result = WriteResult::Done;
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::ClearSession);
    phone.line = Line::InCall;
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::SetBusyInACall); // at once
    phone.poll();
    phone.teams = TeamsStatus::Away; // the first clearing acts now
    phone.poll();
    QCOMPARE(phone.teamsAction(), Action::None);
    phone.poll(20s);
    QCOMPARE(phone.teamsAction(), Action::RenewSession); // once it cannot come any more
}

QTEST_APPLESS_MAIN(TestClaimStories)
#include "tst_claimstories.moc"
