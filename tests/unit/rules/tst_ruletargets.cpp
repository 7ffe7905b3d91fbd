// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ruletargets.h"
#include "rules/whatif.h"

#include <QTest>

using namespace pb;
using namespace pb::presence;
using namespace pb::rules;

/// What can be chosen for a status, and what a rule set would do for somebody.
class TestRuleTargets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBuiltInSetsUseOnlyWhatCanBeChosen();
    void unknownNeverAssertsAnything();
    void anIdlePhoneShowsNothingButAvailable();
    void everyOtherTargetCanBeChosen();
    void whatIf_data();
    void whatIf();
    void whatIfFollowsTheRulesItIsGiven();
};

void TestRuleTargets::theBuiltInSetsUseOnlyWhatCanBeChosen()
{
    for (const RuleSet &rules : {callsOnly(), everyKindOfBusy()}) {
        for (const auto status : allTeamsStatuses)
            QCOMPARE(barred(status, rules.target(status)), Barred::No);
        for (const auto status : allStarfaceStatuses)
            QCOMPARE(barred(status, rules.target(status)), Barred::No);
    }
}

void TestRuleTargets::unknownNeverAssertsAnything()
{
    for (const auto target : allDndTargets)
        QCOMPARE(barred(TeamsStatus::Unknown, target),
            target == DndTarget::None ? Barred::No : Barred::NoInformation);
    for (const auto target : allTeamsTargets)
        QCOMPARE(barred(StarfaceStatus::Unknown, target),
            target == TeamsTarget::None ? Barred::No : Barred::NoInformation);
}

void TestRuleTargets::anIdlePhoneShowsNothingButAvailable()
{
    QCOMPARE(barred(StarfaceStatus::Available, TeamsTarget::Available), Barred::No);
    QCOMPARE(barred(StarfaceStatus::Available, TeamsTarget::BusyInACall), Barred::IdleAssertsNothing);
    QCOMPARE(barred(StarfaceStatus::Available, TeamsTarget::DoNotDisturb), Barred::IdleAssertsNothing);
}

void TestRuleTargets::everyOtherTargetCanBeChosen()
{
    for (const auto status : allTeamsStatuses) {
        for (const auto target : allDndTargets)
            QVERIFY(status == TeamsStatus::Unknown || barred(status, target) == Barred::No);
    }
    for (const auto status :
        {StarfaceStatus::Ringing, StarfaceStatus::DoNotDisturb, StarfaceStatus::InCall}) {
        for (const auto target : allTeamsTargets)
            QCOMPARE(barred(status, target), Barred::No);
    }
}

void TestRuleTargets::whatIf_data()
{
    QTest::addColumn<int>("teams");
    QTest::addColumn<int>("starface");
    QTest::addColumn<int>("phoneAction");
    QTest::addColumn<int>("phoneReason");
    QTest::addColumn<int>("teamsAction");
    QTest::addColumn<int>("teamsReason");
    const auto row = [](const char *name, TeamsStatus teams, StarfaceStatus starface, Action phoneAction,
                         Reason phoneReason, Action teamsAction, Reason teamsReason) {
        QTest::newRow(name) << int(teams) << int(starface) << int(phoneAction) << int(phoneReason)
                            << int(teamsAction) << int(teamsReason);
    };
    row("a call in Teams silences an idle phone", TeamsStatus::InCall, StarfaceStatus::Available,
        Action::SetDndOn, Reason::Mapped, Action::None, Reason::IdleAssertsNothing);
    row("a phone call is shown in Teams", TeamsStatus::Available, StarfaceStatus::InCall, Action::None,
        Reason::AlreadySo, Action::SetBusyInACall, Reason::Mapped);
    row("a DND of the user's own is left on", TeamsStatus::Available, StarfaceStatus::DoNotDisturb,
        Action::None, Reason::NotOurs, Action::None, Reason::NoMapping);
    row("a DND that is on already is not ours", TeamsStatus::InCall, StarfaceStatus::DoNotDisturb,
        Action::None, Reason::AlreadySo, Action::None, Reason::NoMapping);
    row("nothing is known, nothing is done", TeamsStatus::Unknown, StarfaceStatus::Unknown, Action::None,
        Reason::Unknown, Action::None, Reason::Unknown);
    row("a ringing phone asks nothing", TeamsStatus::Away, StarfaceStatus::Ringing, Action::None,
        Reason::NoMapping, Action::None, Reason::NoMapping);
}

void TestRuleTargets::whatIf()
{
    QFETCH(int, teams);
    QFETCH(int, starface);
    const Outcome outcome = rules::whatIf({}, TeamsStatus(teams), StarfaceStatus(starface));
    QCOMPARE(int(outcome.toStarface.status), teams);
    QCOMPARE(int(outcome.toTeams.status), starface);
    QTEST(int(outcome.toStarface.action), "phoneAction");
    QTEST(int(outcome.toStarface.reason), "phoneReason");
    QTEST(int(outcome.toTeams.action), "teamsAction");
    QTEST(int(outcome.toTeams.reason), "teamsReason");
}

void TestRuleTargets::whatIfFollowsTheRulesItIsGiven()
{
    RuleChoice choice;
    QCOMPARE(rules::whatIf(choice, TeamsStatus::InMeeting, StarfaceStatus::Available).toStarface.action,
        Action::None);
    choice.rules = everyKindOfBusy();
    QCOMPARE(rules::whatIf(choice, TeamsStatus::InMeeting, StarfaceStatus::Available).toStarface.action,
        Action::SetDndOn);
}

QTEST_APPLESS_MAIN(TestRuleTargets)
#include "tst_ruletargets.moc"
