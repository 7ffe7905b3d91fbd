// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;
using core::ErrorKind;
using presence::Action;
using presence::Reason;
using presence::Side;
using sync::Mode;

/// What an administrator orders: pausing, observing, giving back, leaving out, the brake's answer, stopping.
class TestSyncOrders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_world.reset(); }

    void aPauseGivesBackAndReadsNothing();
    void aPauseThatIsTakenBackDoesNotBegin();
    void afterAPauseBothSidesAreReadAtOnce();
    void aPauseWaitsForWhatIsUnderWay();
    void observingGivesBackAndWritesNothing();
    void observingThatIsOrderedInAPauseCountsAfterIt();
    void goingLiveWritesWhatWasPreviewed();
    void whoAgreedIsNotAskedAgainByTheBrake();
    void whoJoinedSinceIsAskedAbout();
    void givingBackAllGoesOnObserving();

    void theBrakeHoldsAndSaysWhat();
    void whoIsGivenBackIsNotHeldByTheBrake();
    void theAnswerToTheBrakeIsCarriedOut();
    void withoutAWindowThreePollsThatAgreeAreTheAnswer();

    void whoIsGivenBackIsTakenWhenTheReasonHasEndedOnce();
    void aPhoneCallGivenBackIsTakenWithTheNextCall();
    void nothingIsGivenBackOfWhoHoldsNothing();
    void aGivingBackOutlivesARestart();
    void whoIsLeftOutIsGivenBack();
    void otherRulesCountAtOnce();
    void inAPauseRulesWait();
    void aFailedWriteIsToldAndTriedAgainNow();
    void readingNowReadsEverything();

    void stoppingSaysWhoIsLeft();
    void stoppingInAPauseIsOverAtOnce();
    void afterTheEndNothingHappens();

private:
    FakeServices &services() { return m_world->services; }
    sync::SyncEngine &engine() { return *m_world->engine; }
    FakeServices::Somebody &of(const char *name) { return services().of(QString::fromLatin1(name)); }
    void show(const char *name, const char *availability, const char *activity)
    {
        of(name).availability = QString::fromLatin1(availability);
        of(name).activity = QString::fromLatin1(activity);
    }
    void call(const char *name) { show(name, "Busy", "InACall"); }
    void free(const char *name) { show(name, "Available", "Available"); }
    bool dnd(const char *name) { return of(name).dnd; }
    /// `count` users who all have a Teams call.
    void crowd(int count);
    int silent() const
    {
        return static_cast<int>(std::count_if(m_world->services.people.begin(),
            m_world->services.people.end(), [](const auto &one) { return one.dnd; }));
    }
    /// Anna in a Teams call and her phone silent, carl on the phone and busy in Teams.
    void holdBoth();

    std::unique_ptr<EngineWorld> m_world;
};

void TestSyncOrders::init()
{
    m_world = std::make_unique<EngineWorld>();
}

void TestSyncOrders::crowd(int count)
{
    for (int i = 0; i < count; ++i) {
        auto &one = services().add(QString::number(i));
        one.availability = QStringLiteral("Busy");
        one.activity = QStringLiteral("InACall");
    }
}

void TestSyncOrders::holdBoth()
{
    services().add(QStringLiteral("anna"));
    services().add(QStringLiteral("carl"));
    call("anna");
    of("carl").line = presence::Line::InCall;
    m_world->start();
    m_world->run(15s);
    QVERIFY(dnd("anna"));
    QCOMPARE(of("carl").session, QStringLiteral("InACall"));
    QCOMPARE(engine().status().dndClaims, 1);
    QCOMPARE(engine().status().teamsClaims, 1);
}

void TestSyncOrders::aPauseGivesBackAndReadsNothing()
{
    holdBoth();
    engine().setPaused(true);
    QVERIFY(engine().status().mode == Mode::Live); // until everything is given back
    m_world->run(10s);
    QCOMPARE(engine().status().mode, Mode::Paused);
    QVERIFY(!dnd("anna"));
    QCOMPARE(of("carl").session, QString());
    QCOMPARE(engine().status().nextPoll, core::Time{});
    QVERIFY(!engine().status().givingBack);
    const int readings = services().teamsReadings + services().phoneReadings;
    m_world->run(10min);
    QCOMPARE(services().teamsReadings + services().phoneReadings, readings);
    QVERIFY(!dnd("anna"));
    engine().syncNow();
    m_world->run(1s);
    QCOMPARE(services().teamsReadings + services().phoneReadings, readings);
}

