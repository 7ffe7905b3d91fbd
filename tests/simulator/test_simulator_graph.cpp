// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatorclient.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>
#include <QUuid>

using namespace pb::test;
using namespace Qt::StringLiterals;

class TestSimulatorGraph : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tokensAreChecked();
    void permissionsAreChecked();
    void usersArePaged();
    void badListQueries_data();
    void badListQueries();
    void deltaTellsWhatChanged();
    void anOldDeltaTokenIsGone();
    void organization();
    void atMost650Ids_data();
    void atMost650Ids();
    void unknownIdsAreLeftOut();
    void pairs_data();
    void pairs();
    void durations_data();
    void durations();
    void theSessionMustBeTheApplications();
    void aSessionExpires();
    void availableFades();
    void theTeamsClientDoesNotFade();
    void aggregation_data();
    void aggregation();
    void theLatestOfEqualSessionsIsShown();
    void aManualStatusBeatsEverySessionWhileThereIsOne();
    void preferredPresence();
    void clearPresence();
    void aWriteIsSeenAfterTheLag();
    void batchItemsStandForThemselves();
    void batchRules_data();
    void batchRules();
    void aFaultCanHitOneItemOfABatch();
    void whatIsPublishedAndNotGrantedIsRefused();
    void unknownRoutes();

private:
    QString path(const char *action) const;
    int set(const char *availability, const char *activity, const char *duration = "PT5M");
    QString read() { return m_client->presence(m_id, m_token); }
    HttpAnswer batch(const QJsonArray &items);
    QJsonObject item(const char *id, const QString &url) const;

    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<SimulatorClient> m_client;
    QByteArray m_token;
    QByteArray m_reader;
    QString m_email;
    QString m_id;
};

void TestSimulatorGraph::init()
{
    m_simulator = std::make_unique<Simulator>(QStringList{u"--users"_s, u"30"_s, u"--seed"_s, u"7"_s});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_client = std::make_unique<SimulatorClient>(*m_simulator);
    m_token = m_client->applicationToken();
    m_reader = m_client->delegatedToken();
    m_email = m_simulator->matchedEmails().first();
    m_id = m_simulator->user(m_email)[u"graphId"_s].toString();
    QVERIFY(!m_id.isEmpty());
}

void TestSimulatorGraph::cleanup()
{
    m_client.reset();
    m_simulator.reset();
}

QString TestSimulatorGraph::path(const char *action) const
{
    return u"/users/"_s + m_id + u"/presence/"_s + QLatin1String(action);
}

int TestSimulatorGraph::set(const char *availability, const char *activity, const char *duration)
{
    return m_client
        ->graph(
            "POST", path("setPresence"), m_token, m_client->presenceBody(availability, activity, duration))
        .status;
}

HttpAnswer TestSimulatorGraph::batch(const QJsonArray &items)
{
    return m_client->graph("POST", u"/$batch"_s, m_token, QJsonObject{{u"requests"_s, items}});
}

QJsonObject TestSimulatorGraph::item(const char *id, const QString &url) const
{
    return {{u"id"_s, QLatin1String(id)}, {u"method"_s, u"POST"_s}, {u"url"_s, url},
        {u"headers"_s, QJsonObject{{u"Content-Type"_s, u"application/json"_s}}},
        {u"body"_s, m_client->presenceBody("Busy", "InACall")}};
}

