// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskworld.h"

#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace std::chrono_literals;

/// What is sent, and in which order with the journal.
class TestWriteDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theIntentIsOnDiskBeforeTheWrite();
    void whereTheJournalFailsNothingIsTaken();
    void whereThePhonesOwnIntentCannotBeJournalledItIsNotTaken();
    void whereTheJournalFailsEverythingIsGivenBack();
    void whatChangedWithoutAWriteIsJournalled();
    void whatTheBrakeHoldsIsNotSent();
    void whatIsWithheldIsNotSent_data();
    void whatIsWithheldIsNotSent();
    void nobodyIsWrittenTwiceAtOnce();
    void whatIsDecidedAnewToTakeWaitsForEverybody();
    void whatRestsIsNotSent();
    void phonesAreWrittenAFewAtATime();
    void presencesGoOutTogether();
    void whatASessionShows_data();
    void whatASessionShows();
    void aWriteWithinTheRoundTripOfTheLastIsWrittenAnyway();
};

void TestWriteDesk::theIntentIsOnDiskBeforeTheWrite()
{
    Desk desk(2);
    desk.silence(1);
    desk.wantPresence(Action::SetBusyInACall, Reason::Mapped, 2);
    desk.go();
    QCOMPARE(desk.log.lines,
        (QStringList{QStringLiteral("journal 2"), QStringLiteral("presence 2"), QStringLiteral("journal 1"),
            QStringLiteral("phone 1 on")}));
    const auto &phone = desk.journal.entries[QStringLiteral("1")];
    QCOMPARE(phone.key, QStringLiteral("u1@x"));
    QCOMPARE(phone.graphId, QStringLiteral("g1"));
    QCOMPARE(phone.state.dnd.phase, ClaimPhase::Taking);
    QCOMPARE(phone.state.dnd.because, TeamsStatus::InCall);
    QVERIFY(phone.state.dndWrite.inFlight);
    const auto &teams = desk.journal.entries[QStringLiteral("2")];
    QCOMPARE(teams.state.teams.phase, ClaimPhase::Taking);
    QVERIFY(teams.state.teamsWrite.inFlight);
    QVERIFY(desk.user(1).busy() && desk.user(2).busy());
    desk.log.lines.clear();
    desk.answerPhone(done);
    QCOMPARE(desk.log.lines, QStringList{QStringLiteral("journal 1")}); // and the result after it
    QCOMPARE(desk.journal.entries[QStringLiteral("1")].state.dnd.phase, ClaimPhase::Held);
    desk.answerPresences(one(graph::Written{}));
    QCOMPARE(desk.journal.entries[QStringLiteral("2")].state.teams.phase, ClaimPhase::Held);
}

void TestWriteDesk::whereTheJournalFailsNothingIsTaken()
{
    Desk desk(3);
    desk.silence(1);
    desk.wantPresence(Action::SetBusyInACall, Reason::Mapped, 2);
    desk.clear(3);
    desk.wantPresence(Action::RenewSession, Reason::RenewalDue, 3); // lives longer: that is taking, too
    desk.journal.fails = true;
    desk.go();
    QVERIFY(desk.services.sent.isEmpty());
    QVERIFY(desk.services.phones.isEmpty());
    QVERIFY(desk.desk.journalError().has_value());
    for (int id : {1, 2, 3})
        QVERIFY(!desk.user(id).busy());
    QVERIFY(!desk.user(2).state.teams.exists());

    desk.journal.fails = false;
    desk.go();
    QCOMPARE(desk.services.sent.size(), 2);
    QVERIFY(!desk.desk.journalError());
}

/// The phone is read before its intent is journalled, so that the journal may fail then only.
void TestWriteDesk::whereThePhonesOwnIntentCannotBeJournalledItIsNotTaken()
{
    Desk desk(2);
    desk.silence(1);
    desk.ring(2);
    desk.journal.fails = true;
    desk.go();
    QCOMPARE(desk.services.whenSo.size(), 2); // both phones were read
    QVERIFY(!desk.services.phones.contains(1)); // and one was written
    QVERIFY(desk.services.phones.contains(2));
    QVERIFY(desk.desk.journalError());
    QCOMPARE(desk.user(1).starfaceError->kind, ErrorKind::Storage);
    QVERIFY(!desk.user(1).holds() && !desk.user(1).busy());
}

