// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatorclient.h"

#include <QTest>

using namespace pb::test;
using namespace Qt::StringLiterals;

class TestSimulatorStarface : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theVendorsVectors();
    void aNonceWorksOnce();
    void aWrongPasswordIsRefused();
    void headersAreDemanded();
    void aTokenLivesFourHours();
    void logout();
    void users();
    void phoneConfigWantsAllFourFields_data();
    void phoneConfigWantsAllFourFields();
    void dndIsWrittenAndLogged();
    void dndIsSeenAfterTheLag();
    void onlyAnAdministratorWritesForOthers();
    void accountsAndKeys();
    void keysAreMadeAndRemoved_data();
    void keysAreMadeAndRemoved();
    void uciNeedsTheRightPassword();
    void uciNeedsASession();
    void aSessionMayBeTheAccounts();
    void aSessionLivesWhileItIsUsed();
    void sessionsCanBeLost();
    void keysTellTheLine_data();
    void keysTellTheLine();
    void keysMayBeSilent();
    void ownState();
    void unknownRoutes();

private:
    QJsonObject phoneConfig();

    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<SimulatorClient> m_client;
    QByteArray m_token;
    QString m_email;
    int m_id = 0;
};

void TestSimulatorStarface::init()
{
    m_simulator = std::make_unique<Simulator>(QStringList{u"--users"_s, u"5"_s});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_client = std::make_unique<SimulatorClient>(*m_simulator);
    m_token = m_client->restLogin(m_client->restNonce(), m_simulator->info().starfacePassword)
                  .object()[u"token"_s]
                  .toString()
                  .toUtf8();
    QVERIFY(!m_token.isEmpty());
    m_email = m_simulator->matchedEmails().first();
    m_id = m_simulator->user(m_email)[u"starfaceId"_s].toInt();
    QVERIFY(m_id > 1);
}

void TestSimulatorStarface::cleanup()
{
    m_client.reset();
    m_simulator.reset();
}

QJsonObject TestSimulatorStarface::phoneConfig()
{
    return m_client->rest("GET", u"/users/%1/phoneconfig"_s.arg(m_id), m_token).object();
}

/// The client of these tests follows the vendor's formula, and init() shows that the simulator accepts it.
void TestSimulatorStarface::theVendorsVectors()
{
    const QByteArray hash = sha512Hex("Pass123");
    QCOMPARE(sha512Hex("123" + QByteArray("pds24hmip1ctbogn1l8ujvs5u4") + hash),
        QByteArray("ec2a24d7e17ecc4548582e593406c6e7e0be72a0877055c7b91e6872656cda2d"
                   "db99681837c3dc7775e50f5e8d0072fbc5103ed46bc686be09c6b864c518be27"));
    const QByteArray uci = sha512Hex("123*" + hash);
    QVERIFY(uci.startsWith("81d8af78") && uci.endsWith("288e8b6ced"));
}

void TestSimulatorStarface::aNonceWorksOnce()
{
    const QByteArray nonce = m_client->restNonce();
    QCOMPARE(m_client->restLogin(nonce, m_simulator->info().starfacePassword).status, 200);
    const HttpAnswer again = m_client->restLogin(nonce, m_simulator->info().starfacePassword);
    QCOMPARE(again.status, 400);
    QVERIFY(again.object().contains(u"code"_s) && again.object().contains(u"message"_s));
    QCOMPARE(m_client->restLogin("neverissued", m_simulator->info().starfacePassword).status, 400);
}

void TestSimulatorStarface::aWrongPasswordIsRefused()
{
    const QByteArray nonce = m_client->restNonce();
    QCOMPARE(m_client->restLogin(nonce, u"wrong"_s).status, 400);
    QCOMPARE(m_client->restLogin(nonce, m_simulator->info().starfacePassword).status, 400);
}

