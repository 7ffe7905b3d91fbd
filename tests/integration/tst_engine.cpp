// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"
#include "integration/simulatedsecrets.h"
#include "program/composition.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::test;

namespace {

constexpr int patience = 30'000; // a limit for conditions, not a wait

} // namespace

/// The engine of a real profile in this process, so that it can be steered like from the window.
class TestEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aNewAddressIsMatchedAnewWithoutARestart();
    void whoLeavesTheMatchGivesBack();
    void goingToObserveOnlyGivesBackFirst();
    void whatGoingLiveWouldWriteIsKnownWithoutAnotherReading();
    void pausingGivesBackAndStopsPolling();
    void observingOrderedInAPauseCountsAfterIt();
    void neitherOfTwoOrdersIsLost();
    void whatACrashLeftIsGivenBackBeforeAnyOtherMode_data();
    void whatACrashLeftIsGivenBackBeforeAnyOtherMode();
    void aRunWithoutChangesWritesNothing();
    void theBoardShowsWhatWasDecided();
    void otherRulesDuringAMeetingGiveBackWhatTheyDoNotAskFor();
    void oneUserGivenBackIsLeftAloneUntilTheReasonHasEndedOnce();
    void oneUserGivenBackKeepsTeamsFree();
    void whoIsExcludedIsGivenBackAndComesInAgain();
    void goingLiveIsPreviewedByName();
    void whatWasAgreedToByNameIsNotAskedAgain();
    void theBrakeNamesWhoIsHeldBack();
    void aFailedWriteIsQueuedByUserAndTriedAgainAtOnce();
    void afterAGiveBackNothingIsToldThatIsNotSo();
    void aCallShorterThanTheLagOfReadingsLeavesNoDnd_data();
    void aCallShorterThanTheLagOfReadingsLeavesNoDnd();

private:
    void compose(bool observe);
    void start(bool observe = false);
    bool dnd(const QString &email) { return m_simulator->user(email).value(QStringLiteral("dnd")).toBool(); }
    QString session(const QString &email)
    {
        return m_simulator->user(email)
            .value(QStringLiteral("ours"))
            .toObject()
            .value(QStringLiteral("activity"))
            .toString();
    }
    /// A call in Teams, and what follows from it: the phone is silent, and we hold that.
    bool silencedByACall(const QString &email)
    {
        return m_simulator->setTeams(email, QStringLiteral("Busy"), QStringLiteral("InACall"))
            && QTest::qWaitFor([&] { return engine().status().dndClaims == 1 && dnd(email); }, patience);
    }
    void waitForPolls(int count);
    void prepare(const QString &users);
    void startObserving(const QString &users);
    sync::SyncEngine &engine() { return *m_composition->engine(); }

    core::SystemClock m_clock;
    const std::shared_ptr<secrets::MemorySecretStore> m_store =
        std::make_shared<secrets::MemorySecretStore>();
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Composition> m_composition;
    QString m_anna;
    QString m_ben;
};

void TestEngine::init()
{
    prepare(QStringLiteral("6"));
    start();
}

void TestEngine::prepare(const QString &users)
{
    m_simulator = std::make_unique<Simulator>(QStringList{QStringLiteral("--users"), users});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_home = std::make_unique<QTemporaryDir>();
    m_anna = m_simulator->matchedEmails().at(0);
    m_ben = m_simulator->matchedEmails().at(1);
    putSecrets(*m_store, profileFor(m_simulator->info()).id, m_simulator->info());
}

/// Another company than that of init(), and nothing written in it.
void TestEngine::startObserving(const QString &users)
{
    m_composition.reset();
    prepare(users);
    start(true);
}

void TestEngine::waitForPolls(int count)
{
    const int polls = engine().status().polls;
    QTRY_VERIFY_WITH_TIMEOUT(engine().status().polls >= polls + count, patience);
}

void TestEngine::cleanup()
{
    m_composition.reset();
    m_simulator.reset();
    m_home.reset();
}