void TestSyncOrders::aPauseThatIsTakenBackDoesNotBegin()
{
    holdBoth();
    engine().setPaused(true);
    engine().setPaused(false);
    m_world->run(30s);
    QCOMPARE(engine().status().mode, Mode::Live);
    QVERIFY(dnd("anna"));
    QCOMPARE(of("carl").session, QStringLiteral("InACall"));
}

void TestSyncOrders::afterAPauseBothSidesAreReadAtOnce()
{
    holdBoth();
    engine().setPaused(true);
    m_world->run(5min);
    const int teams = services().teamsReadings;
    const int phones = services().phoneReadings;
    engine().setPaused(false);
    QCOMPARE(engine().status().mode, Mode::Live);
    m_world->settle();
    QVERIFY(services().teamsReadings > teams && services().phoneReadings > phones);
    m_world->run(15s);
    QVERIFY(dnd("anna"));
    QCOMPARE(of("carl").session, QStringLiteral("InACall"));
}

void TestSyncOrders::aPauseWaitsForWhatIsUnderWay()
{
    services().add(QStringLiteral("anna"));
    m_world->start();
    call("anna");
    services().keepsWritesWaiting = true;
    m_world->run(11s);
    QCOMPARE(services().phoneWritesAsked, 1);
    engine().setPaused(true);
    m_world->run(5s);
    QVERIFY(engine().status().mode != Mode::Paused);
    QVERIFY(engine().status().givingBack);
    services().keepsWritesWaiting = false;
    services().answerWaiting();
    m_world->run(5s);
    QCOMPARE(engine().status().mode, Mode::Paused);
    QVERIFY(!dnd("anna"));
}

void TestSyncOrders::observingGivesBackAndWritesNothing()
{
    holdBoth();
    engine().setObserveOnly(true);
    m_world->run(10s);
    QCOMPARE(engine().status().mode, Mode::ObserveOnly);
    QVERIFY(engine().status().observeOnly);
    QVERIFY(!dnd("anna"));
    const auto writes = services().dndWrites.size() + services().presenceWrites.size();
    const int polls = engine().status().polls;
    m_world->run(2min);
    QCOMPARE(services().dndWrites.size() + services().presenceWrites.size(), writes);
    QVERIFY(engine().status().polls >= polls + 10); // everything runs
}

void TestSyncOrders::observingThatIsOrderedInAPauseCountsAfterIt()
{
    holdBoth();
    engine().setPaused(true);
    m_world->run(10s);
    engine().setObserveOnly(true);
    QCOMPARE(engine().status().mode, Mode::Paused);
    QVERIFY(engine().status().observeOnly);
    m_world->run(1min);
    QCOMPARE(engine().status().mode, Mode::Paused);
    engine().setPaused(false);
    QCOMPARE(engine().status().mode, Mode::ObserveOnly);
    m_world->run(1min);
    QVERIFY(!dnd("anna"));
}

void TestSyncOrders::goingLiveWritesWhatWasPreviewed()
{
    m_world->options.observeOnly = true;
    services().add(QStringLiteral("anna"));
    services().add(QStringLiteral("carl"));
    services().add(QStringLiteral("dora"));
    call("anna");
    of("carl").line = presence::Line::InCall;
    m_world->start();
    m_world->run(15s);
    const auto lines = engine().livePreview();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0],
        (sync::PreviewLine{QStringLiteral("anna@x"), QStringLiteral("anna@x"), QStringLiteral("anna@x"),
            Side::Starface, Action::SetDndOn, Reason::Mapped}));
    QCOMPARE(lines[1],
        (sync::PreviewLine{QStringLiteral("carl@x"), QStringLiteral("carl@x"), QStringLiteral("carl@x"),
            Side::Teams, Action::SetBusyInACall, Reason::Mapped}));
    QVERIFY(engine().heldBack().isEmpty());
    QCOMPARE(services().phoneWritesAsked, 0);
    engine().goLive({});
    m_world->settle();
    QCOMPARE(engine().status().mode, Mode::Live);
    QVERIFY(dnd("anna"));
    QCOMPARE(of("carl").session, QStringLiteral("InACall"));
    QVERIFY(engine().livePreview().isEmpty());
}

void TestSyncOrders::whoAgreedIsNotAskedAgainByTheBrake()
{
    m_world->options.observeOnly = true;
    crowd(30);
    m_world->start();
    m_world->run(15s);
    QStringList agreed;
    for (const auto &line : engine().livePreview())
        agreed << line.key;
    QCOMPARE(agreed.size(), 30);
    engine().goLive(agreed);
    m_world->run(5s);
    QVERIFY(!engine().status().brake);
    QCOMPARE(silent(), 30);
}

