// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"

#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // a limit for conditions, not a wait

} // namespace

/// The program in a company whose Graph and STARFACE have habits that are reported and not published.
class TestHabits final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void callsShowMeetingsSilenceAndAllIsGivenBack_data();
    void callsShowMeetingsSilenceAndAllIsGivenBack();

private:
    bool order(const QString &what, const QJsonObject &body);
    bool orderAll(const QStringList &habits);
    bool afterTheStart(const QStringList &habits);
    bool dnd(const QString &email) { return m_simulator->user(email)["dnd"_L1].toBool(); }
    QString session(const QString &email)
    {
        return m_simulator->user(email)["ours"_L1].toObject()["activity"_L1].toString();
    }
    /// So many more good readings of both sides.
    bool polled(int more);
    int polls(const QString &of)
    {
        return m_bridge->count({{u"event"_s, u"poll"_s}, {u"of"_s, of}, {u"ok"_s, true}});
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<Bridge> m_bridge;
    QStringList m_people;
};

void TestHabits::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_bridge = std::make_unique<Bridge>(*m_home);
    m_simulator = std::make_unique<Simulator>(QStringList{u"--users"_s, u"6"_s});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_people = m_simulator->matchedEmails();
    QVERIFY(m_people.size() >= 4);
}

void TestHabits::cleanup()
{
    if (QTest::currentTestFailed() && m_bridge)
        qInfo().noquote() << m_bridge->everything().right(6000);
    m_bridge.reset();
    m_simulator.reset();
    m_home.reset();
}

bool TestHabits::order(const QString &what, const QJsonObject &body)
{
    return m_simulator->control("POST", what, body).toObject()["ok"_L1].toBool();
}

bool TestHabits::orderAll(const QStringList &habits)
{
    bool ok = true;
    for (const QString &habit : habits) {
        if (habit == "sessionsOfAccount"_L1)
            ok &= order(u"uci"_s, {{habit, true}});
        else if (habit != "replicas"_L1)
            ok &= order(u"graph"_s, {{habit, true}});
        if (habit == "refusesUnlicensed"_L1) {
            ok &= order(u"users"_s,
                {{u"email"_s, u"none@contoso.example"_s}, {u"name"_s, u"No Teams"_s},
                    {u"licensed"_s, false}});
            ok &= m_simulator->setLine(u"none@contoso.example"_s, u"InCall"_s);
        }
    }
    return ok;
}

bool TestHabits::afterTheStart(const QStringList &habits)
{
    bool ok = true;
    if (habits.contains("refusesUnknownIds"_L1)) { // whom the directory still names
        const QString id = m_simulator->user(m_people.at(3))["graphId"_L1].toString();
        ok &= m_simulator->control("DELETE", u"users/"_s + id).toObject()["ok"_L1].toBool();
    }
    if (habits.contains("replicas"_L1))
        ok &= order(u"replica"_s, {{u"graphReadings"_s, 4}, {u"starfaceReadings"_s, 4}});
    return ok;
}

bool TestHabits::polled(int more)
{
    const int teams = polls(u"teams"_s) + more;
    const int starface = polls(u"starface"_s) + more;
    return QTest::qWaitFor(
        [&] { return polls(u"teams"_s) >= teams && polls(u"starface"_s) >= starface; }, patience);
}

void TestHabits::callsShowMeetingsSilenceAndAllIsGivenBack_data()
{
    QTest::addColumn<QStringList>("habits");
    const QStringList all{u"sequenceNumbers"_s, u"namesAvailabilities"_s, u"echoesBusy"_s,
        u"refusesUnlicensed"_s, u"refusesUnknownIds"_s, u"sessionsOfAccount"_s, u"replicas"_s};
    QTest::newRow("as published") << QStringList();
    for (const QString &habit : all)
        QTest::newRow(qPrintable(habit)) << QStringList{habit};
    QTest::newRow("all of them") << all;
}

void TestHabits::callsShowMeetingsSilenceAndAllIsGivenBack()
{
    QFETCH(QStringList, habits);
    const QString &caller = m_people.at(0);
    const QString &meets = m_people.at(1);
    const QString &stays = m_people.at(2);
    QVERIFY(orderAll(habits));
    profile::Profile profile = profileFor(m_simulator->info());
    profile.rules = presence::everyKindOfBusy();
    m_bridge->start(profile, secretsFor(m_simulator->info()));
    QVERIFY(polled(1));
    QVERIFY(afterTheStart(habits));

    QVERIFY(m_simulator->setLine(caller, u"InCall"_s));
    for (const QString &email : {meets, stays})
        QVERIFY(m_simulator->setTeams(email, u"Busy"_s, u"InAMeeting"_s));
    QTRY_COMPARE_WITH_TIMEOUT(session(caller), u"InACall"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(dnd(meets) && dnd(stays), patience);
    // what comes back of the program's own is nobody's word
    QVERIFY(polled(10));
    QCOMPARE(session(caller), u"InACall"_s);
    QVERIFY(dnd(meets) && dnd(stays));
    QVERIFY(!dnd(caller));
    QCOMPARE(m_simulator->world()["dndWrites"_L1].toInt(), 2);

    QVERIFY(m_simulator->setTeams(meets, u"Available"_s, u"Available"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(meets), patience);
    QVERIFY(dnd(stays));
    QCOMPARE(m_bridge->terminate(), 0);
    QVERIFY(!dnd(stays));
    QCOMPARE(session(caller), QString());
}

QTEST_GUILESS_MAIN(TestHabits)
#include "tst_habits.moc"