void TestEngine::compose(bool observe)
{
    m_composition =
        std::make_unique<Composition>(Composition::Settings{profileFor(m_simulator->info()),
                                          m_home->filePath(QStringLiteral("claims.sqlite")), observe, false},
            m_store, m_clock);
    m_composition->start();
}

void TestEngine::start(bool observe)
{
    compose(observe);
    QTRY_VERIFY_WITH_TIMEOUT(m_composition->engine() && engine().status().polls > 0, patience);
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().starface.state, sync::ConnectionHealth::State::Ok, patience);
}

void TestEngine::aNewAddressIsMatchedAnewWithoutARestart()
{
    const QString id = m_simulator->user(m_anna).value(QStringLiteral("graphId")).toString();
    m_simulator->control("POST", QStringLiteral("email/") + id,
        {{QStringLiteral("email"), QStringLiteral("new@contoso.example")},
            {QStringLiteral("userPrincipalName"), QStringLiteral("new@contoso.example")}});
    engine().syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().matched, 5, patience);
    const QString phone = QStringLiteral("pbx:")
        + QString::number(m_simulator->user(m_anna).value(QStringLiteral("starfaceId")).toInt());
    m_simulator->control("POST", QStringLiteral("email/") + phone,
        {{QStringLiteral("email"), QStringLiteral("new@contoso.example")}});
    engine().syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().matched, 6, patience);
    QVERIFY(m_simulator->setTeams(
        QStringLiteral("new@contoso.example"), QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(QStringLiteral("new@contoso.example")), patience);
}

void TestEngine::whoLeavesTheMatchGivesBack()
{
    QVERIFY(silencedByACall(m_anna));
    const int phone = m_simulator->user(m_anna).value(QStringLiteral("starfaceId")).toInt();
    const QString id = m_simulator->user(m_anna).value(QStringLiteral("graphId")).toString();
    m_simulator->control("POST", QStringLiteral("email/") + id,
        {{QStringLiteral("email"), QStringLiteral("elsewhere@contoso.example")},
            {QStringLiteral("userPrincipalName"), QStringLiteral("elsewhere@contoso.example")}});
    engine().syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().matched, 5, patience);
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().dndClaims, 0, patience);
    for (const QJsonValue &user : m_simulator->world().value(QStringLiteral("users")).toArray()) {
        if (user.toObject().value(QStringLiteral("starfaceId")).toInt() == phone)
            QVERIFY(!user.toObject().value(QStringLiteral("dnd")).toBool());
    }
}

void TestEngine::goingToObserveOnlyGivesBackFirst()
{
    QVERIFY(silencedByACall(m_anna));
    engine().setObserveOnly(true);
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().mode, sync::Mode::ObserveOnly, patience);
    QVERIFY(!dnd(m_anna));
    engine().setObserveOnly(false);
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    QCOMPARE(engine().status().mode, sync::Mode::Live);
}

void TestEngine::whatGoingLiveWouldWriteIsKnownWithoutAnotherReading()
{
    QVERIFY(silencedByACall(m_anna));
    // from now on no reading of either side comes to its end
    for (const char *match : {"getPresencesByUserId", "POST /xml-rpc"}) {
        QVERIFY(m_simulator->addFault(
            {{QStringLiteral("match"), QLatin1String(match)}, {QStringLiteral("times"), 1},
                {QStringLiteral("kind"), QStringLiteral("delay")}, {QStringLiteral("delaySeconds"), 60}}));
    }
    QTRY_COMPARE_WITH_TIMEOUT(
        m_simulator->world().value(QStringLiteral("faultsLeft")).toInt(-1), 0, patience);

    engine().setObserveOnly(true);
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().mode, sync::Mode::ObserveOnly, patience);
    const int polls = engine().status().polls;
    QTRY_COMPARE(engine().livePreview().size(), 1);
    QCOMPARE(engine().status().polls, polls);
}

