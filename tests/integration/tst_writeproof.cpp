// SPDX-License-Identifier: GPL-3.0-or-later
#include "setupworld.h"
#include "support/fakeclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace pb;
using namespace pb::setup;
using namespace Qt::StringLiterals;
using core::ErrorKind;
using test::SetupWorld;
using Phase = TaskState::Phase;

/// The proof that both sides can be written, and that everything is as it was afterwards; against the
/// simulator.
class TestWriteProof final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void nobodyOfThatAddressIsTold();
    void somebodyWhoIsNoAdministratorIsTold();
    void aRefusedPresenceNamesThePermission();
    void thePhoneIsPutBack_data();
    void thePhoneIsPutBack();
    void aCancelledProofPutsThePhoneBack();
    void aProofThatIsStartedAgainWaitsForThePhone();
    void aPhoneThatCannotBePutBackIsTold();
    void aStoppedProofTellsAPhoneThatCannotBePutBack();
    void whatWasProvedStandsUntilThatSideFails();
    void aProofOutOfTimePutsThePhoneBack();
    void thePresenceIsCleared_data();
    void thePresenceIsCleared();
    void aCancelledProofClearsThePresence();

private:
    /// Starts the proof; the change of do not disturb is kept by the simulator until letTheChangeArrive().
    bool startWithTheChangeOnItsWay();
    void letTheChangeArrive() { m_world->simulator.control("DELETE", u"fault"_s); }
    QString somebody() { return m_world->simulator.matchedEmails().value(0); }
    void chooseTestUser(const QString &email);

    core::SystemClock m_clock;
    std::unique_ptr<SetupWorld> m_world;
};

void TestWriteProof::init()
{
    m_world = std::make_unique<SetupWorld>(m_clock);
    QVERIFY2(m_world->simulator.isReady(), qPrintable(m_world->simulator.error()));
    m_world->open();
    m_world->fill();
}

void TestWriteProof::cleanup()
{
    m_world.reset();
}

void TestWriteProof::chooseTestUser(const QString &email)
{
    Draft draft = m_world->setup->draft();
    draft.testUser = email;
    m_world->setup->setDraft(draft);
}

void TestWriteProof::nobodyOfThatAddressIsTold()
{
    SetupWorld &w = *m_world;
    QVERIFY(w.runAll());
    chooseTestUser(u"nobody@example.com"_s);
    QCOMPARE(w.run(Task::WriteProof).error->code, u"no-test-user"_s);
    QCOMPARE(w.simulator.world()["presenceWrites"_L1].toInt(), 0);
    // nobody was chosen
    chooseTestUser({});
    QCOMPARE(w.run(Task::WriteProof).error->code, u"entry-missing"_s);
}

void TestWriteProof::somebodyWhoIsNoAdministratorIsTold()
{
    SetupWorld &w = *m_world;
    w.simulator.control("POST", u"starface"_s, {{u"administrator"_s, false}});
    QVERIFY(w.runAll());
    QCOMPARE(w.capability(Capability::ReadDnd).works, Answer::Yes);
    QCOMPARE(w.capability(Capability::WriteDnd).works, Answer::Unknown);
    chooseTestUser(somebody());
    const TaskState state = w.run(Task::WriteProof);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->kind, ErrorKind::Forbidden);
    QCOMPARE(w.capability(Capability::WriteDnd).works, Answer::No);
    QCOMPARE(w.capability(Capability::WriteDnd).error->httpStatus, 403);
    QCOMPARE(w.probe(Task::WriteAccess, Probe::SetAndClearPresence), Answer::Yes);
    QCOMPARE(w.simulator.world()["dndWrites"_L1].toInt(), 0);
}