void TestSimulatorStarface::headersAreDemanded()
{
    const QUrl url(m_simulator->info().starface + u"/rest/users"_s);
    QCOMPARE(
        httpRequest("GET", url, {{"authToken", m_token}}, QByteArray()).status, 200); // published clients
    QCOMPARE(httpRequest("GET", url, {{"X-Version", "1"}, {"authToken", m_token}}, QByteArray()).status, 401);
    QCOMPARE(httpRequest("GET", url, {{"X-Version", "2"}}, QByteArray()).status, 401);
    QCOMPARE(httpRequest("GET", url, {{"X-Version", "2"}, {"authToken", m_token}}, QByteArray()).status, 200);
    const QUrl login(m_simulator->info().starface + u"/rest/login"_s);
    QCOMPARE(httpRequest("GET", login, {}, QByteArray()).status, 200);
    QCOMPARE(httpRequest("GET", login, {{"X-Version", "1"}}, QByteArray()).status, 400);
}

void TestSimulatorStarface::aTokenLivesFourHours()
{
    QVERIFY(m_simulator->advanceClock(4 * 3600 - 60));
    QCOMPARE(m_client->rest("GET", u"/users/me"_s, m_token).status, 200);
    QVERIFY(m_simulator->advanceClock(61));
    QCOMPARE(m_client->rest("GET", u"/users/me"_s, m_token).status, 401);
}

void TestSimulatorStarface::logout()
{
    QCOMPARE(m_client->rest("DELETE", u"/login"_s, m_token).status, 204);
    QCOMPARE(m_client->rest("GET", u"/users"_s, m_token).status, 401);
}

void TestSimulatorStarface::users()
{
    const QJsonArray users = m_client->rest("GET", u"/users"_s, m_token).array();
    QCOMPARE(users.size(), 6); // five and the technical account
    QCOMPARE(
        m_client->rest("GET", u"/users/%1"_s.arg(m_id), m_token).object()[u"email"_s].toString(), m_email);
    QCOMPARE(m_client->rest("GET", u"/users/me"_s, m_token).object()[u"login"_s].toString(),
        m_simulator->info().starfaceLogin);
    QCOMPARE(m_client->rest("GET", u"/users/999"_s, m_token).status, 404);
}

void TestSimulatorStarface::phoneConfigWantsAllFourFields_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    for (const auto &field :
        {u"callWaiting"_s, u"displayNumberId"_s, u"doNotDisturb"_s, u"primaryPhoneId"_s}) {
        QTest::addRow("without %s", qPrintable(field)) << field << QJsonValue(QJsonValue::Undefined);
        QTest::addRow("%s as text", qPrintable(field)) << field << QJsonValue(u"true"_s);
    }
    QTest::addRow("a phone of somebody else") << u"primaryPhoneId"_s << QJsonValue(1);
}

void TestSimulatorStarface::phoneConfigWantsAllFourFields()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject config = phoneConfig();
    QCOMPARE(config.size(), 4);
    if (value.isUndefined())
        config.remove(field);
    else
        config[field] = value;
    QCOMPARE(m_client->rest("PUT", u"/users/%1/phoneconfig"_s.arg(m_id), m_token, config).status, 400);
    QCOMPARE(m_simulator->world()[u"dndWrites"_s].toInt(), 0);
}

void TestSimulatorStarface::dndIsWrittenAndLogged()
{
    QJsonObject config = phoneConfig();
    QCOMPARE(config[u"doNotDisturb"_s].toBool(), false);
    config[u"doNotDisturb"_s] = true;
    QCOMPARE(m_client->rest("PUT", u"/users/%1/phoneconfig"_s.arg(m_id), m_token, config).status, 204);
    QCOMPARE(phoneConfig(), config);
    QCOMPARE(m_simulator->user(m_email)[u"dnd"_s].toBool(), true);
    const QJsonArray log = m_simulator->requests();
    QCOMPARE(log.at(log.size() - 2)[u"written"_s][u"doNotDisturb"_s].toBool(), true);
    QVERIFY(m_simulator->pressDnd(m_email, false));
    QCOMPARE(phoneConfig()[u"doNotDisturb"_s].toBool(), false);
    QCOMPARE(m_simulator->world()[u"dndWrites"_s].toInt(), 1);
}