void TestEngine::pausingGivesBackAndStopsPolling()
{
    QVERIFY(silencedByACall(m_anna));
    engine().setPaused(true);
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().mode, sync::Mode::Paused, patience);
    QVERIFY(!dnd(m_anna));
    QCOMPARE(engine().status().nextPoll, sync::Time{});
    const board::Board &board = m_composition->board();
    const auto reason = [&] { return board.row(board.indexOf(m_anna.toLower())).report.toStarface.reason; };
    // what was decided last is not told for the whole pause
    QTRY_VERIFY_WITH_TIMEOUT(reason() != presence::Reason::GivingBack, patience);
    const int polls = engine().status().polls;
    engine().setPaused(false);
    QTRY_VERIFY_WITH_TIMEOUT(engine().status().polls > polls, patience);
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
}

void TestEngine::observingOrderedInAPauseCountsAfterIt()
{
    QVERIFY(silencedByACall(m_anna));
    engine().setPaused(true);
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().mode, sync::Mode::Paused, patience);
    const int writes = m_simulator->world().value(QStringLiteral("dndWrites")).toInt();

    engine().setObserveOnly(true);
    QCOMPARE(engine().status().mode, sync::Mode::Paused);
    QVERIFY(engine().status().observeOnly);
    engine().setPaused(false);
    QCOMPARE(engine().status().mode, sync::Mode::ObserveOnly);
    waitForPolls(2); // it reads, which it once did not
    QTRY_COMPARE_WITH_TIMEOUT(engine().livePreview().size(), 1, patience);
    QCOMPARE(m_simulator->world().value(QStringLiteral("dndWrites")).toInt(), writes);

    // and the other way round
    engine().setPaused(true);
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().mode, sync::Mode::Paused, patience);
    engine().setObserveOnly(false);
    QCOMPARE(engine().status().mode, sync::Mode::Paused);
    engine().retryFailedWrites(); // decides for everybody
    QVERIFY(!dnd(m_anna));
    engine().setPaused(false);
    QCOMPARE(engine().status().mode, sync::Mode::Live);
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
}

void TestEngine::neitherOfTwoOrdersIsLost()
{
    QVERIFY(silencedByACall(m_anna));
    // a pause before everything was given back for observing
    engine().setObserveOnly(true);
    QVERIFY(engine().status().givingBack);
    engine().setPaused(true);
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().mode, sync::Mode::Paused, patience);
    QVERIFY(!dnd(m_anna));
    const int writes = m_simulator->world().value(QStringLiteral("dndWrites")).toInt();
    engine().setPaused(false);
    QCOMPARE(engine().status().mode, sync::Mode::ObserveOnly);
    waitForPolls(2);
    QCOMPARE(m_simulator->world().value(QStringLiteral("dndWrites")).toInt(), writes);
}

void TestEngine::whatACrashLeftIsGivenBackBeforeAnyOtherMode_data()
{
    QTest::addColumn<sync::Mode>("mode");
    QTest::newRow("observe only") << sync::Mode::ObserveOnly;
    QTest::newRow("pause") << sync::Mode::Paused;
}

void TestEngine::whatACrashLeftIsGivenBackBeforeAnyOtherMode()
{
    QFETCH(sync::Mode, mode);
    QVERIFY(silencedByACall(m_anna));
    // a write that was not answered before the crash would have to be waited for
    const board::Board &board = m_composition->board();
    QTRY_VERIFY_WITH_TIMEOUT(
        !board.row(board.indexOf(m_anna.toLower())).report.state.dndWrite.inFlight, patience);
    m_composition.reset(); // no stop(): a crash
    QVERIFY(m_simulator->addFault(
        {{QStringLiteral("match"), QStringLiteral("GET /rest/users")}, {QStringLiteral("times"), 100'000},
            {QStringLiteral("kind"), QStringLiteral("status")}, {QStringLiteral("status"), 403}}));
    compose(false);
    QTRY_VERIFY_WITH_TIMEOUT(m_composition->engine(), patience);

    // before any directory is there nobody is known, and what the journal says is still held
    if (mode == sync::Mode::Paused)
        engine().setPaused(true);
    else
        engine().setObserveOnly(true);
    QTRY_VERIFY_WITH_TIMEOUT(engine().status().starface.directoryError, patience);
    QVERIFY(engine().status().givingBack);
    QCOMPARE(engine().status().dndClaims, 1);
    QCOMPARE(engine().status().mode, sync::Mode::Live);

    m_simulator->control("DELETE", QStringLiteral("fault"));
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().mode, mode, patience);
    QVERIFY(!dnd(m_anna));
}