void TestSimulatorGraph::tokensAreChecked()
{
    const QString presence = u"/users/"_s + m_id + u"/presence"_s;
    const HttpAnswer refused = m_client->graph("GET", presence, m_token.chopped(3) + "abc");
    QCOMPARE(refused.status, 401);
    const QJsonObject error = refused.object()[u"error"_s].toObject();
    QCOMPARE(error[u"code"_s].toString(), u"InvalidAuthenticationToken"_s);
    const QJsonObject inner = error[u"innerError"_s].toObject();
    QVERIFY(!inner[u"date"_s].toString().isEmpty());
    QCOMPARE(inner[u"request-id"_s].toString().toUtf8(), refused.headers.value("request-id"));
    QVERIFY(!inner[u"client-request-id"_s].toString().isEmpty());
    QCOMPARE(m_client->graph("GET", presence, m_token).status, 200);
    QVERIFY(m_simulator->advanceClock(3600));
    QCOMPARE(m_client->graph("GET", presence, m_token).status, 401);
    m_token = m_client->applicationToken();
    QCOMPARE(m_client->graph("GET", presence, m_token).status, 200);
    m_simulator->control("POST", u"entra"_s, {{u"expireTokens"_s, true}});
    QCOMPARE(m_client->graph("GET", presence, m_token).status, 401);
}

void TestSimulatorGraph::permissionsAreChecked()
{
    QCOMPARE(m_client->graph("GET", u"/users"_s, m_token).status, 403);
    QCOMPARE(m_client->graph("GET", u"/users"_s, m_reader).status, 200);
    QCOMPARE(m_client->graph("GET", u"/users/"_s + m_id + u"/presence"_s, m_reader).status, 403);
    QCOMPARE(m_client->graph("POST", path("setPresence"), m_reader, m_client->presenceBody("Busy", "InACall"))
                 .status,
        403);
    m_simulator->control(
        "POST", u"grant"_s, {{u"roles"_s, QJsonArray{u"User.Read.All"_s, u"Presence.Read.All"_s}}});
    m_token = m_client->applicationToken();
    QCOMPARE(m_client->graph("GET", u"/users"_s, m_token).status, 200);
    QCOMPARE(m_client->graph("GET", u"/users/"_s + m_id + u"/presence"_s, m_token).status, 200);
    const HttpAnswer refused =
        m_client->graph("POST", path("setPresence"), m_token, m_client->presenceBody("Busy", "InACall"));
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.object()[u"error"_s][u"code"_s].toString(), u"Authorization_RequestDenied"_s);
}

void TestSimulatorGraph::usersArePaged()
{
    QString next =
        u"/users?$select=id,displayName,mail,userPrincipalName,proxyAddresses,accountEnabled&$top=7"_s;
    QSet<QString> ids;
    bool someWithoutMail = false;
    bool someDisabled = false;
    int pages = 0;
    while (!next.isEmpty()) {
        const HttpAnswer answer = m_client->graph("GET", next, m_reader);
        QCOMPARE(answer.status, 200);
        const QJsonArray users = answer.object()[u"value"_s].toArray();
        QVERIFY(users.size() <= 7 && !users.isEmpty());
        for (const QJsonValue &user : users) {
            QCOMPARE(user.toObject().size(), 6);
            ids.insert(user[u"id"_s].toString());
            someWithoutMail = someWithoutMail || user[u"mail"_s].isNull();
            someDisabled = someDisabled || !user[u"accountEnabled"_s].toBool();
        }
        next = answer.object()[u"@odata.nextLink"_s].toString();
        ++pages;
    }
    // 30 matched ones and four of the five whom nothing matches; the fifth exists on the PBX only.
    QCOMPARE(ids.size(), 34);
    QCOMPARE(pages, 5);
    QVERIFY(someWithoutMail);
    QVERIFY(someDisabled);
    QCOMPARE(m_simulator->matchedEmails().size(), 30);
}

void TestSimulatorGraph::badListQueries_data()
{
    QTest::addColumn<QString>("query");
    QTest::addRow("a page of more than 999") << u"$top=1000"_s;
    QTest::addRow("a page of none") << u"$top=0"_s;
    QTest::addRow("skipping") << u"$skip=10"_s;
    QTest::addRow("a token of nobody") << u"$skiptoken=abc"_s;
    QTest::addRow("an unknown property") << u"$select=id,shoeSize"_s;
}