void TestWriteProof::aRefusedPresenceNamesThePermission()
{
    SetupWorld &w = *m_world;
    QVERIFY(w.runAll());
    chooseTestUser(somebody());
    QVERIFY(
        w.simulator.addFault({{u"match"_s, u"setPresence"_s}, {u"kind"_s, u"status"_s}, {u"status"_s, 403}}));
    QCOMPARE(w.run(Task::WriteProof).error->kind, ErrorKind::Forbidden);
    QVERIFY(w.permission(Task::WriteAccess, u"Presence.ReadWrite.All"_s).isMissing());
    QVERIFY(!w.setup->isComplete(Step::WriteAccess));
    QCOMPARE(w.capability(Capability::WriteDnd).works, Answer::Yes); // tried all the same
    QVERIFY(!w.simulator.user(somebody())["dnd"_L1].toBool());
}

void TestWriteProof::thePhoneIsPutBack_data()
{
    QTest::addColumn<bool>("before");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("works");
    for (const bool before : {false, true}) {
        const char *state = before ? "on" : "off";
        QTest::addRow("it was %s, nothing is in the way", state) << before << u""_s << true;
        QTest::addRow("it was %s, the answer to the change is lost", state)
            << before << u"dropAfter"_s << false;
        QTest::addRow("it was %s, the change is refused", state) << before << u"status"_s << false;
    }
}