void TestSyncOrders::whoJoinedSinceIsAskedAbout()
{
    m_world->options.observeOnly = true;
    crowd(30);
    free("7");
    m_world->start();
    m_world->run(15s);
    QStringList agreed;
    for (const auto &line : engine().livePreview())
        agreed << line.key;
    QCOMPARE(agreed.size(), 29);
    call("7");
    m_world->run(11s);
    engine().goLive(agreed);
    m_world->run(5s);
    QVERIFY(engine().status().brake);
    QCOMPARE(silent(), 0);
}

void TestSyncOrders::givingBackAllGoesOnObserving()
{
    holdBoth();
    engine().giveBackAll();
    m_world->run(30s);
    QVERIFY(!dnd("anna"));
    QCOMPARE(engine().status().mode, Mode::ObserveOnly);
    QCOMPARE(engine().livePreview().size(), 2);
}

void TestSyncOrders::theBrakeHoldsAndSaysWhat()
{
    crowd(30);
    for (int i = 0; i < 4; ++i) {
        auto &phone = of(QByteArray::number(i).constData());
        free(QByteArray::number(i).constData());
        phone.line = presence::Line::InCall;
    }
    m_world->start();
    m_world->run(1min);
    QCOMPARE(silent(), 0);
    QVERIFY(services().presenceWrites.isEmpty());
    const auto question = engine().status().brake;
    QVERIFY(question);
    QCOMPARE(*question, (sync::BrakeQuestion{30, 30, 26, 0, 4}));
    const auto held = engine().heldBack();
    QCOMPARE(held.size(), 30);
    QCOMPARE(held[0].side, Side::Teams);
    QCOMPARE(held[4].side, Side::Starface);
    QVERIFY(engine().livePreview().isEmpty());
}

void TestSyncOrders::whoIsGivenBackIsNotHeldByTheBrake()
{
    crowd(31);
    auto &anna = services().people.last();
    anna.dnd = anna.dndShown = true;
    anna.availability = anna.activity = QStringLiteral("Available");
    m_world->journal.hold(anna, dndHeldSince(m_world->clock.now() - 5min));
    m_world->start();
    m_world->run(30s);
    QVERIFY(engine().status().brake);
    QVERIFY(!services().people.last().dnd);
    QCOMPARE(silent(), 0);
}

void TestSyncOrders::theAnswerToTheBrakeIsCarriedOut()
{
    crowd(30);
    m_world->start();
    m_world->run(30s);
    QCOMPARE(silent(), 0);
    engine().releaseBrake();
    m_world->run(1s);
    QCOMPARE(silent(), 30);
    QVERIFY(!engine().status().brake);
}

void TestSyncOrders::withoutAWindowThreePollsThatAgreeAreTheAnswer()
{
    m_world->options.brakeAsksNobody = true;
    crowd(30);
    m_world->start();
    m_world->run(9s); // one poll
    QCOMPARE(silent(), 0);
    m_world->run(10s);
    QCOMPARE(silent(), 0);
    m_world->run(15s);
    QCOMPARE(silent(), 30);
}

void TestSyncOrders::whoIsGivenBackIsTakenWhenTheReasonHasEndedOnce()
{
    holdBoth();
    engine().giveBackUser(QStringLiteral("anna@x"));
    m_world->run(1s);
    QVERIFY(!dnd("anna"));
    QCOMPARE(of("carl").session, QStringLiteral("InACall")); // nobody else
    m_world->run(3min);
    QVERIFY(!dnd("anna"));
    show("anna", "PresenceUnknown", "PresenceUnknown"); // no information ends nothing
    m_world->run(1min);
    call("anna");
    m_world->run(1min);
    QVERIFY(!dnd("anna"));
    free("anna");
    m_world->run(30s);
    call("anna");
    m_world->run(30s);
    QVERIFY(dnd("anna"));
}

void TestSyncOrders::aPhoneCallGivenBackIsTakenWithTheNextCall()
{
    holdBoth();
    engine().giveBackUser(QStringLiteral("carl@x"));
    m_world->run(1s);
    QCOMPARE(of("carl").session, QString());
    m_world->run(2min);
    QCOMPARE(of("carl").session, QString());
    QVERIFY(dnd("anna"));
    of("carl").line = presence::Line::Idle;
    m_world->run(11s);
    of("carl").line = presence::Line::InCall;
    m_world->run(11s);
    QCOMPARE(of("carl").session, QStringLiteral("InACall"));
}

