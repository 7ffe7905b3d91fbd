// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"
#include "integration/simulatedsecrets.h"
#include "program/composition.h"

#include <QJsonArray>
#include <QTest>

using namespace pb;
using namespace pb::test;

namespace {

constexpr int patience = 60'000; // a limit for conditions, not a wait

} // namespace

/// The promises that hold for everybody together, with as many users as a large company has.
class TestManyUsers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void theBrakeLooksAtEverybodyBeforeAnythingIsSent();
    void stoppingGivesEverythingBackAndEnds();

private:
    void inACall(qsizetype from, qsizetype count);
    void start(bool observe);
    int writes() { return m_simulator->world().value(QStringLiteral("dndWrites")).toInt(); }
    sync::SyncEngine &engine() { return *m_composition->engine(); }
    bool isThere() const { return m_composition && m_composition->engine(); }
    bool hasRead() const { return isThere() && m_composition->engine()->status().polls > 0; }

    core::SystemClock m_clock;
    const std::shared_ptr<secrets::MemorySecretStore> m_store =
        std::make_shared<secrets::MemorySecretStore>();
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Composition> m_composition;
    QStringList m_people;
};

void TestManyUsers::init()
{
    m_simulator = std::make_unique<Simulator>(QStringList{QStringLiteral("--users"), QStringLiteral("2600")});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_home = std::make_unique<QTemporaryDir>();
    m_people = m_simulator->matchedEmails();
    QVERIFY(m_people.size() > 2000);
    putSecrets(*m_store, profileFor(m_simulator->info()).id, m_simulator->info());
}

void TestManyUsers::cleanup()
{
    m_composition.reset();
    m_simulator.reset();
    m_home.reset();
}

void TestManyUsers::inACall(qsizetype from, qsizetype count)
{
    for (const QString &email : m_people.mid(from, count))
        QVERIFY(m_simulator->setTeams(email, QStringLiteral("Busy"), QStringLiteral("InACall")));
}

void TestManyUsers::start(bool observe)
{
    m_composition =
        std::make_unique<Composition>(Composition::Settings{profileFor(m_simulator->info()),
                                          m_home->filePath(QStringLiteral("claims.sqlite")), observe, false},
            m_store, m_clock);
    m_composition->start();
}

void TestManyUsers::theBrakeLooksAtEverybodyBeforeAnythingIsSent()
{
    // more than half of all, and none of it more than half by itself
    const qsizetype most = m_people.size() * 6 / 10;
    inACall(0, most);
    start(false);
    QTRY_VERIFY_WITH_TIMEOUT(hasRead() && engine().status().brake, patience);
    // a few of them have DND on by themselves
    const int asked = engine().status().brake->users;
    QVERIFY(asked > m_people.size() / 2 && asked <= most);
    QCOMPARE(engine().heldBack().size(), asked);
    const int polls = engine().status().polls;
    QTRY_VERIFY_WITH_TIMEOUT(engine().status().polls > polls + 1, patience);
    QCOMPARE(writes(), 0);
}

void TestManyUsers::stoppingGivesEverythingBackAndEnds()
{
    inACall(0, 20);
    start(false);
    QTRY_VERIFY_WITH_TIMEOUT(writes() == 20, patience);
    bool ended = false;
    QStringList held;
    connect(&engine(), &sync::SyncEngine::stopped, this, [&](const QStringList &notGivenBack) {
        ended = true;
        held = notGivenBack;
    });
    engine().stop();
    QTRY_VERIFY_WITH_TIMEOUT(ended, patience);
    QVERIFY(held.isEmpty());
    QCOMPARE(engine().status().dndClaims, 0);
    QVERIFY(!m_simulator->user(m_people.first()).value(QStringLiteral("dnd")).toBool());
}

QTEST_GUILESS_MAIN(TestManyUsers)
#include "tst_manyusers.moc"
