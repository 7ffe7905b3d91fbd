// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/modes.h"
#include "sync/overridewatch.h"

#include <QTest>

using namespace pb::sync;
using namespace std::chrono_literals;
using Event = Modes::Event;
using pb::presence::Time;
using pb::presence::Withheld;

namespace {

/// L live, O observing, P paused; behind an arrow what was ordered and begins once all is given back; PO is
/// paused, and observing afterwards.
const QStringList states{QStringLiteral("L"), QStringLiteral("L>O"), QStringLiteral("L>P"),
    QStringLiteral("L>PO"), QStringLiteral("O"), QStringLiteral("O>PO"), QStringLiteral("P"),
    QStringLiteral("PO")};
const QStringList lives{
    QStringLiteral("new"), QStringLiteral("running"), QStringLiteral("stopping"), QStringLiteral("stopped")};
const QStringList events{QStringLiteral("Start"), QStringLiteral("StartHolding"), QStringLiteral("Pause"),
    QStringLiteral("Resume"), QStringLiteral("Observe"), QStringLiteral("GoLive"),
    QStringLiteral("GivenBack"), QStringLiteral("Stop"), QStringLiteral("End")};

/// The way to a state, from the beginning.
Modes reached(const QString &life, const QString &state)
{
    Modes modes(state.startsWith(u'O'));
    if (life != u"new")
        modes = modes.after(Event::Start);
    if (state.contains(u'P'))
        modes = modes.after(Event::Pause);
    if (state.startsWith(u'P'))
        modes = modes.after(Event::GivenBack);
    if (state.endsWith(u'O'))
        modes = modes.after(Event::Observe);
    if (life.startsWith(u"stop"))
        modes = modes.after(Event::Stop);
    return life == u"stopped" ? modes.after(Event::End) : modes;
}

/// What orders and their end make of a state; each column an event from Pause to GivenBack.
QString ordered(const QString &state, int event)
{
    static const QHash<QString, QString> table{
        {QStringLiteral("L"), QStringLiteral("L>P L L>O L L")},
        {QStringLiteral("L>O"), QStringLiteral("L>PO L>O L>O L O")},
        {QStringLiteral("L>P"), QStringLiteral("L>P L L>PO L>P P")},
        {QStringLiteral("L>PO"), QStringLiteral("L>PO L>O L>PO L>P PO")},
        {QStringLiteral("O"), QStringLiteral("O>PO O O L O")},
        {QStringLiteral("O>PO"), QStringLiteral("O>PO O O>PO L>P PO")},
        {QStringLiteral("P"), QStringLiteral("P L PO P P")},
        {QStringLiteral("PO"), QStringLiteral("PO O PO P PO")},
    };
    return table.value(state).split(u' ').at(event - static_cast<int>(Event::Pause));
}

} // namespace

class TestModes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEventInEveryState_data();
    void everyEventInEveryState();
    void everyStateSaysWhatItIs_data();
    void everyStateSaysWhatItIs();
    void quickOverridesOfSeveralAreAnotherProgram();
    void quickOverridesOfOneAreAnotherProgram();
    void slowOverridesAreTheUsers();
    void anotherProgramIsForgottenAnHourAfterTheLast();
};

void TestModes::everyEventInEveryState_data()
{
    QCOMPARE(events.size(), Modes::eventCount);
    QTest::addColumn<QString>("life");
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("event");
    QTest::addColumn<QString>("lifeAfter");
    QTest::addColumn<QString>("stateAfter");
    for (const QString &life : lives) {
        for (const QString &state : states) {
            for (int i = 0; i < Modes::eventCount; ++i) {
                const auto event = static_cast<Event>(i);
                QString lifeAfter = life;
                QString stateAfter = state;
                if (event == Event::End)
                    lifeAfter = QStringLiteral("stopped");
                else if (event == Event::Stop && !life.startsWith(u"stop"))
                    lifeAfter = QStringLiteral("stopping");
                else if ((event == Event::Start || event == Event::StartHolding) && life == u"new")
                    lifeAfter = QStringLiteral("running");
                else if (event >= Event::Pause && event <= Event::GivenBack && !life.startsWith(u"stop"))
                    stateAfter = ordered(state, i);
                // what an earlier run left is given back first
                if (event == Event::StartHolding && life == u"new" && !state.startsWith(u'L'))
                    stateAfter = QStringLiteral("L>") + state.section(u'>', -1);
                QTest::addRow("%s %s: %s", qPrintable(life), qPrintable(state), qPrintable(events.at(i)))
                    << life << state << i << lifeAfter << stateAfter;
            }
        }
    }
}