void TestSyncOrders::nothingIsGivenBackOfWhoHoldsNothing()
{
    holdBoth();
    services().add(QStringLiteral("dora"));
    engine().giveBackUser(QStringLiteral("dora@x"));
    engine().giveBackUser(QStringLiteral("nobody@x"));
    m_world->run(6min); // dora is known by then
    call("dora");
    m_world->run(30s);
    QVERIFY(dnd("dora")); // what was asked for nothing holds nothing up

    engine().setObserveOnly(true);
    m_world->run(30s);
    engine().giveBackUser(QStringLiteral("anna@x")); // nothing is held any more
    engine().setObserveOnly(false);
    m_world->run(30s);
    QVERIFY(dnd("anna"));
}

void TestSyncOrders::aGivingBackOutlivesARestart()
{
    holdBoth();
    engine().giveBackUser(QStringLiteral("anna@x"));
    m_world->run(10s);
    QVERIFY(m_world->journal.entries.value(QStringLiteral("g-anna")).state.overridden);
    m_world->start(); // anew, with the same journal
    m_world->run(1min);
    QVERIFY(!dnd("anna"));
}

void TestSyncOrders::whoIsLeftOutIsGivenBack()
{
    holdBoth();
    engine().setExcluded(QStringLiteral("anna@x"), true);
    m_world->run(5s);
    QVERIFY(!dnd("anna"));
    QCOMPARE(of("carl").session, QStringLiteral("InACall"));
    m_world->run(1min);
    QVERIFY(!dnd("anna"));
    QVERIFY(engine().isExcluded(engine().people().constFirst()));
    QCOMPARE(engine().exclusions().entries().size(), 1);
    QVERIFY(engine().status().settingsOfNobody.isEmpty());
    engine().setExcluded(QStringLiteral("gone@x"), true);
    QCOMPARE(engine().status().settingsOfNobody, QStringList{QStringLiteral("gone@x")});
    engine().setExcluded(QStringLiteral("anna@x"), false);
    m_world->run(5s);
    QVERIFY(dnd("anna"));
}

void TestSyncOrders::otherRulesCountAtOnce()
{
    holdBoth();
    presence::RuleSet rules = presence::callsOnly();
    rules.id = "mine";
    rules.toStarface[static_cast<std::size_t>(presence::TeamsStatus::InCall)] = presence::DndTarget::None;
    engine().setRules(rules, false, true);
    m_world->run(1s);
    QVERIFY(!dnd("anna"));
    QCOMPARE(engine().status().rules.id, std::string("mine"));
    // availableAfterCall is off: after the call the session is just cleared
    of("carl").line = presence::Line::Idle;
    m_world->run(11s);
    QCOMPARE(services().presenceWrites.last().verb, graph::PresenceWrite::Verb::Clear);
    // and the change to Available clears any DND
    show("anna", "Away", "Away");
    of("anna").dnd = of("anna").dndShown = true;
    m_world->run(90s);
    QVERIFY(dnd("anna"));
    free("anna");
    m_world->run(11s);
    QVERIFY(!dnd("anna"));
}

void TestSyncOrders::inAPauseRulesWait()
{
    holdBoth();
    engine().setPaused(true);
    m_world->run(10s);
    QSignalSpy reports(&engine(), &sync::SyncEngine::reported);
    engine().setRules(presence::everyKindOfBusy(), true, false);
    m_world->run(1min);
    QCOMPARE(reports.size(), 0);
    show("anna", "Busy", "Busy");
    engine().setPaused(false);
    m_world->run(15s);
    QVERIFY(dnd("anna"));
}