void TestSimulatorStarface::dndIsSeenAfterTheLag()
{
    m_simulator->control("POST", u"lag"_s, {{u"starfaceSeconds"_s, 10}});
    QJsonObject config = phoneConfig();
    config[u"doNotDisturb"_s] = true;
    QCOMPARE(m_client->rest("PUT", u"/users/%1/phoneconfig"_s.arg(m_id), m_token, config).status, 204);
    QCOMPARE(phoneConfig()[u"doNotDisturb"_s].toBool(), false);
    QVERIFY(m_simulator->advanceClock(11));
    QCOMPARE(phoneConfig()[u"doNotDisturb"_s].toBool(), true);
}

void TestSimulatorStarface::onlyAnAdministratorWritesForOthers()
{
    m_simulator->control("POST", u"starface"_s, {{u"administrator"_s, false}});
    QCOMPARE(m_client->rest("PUT", u"/users/%1/phoneconfig"_s.arg(m_id), m_token, phoneConfig()).status, 403);
    const QJsonObject own = m_client->rest("GET", u"/users/me/phoneconfig"_s, m_token).object();
    QCOMPARE(m_client->rest("PUT", u"/users/me/phoneconfig"_s, m_token, own).status, 204);
}

void TestSimulatorStarface::accountsAndKeys()
{
    const QJsonArray accounts = m_client->rest("GET", u"/accounts"_s, m_token).array();
    QCOMPARE(accounts.first()[u"type"_s].toString(), u"GROUP"_s);
    QCOMPARE(accounts.last()[u"type"_s].toString(), u"USER"_s);
    QCOMPARE(m_client->rest("GET", u"/functionkeysets"_s, m_token).array().size(), 1);
    const QJsonArray keys = m_client->rest("GET", u"/functionkeysets/1"_s, m_token).array();
    QCOMPARE(keys.size(), 5);
    QCOMPARE(keys.first()[u"blfAccountId"_s].toInt(), m_id);
    const QString key = keys.first()[u"id"_s].toString();
    QCOMPARE(
        m_client->rest("GET", u"/functionkeysets/1/"_s + key, m_token).object(), keys.first().toObject());
    QCOMPARE(m_client->rest("GET", u"/functionkeysets/edit/defaults"_s, m_token).status, 200);
    QCOMPARE(m_client->rest("GET", u"/functionkeysets/2"_s, m_token).status, 404);
    const QJsonObject set = m_client->rest("GET", u"/functionkeysets"_s, m_token).array().first().toObject();
    QCOMPARE(set[u"keyOrder"_s].toArray().first().toString(), key);
    QCOMPARE(m_client->rest("GET", u"/functionkeysets/1/phones"_s, m_token).array().size(), 0);
    const QJsonArray users = m_client->rest("GET", u"/users"_s, m_token).array();
    QVERIFY(users.first()[u"personId"_s].isString());
}

void TestSimulatorStarface::keysAreMadeAndRemoved_data()
{
    QTest::addColumn<bool>("version10");
    QTest::addRow("published") << false;
    QTest::addRow("version 10") << true;
}

