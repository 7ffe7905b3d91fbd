// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;
using core::ErrorKind;
using presence::Side;

/// The loop without a network: what it does after a crash, in an outage, at the end, and when time goes
/// wrong.
class TestSyncEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world = std::make_unique<EngineWorld>(); }
    void cleanup() { m_world.reset(); }

    void aCallSilencesThePhoneAndItsEndGivesItBack();
    void theEndOfACallIsReadASecondTimeSoon();
    void whoWaitsForNothingIsNotReadMoreOften();

    // after a crash
    void whatACrashLeftIsGivenBackWithoutAnyDirectory();
    void whatACrashLeftIsHeldWhileItsReasonLasts();
    void whatACrashLeftIsGivenBackWhereTeamsCannotBeRead();
    void whatACrashLeftIsGivenBackAtTheEnd_data();
    void whatACrashLeftIsGivenBackAtTheEnd();
    void whoIsKnownFromTheJournalAloneIsTakenNothing();
    void observingBeginsWithGivingBack();
    void whoIsInTheJournalAndInNoDirectoryGivesBack();

    // what is gone
    void anAccountThatIsGoneEndsItsClaim();
    void anAccountMadeAnewIsANewPhone();

    // the journal fails
    void givingBackGoesOnWhereTheJournalFails();
    void damageIsTold();

    // readings lag
    void aCallShorterThanTheLagLeavesNoPhoneSilent();
    void whatIsAskedBeforeOurSessionMayShowIt();
    void endingWithinTheLagLeavesNoPhoneSilent();

    // time
    void theWallClockChangesNothing_data();
    void theWallClockChangesNothing();
    void afterAPauseOfTheProcessBothSidesAreReadAnew();

    // one bad entry
    void whoSpoilsTheReadingIsSetAside();

    // what cannot be understood, and what has no effect
    void aStatusThatNobodyKnowsIsCounted();
    void aPhoneThatNeverShowsWhatIsWrittenIsNamed();
    void aSessionThatNeverShowsIsNamed();

    void anotherProgramIsForgottenAfterAnHour();

private:
    FakeServices &services() { return m_world->services; }
    sync::SyncEngine &engine() { return *m_world->engine; }
    void call(const char *name) { show(name, "Busy", "InACall"); }
    void free(const char *name) { show(name, "Available", "Available"); }
    void show(const char *name, const char *availability, const char *activity)
    {
        FakeServices::Somebody &one = services().of(QString::fromLatin1(name));
        one.availability = QString::fromLatin1(availability);
        one.activity = QString::fromLatin1(activity);
    }
    bool dnd(const char *name) { return services().of(QString::fromLatin1(name)).dnd; }
    /// Anna's phone is silent, and the journal says that it was us.
    void crash();
    QStringList stop();

    std::unique_ptr<EngineWorld> m_world;
};

void TestSyncEngine::crash()
{
    FakeServices::Somebody &anna = services().add(QStringLiteral("anna"));
    anna.dnd = anna.dndShown = true;
    m_world->journal.hold(anna, dndHeldSince(m_world->clock.now() - 5min));
}

QStringList TestSyncEngine::stop()
{
    QSignalSpy stopped(&engine(), &sync::SyncEngine::stopped);
    engine().stop();
    m_world->run(11s);
    return stopped.size() == 1 ? stopped.first().first().toStringList()
                               : QStringList{QStringLiteral("never")};
}

void TestSyncEngine::aCallSilencesThePhoneAndItsEndGivesItBack()
{
    services().add(QStringLiteral("anna"));
    m_world->start();
    QCOMPARE(engine().status().matched, 1);
    call("anna");
    m_world->run(11s);
    QVERIFY(dnd("anna"));
    QCOMPARE(m_world->journal.entries.size(), 1);
    free("anna");
    m_world->run(30s);
    QVERIFY(!dnd("anna"));
    QCOMPARE(services().dndWrites.size(), 2);
}

void TestSyncEngine::theEndOfACallIsReadASecondTimeSoon()
{
    services().add(QStringLiteral("anna"));
    m_world->start();
    call("anna");
    m_world->run(11s);
    QVERIFY(dnd("anna"));
    free("anna");
    m_world->run(10s); // read once
    QVERIFY(dnd("anna"));
    m_world->run(3s); // and not a whole period later again
    QVERIFY(!dnd("anna"));
}

void TestSyncEngine::whoWaitsForNothingIsNotReadMoreOften()
{
    services().add(QStringLiteral("anna"));
    services().add(QStringLiteral("ben"));
    m_world->start();
    call("anna");
    m_world->run(11s);
    services().asked.clear();
    for (int i = 0; i < 20; ++i) { // never the same for long enough
        show("anna", "Busy", i % 2 == 0 ? "InAMeeting" : "InACall");
        m_world->run(9s);
    }
    QVERIFY(dnd("anna"));
    const int ben = services().asked.value(QStringLiteral("g-ben"));
    QVERIFY2(ben >= 17 && ben <= 19, qPrintable(QString::number(ben)));
    const int anna = services().asked.value(QStringLiteral("g-anna"));
    QVERIFY2(anna >= 2 * ben, qPrintable(QString::number(anna)));
}

