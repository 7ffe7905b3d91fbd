// SPDX-License-Identifier: GPL-3.0-or-later
#include "onephone.h"

#include <QTest>

using namespace pb::presence;
using namespace pb::test;
using namespace std::chrono_literals;

class TestReconcile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTeamsCallSilencesThePhoneUntilItEnds();
    void aDndThatWasOnBeforeIsNotOurs();
    void aPhoneCallShowsInTeamsAndIsNoEcho();
    void afterACallTeamsIsAvailableForFiveMinutes();
    void giveBackOnlyClearsTheSession();
    void anIdlePhoneMakesNobodyAvailable();
    void aSessionIsRenewedBeforeItRunsOut();
    void aTeamsCallClaimedBeforeThePhoneCallKeepsItsDnd();
    void aRealCallAfterTheSettleTimeIsACall();
    void ourDndIsNotMappedBack();
    void whoSwitchesOurDndOffIsLeftAlone();
    void theOverrideEndsWithItsReason();
    void aUserWhoSwitchesTheirOwnDndOffInACallIsLeftAlone();
    void aManualStatusMasksOurSession();
    void unknownNeitherAssertsNorEnds();
    void afterFifteenMinutesWithoutInformationThePhoneRings();
    void anOldReadingIsUnknown();
    void aFailedWriteIsTriedAgainWithGrowingPauses();
    void aWriteWithoutAnswerIsNotRepeatedAtOnce();
    void aJournalledIntentThatShowsIsOurs();
    void becomingAvailableClearsAnyDndWhereTheProfileSaysSo();
    void observeOnlyDecidesAndHoldsBack();
    void givingBackReleasesBothSides();
    void oneSideAloneCanBeGivenBack_data();
    void oneSideAloneCanBeGivenBack();
    void theRoundTripIsMeasured();
    void aPureFunctionGivesTheSameTwice();
};

void TestReconcile::aTeamsCallSilencesThePhoneUntilItEnds()
{
    OnePhone bench;
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::None);
    bench.teams = TeamsStatus::InCall;
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::SetDndOn);
    QCOMPARE(bench.starfaceReason(), Reason::Mapped);
    QCOMPARE(bench.state.dnd.phase, ClaimPhase::Held);
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::None);
    QCOMPARE(bench.starfaceReason(), Reason::Holding);
    bench.teams = TeamsStatus::Away; // no mapping ends the claim all the same
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::None);
    QCOMPARE(bench.starfaceReason(), Reason::EndNotSure);
    bench.poll(2s);
    QCOMPARE(bench.starfaceAction(), Action::SetDndOff);
    QCOMPARE(bench.starfaceReason(), Reason::ReasonEnded);
    QVERIFY(!bench.state.dnd.exists());
    QCOMPARE(bench.dnd, Dnd::Off);
}

void TestReconcile::aDndThatWasOnBeforeIsNotOurs()
{
    OnePhone bench;
    bench.dnd = Dnd::On;
    bench.teams = TeamsStatus::InCall;
    bench.poll();
    QCOMPARE(bench.starfaceReason(), Reason::AlreadySo);
    bench.teams = TeamsStatus::Available;
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::None);
    QCOMPARE(bench.starfaceReason(), Reason::NotOurs);
    QCOMPARE(bench.dnd, Dnd::On);
}

void TestReconcile::aPhoneCallShowsInTeamsAndIsNoEcho()
{
    OnePhone bench;
    bench.line = Line::InCall;
    bench.poll();
    QCOMPARE(bench.teamsAction(), Action::SetBusyInACall);
    QCOMPARE(bench.teams, TeamsStatus::InCall);
    for (int i = 0; i < 5; ++i) {
        bench.poll();
        QCOMPARE(bench.starfaceAction(), Action::None);
        QCOMPARE(bench.starfaceReason(), Reason::OwnEcho);
    }
}

void TestReconcile::afterACallTeamsIsAvailableForFiveMinutes()
{
    OnePhone bench;
    bench.line = Line::InCall;
    bench.poll();
    bench.line = Line::Idle;
    bench.poll();
    QCOMPARE(bench.teamsAction(), Action::SetAvailable);
    QCOMPARE(bench.teamsReason(), Reason::CallEnded);
    bench.poll();
    QCOMPARE(bench.teamsReason(), Reason::Lapsing);
    bench.poll(5min);
    QVERIFY(!bench.state.teams.exists());
    QCOMPARE(bench.teamsAction(), Action::None);
}

