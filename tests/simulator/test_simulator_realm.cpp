// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatorclient.h"

#include <QTest>

using namespace pb::test;
using namespace Qt::StringLiterals;

/// A PBX of version 10: the realm beside the older sign-ins.
class TestSimulatorRealm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void beforeVersion10ThereIsNone();
    void thePasswordGrant();
    void tokensRunOut();
    void refusals_data();
    void refusals();
    void theOlderSignIns();
    void keysHaveBothSpellings();

private:
    bool order(const QJsonObject &body)
    {
        return !m_simulator->control("POST", u"starface"_s, body).toObject().contains("error"_L1);
    }
    HttpAnswer token(const QList<QPair<QByteArray, QString>> &fields);
    HttpAnswer passwordGrant(const QList<QPair<QByteArray, QString>> &instead = {});
    HttpAnswer users(const QByteArray &bearer);

    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<SimulatorClient> m_client;
};

void TestSimulatorRealm::init()
{
    m_simulator = std::make_unique<Simulator>(QStringList{u"--users"_s, u"5"_s});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_client = std::make_unique<SimulatorClient>(*m_simulator);
    QVERIFY(order({{u"version10"_s, true}}));
}

void TestSimulatorRealm::cleanup()
{
    m_client.reset();
    m_simulator.reset();
}

HttpAnswer TestSimulatorRealm::token(const QList<QPair<QByteArray, QString>> &fields)
{
    QByteArray form;
    for (const auto &[name, value] : fields)
        form += (form.isEmpty() ? "" : "&") + name + '=' + value.toUtf8().toPercentEncoding();
    return httpRequest("POST", QUrl(m_simulator->info().starface + u"/auth/realms/pbx/oauth2/token"_s),
        {{"Content-Type", "application/x-www-form-urlencoded"}}, form);
}

HttpAnswer TestSimulatorRealm::passwordGrant(const QList<QPair<QByteArray, QString>> &instead)
{
    const SimulatorInfo &info = m_simulator->info();
    QList<QPair<QByteArray, QString>> fields{{"client_id", u"rest-client-headless"_s},
        {"grant_type", u"password"_s}, {"scope", u"login"_s}, {"username", info.starfaceLogin},
        {"password", info.starfacePassword}, {"client_secret", info.starfaceClientSecret}};
    for (auto &[name, value] : fields) {
        for (const auto &[other, text] : instead) {
            if (name == other)
                value = text;
        }
    }
    return token(fields);
}

HttpAnswer TestSimulatorRealm::users(const QByteArray &bearer)
{
    return httpRequest("GET", QUrl(m_simulator->info().starface + u"/rest/users"_s),
        {{"X-Version", "2"}, {"Authorization", "Bearer " + bearer}}, QByteArray());
}

void TestSimulatorRealm::beforeVersion10ThereIsNone()
{
    QVERIFY(order({{u"version10"_s, false}}));
    const QUrl discovery(m_simulator->info().starface + u"/.well-known/openid-configuration"_s);
    QCOMPARE(httpRequest("GET", discovery, {}, QByteArray()).status, 404);
    QCOMPARE(passwordGrant().status, 404);
}

void TestSimulatorRealm::thePasswordGrant()
{
    const QUrl discovery(m_simulator->info().starface + u"/.well-known/openid-configuration"_s);
    const HttpAnswer found = httpRequest("GET", discovery, {}, QByteArray());
    QVERIFY(found.object()["token_endpoint"_L1].toString().endsWith(u"/auth/realms/pbx/oauth2/token"));
    const QJsonObject grant = passwordGrant().object();
    QCOMPARE(grant["expires_in"_L1].toInt(), 300);
    QCOMPARE(grant["refresh_expires_in"_L1].toInt(), 21600);
    const QByteArray access = grant["access_token"_L1].toString().toUtf8();
    QCOMPARE(users(access).status, 200);
    QCOMPARE(users("wrong").status, 401);
    const HttpAnswer uci = httpRequest("POST",
        QUrl(m_simulator->info().starface + u"/xml-rpc?de.vertico.starface.jwt="_s
            + QString::fromLatin1(access)),
        {{"Content-Type", "text/xml"}},
        QByteArray("<methodCall><methodName>ucp.v30.requests.connection.login</methodName><params/>"
                   "</methodCall>"));
    QVERIFY(uci.body.contains("<boolean>1</boolean>"));
}

