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

/// Looks between any two events of this thread: what changed from one look to the next happened in one turn.
class BetweenEvents final : public QObject {
public:
    explicit BetweenEvents(std::function<void()> look)
        : m_look(std::move(look))
    {
        QCoreApplication::instance()->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *) override
    {
        if (!std::exchange(m_looking, true)) {
            m_look();
            m_looking = false;
        }
        return false;
    }

private:
    std::function<void()> m_look;
    bool m_looking = false;
};

} // namespace

/// More users than the engine goes over in one turn: what a round promises, seen from outside.
class TestManyUsers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void noTurnDecidesForMoreThanAThousand();
    void theBrakeLooksAtEverybodyBeforeAnythingIsSent();
    void aPauseWhileDecidingSendsNothingOfWhatWasDecided();
    void whoIsExcludedWhileDecidingIsNotDecidedByTheOldOrder();
    void stoppingWhileDecidingGivesBackAndEnds();

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
    QVERIFY(m_people.size() > 2 * sync::Round::perTurn);
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

void TestManyUsers::noTurnDecidesForMoreThanAThousand()
{
    inACall(0, 1'500); // a few of them have DND on by themselves
    qsizetype last = 0;
    qsizetype most = 0;
    qsizetype mostReported = 0;
    const BetweenEvents looking([&] {
        const qsizetype decided = isThere() ? engine().livePreview().size() : 0;
        most = std::max(most, decided - last);
        last = decided;
    });
    start(true);
    QTRY_VERIFY_WITH_TIMEOUT(isThere(), patience);
    connect(&engine(), &sync::SyncEngine::reported, this, [&](const QList<sync::UserReport> &reports) {
        mostReported = std::max(mostReported, reports.size());
    });
    QTRY_VERIFY_WITH_TIMEOUT(last > 1'400, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_composition->board().count() > 2 * sync::Round::perTurn, patience);
    QVERIFY2(most <= sync::Round::perTurn, qPrintable(QString::number(most)));
    QVERIFY(most > 0);
    QVERIFY2(mostReported <= sync::Round::perTurn, qPrintable(QString::number(mostReported)));
    QVERIFY(mostReported > 0);
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

void TestManyUsers::aPauseWhileDecidingSendsNothingOfWhatWasDecided()
{
    // few enough for the brake, and the first to be decided
    inACall(0, sync::Round::perTurn / 2);
    bool paused = false;
    const BetweenEvents looking([&] {
        if (paused || !hasRead())
            return;
        paused = true; // the readings are taken in, and the last is not decided yet
        engine().setPaused(true);
    });
    start(false);
    QTRY_VERIFY_WITH_TIMEOUT(isThere() && engine().status().mode == sync::Mode::Paused, patience);
    QVERIFY(paused);
    QCOMPARE(writes(), 0);
    QCOMPARE(engine().status().dndClaims, 0);
}

void TestManyUsers::whoIsExcludedWhileDecidingIsNotDecidedByTheOldOrder()
{
    inACall(0, 20);
    const QString first = m_people.first();
    const auto isInPreview = [&] {
        const QList<sync::PreviewLine> lines = engine().livePreview();
        return std::any_of(lines.begin(), lines.end(), [&](const auto &line) { return line.email == first; });
    };
    bool excluded = false;
    const BetweenEvents looking([&] {
        if (excluded || !hasRead() || !isInPreview())
            return;
        excluded = true;
        engine().setExcluded(first, true);
    });
    start(true);
    QTRY_VERIFY_WITH_TIMEOUT(excluded && engine().livePreview().size() == 19, patience);
    QVERIFY(!isInPreview());
    const auto reason = [&] {
        const board::Board &board = m_composition->board();
        const int row = board.indexOf(first);
        return row < 0 ? presence::Reason::Unknown : board.row(row).report.toStarface.reason;
    };
    QTRY_COMPARE_WITH_TIMEOUT(reason(), presence::Reason::Excluded, patience);
}

void TestManyUsers::stoppingWhileDecidingGivesBackAndEnds()
{
    inACall(0, 20);
    start(false);
    QTRY_VERIFY_WITH_TIMEOUT(writes() == 20, patience);
    int polls = engine().status().polls;
    bool stopping = false;
    bool ended = false;
    QStringList held;
    connect(&engine(), &sync::SyncEngine::stopped, this, [&](const QStringList &notGivenBack) {
        ended = true;
        held = notGivenBack;
    });
    const BetweenEvents looking([&] {
        if (stopping || engine().status().polls == polls)
            return;
        stopping = true;
        engine().stop();
    });
    QTRY_VERIFY_WITH_TIMEOUT(ended, patience);
    QVERIFY(held.isEmpty());
    QCOMPARE(engine().status().dndClaims, 0);
    QVERIFY(!m_simulator->user(m_people.first()).value(QStringLiteral("dnd")).toBool());
}

QTEST_GUILESS_MAIN(TestManyUsers)
#include "tst_manyusers.moc"