void TestSimulatorGraph::badListQueries()
{
    QFETCH(QString, query);
    QCOMPARE(m_client->graph("GET", u"/users?"_s + query, m_reader).status, 400);
}

void TestSimulatorGraph::deltaTellsWhatChanged()
{
    QJsonObject page = m_client->graph("GET", u"/users/delta?$select=id,mail"_s, m_reader).object();
    while (page.contains(u"@odata.nextLink"_s))
        page = m_client->graph("GET", page[u"@odata.nextLink"_s].toString(), m_reader).object();
    const QString link = page[u"@odata.deltaLink"_s].toString();
    QVERIFY(m_client->graph("GET", link, m_reader).object()[u"value"_s].toArray().isEmpty());
    m_simulator->control("POST", u"email/"_s + m_id, {{u"email"_s, u"new@contoso.example"_s}});
    const QString gone = m_simulator->user(m_simulator->matchedEmails().last())[u"graphId"_s].toString();
    m_simulator->control("DELETE", u"users/"_s + gone);
    const QJsonArray changes = m_client->graph("GET", link, m_reader).object()[u"value"_s].toArray();
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes.first()[u"mail"_s].toString(), u"new@contoso.example"_s);
    QCOMPARE(changes.last()[u"@removed"_s][u"reason"_s].toString(), u"deleted"_s);
}

void TestSimulatorGraph::anOldDeltaTokenIsGone()
{
    const QString link =
        m_client->graph("GET", u"/users/delta"_s, m_reader).object()[u"@odata.deltaLink"_s].toString();
    QVERIFY(m_simulator->advanceClock(8.0 * 24 * 3600));
    m_simulator->control("POST", u"grant"_s, {{u"roles"_s, QJsonArray{u"User.Read.All"_s}}});
    m_token = m_client->applicationToken();
    const HttpAnswer answer = m_client->graph("GET", link, m_token);
    QCOMPARE(answer.status, 410);
    QCOMPARE(
        m_client->graph("GET", QString::fromUtf8(answer.headers.value("location")), m_token).status, 200);
    QCOMPARE(m_client->graph("GET", u"/users/delta?$deltatoken=unknown"_s, m_token).status, 410);
}

void TestSimulatorGraph::organization()
{
    const HttpAnswer answer = m_client->graph("GET", u"/organization"_s, m_token);
    QCOMPARE(answer.object()[u"value"_s].toArray().first()[u"id"_s].toString(), m_simulator->info().tenant);
    QCOMPARE(m_client->graph("GET", u"/organization"_s, m_reader).status, 403);
}

void TestSimulatorGraph::atMost650Ids_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("status");
    QTest::addRow("none") << 0 << 400;
    QTest::addRow("one") << 1 << 200;
    QTest::addRow("650") << 650 << 200;
    QTest::addRow("651") << 651 << 400;
}

void TestSimulatorGraph::atMost650Ids()
{
    QFETCH(int, count);
    QFETCH(int, status);
    QJsonArray ids;
    for (int i = 0; i < count; ++i)
        ids.append(i == 0 ? m_id : QUuid::createUuid().toString(QUuid::WithoutBraces));
    const HttpAnswer answer = m_client->graph(
        "POST", u"/communications/getPresencesByUserId"_s, m_token, QJsonObject{{u"ids"_s, ids}});
    QCOMPARE(answer.status, status);
    if (status == 200)
        QCOMPARE(answer.object()[u"value"_s].toArray().size(), 1);
}

void TestSimulatorGraph::unknownIdsAreLeftOut()
{
    const QJsonObject body{{u"ids"_s, QJsonArray{u"00000000-0000-4000-8000-000000000000"_s, m_id}}};
    const QJsonArray value = m_client->graph("POST", u"/communications/getPresencesByUserId"_s, m_token, body)
                                 .object()[u"value"_s]
                                 .toArray();
    QCOMPARE(value.size(), 1);
    QCOMPARE(value.first()[u"id"_s].toString(), m_id);
    QCOMPARE(value.first()[u"availability"_s].toString(), u"Available"_s);
    QCOMPARE(m_client
                 ->graph("POST", u"/communications/getPresencesByUserId"_s, m_token,
                     QJsonObject{{u"ids"_s, QJsonArray{m_email}}})
                 .status,
        400);
}

