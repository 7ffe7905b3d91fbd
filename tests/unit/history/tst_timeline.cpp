// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/timelinebuilder.h"
#include "unit/history/historyfixture.h"

#include <QTest>

using namespace pb;
using namespace pb::history;
using namespace pb::test;
using namespace std::chrono_literals;
using presence::TeamsStatus;

/// The bands of one user, from what was recorded.
class TestTimeline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStatusLastsUntilTheNext();
    void whatStoodBeforeTheIntervalStandsAtItsBeginning();
    void theTimeBetweenTwoSessionsIsAGap();
    void aPauseIsAGapWithinASession();
    void whoLeavesIsNotReadAnyMore();
    void whatStaysTheSameIsOneSegment();
    void ourWritesHaveTheirBandsAndMarks();
    void nothingRecordedIsAllGap();
};

static Timeline built(const QList<RecordedSession> &sessions)
{
    return buildTimeline(QStringLiteral("anna@x"), {noon, noon + 10h}, sessions);
}

void TestTimeline::aStatusLastsUntilTheNext()
{
    const auto t = built({{noon, noon + 10h,
        {changeOf({}, noon + 1h, TeamsStatus::Available), changeOf({}, noon + 2h, TeamsStatus::InCall)}}});
    QCOMPARE(t.teams.size(), 2);
    QCOMPARE(t.teams[0].from, noon + 1h);
    QCOMPARE(t.teams[0].to, noon + 2h);
    QCOMPARE(t.teams[1].to, noon + 10h);
    QCOMPARE(t.teams[1].value.status, TeamsStatus::InCall);
    QCOMPARE(t.teams[1].value.activity, QStringLiteral("InACall"));
    QVERIFY(t.gaps.isEmpty());
}

void TestTimeline::whatStoodBeforeTheIntervalStandsAtItsBeginning()
{
    const auto t = built({{noon - 5h, noon + 10h, {changeOf({}, noon - 3h, TeamsStatus::Away)}}});
    QCOMPARE(t.teams.size(), 1);
    QCOMPARE(t.teams[0].from, noon);
    QCOMPARE(t.teams[0].to, noon + 10h);
}

void TestTimeline::theTimeBetweenTwoSessionsIsAGap()
{
    const auto t = built({{noon - 1h, noon + 2h, {changeOf({}, noon, TeamsStatus::Away)}},
        {noon + 4h, noon + 5h, {changeOf({}, noon + 4h, TeamsStatus::Away)}}});
    QCOMPARE(t.teams.size(), 2);
    QCOMPARE(t.teams[0].to, noon + 2h);
    QCOMPARE(t.teams[1].from, noon + 4h);
    QCOMPARE(t.gaps.size(), 2);
    QCOMPARE(t.gaps[0].from, noon + 2h);
    QCOMPARE(t.gaps[0].to, noon + 4h);
    QCOMPARE(t.gaps[1].from, noon + 5h);
    QCOMPARE(t.gaps[1].to, noon + 10h);
    QVERIFY(t.gaps[0].why == Gap::Why::NotRunning);
}

void TestTimeline::aPauseIsAGapWithinASession()
{
    const auto t = built({{noon, noon + 10h,
        {changeOf({}, noon, TeamsStatus::Busy), happened(noon + 2h, ModeChange{sync::Mode::Paused, {}}),
            happened(noon + 3h, ModeChange{sync::Mode::Live, sync::Mode::Paused})}}});
    QCOMPARE(t.teams.size(), 2);
    QCOMPARE(t.teams[0].to, noon + 2h);
    QCOMPARE(t.teams[1].from, noon + 3h);
    QCOMPARE(t.gaps.size(), 1);
    QVERIFY(t.gaps[0].why == Gap::Why::Paused);
}

void TestTimeline::whoLeavesIsNotReadAnyMore()
{
    Directory left;
    left.what = Directory::What::Left;
    const auto t = built({{noon, noon + 10h, {changeOf({}, noon), happened(noon + 1h, left)}}});
    QCOMPARE(t.teams.size(), 1);
    QCOMPARE(t.teams[0].to, noon + 1h);
}

void TestTimeline::whatStaysTheSameIsOneSegment()
{
    auto later = change(TeamsStatus::Busy);
    later.dndClaim = presence::ClaimPhase::Held;
    const auto t = built({{noon, noon + 10h, {changeOf({}, noon), happened(noon + 1h, later)}}});
    QCOMPARE(t.teams.size(), 1);
    QCOMPARE(t.starface.size(), 1);
    QCOMPARE(t.ourDnd.size(), 1);
}

void TestTimeline::ourWritesHaveTheirBandsAndMarks()
{
    auto held = change(TeamsStatus::InCall);
    held.dndClaim = presence::ClaimPhase::Held;
    held.dndBecause = TeamsStatus::InCall;
    held.teamsClaim = presence::ClaimPhase::Held;
    held.shows = presence::TeamsTarget::BusyInACall;
    Write failed;
    failed.error.emplace();
    const auto t = built({{noon - 2h, noon + 10h,
        {happened(noon - 1h, failed), happened(noon + 1h, failed), happened(noon + 1h, held),
            changeOf({}, noon + 2h)}}});
    QCOMPARE(t.ourDnd.size(), 1);
    QCOMPARE(t.ourDnd[0].from, noon + 1h);
    QCOMPARE(t.ourDnd[0].to, noon + 2h);
    QCOMPARE(t.ourDnd[0].value.because, TeamsStatus::InCall);
    QCOMPARE(t.ourPresence.size(), 1);
    QCOMPARE(t.ourPresence[0].value.shows, presence::TeamsTarget::BusyInACall);
    QCOMPARE(t.writes.size(), 1);
    QVERIFY(t.writes[0].write.error.has_value());
}

void TestTimeline::nothingRecordedIsAllGap()
{
    const auto t = built({});
    QCOMPARE(t.gaps.size(), 1);
    QCOMPARE(t.gaps[0].from, noon);
    QCOMPARE(t.gaps[0].to, noon + 10h);
}

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