void TestEngine::aRunWithoutChangesWritesNothing()
{
    QSignalSpy written(&engine(), &sync::SyncEngine::wrote);
    const int polls = engine().status().polls;
    QTRY_VERIFY_WITH_TIMEOUT(engine().status().polls >= polls + 3, patience);
    QCOMPARE(written.size(), 0);
    QCOMPARE(m_simulator->world().value(QStringLiteral("dndWrites")).toInt(), 0);
    QCOMPARE(m_simulator->world().value(QStringLiteral("presenceWrites")).toInt(), 0);
}

void TestEngine::theBoardShowsWhatWasDecided()
{
    QVERIFY(m_simulator->setLine(m_ben, QStringLiteral("InCall")));
    board::Board &board = m_composition->board();
    const auto rowOf = [&board](const QString &email) -> const board::Row * {
        const int index = board.indexOf(email.toLower());
        return index < 0 ? nullptr : &board.row(index);
    };
    QTRY_VERIFY_WITH_TIMEOUT(
        rowOf(m_ben) && rowOf(m_ben)->report.starface == presence::StarfaceStatus::InCall, patience);
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(m_ben)->report.state.teams.exists(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(rowOf(m_ben)->report.toStarface.reason, presence::Reason::OwnEcho, patience);
}

void TestEngine::otherRulesDuringAMeetingGiveBackWhatTheyDoNotAskFor()
{
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InAMeeting")));
    QVERIFY(m_simulator->setTeams(m_ben, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_ben), patience);
    QVERIFY(!dnd(m_anna));

    engine().setRules(presence::everyKindOfBusy(), true, false);
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().dndClaims, 2, patience);

    engine().setRules(presence::callsOnly(), true, false);
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(m_anna), patience);
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().dndClaims, 1, patience);
    QVERIFY(dnd(m_ben)); // both sets ask for that one: it was never let go
    // Ben's, Anna's on and Anna's off
    QCOMPARE(m_simulator->world().value(QStringLiteral("dndWrites")).toInt(), 3);
}

void TestEngine::oneUserGivenBackIsLeftAloneUntilTheReasonHasEndedOnce()
{
    for (const QString &email : {m_anna, m_ben})
        QVERIFY(m_simulator->setTeams(email, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().dndClaims, 2, patience);
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna) && dnd(m_ben), patience);

    engine().giveBackUser(m_anna.toLower());
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(m_anna), patience);
    waitForPolls(3);
    QVERIFY(!dnd(m_anna)); // still in the call, and left alone
    QVERIFY(dnd(m_ben));
    QCOMPARE(engine().status().mode, sync::Mode::Live);
    board::Board &board = m_composition->board();
    const auto reason = [&] { return board.row(board.indexOf(m_anna.toLower())).report.toStarface.reason; };
    QTRY_COMPARE_WITH_TIMEOUT(reason(), presence::Reason::HandedBack, patience);

    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Available"), QStringLiteral("Available")));
    QTRY_VERIFY_WITH_TIMEOUT(reason() != presence::Reason::HandedBack, patience);
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
}