void TestSimulatorRealm::tokensRunOut()
{
    const QJsonObject first = passwordGrant().object();
    const QString secret = m_simulator->info().starfaceClientSecret;
    const auto refresh = [&](const QJsonObject &grant) {
        return token({{"client_id", u"rest-client-headless"_s}, {"grant_type", u"refresh_token"_s},
            {"refresh_token", grant["refresh_token"_L1].toString()}, {"client_secret", secret}});
    };
    QVERIFY(m_simulator->advanceClock(301));
    QCOMPARE(users(first["access_token"_L1].toString().toUtf8()).status, 401);
    const QJsonObject second = refresh(first).object();
    QCOMPARE(users(second["access_token"_L1].toString().toUtf8()).status, 200);
    QVERIFY(second["refresh_expires_in"_L1].toInt() < 21600 - 300);
    QVERIFY(m_simulator->advanceClock(21600));
    QCOMPARE(refresh(second).status, 400);
    QCOMPARE(refresh(second).object()["error"_L1], u"invalid_grant"_s);
    QVERIFY(order({{u"newClientSecret"_s, true}}));
    QCOMPARE(refresh(second).object()["error"_L1], u"unauthorized_client"_s);
}

void TestSimulatorRealm::refusals_data()
{
    QTest::addColumn<QJsonObject>("orders");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    QTest::addRow("wrong password") << QJsonObject() << QByteArray("password") << 401 << u"invalid_grant"_s;
    QTest::addRow("wrong client secret")
        << QJsonObject() << QByteArray("client_secret") << 401 << u"unauthorized_client"_s;
    QTest::addRow("wrong scope") << QJsonObject() << QByteArray("scope") << 400 << u"invalid_scope"_s;
    QTest::addRow("wrong grant") << QJsonObject() << QByteArray("grant_type") << 400
                                 << u"unsupported_grant_type"_s;
    QTest::addRow("right missing") << QJsonObject{{u"passwordGrantRight"_s, false}} << QByteArray() << 403
                                   << u"access_denied"_s;
    QTest::addRow("password reset") << QJsonObject{{u"passwordReset"_s, true}} << QByteArray() << 400
                                    << u"invalid_grant"_s;
}

void TestSimulatorRealm::refusals()
{
    QFETCH(const QJsonObject, orders);
    QFETCH(const QByteArray, field);
    QVERIFY(order(orders));
    const HttpAnswer answer = passwordGrant({{field, u"x"_s}});
    QTEST(answer.status, "status");
    QTEST(answer.object()["error"_L1].toString(), "error");
}

void TestSimulatorRealm::theOlderSignIns()
{
    const auto login = [this] {
        return m_client->restLogin(m_client->restNonce(), m_simulator->info().starfacePassword).status;
    };
    QCOMPARE(login(), 200);
    QVERIFY(order({{u"externalIdentity"_s, true}}));
    QCOMPARE(login(), 401);
    QVERIFY(m_client->uci("connection.login").body.contains("UciIllegalAccessException"));
    QVERIFY(order({{u"externalIdentity"_s, false}, {u"passwordReset"_s, true}}));
    QCOMPARE(login(), 400);
    QVERIFY(order({{u"passwordReset"_s, false}, {u"bearerOnly"_s, true}}));
    const HttpAnswer challenge = httpRequest(
        "GET", QUrl(m_simulator->info().starface + u"/rest/login"_s), {{"X-Version", "2"}}, QByteArray());
    QCOMPARE(challenge.status, 401);
    QVERIFY(challenge.headers.value("www-authenticate").startsWith("Bearer"));
}

void TestSimulatorRealm::keysHaveBothSpellings()
{
    const QByteArray access = passwordGrant().object()["access_token"_L1].toString().toUtf8();
    const auto restKeys = [&] {
        return httpRequest("GET", QUrl(m_simulator->info().starface + u"/rest/functionkeysets/1"_s),
            {{"X-Version", "2"}, {"Authorization", "Bearer " + access}}, QByteArray())
            .body;
    };
    QVERIFY(m_client->uci("connection.login").body.contains("<boolean>1</boolean>"));
    const auto uciKeys = [&] { return m_client->uci("functionKey.getFunctionKeys").body; };
    QVERIFY(restKeys().contains("\"BUSYLAMPFIELD\""));
    QVERIFY(uciKeys().contains(">BUSY_LAMP_FIELD<"));
    QVERIFY(order({{u"otherKeyType"_s, true}}));
    m_simulator->control("POST", u"uci"_s, {{u"otherKeyType"_s, true}, {u"otherKeyMembers"_s, true}});
    QVERIFY(restKeys().contains("\"BUSY_LAMP_FIELD\""));
    const QByteArray keys = uciKeys();
    QVERIFY(keys.contains(">BUSYLAMPFIELD<"));
    for (const char *name : {"<name>id<", "<name>type<", "<name>accountId<", "<name>state<"})
        QVERIFY2(keys.contains(name), name);
    m_simulator->control("POST", u"uci"_s, {{u"hidesKeys"_s, true}});
    QVERIFY(!uciKeys().contains("<struct>"));
}

QTEST_GUILESS_MAIN(TestSimulatorRealm)
#include "test_simulator_realm.moc"
