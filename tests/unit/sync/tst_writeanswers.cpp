// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;
using presence::Side;
using sync::User;

/// What is made of what a service answers to a write.
class TestWriteAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aResultThatCannotBeJournalledStaysDue();
    void aConfirmedWriteIsHeld();
    void whatWasAlreadySoIsNotOurs();
    void anUnansweredWriteMayStillAct();
    void aRefusedWriteIsTriedAgainAfterAPause();
    void whoMayNotBeWrittenIsTriedOnceAnHour_data();
    void whoMayNotBeWrittenIsTriedOnceAnHour();
    void whatIsGoneNeedsNoGivingBack_data();
    void whatIsGoneNeedsNoGivingBack();
    void aRequestThatFailsAsAWholeFailsForEverybodyInIt();
    void everyWriteIsRecorded();
};

void TestWriteAnswers::aResultThatCannotBeJournalledStaysDue()
{
    Desk desk;
    desk.silence();
    desk.go();
    desk.journal.fails = true;
    desk.answerPhone(done);
    QVERIFY(desk.desk.journalError());
    QCOMPARE(desk.user().state.dnd.phase, ClaimPhase::Held);
    QCOMPARE(desk.journal.entries[QStringLiteral("1")].state.dnd.phase, ClaimPhase::Taking);
    desk.journal.fails = false;
    desk.user().last.toStarface.action = Action::None;
    desk.go();
    QCOMPARE(desk.journal.entries[QStringLiteral("1")].state.dnd.phase, ClaimPhase::Held);
    QVERIFY(!desk.desk.journalError());
}

void TestWriteAnswers::aConfirmedWriteIsHeld()
{
    Desk desk;
    desk.user().starfaceError = failureOf(ErrorKind::Server);
    desk.user().state.dndWrite.failures = 3;
    desk.silence();
    desk.go();
    desk.answerPhone(done);
    QCOMPARE(desk.user().state.dnd.phase, ClaimPhase::Held);
    QCOMPARE(desk.user().state.dndWrite.failures, 0);
    QCOMPARE(desk.user().state.dndWrite.mayActUntil, core::Time{});
    QVERIFY(!desk.user().starfaceError);
    QVERIFY(!desk.user().busy());
}

void TestWriteAnswers::whatWasAlreadySoIsNotOurs()
{
    Desk desk;
    desk.silence();
    desk.go();
    desk.answerPhone(starface::DndWritten{true, {}});
    QVERIFY(!desk.user().holds());
    QVERIFY(desk.user().state.foreignDnd);
    Desk teams;
    teams.clear();
    teams.go();
    teams.answerPresences(one(graph::Written{.wasGone = true}));
    QVERIFY(!teams.user().holds());
}

/// W3: what may still act is not repeated to take, and not forgotten.
void TestWriteAnswers::anUnansweredWriteMayStillAct()
{
    Desk desk(2);
    desk.silence(1);
    desk.wantPresence(Action::SetBusyInACall, Reason::Mapped, 2);
    desk.go();
    const auto began = desk.clock.now();
    desk.clock.advance(3s);
    desk.answerPhone(core::failure(failureOf(ErrorKind::Timeout, true)));
    desk.answerPresences(one(core::failure(failureOf(ErrorKind::Timeout, true))));
    QCOMPARE(desk.user(1).state.dndWrite.mayActUntil, began + desk.policy.timing.settle);
    QCOMPARE(desk.user(2).state.teamsWrite.mayActUntil, began + desk.policy.timing.settle);
    QCOMPARE(desk.user(1).state.dnd.phase, ClaimPhase::Taking);
    QCOMPARE(desk.user(2).state.teams.phase, ClaimPhase::Taking);
    QVERIFY(desk.user(1).phoneWaits() && desk.user(2).teamsWaits());
    QVERIFY(desk.journal.entries[QStringLiteral("1")].state.dnd.exists());
    QVERIFY(desk.journal.entries[QStringLiteral("1")].state.dndWrite.mayActUntil > desk.clock.now());
}

void TestWriteAnswers::aRefusedWriteIsTriedAgainAfterAPause()
{
    Desk desk(2);
    desk.silence(1);
    desk.wantPresence(Action::SetBusyInACall, Reason::Mapped, 2);
    desk.go();
    desk.answerPhone(core::failure(failureOf(ErrorKind::Conflict)));
    desk.answerPresences(one(core::failure(failureOf(ErrorKind::Throttled))));
    for (const auto *write : {&desk.user(1).state.dndWrite, &desk.user(2).state.teamsWrite}) {
        QCOMPARE(write->mayActUntil, core::Time{});
        QCOMPARE(write->retryAt, desk.clock.now() + desk.policy.timing.retryFirst);
        QCOMPARE(write->failures, 1);
    }
    QVERIFY(!desk.user(1).holds() && !desk.user(2).holds()); // surely nothing was changed
    QCOMPARE(desk.user(1).starfaceError->kind, ErrorKind::Conflict);
    QCOMPARE(desk.user(2).teamsError->kind, ErrorKind::Throttled);
    QVERIFY(!desk.user(1).teamsError && !desk.user(2).starfaceError);
}

void TestWriteAnswers::whoMayNotBeWrittenIsTriedOnceAnHour_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("taking");
    QTest::addColumn<bool>("lasting");
    QTest::newRow("forbidden") << int(ErrorKind::Forbidden) << true << true;
    QTest::newRow("nobody there") << int(ErrorKind::NotFound) << true << true;
    QTest::newRow("a conflict") << int(ErrorKind::Conflict) << true << false;
    QTest::newRow("bad input") << int(ErrorKind::InvalidInput) << true << false;
    QTest::newRow("a sign-in that is missing is everybody's")
        << int(ErrorKind::Unauthorized) << true << false;
    QTest::newRow("giving back is tried sooner") << int(ErrorKind::Forbidden) << false << false;
}