void TestWriteDesk::whereTheJournalFailsEverythingIsGivenBack()
{
    Desk desk(3);
    desk.ring(1);
    desk.clear(2);
    desk.silence(3);
    desk.journal.fails = true;
    desk.go();
    QVERIFY(desk.log.lines.contains(QStringLiteral("phone 1 off")));
    QVERIFY(desk.log.lines.contains(QStringLiteral("presence 2")));
    QVERIFY(!desk.services.phones.contains(3));
    QVERIFY(desk.user(1).busy() && desk.user(2).busy());
    QCOMPARE(desk.user(2).state.teams.phase, ClaimPhase::Releasing);
    desk.answerPhone(done);
    desk.answerPresences(one(graph::Written{}));
    QVERIFY(!desk.user(1).holds() && !desk.user(2).holds());
}

void TestWriteDesk::whatChangedWithoutAWriteIsJournalled()
{
    Desk desk(3);
    desk.user(2).state.overridden = true;
    desk.user(3).state.teamsKnownAt = desk.clock.now(); // nothing that has to outlive a crash
    desk.go();
    QCOMPARE(desk.log.lines, QStringList{QStringLiteral("journal 2")});
    QVERIFY(desk.journal.entries[QStringLiteral("2")].state.overridden);
    desk.go();
    QCOMPARE(desk.log.lines.size(), 1); // once

    // a failure is told until there is nothing left to be stored
    desk.user(2).state.overridden = false;
    desk.journal.fails = true;
    desk.go();
    QVERIFY(desk.desk.journalError());
    desk.user(2).state.overridden = true;
    desk.go();
    QVERIFY(!desk.desk.journalError());
}

void TestWriteDesk::whatTheBrakeHoldsIsNotSent()
{
    Desk desk(2);
    desk.silence(1);
    desk.wantPresence(Action::SetBusyInACall, Reason::Mapped, 1);
    desk.ring(2);
    desk.user(1).last.toStarface.withheld = desk.user(1).last.toTeams.withheld = presence::Withheld::Brake;
    desk.go();
    QCOMPARE(desk.log.lines, (QStringList{QStringLiteral("journal 2"), QStringLiteral("phone 2 off")}));
    QVERIFY(!desk.user(1).busy());
}

void TestWriteDesk::whatIsWithheldIsNotSent_data()
{
    QTest::addColumn<int>("withheld");
    QTest::newRow("observing") << int(presence::Withheld::ObserveOnly);
    QTest::newRow("paused") << int(presence::Withheld::Paused);
    QTest::newRow("the brake") << int(presence::Withheld::Brake);
}

void TestWriteDesk::whatIsWithheldIsNotSent()
{
    QFETCH(int, withheld);
    Desk desk(2);
    desk.ring(1);
    desk.clear(2);
    desk.user(1).last.toStarface.withheld = desk.user(2).last.toTeams.withheld =
        static_cast<presence::Withheld>(withheld);
    desk.go();
    QCOMPARE(desk.log.lines, QStringList());
}

void TestWriteDesk::nobodyIsWrittenTwiceAtOnce()
{
    Desk desk(2);
    desk.silence(1);
    desk.wantPresence(Action::SetBusyInACall, Reason::Mapped, 2);
    desk.go();
    const QStringList once = desk.log.lines;
    desk.go();
    QCOMPARE(desk.log.lines, once);
}

/// The brake has counted what everybody was decided to assert: what one user is decided alone comes after.
void TestWriteDesk::whatIsDecidedAnewToTakeWaitsForEverybody()
{
    constexpr int running = sync::WriteDesk::phonesAtOnce;
    Desk desk(running + 2);
    for (int id = 1; id <= running + 1; ++id)
        desk.ring(id);
    desk.silence(running + 2);
    desk.go();
    // while both waited
    desk.silence(running + 1);
    desk.ring(running + 2);
    desk.answerPhone(done, 1);
    QVERIFY(!desk.user(running + 1).busy());
    QVERIFY(desk.user(running + 2).busy());
}

void TestWriteDesk::whatRestsIsNotSent()
{
    Desk desk(sync::WriteDesk::phonesAtOnce + 2);
    QVERIFY(!desk.desk.rest());
    for (int id = 1; id <= sync::WriteDesk::phonesAtOnce + 2; ++id)
        desk.silence(id);
    desk.go();
    QVERIFY(desk.desk.rest()); // two phones have not had their turn
    QVERIFY(!desk.desk.rest());
    for (int id = 1; id <= sync::WriteDesk::phonesAtOnce; ++id)
        desk.answerPhone(done, id);
    QVERIFY(desk.services.phones.isEmpty());
}