void TestSyncEngine::whatACrashLeftIsGivenBackWithoutAnyDirectory()
{
    crash();
    services().teamsDirectory = services().phoneDirectory = failureOf(ErrorKind::Unauthorized);
    m_world->start();
    m_world->run(30s);
    QVERIFY(!dnd("anna"));
    QCOMPARE(engine().status().dndClaims, 0);
}

void TestSyncEngine::whatACrashLeftIsHeldWhileItsReasonLasts()
{
    crash();
    call("anna");
    services().teamsDirectory = failureOf(ErrorKind::Unauthorized);
    m_world->start();
    m_world->run(20min);
    QVERIFY(dnd("anna"));
    QCOMPARE(engine().status().dndClaims, 1);
    free("anna");
    m_world->run(30s);
    QVERIFY(!dnd("anna"));
}

void TestSyncEngine::whatACrashLeftIsGivenBackWhereTeamsCannotBeRead()
{
    crash();
    services().teamsDirectory = services().teamsReading = failureOf(ErrorKind::Offline);
    m_world->start();
    m_world->run(14min);
    QVERIFY(dnd("anna")); // it may well be that the call goes on
    m_world->run(2min);
    QVERIFY(!dnd("anna"));
}

void TestSyncEngine::whatACrashLeftIsGivenBackAtTheEnd_data()
{
    QTest::addColumn<bool>("teams");
    QTest::addColumn<bool>("phones");
    QTest::newRow("without Graph") << true << false;
    QTest::newRow("without readings of the PBX") << false << true;
    QTest::newRow("without either") << true << true;
}

void TestSyncEngine::whatACrashLeftIsGivenBackAtTheEnd()
{
    QFETCH(bool, teams);
    QFETCH(bool, phones);
    crash();
    call("anna");
    if (teams)
        services().teamsDirectory = services().teamsReading = failureOf(ErrorKind::Offline);
    if (phones)
        services().phoneDirectory = services().phoneReading = failureOf(ErrorKind::Timeout);
    m_world->start();
    m_world->run(15s);
    QVERIFY(dnd("anna"));
    QCOMPARE(stop(), QStringList());
    QVERIFY(!dnd("anna"));
}

void TestSyncEngine::whoIsKnownFromTheJournalAloneIsTakenNothing()
{
    FakeServices::Somebody &anna = services().add(QStringLiteral("anna"));
    presence::UserState state;
    state.overridden = true;
    m_world->journal.hold(anna, state);
    services().phoneDirectory = failureOf(ErrorKind::Timeout);
    m_world->start();
    m_world->run(15s); // the reason has ended once
    call("anna");
    m_world->run(30s);
    QCOMPARE(services().phoneWritesAsked, 0);
    services().phoneDirectory.reset();
    m_world->run(30s);
    QVERIFY(dnd("anna"));
}

void TestSyncEngine::observingBeginsWithGivingBack()
{
    crash();
    call("anna");
    m_world->options.observeOnly = true;
    m_world->start();
    m_world->run(30s);
    QVERIFY(!dnd("anna"));
    QCOMPARE(engine().status().mode, sync::Mode::ObserveOnly);
    m_world->run(60s);
    QCOMPARE(services().dndWrites.size(), 1);
}

void TestSyncEngine::whoIsInTheJournalAndInNoDirectoryGivesBack()
{
    crash();
    call("anna");
    FakeServices::Somebody anna = services().people.takeFirst();
    services().add(QStringLiteral("ben")).phoneId = 3000;
    anna.email = QStringLiteral("elsewhere@x");
    anna.availability = anna.activity = QStringLiteral("Available");
    anna.graphId = QStringLiteral("g-other");
    services().people.append(anna);
    m_world->start();
    m_world->run(30s);
    QVERIFY(!services().people.last().dnd);
}

void TestSyncEngine::anAccountThatIsGoneEndsItsClaim()
{
    services().add(QStringLiteral("ben"));
    services().add(QStringLiteral("anna"));
    call("anna");
    m_world->start();
    m_world->run(15s);
    QVERIFY(dnd("anna"));
    services().people.removeLast();
    m_world->run(6min);
    QCOMPARE(engine().status().dndClaims, 0);
    QCOMPARE(engine().status().failedWrites, 0);
    QSignalSpy stopped(&engine(), &sync::SyncEngine::stopped);
    engine().stop();
    m_world->settle();
    QCOMPARE(stopped.size(), 1); // at once
}