void TestEngine::oneUserGivenBackKeepsTeamsFree()
{
    QVERIFY(m_simulator->setLine(m_ben, QStringLiteral("InCall")));
    QTRY_COMPARE_WITH_TIMEOUT(session(m_ben), QStringLiteral("InACall"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().teamsClaims, 1, patience);
    engine().giveBackUser(m_ben.toLower());
    QTRY_VERIFY_WITH_TIMEOUT(session(m_ben).isEmpty(), patience);
    waitForPolls(3);
    QVERIFY(session(m_ben).isEmpty());
    // the other direction goes on
    QVERIFY(m_simulator->setTeams(m_ben, QStringLiteral("DoNotDisturb"), QStringLiteral("Presenting")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_ben), patience);
    // after the call the next one shows again
    QVERIFY(m_simulator->setTeams(m_ben, QStringLiteral("Available"), QStringLiteral("Available")));
    QVERIFY(m_simulator->setLine(m_ben, QStringLiteral("Idle")));
    waitForPolls(3);
    QVERIFY(m_simulator->setLine(m_ben, QStringLiteral("InCall")));
    QTRY_COMPARE_WITH_TIMEOUT(session(m_ben), QStringLiteral("InACall"), patience);
}

void TestEngine::whoIsExcludedIsGivenBackAndComesInAgain()
{
    QVERIFY(silencedByACall(m_anna));
    engine().setExcluded(m_anna.toLower(), true);
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(m_anna), patience);
    waitForPolls(2);
    QVERIFY(!dnd(m_anna));
    QCOMPARE(engine().exclusions().entries().size(), 1);
    QVERIFY(engine().exclusions().entries().constFirst().hasIds());
    engine().setExcluded(m_anna.toLower(), false);
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
}

