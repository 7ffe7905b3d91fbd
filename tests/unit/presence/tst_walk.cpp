// SPDX-License-Identifier: GPL-3.0-or-later
#include "presence/ruleproof.h"
#include "presence/ruleproof_world.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace pb::presence;

Q_DECLARE_METATYPE(pb::presence::TeamsStatus)

namespace {

const char *text(Violation violation)
{
    switch (violation) {
    case Violation::None:
        return "none";
    case Violation::NotQuiet:
        return "it never comes to rest";
    case Violation::StuckDnd:
        return "a DND of ours stays on";
    case Violation::StuckBusy:
        return "a presence session of ours stays";
    case Violation::Wrong:
        return "a call is not shown on the other side";
    case Violation::UserLost:
        return "a DND that the user set is switched off";
    case Violation::Echo:
        return "our own session is taken for a call";
    case Violation::TooOften:
        return "DND is written too often";
    case Violation::Illegal:
        return "what is remembered contradicts itself";
    }
    return "?";
}

/// Any rules that can be chosen and are not wrong by themselves: having no information maps to nothing, an
/// idle phone to no call, and a call not to Available.
RuleSet rulesByChance(unsigned seed)
{
    std::mt19937 random(seed);
    RuleSet rules;
    for (const TeamsStatus status : allTeamsStatuses) {
        if (status != TeamsStatus::Unknown)
            rules.toStarface[static_cast<std::size_t>(status)] = static_cast<DndTarget>(random() % 3);
    }
    for (const StarfaceStatus status : allStarfaceStatuses) {
        const auto target = static_cast<TeamsTarget>(random() % 4);
        const bool chosen = status == StarfaceStatus::Available ? target == TeamsTarget::Available
            : status == StarfaceStatus::InCall                  ? target != TeamsTarget::Available
                                                                : status != StarfaceStatus::Unknown;
        if (chosen)
            rules.toTeams[static_cast<std::size_t>(status)] = target;
    }
    return rules;
}

} // namespace

/// The walk over everything that can happen to one user: the last chapter of the semantics. It prints how
/// many states it visited.
class TestWalk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyDelay_data();
    void everyDelay();
    void deeper_data();
    void deeper();
    void theOtherShapeAndOrders_data();
    void theOtherShapeAndOrders();
    void rulesByChance_data();
    void rulesByChance();
    void byChanceAndDeeper_data();
    void byChanceAndDeeper();
    void whatIsForgottenMakesNoDifference_data();
    void whatIsForgottenMakesNoDifference();
    void aCallThatIsShownAsAvailableIsWrong();
    void aSettleTimeThatIsTooShortIsFound();
    void aCounterexampleIsAWayFromTheStart();
    void itCanBeCancelled();
    void aStatusThatOnlyTheseRulesTellApartIsWalked_data();
    void aStatusThatOnlyTheseRulesTellApartIsWalked();

private:
    void walk(const ProofSettings &settings, int settles = 3);
    std::size_t m_states = 0;

private Q_SLOTS:
    void cleanupTestCase();
};

void TestWalk::walk(const ProofSettings &settings, int settles)
{
    const ProofResult result = prove(settings);
    m_states += result.states;
    qInfo("%zu states, at rest after %zu polls at the latest", result.states, result.longestUntilQuiet);
    QVERIFY2(result.violation == Violation::None, text(result.violation));
    QVERIFY(result.complete);
    QVERIFY(result.states > 100);
    // timely: some settle times, each of which is three round trips
    const int roundTrip = std::max(settings.teamsLag, settings.starfaceLag) + 1;
    QVERIFY2(result.longestUntilQuiet <= static_cast<std::size_t>(settles * 3 * roundTrip + 2),
        qPrintable(QString::number(result.longestUntilQuiet)));
}

void TestWalk::everyDelay_data()
{
    QTest::addColumn<bool>("everyBusy");
    QTest::addColumn<int>("teamsLag");
    QTest::addColumn<int>("starfaceLag");
#ifdef PB_SHORT_WALK
    const QList<int> lags{0, 2};
#else
    const QList<int> lags{0, 1, 2, 3, 4};
#endif
    for (const bool everyBusy : {false, true}) {
        for (const int teamsLag : lags) {
            for (const int starfaceLag : lags) {
                QTest::addRow("%s, Teams late by %d polls, STARFACE by %d",
                    everyBusy ? "every kind of busy" : "calls only", teamsLag, starfaceLag)
                    << everyBusy << teamsLag << starfaceLag;
            }
        }
    }
}