void TestSyncOrders::aFailedWriteIsToldAndTriedAgainNow()
{
    services().add(QStringLiteral("anna"));
    services().add(QStringLiteral("carl"));
    services().phoneWriting = failureOf(ErrorKind::Server);
    services().teamsWriting = failureOf(ErrorKind::Forbidden);
    call("anna");
    m_world->start();
    m_world->run(40s);
    of("carl").line = presence::Line::InCall;
    m_world->run(10s);
    QCOMPARE(engine().status().failedWrites, 2);
    const auto failed = engine().failedWrites();
    QCOMPARE(failed.size(), 2);
    QCOMPARE(failed[0].key, QStringLiteral("anna@x")); // the next to be tried
    QCOMPARE(failed[0].name, QStringLiteral("anna@x"));
    QCOMPARE(failed[0].email, QStringLiteral("anna@x"));
    QCOMPARE(failed[0].side, Side::Starface);
    QVERIFY(!failed[0].givingBack);
    QVERIFY(failed[0].failures >= 2);
    QCOMPARE(failed[0].error.kind, ErrorKind::Server);
    QVERIFY(failed[0].nextTry > m_world->clock.now());
    QCOMPARE(failed[1].key, QStringLiteral("carl@x"));
    QCOMPARE(failed[1].side, Side::Teams);
    QCOMPARE(failed[1].error.kind, ErrorKind::Forbidden);
    QVERIFY(failed[1].nextTry > m_world->clock.now() + 50min);

    services().phoneWriting.reset();
    services().teamsWriting.reset();
    engine().retryFailedWrites();
    m_world->settle();
    QVERIFY(dnd("anna"));
    QCOMPARE(of("carl").session, QStringLiteral("InACall"));
    QCOMPARE(engine().status().failedWrites, 0);

    services().phoneWriting = failureOf(ErrorKind::Server);
    free("anna");
    m_world->run(20s);
    QVERIFY(engine().failedWrites().constFirst().givingBack);
}

void TestSyncOrders::readingNowReadsEverything()
{
    services().add(QStringLiteral("anna"));
    m_world->start();
    m_world->run(3s);
    services().add(QStringLiteral("ben"));
    const int teams = services().teamsReadings;
    const int phones = services().phoneReadings;
    engine().syncNow();
    m_world->settle();
    QCOMPARE(services().teamsReadings, teams + 1);
    QCOMPARE(services().phoneReadings, phones + 1);
    QCOMPARE(engine().status().matched, 2);
    // where a reading is under way, once more after it
    services().keepsTeamsWaiting = true;
    engine().syncNow();
    m_world->settle();
    engine().syncNow();
    engine().syncNow();
    m_world->settle();
    QCOMPARE(services().teamsReadings, teams + 2);
    services().keepsTeamsWaiting = false;
    services().answerWaiting();
    m_world->settle();
    QCOMPARE(services().teamsReadings, teams + 3);
}

void TestSyncOrders::stoppingSaysWhoIsLeft()
{
    holdBoth();
    services().phoneWriting = failureOf(ErrorKind::Offline);
    QSignalSpy stopped(&engine(), &sync::SyncEngine::stopped);
    QSignalSpy waits(&engine(), &sync::SyncEngine::givingBackWaits);
    engine().stop();
    QCOMPARE(waits.size(), 1);
    QCOMPARE(waits.first().first().toBool(), true);
    m_world->run(9900ms);
    QCOMPARE(stopped.size(), 0);
    QVERIFY(services().phoneWritesAsked > 5); // again and again
    m_world->run(200ms);
    QCOMPARE(stopped.size(), 1);
    QCOMPARE(stopped.first().first().toStringList(), QStringList{QStringLiteral("anna@x")});
    QCOMPARE(of("carl").session, QString());
    QVERIFY(m_world->journal.entries.contains(QStringLiteral("g-anna")));
    QVERIFY(!m_world->journal.entries.value(QStringLiteral("g-carl")).state.teams.exists());
}

void TestSyncOrders::stoppingInAPauseIsOverAtOnce()
{
    holdBoth();
    engine().setPaused(true);
    m_world->run(10s);
    QSignalSpy stopped(&engine(), &sync::SyncEngine::stopped);
    QSignalSpy waits(&engine(), &sync::SyncEngine::givingBackWaits);
    engine().stop();
    m_world->settle();
    QCOMPARE(stopped.size(), 1);
    QCOMPARE(stopped.first().first().toStringList(), QStringList());
    QCOMPARE(waits.size(), 0);
}

void TestSyncOrders::afterTheEndNothingHappens()
{
    holdBoth();
    engine().stop();
    m_world->run(1s);
    const int readings = services().teamsReadings + services().phoneReadings;
    const auto writes = services().phoneWritesAsked + services().presenceWrites.size();
    QSignalSpy stopped(&engine(), &sync::SyncEngine::stopped);
    engine().stop();
    engine().syncNow();
    engine().setPaused(true);
    engine().setPaused(false);
    engine().setObserveOnly(true);
    engine().retryFailedWrites();
    engine().releaseBrake();
    engine().setRules(presence::everyKindOfBusy(), true, false);
    m_world->run(10min);
    QCOMPARE(services().teamsReadings + services().phoneReadings, readings);
    QCOMPARE(services().phoneWritesAsked + services().presenceWrites.size(), writes);
    QCOMPARE(stopped.size(), 0);
}

QTEST_GUILESS_MAIN(TestSyncOrders)
#include "tst_syncorders.moc"