void TestSyncEngine::anAccountMadeAnewIsANewPhone()
{
    services().add(QStringLiteral("anna"));
    call("anna");
    m_world->start();
    m_world->run(15s);
    FakeServices::Somebody &anna = services().of(QStringLiteral("anna"));
    anna.phoneId = 2002;
    anna.dnd = anna.dndShown = false;
    m_world->run(6min);
    QVERIFY(dnd("anna"));
    QCOMPARE(services().dndWrites.last(), std::pair(2002, true));
    QCOMPARE(engine().status().dndClaims, 1);
}

void TestSyncEngine::givingBackGoesOnWhereTheJournalFails()
{
    services().add(QStringLiteral("anna"));
    services().add(QStringLiteral("ben"));
    services().add(QStringLiteral("carl")).line = presence::Line::InCall;
    call("anna");
    m_world->start();
    m_world->run(15s);
    QVERIFY(dnd("anna"));
    QCOMPARE(services().of(QStringLiteral("carl")).session, QStringLiteral("InACall"));

    m_world->journal.fails = true;
    free("anna");
    services().of(QStringLiteral("carl")).line = presence::Line::Idle;
    call("ben");
    m_world->run(40s);
    QVERIFY(!dnd("anna"));
    QVERIFY(services().of(QStringLiteral("carl")).session != QStringLiteral("InACall"));
    QVERIFY(!dnd("ben")); // taking has stopped
    QVERIFY(engine().status().journalError.has_value());

    m_world->journal.fails = false;
    m_world->run(30s);
    QVERIFY(dnd("ben"));
    m_world->journal.fails = true;
    QCOMPARE(stop(), QStringList());
    QVERIFY(!dnd("ben"));
}

void TestSyncEngine::damageIsTold()
{
    m_world->journal.damaged = {QStringLiteral("claims.sqlite"), {QStringLiteral("a@x")}};
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("claims.sqlite is damaged")));
    m_world->start();
    QCOMPARE(engine().status().journalDamage, m_world->journal.damaged);
}

void TestSyncEngine::aCallShorterThanTheLagLeavesNoPhoneSilent()
{
    services().add(QStringLiteral("anna"));
    m_world->start();
    services().readingsLag = true;
    call("anna");
    m_world->run(10s);
    QVERIFY(dnd("anna"));
    free("anna");
    m_world->run(20s);
    services().catchUp();
    m_world->run(2min);
    QVERIFY(!dnd("anna"));
    QCOMPARE(engine().status().dndClaims, 0);
}

/// R1: the question was on its way when our session was written, so the answer may show the session.
void TestSyncEngine::whatIsAskedBeforeOurSessionMayShowIt()
{
    services().add(QStringLiteral("anna"));
    m_world->start();
    services().keepsTeamsWaiting = true;
    m_world->run(10s);
    services().of(QStringLiteral("anna")).line = presence::Line::InCall;
    m_world->run(10s);
    QVERIFY(!services().of(QStringLiteral("anna")).session.isEmpty());
    call("anna"); // as the session shows
    services().keepsTeamsWaiting = false;
    services().answerWaiting();
    m_world->run(30s);
    QVERIFY(!dnd("anna"));
    QVERIFY(services().dndWrites.isEmpty());
}

void TestSyncEngine::endingWithinTheLagLeavesNoPhoneSilent()
{
    services().add(QStringLiteral("anna"));
    m_world->start();
    services().readingsLag = true;
    call("anna");
    m_world->run(10s);
    QVERIFY(dnd("anna"));
    m_world->run(200ms);
    QCOMPARE(stop(), QStringList());
    QVERIFY(!dnd("anna"));
}

void TestSyncEngine::theWallClockChangesNothing_data()
{
    QTest::addColumn<core::Duration>("set");
    QTest::newRow("an hour back") << core::Duration(-1h);
    QTest::newRow("a day back") << core::Duration(-24h);
    QTest::newRow("a day ahead") << core::Duration(24h);
}

void TestSyncEngine::theWallClockChangesNothing()
{
    QFETCH(core::Duration, set);
    services().add(QStringLiteral("anna"));
    services().phoneWriting = failureOf(ErrorKind::Server, true); // an answer that is lost
    m_world->start();
    call("anna");
    m_world->run(15s);
    QCOMPARE(services().phoneWritesAsked, 1);
    const int polls = engine().status().polls;
    m_world->clock.setWall(set);
    services().phoneWriting.reset();
    m_world->run(2min);
    QVERIFY(engine().status().polls >= polls + 10);
    QVERIFY(dnd("anna"));
    free("anna");
    m_world->run(30s);
    QVERIFY(!dnd("anna"));
}