void TestWriteDesk::phonesAreWrittenAFewAtATime()
{
    constexpr int all = sync::WriteDesk::phonesAtOnce + 3;
    Desk desk(all);
    for (int id = 1; id <= all; ++id)
        desk.silence(id);
    desk.go();
    QCOMPARE(desk.services.phones.size(), sync::WriteDesk::phonesAtOnce);
    QVERIFY(desk.services.phones.contains(1) && !desk.services.phones.contains(all));
    desk.answerPhone(done, 2);
    QVERIFY(desk.services.phones.contains(sync::WriteDesk::phonesAtOnce + 1));
    // while it waited the reason has ended
    desk.user(all).last.toStarface.action = Action::None;
    for (int id = 1; id < all; ++id) {
        if (id != 2)
            desk.answerPhone(done, id);
    }
    QVERIFY(desk.services.phones.isEmpty());
    QVERIFY(!desk.user(all).state.dnd.exists());
    QVERIFY(desk.user(all - 1).state.dnd.exists());
}

void TestWriteDesk::presencesGoOutTogether()
{
    constexpr int all = int{sync::WriteDesk::presencesAtOnce} + 2;
    Desk desk(all);
    for (int id = 1; id <= all; ++id)
        desk.wantPresence(Action::SetBusyInACall, Reason::Mapped, id);
    desk.silence(1);
    desk.go();
    QCOMPARE(desk.log.lines.size(), 5);
    QVERIFY(desk.log.lines[0].startsWith(QStringLiteral("journal 1 2 3 ")));
    QVERIFY(desk.log.lines[0].endsWith(QStringLiteral(" %1").arg(all))); // all of them at once
    QVERIFY(desk.log.lines[1].endsWith(QStringLiteral(" %1").arg(all - 2)));
    // phones begin when everybody's presence is under way
    QCOMPARE(desk.log.lines.mid(2),
        (QStringList{QStringLiteral("presence %1 %2").arg(all - 1).arg(all), QStringLiteral("journal 1"),
            QStringLiteral("phone 1 on")}));
    desk.answerPresences(graph::WriteResults{graph::Written{}, graph::Written{}});
    QVERIFY(desk.user(all).state.teams.phase == ClaimPhase::Held);
    QVERIFY(desk.user(all - 2).busy());
}

void TestWriteDesk::whatASessionShows_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<QString>("availability");
    QTest::addColumn<QString>("activity");
    QTest::addColumn<int>("minutes");
    QTest::newRow("a call") << int(Action::SetBusyInACall) << QStringLiteral("Busy")
                            << QStringLiteral("InACall") << 15;
    QTest::newRow("do not disturb") << int(Action::SetDoNotDisturb) << QStringLiteral("DoNotDisturb")
                                    << QStringLiteral("Presenting") << 15;
    QTest::newRow("after a call") << int(Action::SetAvailable) << QStringLiteral("Available")
                                  << QStringLiteral("Available") << 5;
}

void TestWriteDesk::whatASessionShows()
{
    QFETCH(int, action);
    Desk desk;
    desk.wantPresence(static_cast<Action>(action), Reason::Mapped);
    if (static_cast<Action>(action) == Action::SetAvailable)
        desk.user().last.starface = StarfaceStatus::Available;
    desk.go();
    const graph::PresenceWrite &write = desk.services.sent.constFirst();
    QCOMPARE(write.verb, graph::PresenceWrite::Verb::Set);
    QCOMPARE(write.userId, QStringLiteral("g1"));
    QCOMPARE(write.sessionId, QStringLiteral("session"));
    QTEST(write.availability, "availability");
    QTEST(write.activity, "activity");
    QTEST(static_cast<int>(write.expiration.count()), "minutes");

    Desk other; // Available as the mapping of a status lasts as long as the status
    other.wantPresence(Action::SetAvailable, Reason::Mapped);
    other.user().last.starface = StarfaceStatus::Ringing;
    other.go();
    QCOMPARE(other.services.sent.constFirst().expiration, 15min);
    Desk cleared;
    cleared.clear();
    cleared.go();
    QCOMPARE(cleared.services.sent.constFirst().verb, graph::PresenceWrite::Verb::Clear);
    QCOMPARE(cleared.services.sent.constFirst().sessionId, QStringLiteral("session"));
    QCOMPARE(cleared.services.sent.constFirst().userId, QStringLiteral("g1"));
}

/// R2: the reading that the write itself makes may be older than our last write.
void TestWriteDesk::aWriteWithinTheRoundTripOfTheLastIsWrittenAnyway()
{
    Desk desk;
    desk.silence();
    desk.go();
    QCOMPARE(desk.services.whenSo.last(), starface::WhenAlreadySo::Leave);
    desk.answerPhone(done);
    desk.wantPhone(Action::SetDndOff, Reason::ReasonEnded);
    desk.go();
    QCOMPARE(desk.services.whenSo.last(), starface::WhenAlreadySo::Write);
    Desk later;
    later.ring();
    later.go();
    QCOMPARE(later.services.whenSo.last(), starface::WhenAlreadySo::Leave);
}

QTEST_GUILESS_MAIN(TestWriteDesk)
#include "tst_writedesk.moc"