void TestReconcile::giveBackOnlyClearsTheSession()
{
    OnePhone bench;
    bench.policy.availableAfterCall = false;
    bench.line = Line::InCall;
    bench.poll();
    bench.line = Line::Idle;
    bench.poll();
    QCOMPARE(bench.teamsAction(), Action::ClearSession);
    QVERIFY(!bench.state.teams.exists());
}

void TestReconcile::anIdlePhoneMakesNobodyAvailable()
{
    OnePhone bench;
    bench.teams = TeamsStatus::Away;
    bench.poll();
    QCOMPARE(bench.teamsAction(), Action::None);
    QCOMPARE(bench.teamsReason(), Reason::IdleAssertsNothing);
}

void TestReconcile::aSessionIsRenewedBeforeItRunsOut()
{
    OnePhone bench;
    bench.line = Line::InCall;
    bench.poll();
    int renewals = 0;
    for (int i = 0; i < 360; ++i) { // an hour on the phone
        bench.poll();
        QVERIFY(bench.state.teams.exists());
        QVERIFY(bench.state.teams.expiresAt > bench.now);
        QVERIFY(bench.teamsAction() == Action::None || bench.teamsAction() == Action::RenewSession);
        renewals += bench.teamsAction() == Action::RenewSession ? 1 : 0;
    }
    QCOMPARE(renewals, 6);
}

void TestReconcile::aTeamsCallClaimedBeforeThePhoneCallKeepsItsDnd()
{
    OnePhone bench;
    bench.teams = TeamsStatus::InCall;
    bench.poll();
    bench.line = Line::InCall;
    bench.poll();
    QCOMPARE(bench.teamsAction(), Action::SetBusyInACall);
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::None);
    QVERIFY(bench.state.dnd.exists());
}

void TestReconcile::aRealCallAfterTheSettleTimeIsACall()
{
    OnePhone bench;
    bench.policy.availableAfterCall = false;
    bench.line = Line::InCall;
    bench.poll();
    bench.line = Line::Idle;
    bench.poll();
    bench.teams = TeamsStatus::InCall; // never seen as anything else
    bench.poll();
    QCOMPARE(bench.starfaceReason(), Reason::OwnEcho);
    bench.poll(40s);
    QCOMPARE(bench.starfaceReason(), Reason::OwnEcho);
    bench.poll(10s);
    QCOMPARE(bench.starfaceAction(), Action::SetDndOn);
}

void TestReconcile::ourDndIsNotMappedBack()
{
    OnePhone bench;
    bench.policy.rules.id = "custom";
    bench.policy.rules.toTeams[static_cast<std::size_t>(StarfaceStatus::DoNotDisturb)] =
        TeamsTarget::DoNotDisturb;
    bench.teams = TeamsStatus::InCall;
    bench.poll();
    bench.poll();
    QCOMPARE(bench.last.starface, StarfaceStatus::DoNotDisturb);
    QCOMPARE(bench.teamsAction(), Action::None);
    QCOMPARE(bench.teamsReason(), Reason::OwnDnd);
}

void TestReconcile::whoSwitchesOurDndOffIsLeftAlone()
{
    OnePhone bench;
    bench.teams = TeamsStatus::InCall;
    bench.poll();
    bench.poll(); // seen on
    bench.dnd = Dnd::Off;
    bench.poll();
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::None);
    QCOMPARE(bench.starfaceReason(), Reason::Overridden);
    QVERIFY(!bench.state.dnd.exists());
    for (int i = 0; i < 60; ++i)
        QCOMPARE(bench.poll().toStarface.action, Action::None);
}

void TestReconcile::theOverrideEndsWithItsReason()
{
    OnePhone bench;
    bench.teams = TeamsStatus::InCall;
    bench.poll();
    bench.poll();
    bench.dnd = Dnd::Off;
    bench.poll();
    bench.poll();
    QVERIFY(bench.state.overridden);
    bench.teams = TeamsStatus::DoNotDisturb; // presenting in the same call
    bench.poll();
    QVERIFY(bench.state.overridden);
    bench.teams = TeamsStatus::Available;
    bench.poll();
    QVERIFY(!bench.state.overridden);
    bench.teams = TeamsStatus::InCall;
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::SetDndOn);
}

