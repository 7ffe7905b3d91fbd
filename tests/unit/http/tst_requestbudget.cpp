// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requestbudget.h"

#include <QTest>

#include <vector>

using namespace pb;
using namespace pb::http;
using namespace std::chrono_literals;

namespace {

constexpr core::Time start{std::chrono::hours{490'000}};

} // namespace

class TestRequestBudget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void requestsWithinTheBudgetGoAtOnce();
    void theWindowSlides();
    void noWindowEverHoldsMoreThanTheBudget();
    void aPauseStopsEverything();
    void aShorterPauseDoesNotShortenALongerOne();
    void aSmallerBudgetCountsWhatWasSent();
    void aBudgetOfNothingStillLetsOneThrough();
    void useIsTold();
};

void TestRequestBudget::requestsWithinTheBudgetGoAtOnce()
{
    RequestBudget budget({3, 10s});
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(budget.nextAllowed(start), start);
        budget.record(start);
    }
    QCOMPARE(budget.nextAllowed(start), start + 10s);
}

void TestRequestBudget::theWindowSlides()
{
    RequestBudget budget({2, 10s});
    budget.record(start);
    budget.record(start + 4s);
    QCOMPARE(budget.nextAllowed(start + 5s), start + 10s);
    budget.record(start + 10s);
    QCOMPARE(budget.nextAllowed(start + 10s), start + 14s);
    QCOMPARE(budget.nextAllowed(start + 14s), start + 14s);
}

void TestRequestBudget::noWindowEverHoldsMoreThanTheBudget()
{
    RequestBudget budget({7, 1s});
    std::vector<core::Time> sent;
    core::Time now = start;
    for (int i = 0; i < 200; ++i) {
        // uneven demand, from bursts to pauses
        now += core::Duration{(i * 37) % 190};
        now = budget.nextAllowed(now);
        budget.record(now);
        sent.push_back(now);
    }
    for (std::size_t i = 7; i < sent.size(); ++i)
        QVERIFY(sent[i] - sent[i - 7] >= 1s);
}

void TestRequestBudget::aPauseStopsEverything()
{
    RequestBudget budget({100, 10s});
    budget.pauseUntil(start + 5s);
    QVERIFY(budget.isPaused(start));
    QCOMPARE(budget.nextAllowed(start), start + 5s);
    QVERIFY(!budget.isPaused(start + 5s));
    QCOMPARE(budget.nextAllowed(start + 5s), start + 5s);
}

void TestRequestBudget::aShorterPauseDoesNotShortenALongerOne()
{
    RequestBudget budget({100, 10s});
    budget.pauseUntil(start + 50s);
    budget.pauseUntil(start + 5s);
    QCOMPARE(budget.nextAllowed(start), start + 50s);
}

void TestRequestBudget::aSmallerBudgetCountsWhatWasSent()
{
    RequestBudget budget({10, 10s});
    for (int i = 0; i < 6; ++i)
        budget.record(start + std::chrono::seconds{i});
    budget.setBudget({2, 10s});
    // until only one of the six is left within the window
    QCOMPARE(budget.nextAllowed(start + 6s), start + 14s);
}

void TestRequestBudget::aBudgetOfNothingStillLetsOneThrough()
{
    RequestBudget budget({0, 10s});
    QCOMPARE(budget.nextAllowed(start), start);
    budget.record(start);
    QCOMPARE(budget.nextAllowed(start), start + 10s);
}

void TestRequestBudget::useIsTold()
{
    RequestBudget budget({5, 10s});
    budget.record(start);
    budget.record(start + 6s);
    budget.pauseUntil(start + 8s);
    QCOMPARE(budget.use(start + 7s).used, 2);
    QCOMPARE(budget.use(start + 7s).limit, 5);
    QCOMPARE(budget.use(start + 7s).pausedUntil, start + 8s);
    QCOMPARE(budget.use(start + 11s).used, 1);
    QCOMPARE(budget.use(start + 11s).pausedUntil, core::Time{});
}

QTEST_APPLESS_MAIN(TestRequestBudget)
#include "tst_requestbudget.moc"