void TestSimulatorGraph::pairs_data()
{
    QTest::addColumn<QByteArray>("availability");
    QTest::addColumn<QByteArray>("activity");
    QTest::addColumn<int>("status");
    const auto row = [](const char *availability, const char *activity, int status) {
        QTest::addRow("%s/%s", availability, activity)
            << QByteArray(availability) << QByteArray(activity) << status;
    };
    row("Available", "Available", 200);
    row("Busy", "InACall", 200);
    row("Busy", "InAConferenceCall", 200);
    row("Away", "Away", 200);
    row("DoNotDisturb", "Presenting", 200);
    row("Busy", "Busy", 400);
    row("Busy", "InAMeeting", 400);
    row("DoNotDisturb", "DoNotDisturb", 400);
    row("Available", "InACall", 400);
    row("Offline", "Offline", 400);
}

void TestSimulatorGraph::pairs()
{
    QFETCH(QByteArray, availability);
    QFETCH(QByteArray, activity);
    QFETCH(int, status);
    QCOMPARE(set(availability, activity), status);
}

void TestSimulatorGraph::durations_data()
{
    QTest::addColumn<QByteArray>("duration");
    QTest::addColumn<int>("status");
    const auto row = [](const char *duration, int status) {
        QTest::addRow("%s", duration) << QByteArray(duration) << status;
    };
    row("PT5M", 200);
    row("PT300S", 200);
    row("PT4H", 200);
    row("PT1H30M", 200);
    row("PT4M59S", 400);
    row("PT4H1S", 400);
    row("P1D", 400);
    row("5M", 400);
    row("PT", 400);
    row("PT5", 400);
    row("PT5M3H", 400);
}

void TestSimulatorGraph::durations()
{
    QFETCH(QByteArray, duration);
    QFETCH(int, status);
    QCOMPARE(set("Busy", "InACall", duration), status);
}

void TestSimulatorGraph::theSessionMustBeTheApplications()
{
    QJsonObject body = m_client->presenceBody("Busy", "InACall");
    body[u"sessionId"_s] = m_simulator->info().readClientId;
    QCOMPARE(m_client->graph("POST", path("setPresence"), m_token, body).status, 400);
    QCOMPARE(m_client->graph("POST", path("clearPresence"), m_token, body).status, 400);
    body = m_client->presenceBody("Busy", "InACall");
    QCOMPARE(
        m_client->graph("POST", u"/users/"_s + m_email + u"/presence/setPresence"_s, m_token, body).status,
        400);
}

void TestSimulatorGraph::aSessionExpires()
{
    QCOMPARE(set("Busy", "InACall", "PT10M"), 200);
    QVERIFY(m_simulator->advanceClock(595));
    QCOMPARE(read(), u"Busy/InACall"_s);
    QVERIFY(m_simulator->user(m_email)[u"ours"_s][u"expiresInSeconds"_s].toInt() <= 5);
    QVERIFY(m_simulator->advanceClock(10));
    QCOMPARE(read(), u"Available/Available"_s);
    QVERIFY(m_simulator->user(m_email)[u"ours"_s].isNull());
    m_simulator->setTeams(m_email, u"Offline"_s, u"Offline"_s);
    QCOMPARE(read(), u"Offline/Offline"_s);
}

void TestSimulatorGraph::availableFades()
{
    m_simulator->setTeams(m_email, u"Offline"_s, u"Offline"_s);
    QCOMPARE(set("Available", "Available", "PT40M"), 200);
    QCOMPARE(read(), u"Available/Available"_s);
    QVERIFY(m_simulator->advanceClock(295));
    QCOMPARE(read(), u"Available/Available"_s);
    QVERIFY(m_simulator->advanceClock(10));
    QCOMPARE(read(), u"AvailableIdle/Available"_s);
    QVERIFY(m_simulator->advanceClock(300));
    QCOMPARE(read(), u"Away/Away"_s);
}

