// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatorclient.h"

#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace pb::test;
using namespace Qt::StringLiterals;

/// What is reported of Graph and not published, by order.
class TestSimulatorHabits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void eachIsShownWhenItIsOrdered();
    void anOldReplicaAnswersEverySecondReading();

private:
    int write(const QString &id);

    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<SimulatorClient> m_client;
    QByteArray m_token;
    QString m_id;
};

void TestSimulatorHabits::initTestCase()
{
    m_simulator = std::make_unique<Simulator>(QStringList{u"--users"_s, u"5"_s});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_client = std::make_unique<SimulatorClient>(*m_simulator);
    m_token = m_client->applicationToken();
    m_id = m_simulator->user(m_simulator->matchedEmails().first())[u"graphId"_s].toString();
    QVERIFY(!m_id.isEmpty());
}

int TestSimulatorHabits::write(const QString &id)
{
    return m_client
        ->graph("POST", u"/users/"_s + id + u"/presence/setPresence"_s, m_token,
            {{u"sessionId"_s, m_simulator->info().clientId}, {u"availability"_s, u"Busy"_s},
                {u"activity"_s, u"InACall"_s}, {u"expirationDuration"_s, u"PT5M"_s}})
        .status;
}

void TestSimulatorHabits::eachIsShownWhenItIsOrdered()
{
    const auto order = [this](const QString &name) {
        return m_simulator->control("POST", u"graph"_s, {{name, true}}).toObject()[u"ok"_s].toBool();
    };
    const auto presences = [this](const QJsonArray &ids) {
        return m_client->graph("POST", u"/communications/getPresencesByUserId"_s, m_token, {{u"ids"_s, ids}});
    };
    const auto first = [&presences, this] { return presences({m_id}).object()[u"value"_s][0].toObject(); };
    QVERIFY(!first().contains(u"sequenceNumber"_s));
    QVERIFY(order(u"sequenceNumbers"_s));
    const QString early = first()[u"sequenceNumber"_s].toString();
    QVERIFY(m_simulator->advanceClock(1000));
    QVERIFY(!early.isEmpty() && first()[u"sequenceNumber"_s].toString() > early);

    QCOMPARE(write(m_id), 200);
    QCOMPARE(first()[u"activity"_s].toString(), u"InACall"_s);
    QVERIFY(order(u"echoesBusy"_s));
    QCOMPARE(first()[u"activity"_s].toString(), u"Busy"_s);
    QVERIFY(order(u"namesAvailabilities"_s));
    QVERIFY(m_simulator->setTeams(m_simulator->matchedEmails().first(), u"DoNotDisturb"_s, u"Presenting"_s));
    QCOMPARE(first()[u"availability"_s].toString(), u"presenting"_s);
    QCOMPARE(first()[u"activity"_s].toString(), u"doNotDisturb"_s);

    const QString nobody = u"00000000-0000-4000-8000-00000000dead"_s;
    QCOMPARE(presences({m_id, nobody}).object()[u"value"_s].toArray().size(), 1);
    QVERIFY(order(u"refusesUnknownIds"_s));
    QCOMPARE(presences({m_id, nobody}).status, 400);
    QCOMPARE(presences({m_id}).status, 200);
    const QString unlicensed = m_simulator
                                   ->control("POST", u"users"_s,
                                       {{u"email"_s, u"no@example.com"_s}, {u"name"_s, u"No Teams"_s},
                                           {u"in"_s, u"teams"_s}, {u"licensed"_s, false}})
                                   .toObject()[u"graphId"_s]
                                   .toString();
    QCOMPARE(write(unlicensed), 200);
    QVERIFY(order(u"refusesUnlicensed"_s));
    QCOMPARE(write(unlicensed), 403);
    QVERIFY(!order(u"sings"_s));
}

void TestSimulatorHabits::anOldReplicaAnswersEverySecondReading()
{
    const QString anna = m_simulator->matchedEmails().at(1);
    const QString id = m_simulator->user(anna)[u"graphId"_s].toString();
    const auto reading = [this, &id] {
        const auto answer = m_client->graph(
            "POST", u"/communications/getPresencesByUserId"_s, m_token, {{u"ids"_s, QJsonArray{id}}});
        return answer.object()[u"value"_s][0].toObject();
    };
    const auto order = [this](const QJsonObject &readings) {
        return m_simulator->control("POST", u"replica"_s, readings).toObject()[u"ok"_s].toBool();
    };
    m_simulator->control("POST", u"graph"_s, {{u"sequenceNumbers"_s, true}});
    QVERIFY(m_simulator->setTeams(anna, u"Available"_s, u"Available"_s));
    QVERIFY(order({{u"graphReadings"_s, 2}}));
    QVERIFY(m_simulator->advanceClock(10));
    QVERIFY(m_simulator->setTeams(anna, u"DoNotDisturb"_s, u"DoNotDisturb"_s));
    QStringList activities;
    QStringList versions;
    for (int i = 0; i < 5; ++i) {
        const QJsonObject read = reading();
        activities << read[u"activity"_s].toString().toLower();
        versions << read[u"sequenceNumber"_s].toString();
    }
    const QString before = u"available"_s;
    const QString after = u"donotdisturb"_s;
    QCOMPARE(activities, (QStringList{before, after, before, after, after}));
    QCOMPARE(versions.at(0), versions.at(2)); // an old version says that it is one
    QVERIFY(versions.at(0) < versions.at(1));

    const QByteArray token = m_client->restLogin(m_client->restNonce(), m_simulator->info().starfacePassword)
                                 .object()[u"token"_s]
                                 .toString()
                                 .toUtf8();
    const QString path = u"/users/%1/phoneconfig"_s.arg(m_simulator->user(anna)[u"starfaceId"_s].toInt());
    QVERIFY(order({{u"starfaceReadings"_s, 1}}));
    QVERIFY(m_simulator->pressDnd(anna, true));
    QList<bool> silent;
    for (int i = 0; i < 3; ++i)
        silent << m_client->rest("GET", path, token).object()[u"doNotDisturb"_s].toBool();
    QCOMPARE(silent, (QList<bool>{false, true, true}));
    QVERIFY(m_simulator->user(anna)[u"dnd"_s].toBool());
    QVERIFY(!order({{u"readings"_s, 1}}));
}

QTEST_GUILESS_MAIN(TestSimulatorHabits)
#include "test_simulator_habits.moc"