void TestWriteProof::thePhoneIsPutBack()
{
    QFETCH(bool, before);
    QFETCH(QString, fault);
    QFETCH(bool, works);
    SetupWorld &w = *m_world;
    const QString user = somebody();
    QVERIFY(w.simulator.pressDnd(user, before));
    Draft draft = w.setup->draft();
    draft.testUser = user;
    draft.profile.times.settle = std::chrono::seconds{3};
    w.setup->setDraft(draft);
    QVERIFY(w.runAll());
    if (!fault.isEmpty())
        QVERIFY(w.simulator.addFault({{u"match"_s, u"PUT "_s}, {u"kind"_s, fault}, {u"status"_s, 500}}));
    const TaskState state = w.run(Task::WriteProof, 100'000);
    QCOMPARE(state.phase, works ? Phase::Succeeded : Phase::Failed);
    QCOMPARE(w.capability(Capability::WriteDnd).works, works ? Answer::Yes : Answer::No);
    QCOMPARE(w.simulator.user(user)["dnd"_L1].toBool(), before);
    QCOMPARE(w.probe(Task::WriteAccess, Probe::SetAndClearPresence), Answer::Yes); // the other side stands
}

bool TestWriteProof::startWithTheChangeOnItsWay()
{
    SetupWorld &w = *m_world;
    if (!w.simulator.addFault({{u"match"_s, u"PUT "_s}, {u"kind"_s, u"delay"_s}, {u"delaySeconds"_s, 600}}))
        return false;
    w.setup->start(Task::WriteProof);
    // the simulator has it, and keeps it to itself
    return QTest::qWaitFor([&w] { return w.simulator.world()["faultsLeft"_L1].toInt(-1) == 0; }, 20'000);
}

void TestWriteProof::aCancelledProofPutsThePhoneBack()
{
    SetupWorld &w = *m_world;
    const QString user = somebody();
    QVERIFY(w.runAll());
    chooseTestUser(user);
    QVERIFY(startWithTheChangeOnItsWay());
    QSignalSpy putBack(w.setup.get(), &Setup::putBack);
    w.setup->cancel();
    letTheChangeArrive();
    QCOMPARE(w.setup->state(Task::WriteProof).phase, Phase::Cancelled);
    QVERIFY(w.setup->isPuttingBack());
    QTRY_COMPARE_WITH_TIMEOUT(putBack.count(), 1, 20'000);
    QVERIFY(!w.setup->isPuttingBack());
    QCOMPARE(w.simulator.world()["dndWrites"_L1].toInt(), 2);
    QVERIFY(!w.simulator.user(user)["dnd"_L1].toBool());
    QCOMPARE(w.setup->state(Task::WriteProof).phase, Phase::Cancelled);
}

void TestWriteProof::aProofThatIsStartedAgainWaitsForThePhone()
{
    SetupWorld &w = *m_world;
    const QString user = somebody();
    QVERIFY(w.runAll());
    chooseTestUser(user);
    QVERIFY(startWithTheChangeOnItsWay());
    w.setup->start(Task::WriteProof);
    letTheChangeArrive();
    QTRY_VERIFY_WITH_TIMEOUT(!w.setup->isRunning(), 30'000);
    QCOMPARE(w.setup->state(Task::WriteProof).phase, Phase::Succeeded);
    QCOMPARE(w.simulator.world()["dndWrites"_L1].toInt(), 4);
    QVERIFY(!w.simulator.user(user)["dnd"_L1].toBool());
}

void TestWriteProof::aPhoneThatCannotBePutBackIsTold()
{
    SetupWorld &w = *m_world;
    const QString user = somebody();
    QVERIFY(w.runAll());
    chooseTestUser(user);
    QVERIFY(w.simulator.addFault({{u"match"_s, u"PUT "_s}, {u"kind"_s, u"delay"_s}, {u"delaySeconds"_s, 1}}));
    QVERIFY(w.simulator.addFault(
        {{u"match"_s, u"PUT "_s}, {u"times"_s, 20}, {u"kind"_s, u"status"_s}, {u"status"_s, 500}}));
    const TaskState state = w.run(Task::WriteProof, 60'000);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->code, u"not-put-back"_s);
    QVERIFY(state.error->detail.contains(u"was off"_s));
}

void TestWriteProof::aStoppedProofTellsAPhoneThatCannotBePutBack()
{
    SetupWorld &w = *m_world;
    const QString user = somebody();
    QVERIFY(w.runAll());
    chooseTestUser(user);
    QVERIFY(w.simulator.addFault({{u"match"_s, u"PUT "_s}, {u"kind"_s, u"dropAfter"_s}}));
    QVERIFY(w.simulator.addFault(
        {{u"match"_s, u"PUT "_s}, {u"times"_s, 20}, {u"kind"_s, u"status"_s}, {u"status"_s, 500}}));
    w.setup->start(Task::WriteProof);
    QTRY_COMPARE_WITH_TIMEOUT(w.simulator.world()["dndWrites"_L1].toInt(), 1, 30'000);
    w.setup->cancel();
    QCOMPARE(w.setup->state(Task::WriteProof).phase, Phase::Cancelled);
    QTRY_VERIFY_WITH_TIMEOUT(!w.setup->isPuttingBack(), 60'000);
    const TaskState state = w.setup->state(Task::WriteProof);
    QCOMPARE(state.phase, Phase::Failed);
    QCOMPARE(state.error->code, u"not-put-back"_s);
}

void TestWriteProof::whatWasProvedStandsUntilThatSideFails()
{
    SetupWorld &w = *m_world;
    QVERIFY(w.runAll());
    Draft draft = w.setup->draft();
    draft.testUser = w.simulator.matchedEmails().first();
    w.setup->setDraft(draft);
    QCOMPARE(w.run(Task::WriteProof).phase, Phase::Succeeded);
    QCOMPARE(w.run(Task::CheckEverything).phase, Phase::Succeeded);
    QCOMPARE(w.capability(Capability::WriteDnd).works, Answer::Yes);
    QCOMPARE(w.setup->state(Task::WriteProof).phase, Phase::Succeeded);
    w.setup->setSecret(secrets::SecretKind::StarfacePassword, core::Secret(u"wrong"_s));
    QTRY_VERIFY(!w.setup->isStoring());
    QCOMPARE(w.run(Task::CheckEverything).phase, Phase::Succeeded);
    QCOMPARE(w.capability(Capability::WriteDnd).works, Answer::Unknown);
    QCOMPARE(w.probe(Task::WriteAccess, Probe::SetAndClearPresence), Answer::Unknown); // anew entered
}

void TestWriteProof::aProofOutOfTimePutsThePhoneBack()
{
    test::FakeClock clock;
    SetupWorld w(clock);
    w.open();
    w.fill();
    const QString user = w.simulator.matchedEmails().first();
    Draft draft = w.setup->draft();
    draft.testUser = user;
    w.setup->setDraft(draft);
    QVERIFY(w.runAll());
    // the change does not show for a while, and the check runs out of time meanwhile
    w.simulator.control("POST", u"lag"_s, {{u"graphSeconds"_s, 0}, {u"starfaceSeconds"_s, 30}});
    w.setup->start(Task::WriteProof);
    QTRY_COMPARE(w.simulator.world()["dndWrites"_L1].toInt(), 1);
    QVERIFY(w.simulator.user(user)["dnd"_L1].toBool());
    clock.advance(std::chrono::seconds{5});
    for (int i = 0; i < 60 && w.setup->isRunning(); ++i) {
        const auto before = w.simulator.requests().size();
        clock.advance(std::chrono::seconds{4});
        // what the check asks next is answered before its time goes on
        (void)QTest::qWaitFor([&] { return w.simulator.requests().size() > before; }, 300);
        if (i == 5)
            w.simulator.advanceClock(31);
    }
    QTRY_VERIFY(!w.setup->isRunning());
    QTRY_VERIFY(!w.setup->isPuttingBack());
    QVERIFY(!w.simulator.user(user)["dnd"_L1].toBool());
}

void TestWriteProof::thePresenceIsCleared_data()
{
    QTest::addColumn<QString>("match");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("works");
    QTest::addRow("nothing is in the way") << u""_s << u""_s << true;
    QTest::addRow("the answer to setting is lost") << u"setPresence"_s << u"dropAfter"_s << false;
    QTest::addRow("setting fails") << u"setPresence"_s << u"status"_s << false;
    QTest::addRow("the answer to setting is garbled") << u"setPresence"_s << u"truncate"_s << false;
    QTest::addRow("clearing fails once") << u"clearPresence"_s << u"status"_s << true;
    QTest::addRow("the answer to clearing is lost") << u"clearPresence"_s << u"dropAfter"_s << true;
}

void TestWriteProof::thePresenceIsCleared()
{
    QFETCH(QString, match);
    QFETCH(QString, fault);
    QFETCH(bool, works);
    SetupWorld &w = *m_world;
    const QString user = somebody();
    QVERIFY(w.runAll());
    chooseTestUser(user);
    if (!fault.isEmpty())
        QVERIFY(w.simulator.addFault({{u"match"_s, match}, {u"kind"_s, fault}, {u"status"_s, 500}}));
    w.run(Task::WriteProof, 60'000);
    QCOMPARE(w.probe(Task::WriteAccess, Probe::SetAndClearPresence), works ? Answer::Yes : Answer::No);
    QVERIFY(w.simulator.user(user)["ours"_L1].isNull());
    QCOMPARE(w.permission(Task::WriteAccess, u"Presence.ReadWrite.All"_s).isMissing(), false);
}

void TestWriteProof::aCancelledProofClearsThePresence()
{
    SetupWorld &w = *m_world;
    const QString user = somebody();
    QVERIFY(w.runAll());
    chooseTestUser(user);
    QVERIFY(w.simulator.addFault(
        {{u"match"_s, u"setPresence"_s}, {u"kind"_s, u"delay"_s}, {u"delaySeconds"_s, 1}}));
    const auto isSetting = [&w] { return w.simulator.world()["faultsLeft"_L1].toInt() == 0; };
    w.setup->start(Task::WriteProof);
    QTRY_VERIFY(isSetting());
    w.setup->cancel();
    QVERIFY(w.setup->isPuttingBack());
    QTRY_VERIFY_WITH_TIMEOUT(!w.setup->isPuttingBack(), 20'000);
    QCOMPARE(w.simulator.world()["presenceWrites"_L1].toInt(), 2);
    QVERIFY(w.simulator.user(user)["ours"_L1].isNull());
}

QTEST_GUILESS_MAIN(TestWriteProof)
#include "tst_writeproof.moc"