void TestWalk::everyDelay()
{
    QFETCH(bool, everyBusy);
    QFETCH(int, teamsLag);
    QFETCH(int, starfaceLag);
    ProofSettings settings;
    settings.rules = everyBusy ? everyKindOfBusy() : callsOnly();
    settings.teamsLag = teamsLag;
    settings.starfaceLag = starfaceLag;
#ifdef PB_SHORT_WALK
    settings.events = 2;
#else
    settings.events = 3;
#endif
    settings.faults = 1;
    settings.vain = true;
    walk(settings);
}

void TestWalk::deeper_data()
{
    QTest::addColumn<int>("teamsLag");
    QTest::addColumn<int>("starfaceLag");
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("faults");
    QTest::addColumn<bool>("availableAfterCall");
    QTest::addColumn<bool>("clearsAnyDnd");
    QTest::newRow("three faults after one another") << 0 << 0 << 2 << 3 << true << false;
#ifndef PB_SHORT_WALK
    QTest::newRow("four events, two faults, no delay") << 0 << 0 << 4 << 2 << true << false;
    QTest::newRow("three faults with delay") << 1 << 1 << 3 << 3 << true << false;
    QTest::newRow("two faults with delay") << 2 << 2 << 3 << 2 << true << false;
    QTest::newRow("four events with delay in Teams") << 3 << 0 << 4 << 1 << true << false;
    QTest::newRow("give back only") << 1 << 1 << 3 << 2 << false << false;
    QTest::newRow("clears any DND") << 1 << 1 << 3 << 2 << true << true;
#endif
}

void TestWalk::deeper()
{
    QFETCH(int, teamsLag);
    QFETCH(int, starfaceLag);
    QFETCH(int, events);
    QFETCH(int, faults);
    QFETCH(bool, availableAfterCall);
    QFETCH(bool, clearsAnyDnd);
    ProofSettings settings;
    settings.teamsLag = teamsLag;
    settings.starfaceLag = starfaceLag;
    settings.events = events;
    settings.faults = faults;
    settings.availableAfterCall = availableAfterCall;
    settings.clearsAnyDnd = clearsAnyDnd;
    settings.vain = true;
    walk(settings);
}

void TestWalk::theOtherShapeAndOrders_data()
{
    QTest::addColumn<bool>("everyBusy");
    QTest::addColumn<int>("teamsLag");
    QTest::addColumn<int>("starfaceLag");
    for (const bool everyBusy : {false, true}) {
        for (const int teamsLag : {0, 2}) {
            for (const int starfaceLag : {0, 2}) {
                QTest::addRow("%s, our call shown as Busy, orders, Teams late by %d polls, STARFACE by %d",
                    everyBusy ? "every kind of busy" : "calls only", teamsLag, starfaceLag)
                    << everyBusy << teamsLag << starfaceLag;
            }
        }
    }
}

void TestWalk::theOtherShapeAndOrders()
{
    QFETCH(bool, everyBusy);
    QFETCH(int, teamsLag);
    QFETCH(int, starfaceLag);
    ProofSettings settings;
    settings.rules = everyBusy ? everyKindOfBusy() : callsOnly();
    settings.teamsLag = teamsLag;
    settings.starfaceLag = starfaceLag;
    settings.shape = ProofSettings::Shape::Busy;
    settings.orders = true;
    settings.vain = true;
#ifdef PB_SHORT_WALK
    settings.events = 2;
#else
    settings.events = 3;
#endif
    walk(settings);
}

void TestWalk::rulesByChance_data()
{
    QTest::addColumn<unsigned>("seed");
#ifdef PB_SHORT_WALK
    constexpr unsigned sets = 4;
#else
    constexpr unsigned sets = 20;
#endif
    for (unsigned seed = 1; seed <= sets; ++seed)
        QTest::addRow("rules %u", seed) << seed;
}