void TestSimulatorGraph::theTeamsClientDoesNotFade()
{
    QVERIFY(m_simulator->advanceClock(1800));
    QCOMPARE(read(), u"Available/Available"_s);
}

void TestSimulatorGraph::aggregation_data()
{
    QTest::addColumn<QString>("availability");
    QTest::addColumn<QString>("activity");
    QTest::addColumn<QByteArray>("ours");
    QTest::addColumn<QByteArray>("oursActivity");
    QTest::addColumn<QString>("shown");
    QTest::addRow("do not disturb beats a call") << u"DoNotDisturb"_s << u"Presenting"_s << QByteArray("Busy")
                                                 << QByteArray("InACall") << u"DoNotDisturb/Presenting"_s;
    QTest::addRow("a call beats available") << u"Available"_s << u"Available"_s << QByteArray("Busy")
                                            << QByteArray("InACall") << u"Busy/InACall"_s;
    QTest::addRow("available beats away") << u"Away"_s << u"Away"_s << QByteArray("Available")
                                          << QByteArray("Available") << u"Available/Available"_s;
    QTest::addRow("away beats offline")
        << u"Offline"_s << u"Offline"_s << QByteArray("Away") << QByteArray("Away") << u"Away/Away"_s;
    QTest::addRow("a meeting beats available") << u"Busy"_s << u"InAMeeting"_s << QByteArray("Available")
                                               << QByteArray("Available") << u"Busy/InAMeeting"_s;
}

void TestSimulatorGraph::aggregation()
{
    QFETCH(QString, availability);
    QFETCH(QString, activity);
    QFETCH(QByteArray, ours);
    QFETCH(QByteArray, oursActivity);
    QFETCH(QString, shown);
    QVERIFY(m_simulator->setTeams(m_email, availability, activity));
    QCOMPARE(set(ours, oursActivity), 200);
    QCOMPARE(read(), shown);
}

void TestSimulatorGraph::theLatestOfEqualSessionsIsShown()
{
    QCOMPARE(set("Busy", "InACall"), 200);
    m_simulator->advanceClock(1);
    QVERIFY(m_simulator->setTeams(m_email, u"Busy"_s, u"InAMeeting"_s));
    QCOMPARE(read(), u"Busy/InAMeeting"_s);
    m_simulator->advanceClock(1);
    QCOMPARE(set("Busy", "InACall"), 200);
    QCOMPARE(read(), u"Busy/InACall"_s);
}

void TestSimulatorGraph::aManualStatusBeatsEverySessionWhileThereIsOne()
{
    m_simulator->control("POST", u"teams/"_s + m_email,
        {{u"availability"_s, u"BeRightBack"_s}, {u"activity"_s, u"BeRightBack"_s}, {u"manual"_s, true}});
    QCOMPARE(set("Busy", "InACall", "PT5M"), 200);
    QCOMPARE(read(), u"BeRightBack/BeRightBack"_s);
    m_simulator->setTeams(m_email, u"Offline"_s, u"Offline"_s);
    QCOMPARE(read(), u"BeRightBack/BeRightBack"_s);
    QVERIFY(m_simulator->advanceClock(301));
    QCOMPARE(read(), u"Offline/Offline"_s);
    m_simulator->setTeams(m_email, u"Available"_s, u"Available"_s);
    QCOMPARE(read(), u"BeRightBack/BeRightBack"_s);
    m_simulator->control("POST", u"teams/"_s + m_email, {{u"manual"_s, QJsonValue()}});
    QCOMPARE(read(), u"Available/Available"_s);
}