void TestModes::everyEventInEveryState()
{
    QFETCH(QString, life);
    QFETCH(QString, state);
    QFETCH(int, event);
    QFETCH(QString, lifeAfter);
    QFETCH(QString, stateAfter);
    QVERIFY(reached(life, state).after(static_cast<Event>(event)) == reached(lifeAfter, stateAfter));
}

void TestModes::everyStateSaysWhatItIs_data()
{
    QTest::addColumn<QString>("life");
    QTest::addColumn<QString>("state");
    for (const QString &life : lives) {
        for (const QString &state : states)
            QTest::addRow("%s %s", qPrintable(life), qPrintable(state)) << life << state;
    }
}

void TestModes::everyStateSaysWhatItIs()
{
    QFETCH(QString, life);
    QFETCH(QString, state);
    const Modes modes = reached(life, state);
    const bool ends = life.startsWith(u"stop");
    QCOMPARE(modes.mode(),
        state.startsWith(u'L')       ? Mode::Live
            : state.startsWith(u'O') ? Mode::ObserveOnly
                                     : Mode::Paused);
    QCOMPARE(modes.isObserveOrdered(), state.endsWith(u'O'));
    QCOMPARE(modes.isPauseOrdered(), state.contains(u'P'));
    QCOMPARE(modes.isDeciding(), life == u"running" || life == u"stopping");
    QCOMPARE(modes.isStopping(), ends);
    QCOMPARE(modes.isOver(), life == u"stopped");
    QCOMPARE(modes.isPolling(), life != u"stopped" && !state.startsWith(u'P'));
    QCOMPARE(modes.isGivingBack(), ends || state.contains(u'>'));
    QCOMPARE(modes.waitsForHeld(), !state.startsWith(u'O'));
    QCOMPARE(modes.withheld(),
        state.startsWith(u'P')                ? Withheld::Paused
            : state.startsWith(u'O') && !ends ? Withheld::ObserveOnly
                                              : Withheld::No);
}

void TestModes::quickOverridesOfSeveralAreAnotherProgram()
{
    const Time now{1000h};
    OverrideWatch watch;
    QVERIFY(!watch.suspectsAnother(now));
    watch.add(QStringLiteral("a"), 15s, now);
    watch.add(QStringLiteral("b"), 1s, now);
    QVERIFY(!watch.suspectsAnother(now));
    watch.add(QStringLiteral("c"), 1s, now + 1min);
    QVERIFY(watch.suspectsAnother(now + 1min));
}

void TestModes::quickOverridesOfOneAreAnotherProgram()
{
    const Time now{1000h};
    OverrideWatch watch;
    watch.add(QStringLiteral("a"), 1s, now);
    watch.add(QStringLiteral("a"), 1s, now);
    watch.add(QStringLiteral("b"), 1s, now);
    QVERIFY(!watch.suspectsAnother(now));
    watch.add(QStringLiteral("a"), 1s, now);
    QVERIFY(watch.suspectsAnother(now));
}

void TestModes::slowOverridesAreTheUsers()
{
    const Time now{1000h};
    OverrideWatch watch;
    for (int i = 0; i < 20; ++i)
        watch.add(QString::number(i), 15001ms, now);
    QVERIFY(!watch.suspectsAnother(now));
}

void TestModes::anotherProgramIsForgottenAnHourAfterTheLast()
{
    const Time now{1000h};
    OverrideWatch watch;
    for (int i = 0; i < 3; ++i)
        watch.add(QStringLiteral("a"), 1s, now);
    QVERIFY(watch.suspectsAnother(now + 1h));
    QVERIFY(!watch.suspectsAnother(now + 1h + 1ms));
    // one more begins to count anew
    watch.add(QStringLiteral("a"), 1s, now + 2h);
    QVERIFY(!watch.suspectsAnother(now + 2h));
}

QTEST_APPLESS_MAIN(TestModes)
#include "tst_modes.moc"