/// Whatever rules there are: complete to two events and a fault, without delay to three; deeper by chance.
void TestWalk::rulesByChance()
{
    QFETCH(unsigned, seed);
    // what one direction gives back can be a reason of the other's: twice as long until both are quiet
    constexpr int settles = 6;
    ProofSettings settings;
    settings.rules = ::rulesByChance(seed);
    settings.teamsLag = static_cast<int>(seed % 3);
    settings.starfaceLag = static_cast<int>(seed / 3 % 3);
    settings.shape = seed % 2 == 0 ? ProofSettings::Shape::Call : ProofSettings::Shape::Busy;
    settings.vain = true;
    settings.orders = true;
    walk(settings, settles);
    if (QTest::currentTestFailed())
        return;
#ifndef PB_SHORT_WALK
    settings.orders = false;
    settings.teamsLag = 0;
    settings.starfaceLag = 0;
    settings.events = 3;
    walk(settings, settles);
    if (QTest::currentTestFailed())
        return;
#endif
    settings.events = 12;
    settings.orders = true;
    settings.shape = ProofSettings::Shape::Either;
#ifdef PB_SHORT_WALK
    constexpr std::size_t runs = 10;
#else
    constexpr std::size_t runs = 100;
#endif
    for (const bool limits : {false, true}) {
        settings.faults = limits ? 0 : 6;
        settings.vain = !limits;
        settings.limits = limits;
        for (int lags = 0; lags < 3; ++lags) {
            settings.teamsLag = lags;
            settings.starfaceLag = 2 - lags;
            const ProofResult result = sample(settings, seed, runs);
            QVERIFY2(result.violation == Violation::None, text(result.violation));
            QVERIFY(result.states > runs * 60);
        }
    }
}

void TestWalk::byChanceAndDeeper_data()
{
    QTest::addColumn<bool>("everyBusy");
    QTest::addColumn<bool>("limits");
    QTest::newRow("calls only, faults") << false << false;
    QTest::newRow("calls only, the bounds of C4") << false << true;
    QTest::newRow("every kind of busy, faults") << true << false;
    QTest::newRow("every kind of busy, the bounds of C4") << true << true;
}

void TestWalk::byChanceAndDeeper()
{
    QFETCH(bool, everyBusy);
    QFETCH(bool, limits);
#ifdef PB_SHORT_WALK
    constexpr std::size_t runs = 10;
#else
    constexpr std::size_t runs = 100;
#endif
    std::size_t polls = 0;
    for (int lags = 0; lags < 25; ++lags) {
        for (const auto shape :
            {ProofSettings::Shape::Call, ProofSettings::Shape::Busy, ProofSettings::Shape::Either}) {
            ProofSettings settings;
            settings.rules = everyBusy ? everyKindOfBusy() : callsOnly();
            settings.teamsLag = lags / 5;
            settings.starfaceLag = lags % 5;
            settings.events = 12;
            settings.faults = limits ? 0 : 6;
            settings.orders = true;
            settings.vain = !limits;
            settings.limits = limits;
            settings.shape = shape;
            const ProofResult result = sample(settings, static_cast<unsigned>(lags), runs);
            QVERIFY2(result.violation == Violation::None, text(result.violation));
            polls += result.states;
        }
    }
    qInfo("%zu polls by chance", polls);
    QVERIFY(polls > 25 * 3 * runs * 60);
}

void TestWalk::whatIsForgottenMakesNoDifference_data()
{
    QTest::addColumn<bool>("everyBusy");
    QTest::addColumn<bool>("clearsAnyDnd");
    QTest::newRow("calls only") << false << false;
    QTest::newRow("every kind of busy") << true << false;
    QTest::newRow("clears any DND") << false << true;
}

