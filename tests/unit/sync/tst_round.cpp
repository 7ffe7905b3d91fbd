// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/round.h"

#include <QPointer>
#include <QTest>

#include <deque>

using namespace pb;
using namespace pb::sync;

namespace {

/// Runs what is to be called later one by one, as the turns of an event loop do.
class TurnClock final : public core::Clock {
public:
    core::Time now() const override { return {}; }
    core::Wall wall() const override { return {}; }

    QObject *callLater(core::Duration, QObject *context, std::function<void()> callback) override
    {
        auto *handle = new QObject(context);
        m_waiting.emplace_back(handle, std::move(callback));
        return handle;
    }

    /// False: nothing waits.
    bool turn()
    {
        while (!m_waiting.empty()) {
            const auto [handle, callback] = std::move(m_waiting.front());
            m_waiting.pop_front();
            if (!handle)
                continue; // taken back
            delete handle.data();
            callback();
            return true;
        }
        return false;
    }

private:
    std::deque<std::pair<QPointer<QObject>, std::function<void()>>> m_waiting;
};

} // namespace

class TestRound : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();

    void aFewAreGoneOverAtOnce();
    void noTurnGoesOverMoreThanAThousand();
    void everyLegGoesOverEverybodyInOrder();
    void aHeavyLegTakesMoreTurns();
    void aTurnIsUsedUp();
    void beginningAnewEndsOnce();
    void manyOrdersInOneTurnCostNoMoreThanOne();
    void beginningAnewFromWithin();
    void whatIsDroppedDoesNotGoOn();

private:
    Round::Leg leg(qsizetype size, qsizetype weight = 1);
    /// Runs one turn of the event loop and tells what was gone over in it.
    qsizetype turn();

    std::unique_ptr<TurnClock> m_clock;
    std::vector<QList<qsizetype>> m_gone; ///< of each leg
    QList<qsizetype> m_after; ///< how many were gone over when the leg was over
    qsizetype m_inTurn = 0;
    int m_done = 0;
};

void TestRound::init()
{
    m_clock = std::make_unique<TurnClock>();
    m_gone.clear();
    m_after.clear();
    m_inTurn = 0;
    m_done = 0;
}

Round::Leg TestRound::leg(qsizetype size, qsizetype weight)
{
    const std::size_t number = m_gone.size();
    m_gone.emplace_back();
    return {[size] { return size; },
        [this, number, weight](qsizetype from, qsizetype to) {
            for (qsizetype i = from; i < to; ++i)
                m_gone[number].append(i);
            m_inTurn += (to - from) * weight;
        },
        [this, number] { m_after.append(m_gone[number].size()); }, weight};
}

qsizetype TestRound::turn()
{
    m_inTurn = 0;
    m_clock->turn();
    return m_inTurn;
}

void TestRound::aFewAreGoneOverAtOnce()
{
    Round round(*m_clock, {leg(100), leg(0), leg(100, 4), leg(400)}, [this] { ++m_done; });
    round.begin();
    QCOMPARE(m_done, 1);
    QCOMPARE(m_after, (QList<qsizetype>{100, 0, 100, 400}));
    QVERIFY(!round.isRunning());
    QVERIFY(!m_clock->turn());
}

void TestRound::noTurnGoesOverMoreThanAThousand()
{
    Round round(*m_clock, {leg(10'000), leg(10'000)}, [this] { ++m_done; });
    round.begin();
    QCOMPARE(m_inTurn, Round::perTurn);
    int turns = 1;
    while (m_done == 0) {
        QVERIFY(round.isRunning());
        QVERIFY(turn() <= Round::perTurn);
        ++turns;
    }
    QCOMPARE(turns, 20);
    QVERIFY(!m_clock->turn());
}

void TestRound::everyLegGoesOverEverybodyInOrder()
{
    Round round(*m_clock, {leg(2'345), leg(1'700)}, [this] {
        ++m_done;
        QCOMPARE(m_after.size(), 2);
    });
    round.begin();
    while (m_done == 0) {
        turn();
        // a leg begins when the one before is over
        QVERIFY(m_gone[1].isEmpty() || m_after.value(0) == 2'345);
    }
    QCOMPARE(m_after, (QList<qsizetype>{2'345, 1'700}));
    for (const auto &gone : m_gone) {
        for (qsizetype i = 0; i < gone.size(); ++i)
            QCOMPARE(gone[i], i);
    }
    QCOMPARE(m_done, 1);
}

void TestRound::aHeavyLegTakesMoreTurns()
{
    Round round(*m_clock, {leg(1'000, 4)}, [this] { ++m_done; });
    round.begin();
    QCOMPARE(m_gone[0].size(), 250);
    while (m_done == 0)
        QVERIFY(turn() <= Round::perTurn);
    QCOMPARE(m_gone[0].size(), 1'000);
}

void TestRound::aTurnIsUsedUp()
{
    Round round(*m_clock, {leg(Round::perTurn - 4), leg(10, 4)}, [this] { ++m_done; });
    round.begin();
    QCOMPARE(m_inTurn, Round::perTurn);
    QCOMPARE(m_gone[1], QList<qsizetype>{0});
    QCOMPARE(turn(), 9 * 4);
    QCOMPARE(m_done, 1);
}

void TestRound::beginningAnewEndsOnce()
{
    Round round(*m_clock, {leg(1'500), leg(1'500)}, [this] { ++m_done; });
    round.begin();
    turn();
    QCOMPARE(m_after, (QList<qsizetype>{1'500}));
    round.begin();
    while (m_done == 0)
        turn();
    // the first leg of both, the second only as far as it had come, and then whole
    QCOMPARE(m_gone[0].size(), 3'000);
    QCOMPARE(m_gone[1].mid(m_gone[1].size() - 1'500).first(), 0);
    QCOMPARE(m_after.size(), 3);
    QVERIFY(!m_clock->turn());
    QCOMPARE(m_done, 1);
}

void TestRound::manyOrdersInOneTurnCostNoMoreThanOne()
{
    Round round(*m_clock, {leg(1'500)}, [this] { ++m_done; });
    for (int i = 0; i < 100; ++i)
        round.begin();
    QCOMPARE(m_inTurn, Round::perTurn);
    QCOMPARE(turn(), Round::perTurn); // from the beginning
    QCOMPARE(turn(), 500);
    QCOMPARE(m_done, 1);
}

void TestRound::beginningAnewFromWithin()
{
    Round *self = nullptr;
    bool again = true;
    Round::Leg first = leg(1'500);
    first.after = [&] {
        m_after.append(1);
        if (std::exchange(again, false))
            self->begin();
    };
    Round round(*m_clock, {first, leg(10)}, [this] { ++m_done; });
    self = &round;
    round.begin();
    while (m_done == 0)
        turn();
    QVERIFY(!m_clock->turn());
    QCOMPARE(m_done, 1);
    QCOMPARE(m_gone[0].size(), 3'000);
    QCOMPARE(m_gone[1].size(), 10);
}

void TestRound::whatIsDroppedDoesNotGoOn()
{
    Round round(*m_clock, {leg(1'500)}, [this] { ++m_done; });
    round.begin();
    round.drop();
    QVERIFY(!round.isRunning());
    QVERIFY(!m_clock->turn());
    QCOMPARE(m_gone[0].size(), 1'000);
    QCOMPARE(m_done, 0);
}

QTEST_GUILESS_MAIN(TestRound)
#include "tst_round.moc"