/// The published key makes one for whom it names; version 10 makes it for the account itself and wants the
/// form.
void TestSimulatorStarface::keysAreMadeAndRemoved()
{
    QFETCH(const bool, version10);
    m_simulator->control("POST", u"starface"_s, {{u"version10"_s, version10}});
    const QString set = u"/functionkeysets/1"_s;
    const auto accounts = [&] {
        QList<int> ids;
        for (const QJsonValue &key : m_client->rest("GET", set, m_token).array())
            ids << key[u"blfAccountId"_s].toInt();
        return ids;
    };
    const QString key = u"/fk-%1"_s.arg(m_id);
    QCOMPARE(m_client->rest("GET", set + u"/edit"_s + key, m_token)
                 .object()[u"editFunctionKeyBusyLampField"_s]
                 .toObject()[u"blfAccountId"_s]
                 .toInt(),
        m_id);
    QCOMPARE(m_client->rest("DELETE", set + key, m_token).status, 204);
    QCOMPARE(m_client->rest("DELETE", set + key, m_token).status, 404);
    QVERIFY(!accounts().contains(m_id));
    const QJsonArray free = m_client->rest("GET", u"/functionkeysets/edit/defaults"_s, m_token)
                                .object()[u"editFunctionKeyBusyLampField"_s]
                                .toObject()[u"availableAccounts"_s]
                                .toArray();
    QCOMPARE(free.first()[u"accountId"_s].toInt(), m_id);
    QVERIFY(!free.first()[u"primaryInternalPhoneNumber"_s].toString().isEmpty());

    const QJsonObject form{{u"editFunctionKeyBusyLampField"_s,
        QJsonObject{{u"name"_s, u"A"_s}, {u"blfDisplayInformation"_s, u"A"_s}, {u"blfAccountId"_s, m_id},
            {u"number"_s, QString()}}}};
    const QJsonObject flat{{u"functionKeyType"_s, u"BUSYLAMPFIELD"_s}, {u"accountId"_s, u"1"_s},
        {u"position"_s, 9}, {u"name"_s, u"A"_s}, {u"blfAccountId"_s, m_id}};
    if (version10) {
        QCOMPARE(m_client->rest("POST", set, m_token, flat).status, 201);
        QVERIFY(!accounts().contains(m_id)); // it became the account's own
        QCOMPARE(accounts().size(), 5);
    }
    QCOMPARE(m_client->rest("POST", set, m_token, form).status, version10 ? 201 : 500);
    if (!version10)
        QCOMPARE(m_client->rest("POST", set, m_token, flat).object()[u"blfAccountId"_s].toInt(), m_id);
    QVERIFY(accounts().contains(m_id));
    QJsonObject incomplete = flat;
    incomplete.remove(u"position"_s);
    QCOMPARE(m_client->rest("POST", set, m_token, incomplete).status, 500);
    m_simulator->control("POST", u"starface"_s, {{u"keyRight"_s, false}});
    QCOMPARE(m_client->rest("DELETE", set + key, m_token).status, 403);
}

void TestSimulatorStarface::uciNeedsTheRightPassword()
{
    const HttpAnswer refused = m_client->uci("connection.login", {}, u"wrong"_s);
    QCOMPARE(refused.status, 200);
    QVERIFY(refused.body.contains("<fault>") && refused.body.contains("UciIllegalAccessException"));
    QVERIFY(m_client->uci("connection.login").body.contains("<boolean>1</boolean>"));
}

void TestSimulatorStarface::uciNeedsASession()
{
    QVERIFY(m_client->uci("functionKey.getFunctionKeys").body.contains("UcpNotConnectedException"));
    QVERIFY(m_client->uci("connection.keepAlive").body.contains("<boolean>0</boolean>"));
    m_client->uci("connection.login");
    QVERIFY(m_client->uci("functionKey.getFunctionKeys").body.contains("BUSY_LAMP_FIELD"));
    m_client->forgetCookie();
    QVERIFY(m_client->uci("functionKey.getFunctionKeys").body.contains("UcpNotConnectedException"));
    m_client->uci("connection.login");
    QVERIFY(m_client->uci("connection.logout").body.contains("<boolean>1</boolean>"));
    QVERIFY(m_client->uci("userState.getUserState").body.contains("UcpNotConnectedException"));
}

void TestSimulatorStarface::aSessionMayBeTheAccounts()
{
    m_simulator->control("POST", u"uci"_s, {{u"sessionsOfAccount"_s, true}});
    m_client->uci("connection.login");
    m_client->forgetCookie();
    QVERIFY(m_client->uci("functionKey.getFunctionKeys").body.contains("BUSY_LAMP_FIELD"));
    // another client's logout ends it
    QVERIFY(m_client->uci("connection.logout").body.contains("<boolean>1</boolean>"));
    QVERIFY(m_client->uci("functionKey.getFunctionKeys").body.contains("UcpNotConnectedException"));
}

void TestSimulatorStarface::aSessionLivesWhileItIsUsed()
{
    m_client->uci("connection.login");
    for (int i = 0; i < 3; ++i) {
        QVERIFY(m_simulator->advanceClock(50));
        QVERIFY(m_client->uci(i == 1 ? "functionKey.getFunctionKeys" : "connection.keepAlive")
                    .body.contains("<params>"));
    }
    QVERIFY(m_client->uci("connection.keepAlive").body.contains("<boolean>1</boolean>"));
    QVERIFY(m_simulator->advanceClock(61));
    QVERIFY(m_client->uci("connection.keepAlive").body.contains("<boolean>0</boolean>"));
}