void TestReconcile::aUserWhoSwitchesTheirOwnDndOffInACallIsLeftAlone()
{
    OnePhone bench;
    bench.dnd = Dnd::On;
    bench.teams = TeamsStatus::InCall;
    bench.poll();
    bench.dnd = Dnd::Off;
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::None);
    QCOMPARE(bench.starfaceReason(), Reason::Overridden);
}

void TestReconcile::aManualStatusMasksOurSession()
{
    OnePhone bench;
    bench.line = Line::InCall;
    bench.poll();
    bench.poll(); // seen
    bench.teams = TeamsStatus::Away; // set by hand
    bench.poll(5s);
    QCOMPARE(bench.teamsReason(), Reason::Holding);
    bench.poll(10s);
    QCOMPARE(bench.teamsAction(), Action::None);
    QCOMPARE(bench.teamsReason(), Reason::Masked);
    QVERIFY(bench.state.teams.exists());
}

void TestReconcile::unknownNeitherAssertsNorEnds()
{
    OnePhone bench;
    bench.teams = TeamsStatus::Unknown;
    bench.poll();
    QCOMPARE(bench.starfaceReason(), Reason::Unknown);
    bench.teams = TeamsStatus::InCall;
    bench.poll();
    bench.teams = TeamsStatus::Unknown;
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::None);
    QVERIFY(bench.state.dnd.exists());
}

void TestReconcile::afterFifteenMinutesWithoutInformationThePhoneRings()
{
    OnePhone bench;
    bench.teams = TeamsStatus::InCall;
    bench.poll();
    bench.teams = TeamsStatus::Unknown;
    bench.poll(14min + 59s);
    QVERIFY(bench.state.dnd.exists());
    bench.poll(1s);
    QCOMPARE(bench.starfaceAction(), Action::SetDndOff);
    QCOMPARE(bench.starfaceReason(), Reason::NoInformation);
    QVERIFY(!bench.state.dnd.exists());
}

void TestReconcile::anOldReadingIsUnknown()
{
    const Policy policy;
    const Time now{std::chrono::hours{490'000}};
    const Observation fresh{{TeamsStatus::InCall, now - 30s}, {Line::Idle, now}, {Dnd::Off, now}};
    QCOMPARE(reconcile(policy, fresh, {}, now).toStarface.action, Action::SetDndOn);
    const Observation old{{TeamsStatus::InCall, now - 31s}, {Line::Idle, now}, {Dnd::Off, now}};
    QCOMPARE(reconcile(policy, old, {}, now).toStarface.action, Action::None);
    QCOMPARE(reconcile(policy, old, {}, now).toStarface.reason, Reason::Unknown);
}

void TestReconcile::aFailedWriteIsTriedAgainWithGrowingPauses()
{
    OnePhone bench;
    bench.result = WriteResult::Refused;
    bench.teams = TeamsStatus::InCall;
    QList<int> attempts;
    for (int second = 0; second <= 160; second += 10) {
        if (bench.poll().toStarface.action == Action::SetDndOn)
            attempts << second;
        else
            QCOMPARE(bench.starfaceReason(), Reason::WriteFailed);
    }
    QCOMPARE(attempts, (QList<int>{0, 10, 20, 30, 50, 90, 160}));
    QVERIFY(!bench.state.dnd.exists()); // what surely did nothing leaves no claim
}

void TestReconcile::aWriteWithoutAnswerIsNotRepeatedAtOnce()
{
    OnePhone bench;
    bench.result = WriteResult::Unanswered;
    bench.teams = TeamsStatus::InCall;
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::SetDndOn);
    QCOMPARE(bench.state.dnd.phase, ClaimPhase::Taking);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(bench.poll().toStarface.action, Action::None);
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::SetDndOn);
    QCOMPARE(bench.starfaceReason(), Reason::RepeatedNoEffect);
}