void TestEngine::goingLiveIsPreviewedByName()
{
    startObserving(QStringLiteral("6"));
    m_anna = m_simulator->matchedEmails().at(0);
    m_ben = m_simulator->matchedEmails().at(1);
    QVERIFY(engine().livePreview().isEmpty());
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QVERIFY(m_simulator->setLine(m_ben, QStringLiteral("InCall")));
    QTRY_COMPARE_WITH_TIMEOUT(engine().livePreview().size(), 2, patience);
    for (const sync::PreviewLine &line : engine().livePreview()) {
        const bool anna = line.key == m_anna.toLower();
        QCOMPARE(line.key, (anna ? m_anna : m_ben).toLower());
        QCOMPARE(line.side, anna ? presence::Side::Starface : presence::Side::Teams);
        QCOMPARE(line.action, anna ? presence::Action::SetDndOn : presence::Action::SetBusyInACall);
        QVERIFY(!line.name.isEmpty() && !line.email.isEmpty());
    }
    QCOMPARE(m_simulator->world().value(QStringLiteral("dndWrites")).toInt(), 0);
    engine().goLive({});
    QVERIFY(engine().livePreview().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    QTRY_COMPARE_WITH_TIMEOUT(session(m_ben), QStringLiteral("InACall"), patience);
}

void TestEngine::whatWasAgreedToByNameIsNotAskedAgain()
{
    startObserving(QStringLiteral("40"));
    const QStringList everybody = m_simulator->matchedEmails().mid(0, 30);
    for (const QString &email : everybody)
        QVERIFY(m_simulator->setTeams(email, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_COMPARE_WITH_TIMEOUT(engine().livePreview().size(), 30, patience);
    QStringList agreed;
    for (const sync::PreviewLine &line : engine().livePreview())
        agreed.append(line.key);

    const QString last = agreed.takeLast(); // somebody whom nobody was shown
    engine().goLive(agreed);
    QVERIFY(engine().status().brake.has_value());
    engine().setObserveOnly(true);
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().mode, sync::Mode::ObserveOnly, patience);
    QTRY_COMPARE_WITH_TIMEOUT(engine().livePreview().size(), 30, patience);
    QCOMPARE(m_simulator->world().value(QStringLiteral("dndWrites")).toInt(), 0);

    engine().goLive(agreed + QStringList{last});
    QVERIFY(!engine().status().brake);
    QTRY_COMPARE_WITH_TIMEOUT(engine().status().dndClaims, 30, patience);
}

void TestEngine::theBrakeNamesWhoIsHeldBack()
{
    startObserving(QStringLiteral("40"));
    const QStringList everybody = m_simulator->matchedEmails().mid(0, 30);
    for (const QString &email : everybody)
        QVERIFY(m_simulator->setTeams(email, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_COMPARE_WITH_TIMEOUT(engine().livePreview().size(), 30, patience);
    QVERIFY(engine().heldBack().isEmpty());
    engine().setObserveOnly(false);
    QCOMPARE(engine().status().brake.value_or(sync::BrakeQuestion{}).users, 30);
    QStringList named;
    for (const sync::PreviewLine &line : engine().heldBack())
        named.append(line.key);
    QCOMPARE(named.size(), 30);
    for (const QString &email : everybody)
        QVERIFY(named.contains(email.toLower()));
}

void TestEngine::aFailedWriteIsQueuedByUserAndTriedAgainAtOnce()
{
    m_simulator->control("POST", QStringLiteral("starface"), {{QStringLiteral("administrator"), false}});
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_COMPARE_WITH_TIMEOUT(engine().failedWrites().size(), 1, patience);
    const sync::FailedWrite failed = engine().failedWrites().constFirst();
    QCOMPARE(failed.key, m_anna.toLower());
    QCOMPARE(failed.side, presence::Side::Starface);
    QCOMPARE(failed.failures, 1);
    QCOMPARE(failed.error.kind, core::ErrorKind::Forbidden);
    QVERIFY(failed.nextTry > sync::Time{});
    QCOMPARE(engine().status().failedWrites, 1);
    m_simulator->control("POST", QStringLiteral("starface"), {{QStringLiteral("administrator"), true}});
    engine().retryFailedWrites();
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    QTRY_VERIFY_WITH_TIMEOUT(engine().failedWrites().isEmpty(), patience);
    QCOMPARE(engine().status().failedWrites, 0);
}

void TestEngine::afterAGiveBackNothingIsToldThatIsNotSo()
{
    QList<presence::Reason> told;
    QString key;
    connect(&engine(), &sync::SyncEngine::reported, this, [&](const QList<sync::UserReport> &changed) {
        for (const sync::UserReport &report : changed) {
            if (report.key == key)
                told.append(report.toStarface.reason);
        }
    });
    m_simulator->control("POST", QStringLiteral("lag"), {{QStringLiteral("starfaceSeconds"), 2}});
    // everybody once: the end of a status that flaps is waited for longer
    for (const QString &email : m_simulator->matchedEmails().mid(0, 3)) {
        key = email.toLower();
        QVERIFY(silencedByACall(email));
        QTRY_COMPARE_WITH_TIMEOUT(told.constLast(), presence::Reason::Holding, patience);
        QVERIFY(m_simulator->setTeams(email, QStringLiteral("Available"), QStringLiteral("Available")));
        QTRY_COMPARE_WITH_TIMEOUT(told.constLast(), presence::Reason::AlreadySo, patience);
        QVERIFY(!dnd(email));
    }
    QVERIFY(!told.contains(presence::Reason::NotOurs));
    QCOMPARE(told.count(presence::Reason::ReasonEnded), 3);
    QVERIFY(told.count(presence::Reason::Settling) >= 3);
}

void TestEngine::aCallShorterThanTheLagOfReadingsLeavesNoDnd_data()
{
    QTest::addColumn<bool>("stops");
    QTest::newRow("the call ends") << false;
    QTest::newRow("the program ends") << true;
}

void TestEngine::aCallShorterThanTheLagOfReadingsLeavesNoDnd()
{
    QFETCH(bool, stops);
    // longer than the test: no reading ever shows what was written
    m_simulator->control("POST", QStringLiteral("lag"), {{QStringLiteral("starfaceSeconds"), 300}});
    QVERIFY(silencedByACall(m_anna));
    QSignalSpy stopped(&engine(), &sync::SyncEngine::stopped);
    if (stops) {
        engine().stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, patience);
        QCOMPARE(stopped.constFirst().constFirst().toStringList(), QStringList());
    } else {
        QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Available"), QStringLiteral("Available")));
        QTRY_COMPARE_WITH_TIMEOUT(engine().status().dndClaims, 0, patience);
    }
    QVERIFY(!dnd(m_anna));
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