/// The same way twice, once with all that the walk forgets: each step decides and does the same.
void TestWalk::whatIsForgottenMakesNoDifference()
{
    QFETCH(bool, everyBusy);
    QFETCH(bool, clearsAnyDnd);
    using namespace proof;
#ifdef PB_SHORT_WALK
    constexpr unsigned runs = 100;
#else
    constexpr unsigned runs = 2000;
#endif
    for (unsigned run = 0; run < runs; ++run) {
        ProofSettings settings;
        settings.rules = everyBusy ? everyKindOfBusy() : callsOnly();
        settings.clearsAnyDnd = clearsAnyDnd;
        settings.teamsLag = static_cast<int>(run % 5);
        settings.starfaceLag = static_cast<int>(run / 5 % 5);
        settings.events = 20;
        settings.faults = 10;
        settings.orders = true;
        settings.vain = true;
        const Model model(settings);
        std::array<World, 2> worlds{model.start(), model.start()};
        std::array<Chooser, 2> choosers;
        for (Chooser &chooser : choosers)
            chooser.roll(run * 2 + 1);
        for (int poll = 0; poll < 150; ++poll) {
            std::array<ProofStep, 2> steps;
            for (std::size_t i = 0; i < 2; ++i) {
                model.step(worlds[i], choosers[i], &steps[i]);
                model.age(worlds[i]);
            }
            model.forget(worlds[1]);
            QVERIFY2(steps[0].toStarface == steps[1].toStarface && steps[0].toTeams == steps[1].toTeams
                    && steps[0].dndOn == steps[1].dndOn && steps[0].session == steps[1].session,
                qPrintable(QStringLiteral("run %1, poll %2: %3 %4, %5 %6")
                               .arg(run)
                               .arg(poll)
                               .arg(static_cast<int>(steps[0].toStarface.reason))
                               .arg(static_cast<int>(steps[1].toStarface.reason))
                               .arg(static_cast<int>(steps[0].toTeams.reason))
                               .arg(static_cast<int>(steps[1].toTeams.reason))));
        }
    }
}

void TestWalk::aCallThatIsShownAsAvailableIsWrong()
{
    ProofSettings settings;
    settings.rules.toTeams[static_cast<std::size_t>(StarfaceStatus::InCall)] = TeamsTarget::Available;
    QCOMPARE(prove(settings).violation, Violation::Wrong);
}

void TestWalk::aSettleTimeThatIsTooShortIsFound()
{
    ProofSettings settings;
    settings.teamsLag = 1;
    settings.starfaceLag = 1;
    settings.settlePolls = 1;
    const ProofResult result = prove(settings);
    QCOMPARE(result.violation, Violation::Echo);
}

void TestWalk::aCounterexampleIsAWayFromTheStart()
{
    ProofSettings settings;
    settings.teamsLag = 1;
    settings.starfaceLag = 1;
    settings.settlePolls = 1;
    const ProofResult result = prove(settings);
    QVERIFY(result.steps.size() >= 3);
    // it begins with a phone call and ends with the write that should not be
    const auto &events = result.steps.front().events;
    QVERIFY(!events.empty());
    QCOMPARE(events.front().kind, ProofEvent::Kind::Line);
    QCOMPARE(result.steps.back().toStarface.action, Action::SetDndOn);
    QVERIFY(result.steps.back().dndOn);
}

void TestWalk::itCanBeCancelled()
{
    ProofSettings settings;
    settings.cancelled = [] { return true; };
    const ProofResult result = prove(settings);
    QVERIFY(!result.complete);
    QCOMPARE(result.violation, Violation::None);
}

void TestWalk::aStatusThatOnlyTheseRulesTellApartIsWalked_data()
{
    QTest::addColumn<TeamsStatus>("status");
    QTest::newRow("a meeting where Busy maps to nothing") << TeamsStatus::InMeeting;
    QTest::newRow("Offline where Away maps to nothing") << TeamsStatus::Offline;
}

void TestWalk::aStatusThatOnlyTheseRulesTellApartIsWalked()
{
    QFETCH(TeamsStatus, status);
    ProofSettings settings;
    settings.rules = {};
    settings.faults = 0;
    const std::size_t idle = prove(settings).states;
    settings.rules.toStarface[static_cast<std::size_t>(status)] = DndTarget::On;
    const ProofResult result = prove(settings);
    QCOMPARE(result.violation, Violation::None);
    // the phone is switched on and off again, which takes worlds that no other status leads to
    QVERIFY2(result.states > idle, qPrintable(QString::number(result.states)));
}

void TestWalk::cleanupTestCase()
{
    qInfo("%zu states in all", m_states);
    QVERIFY(m_states > 1000);
}

QTEST_APPLESS_MAIN(TestWalk)
#include "tst_walk.moc"