void TestWriteAnswers::whoMayNotBeWrittenIsTriedOnceAnHour()
{
    QFETCH(int, kind);
    QFETCH(bool, taking);
    QFETCH(bool, lasting);
    Desk desk(2);
    if (taking) {
        desk.silence(1);
        desk.wantPresence(Action::SetBusyInACall, Reason::Mapped, 2);
    } else {
        desk.ring(1);
        desk.clear(2);
    }
    desk.go();
    const auto refused = failureOf(static_cast<ErrorKind>(kind));
    desk.answerPhone(core::failure(refused));
    desk.answerPresences(one(core::failure(refused)));
    const auto pause = lasting ? core::Duration(1h) : desk.policy.timing.retryFirst;
    QCOMPARE(desk.user(1).state.dndWrite.retryAt, desk.clock.now() + pause);
    QCOMPARE(desk.user(2).state.teamsWrite.retryAt, desk.clock.now() + pause);
    // where it may have acted it was not refused
    Desk unsure;
    unsure.silence();
    unsure.go();
    unsure.answerPhone(core::failure(failureOf(static_cast<ErrorKind>(kind), true)));
    QVERIFY(unsure.user().state.dndWrite.retryAt < unsure.clock.now() + 1h);
}

void TestWriteAnswers::whatIsGoneNeedsNoGivingBack_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("phoneGone");
    QTest::addColumn<bool>("teamsGone");
    QTest::newRow("both accounts") << int(ErrorKind::NotFound) << true << true;
    QTest::newRow("the phone") << int(ErrorKind::NotFound) << true << false;
    QTest::newRow("the Teams account") << int(ErrorKind::NotFound) << false << true;
    QTest::newRow("a directory still lists them") << int(ErrorKind::NotFound) << false << false;
    QTest::newRow("another refusal says nothing about that") << int(ErrorKind::Conflict) << true << true;
}

void TestWriteAnswers::whatIsGoneNeedsNoGivingBack()
{
    QFETCH(int, kind);
    QFETCH(bool, phoneGone);
    QFETCH(bool, teamsGone);
    Desk desk(2);
    desk.ring(1);
    desk.clear(2);
    for (int id : {1, 2}) {
        desk.user(id).phoneGone = phoneGone;
        desk.user(id).teamsGone = teamsGone;
    }
    desk.go();
    const auto refused = failureOf(static_cast<ErrorKind>(kind));
    desk.answerPhone(core::failure(refused));
    desk.answerPresences(one(core::failure(refused)));
    const bool known = static_cast<ErrorKind>(kind) == ErrorKind::NotFound;
    QCOMPARE(desk.user(1).holds(), !(known && phoneGone));
    QCOMPARE(desk.user(1).starfaceError.has_value(), !(known && phoneGone));
    QCOMPARE(desk.user(2).holds(), !(known && teamsGone));
    QCOMPARE(desk.user(2).teamsError.has_value(), !(known && teamsGone));
}

void TestWriteAnswers::aRequestThatFailsAsAWholeFailsForEverybodyInIt()
{
    Desk desk(2);
    desk.wantPresence(Action::SetBusyInACall, Reason::Mapped, 1);
    desk.wantPresence(Action::SetBusyInACall, Reason::Mapped, 2);
    QSignalSpy written(&desk.desk, &sync::WriteDesk::written);
    QSignalSpy answered(&desk.desk, &sync::WriteDesk::answered);
    desk.go();
    desk.answerPresences(core::failure(failureOf(ErrorKind::Offline, true)));
    for (int id : {1, 2}) {
        QVERIFY(desk.user(id).teamsWaits());
        QVERIFY(desk.user(id).state.teamsWrite.mayActUntil > desk.clock.now());
        QVERIFY(!desk.user(id).busy());
    }
    QCOMPARE(written.size(), 2);
    QCOMPARE(answered.size(), 1);
}

void TestWriteAnswers::everyWriteIsRecorded()
{
    Desk desk(2);
    QList<sync::WriteRecord> records;
    QList<User *> whose;
    connect(&desk.desk, &sync::WriteDesk::written, this, [&](User *user, const sync::WriteRecord &record) {
        whose << user;
        records << record;
    });
    desk.ring(1);
    desk.wantPresence(Action::SetBusyInACall, Reason::Mapped, 2);
    desk.go();
    const auto began = desk.clock.now();
    desk.clock.advance(2s);
    desk.answerPhone(starface::DndWritten{true, {}});
    desk.clock.advance(1s);
    desk.answerPresences(one(core::failure(failureOf(ErrorKind::Forbidden))));
    QCOMPARE(whose, (QList<User *>{&desk.user(1), &desk.user(2)}));
    QCOMPARE(records[0].key, QStringLiteral("u1@x"));
    QCOMPARE(records[0].side, Side::Starface);
    QCOMPARE(records[0].action, Action::SetDndOff);
    QCOMPARE(records[0].reason, Reason::ReasonEnded);
    QCOMPARE(records[0].at, began);
    QCOMPARE(records[0].duration, core::Duration(2s));
    QVERIFY(records[0].alreadySo);
    QVERIFY(!records[0].error);
    QCOMPARE(records[1].key, QStringLiteral("u2@x"));
    QCOMPARE(records[1].side, Side::Teams);
    QCOMPARE(records[1].action, Action::SetBusyInACall);
    QCOMPARE(records[1].duration, core::Duration(3s));
    QVERIFY(!records[1].alreadySo);
    QCOMPARE(records[1].error->kind, ErrorKind::Forbidden);
}

QTEST_GUILESS_MAIN(TestWriteAnswers)
#include "tst_writeanswers.moc"