void TestSimulatorStarface::sessionsCanBeLost()
{
    m_client->uci("connection.login");
    m_simulator->control("POST", u"uci"_s, {{u"loseSessions"_s, true}});
    QVERIFY(m_client->uci("functionKey.getFunctionKeys").body.contains("UcpNotConnectedException"));
    m_simulator->control("POST", u"starface"_s, {{u"expireTokens"_s, true}});
    QCOMPARE(m_client->rest("GET", u"/users"_s, m_token).status, 401);
}

void TestSimulatorStarface::keysTellTheLine_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("telephonyState");
    QTest::addColumn<QByteArray>("callState");
    QTest::addRow("idle") << u"Idle"_s << QByteArray("AVAILABLE") << QByteArray();
    QTest::addRow("ringing") << u"Ringing"_s << QByteArray("RINGING") << QByteArray("RINGING");
    QTest::addRow("in a call") << u"InCall"_s << QByteArray("ACTIVE") << QByteArray("CONNECTED");
}

void TestSimulatorStarface::keysTellTheLine()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, telephonyState);
    QFETCH(QByteArray, callState);
    m_client->uci("connection.login");
    QVERIFY(m_simulator->setLine(m_email, line));
    const QByteArray keys = m_client->uci("functionKey.getFunctionKeys").body;
    const QByteArray own = keys.mid(keys.indexOf(QByteArray("fk-" + QByteArray::number(m_id))));
    const qsizetype state = own.indexOf("telephonyState");
    QVERIFY(own.mid(state, own.indexOf("</struct>") - state)
                .contains(QByteArray("<string>" + telephonyState + "</string>")));
    const QByteArray calls =
        m_client
            ->uci("functionKey.getCallInfoForKey",
                "<param><value><string>fk-" + QByteArray::number(m_id) + "</string></value></param>")
            .body;
    QCOMPARE(calls.contains("callId"), !callState.isEmpty());
    QVERIFY(calls.contains("<array>") && calls.contains(callState));
}

void TestSimulatorStarface::keysMayBeSilent()
{
    m_client->uci("connection.login");
    m_simulator->control("POST", u"uci"_s, {{u"keysCarryState"_s, false}});
    const QByteArray keys = m_client->uci("functionKey.getFunctionKeys").body;
    QCOMPARE(keys.count("functionKeyId"), 5);
    QVERIFY(!keys.contains("telephonyState"));
    QVERIFY(
        m_client->uci(
                    "functionKey.getCallInfoForKey", "<param><value><string>fk-999</string></value></param>")
            .body.contains("<fault>"));
}

void TestSimulatorStarface::ownState()
{
    m_client->uci("connection.login");
    QVERIFY(m_client->uci("userState.getUserState").body.contains("redirectAlwaysActive"));
    QVERIFY(
        m_client->uci(
                    "userState.setDoNotDisturbSetting", "<param><value><boolean>1</boolean></value></param>")
            .body.contains("<boolean>1</boolean>"));
    QVERIFY(m_client->uci("userState.getUserState").body.contains("DO_NOT_DISTURB"));
    QVERIFY(m_client->uci("userState.setDoNotDisturbSetting", "<param><value>1</value></param>")
                .body.contains("<fault>"));
}

void TestSimulatorStarface::unknownRoutes()
{
    QCOMPARE(m_client->rest("GET", u"/voicemails"_s, m_token).status, 501);
    m_client->uci("connection.login");
    QCOMPARE(m_client->uci("call.placeCall").status, 501);
    const QJsonObject logged = m_simulator->requests().last().toObject();
    QCOMPARE(logged[u"status"_s].toInt(), 501);
    // The address of UCI requests holds the password's hash.
    QCOMPARE(logged[u"path"_s].toString(), u"/xml-rpc?de.vertico.starface.auth=***"_s);
}

QTEST_GUILESS_MAIN(TestSimulatorStarface)
#include "test_simulator_starface.moc"