void TestSyncEngine::afterAPauseOfTheProcessBothSidesAreReadAnew()
{
    services().add(QStringLiteral("anna"));
    call("anna");
    m_world->start();
    m_world->run(30s);
    QVERIFY(dnd("anna"));
    const qsizetype writes = services().dndWrites.size();
    const int teams = services().teamsReadings;
    const int phones = services().phoneReadings;

    services().keepsTeamsWaiting = true;
    m_world->clock.sleep(1h); // longer than "no information" lasts
    m_world->run(15s);
    QCOMPARE(services().dndWrites.size(), writes); // the phones alone say nothing about the reason
    services().keepsTeamsWaiting = false;
    services().answerWaiting();
    m_world->run(15s);
    QVERIFY(services().teamsReadings > teams && services().phoneReadings > phones);
    QCOMPARE(services().dndWrites.size(), writes); // the call goes on, and so does its silence
    QCOMPARE(engine().status().dndClaims, 1);
}

void TestSyncEngine::whoSpoilsTheReadingIsSetAside()
{
    services().add(QStringLiteral("anna"));
    services().add(QStringLiteral("ben"));
    services().refusedIds.insert(QStringLiteral("g-ben"));
    m_world->start();
    QCOMPARE(engine().status().setAside, QStringList{QStringLiteral("ben@x")});
    QCOMPARE(engine().status().graph.state, sync::ConnectionHealth::State::Ok);
    m_world->run(11s);
    QCOMPARE(services().lastAsked, QStringList{QStringLiteral("g-anna")});
    QCOMPARE(engine().status().setAside, QStringList{QStringLiteral("ben@x")});
    services().refusedIds.clear();
    m_world->run(10min);
    QCOMPARE(services().lastAsked.size(), 2);
    QCOMPARE(engine().status().setAside, QStringList());
}

void TestSyncEngine::aStatusThatNobodyKnowsIsCounted()
{
    for (const char *name : {"anna", "ben", "cara", "dora"})
        services().add(QString::fromLatin1(name));
    m_world->start();
    m_world->run(11s);
    QVERIFY(engine().status().unknownStatuses.isEmpty());
    show("anna", "Available", "Teleporting");
    show("ben", "Hovering", "Teleporting");
    show("cara", "Available", "Teleporting");
    m_world->run(11s);
    const QList<sync::UnknownStatus> expected{{QStringLiteral("Available"), QStringLiteral("Teleporting"), 2},
        {QStringLiteral("Hovering"), QStringLiteral("Teleporting"), 1}};
    QCOMPARE(engine().status().unknownStatuses, expected);
    for (const char *name : {"anna", "ben", "cara"})
        free(name);
    m_world->run(11s);
    QVERIFY(engine().status().unknownStatuses.isEmpty());
}

void TestSyncEngine::aPhoneThatNeverShowsWhatIsWrittenIsNamed()
{
    services().add(QStringLiteral("anna"));
    services().add(QStringLiteral("ben"));
    m_world->start();
    services().readingsLag = true; // for good
    call("anna");
    m_world->run(2min);
    QVERIFY(engine().status().phonesWithoutEffect.isEmpty()); // it is written again first
    m_world->run(3min);
    QCOMPARE(engine().status().phonesWithoutEffect, QStringList{QStringLiteral("anna@x")});
    QVERIFY(engine().status().teamsWithoutEffect.isEmpty());
    services().catchUp();
    free("anna");
    m_world->run(2min);
    QVERIFY(engine().status().phonesWithoutEffect.isEmpty());
}

void TestSyncEngine::aSessionThatNeverShowsIsNamed()
{
    FakeServices::Somebody &anna = services().add(QStringLiteral("anna"));
    m_world->start();
    anna.line = presence::Line::InCall;
    m_world->run(6min);
    QCOMPARE(engine().status().teamsWithoutEffect, QStringList{QStringLiteral("anna@x")});
    QVERIFY(engine().status().phonesWithoutEffect.isEmpty());
    services().of(QStringLiteral("anna")).line = presence::Line::Idle;
    m_world->run(1min);
    QVERIFY(engine().status().teamsWithoutEffect.isEmpty());
}

void TestSyncEngine::anotherProgramIsForgottenAfterAnHour()
{
    for (const char *name : {"a", "b", "c"})
        services().add(QString::fromLatin1(name));
    m_world->start();
    for (const char *name : {"a", "b", "c"})
        call(name);
    m_world->run(11s);
    m_world->run(10s);
    for (FakeServices::Somebody &one : services().people)
        one.dnd = one.dndShown = false;
    m_world->run(40s);
    QVERIFY(engine().status().foreignWriter);
    m_world->run(59min);
    QVERIFY(engine().status().foreignWriter);
    m_world->run(2min);
    QVERIFY(!engine().status().foreignWriter);
}

QTEST_GUILESS_MAIN(TestSyncEngine)
#include "tst_syncengine.moc"
