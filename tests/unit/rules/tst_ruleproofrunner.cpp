// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/background.h"
#include "rules/ruleproofrunner.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::rules;
using presence::StarfaceStatus;
using presence::TeamsStatus;
using presence::TeamsTarget;
using presence::Violation;
using State = ProofReport::State;

namespace {

constexpr int patience = 60'000; // a limit for conditions, not a wait
const QList<ProofDepth> shallow{{0, 0, 2, 0}, {0, 0, 2, 1}};
/// Far more than can be walked while a test looks on.
const QList<ProofDepth> endless{{4, 4, 4, 4}};

/// A phone call that is shown as Available: the call is not shown.
RuleChoice wrong()
{
    RuleChoice choice;
    choice.rules.toTeams[static_cast<std::size_t>(StarfaceStatus::InCall)] = TeamsTarget::Available;
    return choice;
}

} // namespace

/// The proof beside the event loop.
class TestRuleProofRunner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QVERIFY(core::backgroundPool().waitForDone(patience)); }

    void aGoodSetIsProvenDepthByDepth();
    void aBadSetIsRefutedWithTheWayThere();
    void theFirstAnswerComesSoon();
    void aNewQuestionEndsTheWalkUnderWay();
    void stoppingIsNeitherYesNorNo();
    void moreThanTheLimitIsNeitherYesNorNo();
    void whatWasAnsweredIsAnsweredAtOnce();
    void theOptionsArePartOfTheQuestion();
    void deletingItEndsTheWalk();
};

void TestRuleProofRunner::aGoodSetIsProvenDepthByDepth()
{
    RuleProofRunner runner(shallow);
    QCOMPARE(runner.report().state, State::NotAsked);
    QSignalSpy changes(&runner, &RuleProofRunner::changed);
    runner.ask({});
    QCOMPARE(runner.report().state, State::Running);
    QTRY_COMPARE_WITH_TIMEOUT(runner.report().state, State::Proven, patience);
    QCOMPARE(runner.report().depthsDone, 2);
    QVERIFY(runner.report().states > 1000);
    QVERIFY(runner.report().longestUntilQuiet > 0);
    QCOMPARE(changes.size(), 3); // asked, the first depth, the last one
}

void TestRuleProofRunner::aBadSetIsRefutedWithTheWayThere()
{
    RuleProofRunner runner(shallow);
    runner.ask(wrong());
    QTRY_COMPARE_WITH_TIMEOUT(runner.report().state, State::Failed, patience);
    QCOMPARE(runner.report().violation, Violation::Wrong);
    QVERIFY(!runner.report().steps.empty());
    QVERIFY(runner.report().depthsDone < 2);
}

void TestRuleProofRunner::theFirstAnswerComesSoon()
{
    RuleProofRunner runner;
    QElapsedTimer timer;
    timer.start();
    runner.ask({});
    QTRY_VERIFY_WITH_TIMEOUT(runner.report().depthsDone > 0, patience);
    // a fraction of a second; the rest is for a machine that does something else
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void TestRuleProofRunner::aNewQuestionEndsTheWalkUnderWay()
{
    RuleProofRunner runner(endless, std::numeric_limits<std::size_t>::max());
    runner.ask({});
    QTRY_VERIFY_WITH_TIMEOUT(core::backgroundPool().activeThreadCount() > 0, patience);
    runner.ask(wrong());
    QVERIFY(runner.choice() == wrong());
    QCOMPARE(runner.report().state, State::Running);
    // the second walk takes its place: never two at a time for longer than a moment
    QTRY_COMPARE_WITH_TIMEOUT(core::backgroundPool().activeThreadCount(), 1, patience);
}

void TestRuleProofRunner::stoppingIsNeitherYesNorNo()
{
    RuleProofRunner runner(endless, std::numeric_limits<std::size_t>::max());
    runner.ask({});
    runner.stop();
    QCOMPARE(runner.report().state, State::Stopped);
    QVERIFY(core::backgroundPool().waitForDone(patience));
    QCoreApplication::processEvents();
    QCOMPARE(runner.report().state, State::Stopped);
    runner.again();
    QCOMPARE(runner.report().state, State::Running);
}

void TestRuleProofRunner::moreThanTheLimitIsNeitherYesNorNo()
{
    RuleProofRunner runner(shallow, 100);
    runner.ask({});
    QTRY_COMPARE_WITH_TIMEOUT(runner.report().state, State::TooLarge, patience);
}

void TestRuleProofRunner::whatWasAnsweredIsAnsweredAtOnce()
{
    RuleProofRunner runner(shallow);
    runner.ask({});
    QTRY_COMPARE_WITH_TIMEOUT(runner.report().state, State::Proven, patience);
    runner.ask(wrong());
    QTRY_COMPARE_WITH_TIMEOUT(runner.report().state, State::Failed, patience);
    RuleChoice renamed;
    renamed.rules.id = "of-another-name";
    runner.ask(renamed);
    QCOMPARE(runner.report().state, State::Proven);
    QCOMPARE(runner.report().violation, Violation::None);
}

void TestRuleProofRunner::theOptionsArePartOfTheQuestion()
{
    // ringing shown as Available wakes "clears any DND" again and again
    RuleChoice choice;
    choice.rules.toTeams[static_cast<std::size_t>(StarfaceStatus::Ringing)] = TeamsTarget::Available;
    choice.rules.toTeams[static_cast<std::size_t>(StarfaceStatus::Available)] = TeamsTarget::None;
    for (const auto status : {TeamsStatus::InMeeting, TeamsStatus::Away})
        choice.rules.toStarface[static_cast<std::size_t>(status)] = presence::DndTarget::On;
    RuleProofRunner runner(shallow);
    runner.ask(choice);
    QTRY_VERIFY_WITH_TIMEOUT(runner.report().state != State::Running, patience);
    const State without = runner.report().state;
    choice.clearsAnyDnd = true;
    runner.ask(choice);
    QCOMPARE(runner.report().state, State::Running); // not taken from the memory
    QTRY_VERIFY_WITH_TIMEOUT(runner.report().state != State::Running, patience);
    QVERIFY(without != State::Running);
}

void TestRuleProofRunner::deletingItEndsTheWalk()
{
    auto runner = std::make_unique<RuleProofRunner>(endless, std::numeric_limits<std::size_t>::max());
    runner->ask({});
    runner.reset();
    QVERIFY(core::backgroundPool().waitForDone(patience));
}

QTEST_GUILESS_MAIN(TestRuleProofRunner)
#include "tst_ruleproofrunner.moc"