void TestReconcile::aJournalledIntentThatShowsIsOurs()
{
    OnePhone bench;
    bench.teams = TeamsStatus::InCall;
    bench.write = false;
    bench.poll();
    const UserState intent = begun(bench.policy, bench.state, Action::SetDndOn, bench.last, bench.now);
    QVERIFY(durablyDiffers(intent, bench.state));
    // the program dies here; the write has worked
    bench.now += 2min;
    bench.state = recovered(bench.policy, intent, bench.now);
    bench.dnd = Dnd::On;
    bench.teams = TeamsStatus::Available;
    bench.write = true;
    bench.poll();
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::SetDndOff);
    QCOMPARE(bench.dnd, Dnd::Off);
}

void TestReconcile::becomingAvailableClearsAnyDndWhereTheProfileSaysSo()
{
    OnePhone bench;
    bench.policy.clearsAnyDnd = true;
    bench.dnd = Dnd::On;
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::None); // the state alone does nothing
    bench.teams = TeamsStatus::Away;
    bench.poll();
    bench.teams = TeamsStatus::Available;
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::SetDndOff);
    QCOMPARE(bench.starfaceReason(), Reason::ClearedByRule);
    bench.dnd = Dnd::On;
    bench.poll(60s);
    QCOMPARE(bench.starfaceAction(), Action::None); // once for each change
}

void TestReconcile::observeOnlyDecidesAndHoldsBack()
{
    OnePhone bench;
    bench.directive.withheld = Withheld::ObserveOnly;
    bench.teams = TeamsStatus::InCall;
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::SetDndOn);
    QCOMPARE(bench.last.toStarface.withheld, Withheld::ObserveOnly);
    QVERIFY(!bench.state.dnd.exists());
}

void TestReconcile::givingBackReleasesBothSides()
{
    OnePhone bench;
    bench.teams = TeamsStatus::InCall;
    bench.poll();
    bench.line = Line::InCall;
    bench.poll();
    QVERIFY(bench.state.dnd.exists() && bench.state.teams.exists());
    bench.directive = {true, Reason::Unmatched, Withheld::No};
    bench.poll();
    QCOMPARE(bench.starfaceAction(), Action::SetDndOff);
    QCOMPARE(bench.starfaceReason(), Reason::Unmatched);
    QCOMPARE(bench.teamsAction(), Action::ClearSession);
    QVERIFY(!bench.state.dnd.exists() && !bench.state.teams.exists());
}

void TestReconcile::oneSideAloneCanBeGivenBack_data()
{
    QTest::addColumn<bool>("phone");
    QTest::newRow("the phone") << true;
    QTest::newRow("Teams") << false;
}

void TestReconcile::oneSideAloneCanBeGivenBack()
{
    QFETCH(bool, phone);
    OnePhone bench;
    bench.teams = TeamsStatus::InCall;
    bench.poll();
    bench.line = Line::InCall;
    bench.poll();
    bench.directive = {true, Reason::HandedBack, Withheld::No, phone, !phone};
    bench.poll();
    QCOMPARE(bench.state.dnd.exists(), !phone);
    QCOMPARE(bench.state.teams.exists(), phone);
    QCOMPARE(phone ? bench.starfaceReason() : bench.teamsReason(), Reason::HandedBack);
}

void TestReconcile::theRoundTripIsMeasured()
{
    OnePhone bench;
    bench.teams = TeamsStatus::InCall;
    bench.poll();
    bench.dnd = Dnd::Off; // the reading is late
    bench.poll();
    QVERIFY(!bench.last.dndRoundTrip);
    bench.dnd = Dnd::On;
    bench.poll();
    QCOMPARE(bench.last.dndRoundTrip.value_or(0ms), Duration(20s));
}

void TestReconcile::aPureFunctionGivesTheSameTwice()
{
    OnePhone bench;
    bench.teams = TeamsStatus::InCall;
    const Observation seen{
        {TeamsStatus::InCall, bench.now}, {Line::InCall, bench.now}, {Dnd::Off, bench.now}};
    const Outcome first = reconcile(bench.policy, seen, bench.state, bench.now);
    const Outcome second = reconcile(bench.policy, seen, bench.state, bench.now);
    QCOMPARE(first.toStarface, second.toStarface);
    QCOMPARE(first.toTeams, second.toTeams);
    QCOMPARE(first.state, second.state);
}

QTEST_APPLESS_MAIN(TestReconcile)
#include "tst_reconcile.moc"