void TestSimulatorGraph::preferredPresence()
{
    const auto prefer = [this](const QString &availability, const QString &activity) {
        return m_client
            ->graph("POST", path("setUserPreferredPresence"), m_token,
                QJsonObject{{u"availability"_s, availability}, {u"activity"_s, activity}})
            .status;
    };
    QCOMPARE(prefer(u"Busy"_s, u"InACall"_s), 400);
    QCOMPARE(prefer(u"Offline"_s, u"OffWork"_s), 200);
    QCOMPARE(read(), u"Offline/OffWork"_s);
    QCOMPARE(m_client->graph("POST", path("clearUserPreferredPresence"), m_token, QJsonObject()).status, 200);
    QCOMPARE(read(), u"Available/Available"_s);
    QCOMPARE(prefer(u"Busy"_s, u"Busy"_s), 200);
    QVERIFY(m_simulator->advanceClock(25.0 * 3600));
    m_token = m_client->applicationToken();
    QCOMPARE(read(), u"Available/Available"_s);
}

void TestSimulatorGraph::clearPresence()
{
    const QJsonObject body{{u"sessionId"_s, m_simulator->info().clientId}};
    QCOMPARE(m_client->graph("POST", path("clearPresence"), m_token, body).status, 404);
    QCOMPARE(set("Busy", "InACall"), 200);
    QCOMPARE(m_client->graph("POST", path("clearPresence"), m_token, body).status, 200);
    QCOMPARE(read(), u"Available/Available"_s);
    QCOMPARE(m_client->graph("POST", path("clearPresence"), m_token, body).status, 404);
    QCOMPARE(set("Busy", "InACall"), 200);
    QVERIFY(m_simulator->advanceClock(301));
    QCOMPARE(m_client->graph("POST", path("clearPresence"), m_token, body).status, 404);
    QCOMPARE(m_simulator->world()[u"presenceWrites"_s].toInt(), 3);
}

void TestSimulatorGraph::aWriteIsSeenAfterTheLag()
{
    m_simulator->control("POST", u"lag"_s, {{u"graphSeconds"_s, 30}});
    QCOMPARE(set("Busy", "InACall"), 200);
    QCOMPARE(read(), u"Available/Available"_s);
    QCOMPARE(m_simulator->user(m_email)[u"ours"_s][u"activity"_s].toString(), u"InACall"_s);
    QVERIFY(m_simulator->advanceClock(20));
    const QJsonObject body{{u"sessionId"_s, m_simulator->info().clientId}};
    QCOMPARE(m_client->graph("POST", path("clearPresence"), m_token, body).status, 200);
    QCOMPARE(read(), u"Available/Available"_s);
    QVERIFY(m_simulator->advanceClock(15));
    QCOMPARE(read(), u"Busy/InACall"_s);
    QVERIFY(m_simulator->advanceClock(20));
    QCOMPARE(read(), u"Available/Available"_s);
    QVERIFY(m_simulator->setTeams(m_email, u"Away"_s, u"Away"_s));
    QCOMPARE(read(), u"Away/Away"_s);
}

void TestSimulatorGraph::batchItemsStandForThemselves()
{
    QJsonObject wrongPair = item("2", path("setPresence"));
    wrongPair[u"body"_s] = m_client->presenceBody("Busy", "Busy");
    QJsonObject untyped = item("3", path("setPresence"));
    untyped.remove(u"headers"_s);
    QJsonObject noSession = item("4",
        u"/users/"_s + m_simulator->user(m_simulator->matchedEmails().last())[u"graphId"_s].toString()
            + u"/presence/clearPresence"_s);
    const HttpAnswer answer = batch({item("1", path("setPresence")), wrongPair, untyped, noSession});
    QCOMPARE(answer.status, 200);
    QHash<QString, int> statuses;
    const QJsonArray responses = answer.object()[u"responses"_s].toArray();
    for (const QJsonValue &response : responses)
        statuses.insert(response[u"id"_s].toString(), response[u"status"_s].toInt());
    QCOMPARE(statuses, (QHash<QString, int>{{u"1"_s, 200}, {u"2"_s, 400}, {u"3"_s, 400}, {u"4"_s, 404}}));
    QCOMPARE(read(), u"Busy/InACall"_s);

    const QJsonArray log = m_simulator->requests();
    int inBatch = 0;
    for (const QJsonValue &entry : log) {
        inBatch += entry[u"batch"_s].toBool() ? 1 : 0;
        if (entry[u"batch"_s].toBool() && entry[u"status"_s].toInt() == 200)
            QCOMPARE(entry[u"written"_s][u"activity"_s].toString(), u"InACall"_s);
    }
    QCOMPARE(inBatch, 4);
}

void TestSimulatorGraph::batchRules_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("sameId");
    QTest::addColumn<int>("status");
    QTest::addRow("twenty") << 20 << false << 200;
    QTest::addRow("twenty-one") << 21 << false << 400;
    QTest::addRow("none") << 0 << false << 400;
    QTest::addRow("an id twice") << 2 << true << 400;
}

void TestSimulatorGraph::batchRules()
{
    QFETCH(int, count);
    QFETCH(bool, sameId);
    QFETCH(int, status);
    QJsonArray items;
    for (int i = 0; i < count; ++i)
        items.append(item(sameId ? "1" : QByteArray::number(i).constData(), path("setPresence")));
    QCOMPARE(batch(items).status, status);
}

void TestSimulatorGraph::aFaultCanHitOneItemOfABatch()
{
    QVERIFY(m_simulator->addFault({{u"match"_s, u"setPresence"_s}, {u"times"_s, 1}, {u"kind"_s, u"status"_s},
        {u"status"_s, 429}, {u"retryAfterSeconds"_s, 7}}));
    const HttpAnswer answer = batch({item("1", path("setPresence")), item("2", path("setPresence"))});
    QCOMPARE(answer.status, 200);
    const QJsonArray responses = answer.object()[u"responses"_s].toArray();
    for (const QJsonValue &response : responses) {
        const bool first = response[u"id"_s].toString() == u"1"_s;
        QCOMPARE(response[u"status"_s].toInt(), first ? 429 : 200);
        QCOMPARE(response[u"headers"_s][u"Retry-After"_s].toString(), first ? u"7"_s : QString());
        QCOMPARE(
            response[u"body"_s][u"error"_s][u"code"_s].toString(), first ? u"TooManyRequests"_s : QString());
    }
}

void TestSimulatorGraph::whatIsPublishedAndNotGrantedIsRefused()
{
    for (const auto &route : {u"/groups"_s, u"/domains"_s, u"/servicePrincipals"_s, u"/groups/x"_s}) {
        const HttpAnswer answer = m_client->graph("GET", route, m_token);
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.object()[u"error"_s][u"code"_s].toString(), u"Authorization_RequestDenied"_s);
    }
    QCOMPARE(m_client->graph("POST", u"/users"_s, m_token, QJsonObject()).status, 403);
    QCOMPARE(m_client->graph("GET", u"/me"_s, m_token).status, 400);
}

void TestSimulatorGraph::unknownRoutes()
{
    for (const auto &route : {u"/me/presence"_s, QString(u"/users/"_s + m_id + u"/messages"_s)})
        QCOMPARE(m_client->graph("GET", route, m_reader).status, 501);
    QCOMPARE(m_client->graph("GET", u"/unheardOf"_s, m_token).status, 501);
    QCOMPARE(m_client->graph("POST", path("setStatusMessage"), m_token, QJsonObject()).status, 501);
    const QJsonObject logged = m_simulator->requests().last().toObject();
    QCOMPARE(logged[u"status"_s].toInt(), 501);
    QVERIFY(logged[u"path"_s].toString().endsWith(u"setStatusMessage"_s));
}

QTEST_GUILESS_MAIN(TestSimulatorGraph)
#include "test_simulator_graph.moc"
