// SPDX-License-Identifier: GPL-3.0-or-later
#include "starface/login.h"
#include "starface/restdecoder.h"
#include "support/mutate.h"
#include "support/turn.h"

#include <QJsonDocument>
#include <QTest>

using namespace pb;
using namespace pb::starface;
using namespace Qt::StringLiterals;
using core::ErrorKind;

class TestRestDecoder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void users();
    void everyWholeNumberIsAnId();
    void accounts();
    void phoneSettingsKeepWhatIsNotKnown();
    void oneBadEntryCostsThatOneOnly();
    void aBadBodyIsAProtocolError_data();
    void aBadBodyIsAProtocolError();
    void errors_data();
    void errors();
    void damageNeverCrashes();
};

void TestRestDecoder::users()
{
    const auto users = decodeUsers(test::dataFile(u"starface/users.json"_s));
    QVERIFY(users);
    QCOMPARE(users->size(), 3);
    QCOMPARE(users->at(1), (User{1001, u"101"_s, u"anna@example.com"_s, u"Anna"_s, u"Beispiel"_s}));
    QCOMPARE(users->at(2).email, QString());
}

void TestRestDecoder::everyWholeNumberIsAnId()
{
    for (const int id : {0, -1, -2, 1, 2'147'483'647}) {
        const auto users = decodeUsers("[{\"id\":" + QByteArray::number(id) + "}]");
        QVERIFY2(users, qPrintable(QString::number(id)));
        QCOMPARE(users->first().id, id);
    }
    QVERIFY(decodeUsers("[]").value().isEmpty()); // a PBX without users
}

void TestRestDecoder::accounts()
{
    const auto accounts = decodeAccounts(test::dataFile(u"starface/accounts.json"_s));
    QVERIFY(accounts);
    QCOMPARE(accounts->at(0), (Account{1001, u"Anna Beispiel"_s, u"USER"_s}));
    QCOMPARE(accounts->at(1).type, u"SOMETHING_NEW"_s);
}

void TestRestDecoder::phoneSettingsKeepWhatIsNotKnown()
{
    const auto body = test::dataFile(u"starface/phoneconfig.json"_s);
    const auto config = decodePhoneConfig(body);
    QVERIFY(config);
    QVERIFY(!config->doNotDisturb);
    auto expected = QJsonDocument::fromJson(body).object();
    expected.insert("doNotDisturb"_L1, true);
    QCOMPARE(QJsonDocument::fromJson(encodePhoneConfig(*config, true)).object(), expected);
    QVERIFY2(
        encodePhoneConfig(*config, true).contains("\"displayNumberId\":11,"), "whole numbers stay whole");
}

void TestRestDecoder::oneBadEntryCostsThatOneOnly()
{
    for (const char *bad : {"1", "null", "{}", R"({"id":"1"})", "[]"}) {
        const auto users = decodeUsers(QByteArray(R"([{"id":1},)") + bad + R"(,{"id":3}])");
        QVERIFY2(users && users->size() == 2, bad);
        QCOMPARE(users->last().id, 3);
    }
}

void TestRestDecoder::aBadBodyIsAProtocolError_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addRow("nothing") << QByteArray();
    QTest::addRow("a web page") << QByteArray("<html>");
    QTest::addRow("an object without anything") << QByteArray("{}");
    QTest::addRow("an entry without an id") << QByteArray(R"([{"login":"1"}])");
    QTest::addRow("an id that is text") << QByteArray(R"([{"id":"1","accountId":"1"}])");
    QTest::addRow("an id that is a fraction") << QByteArray(R"([{"id":1.5,"accountId":1.5}])");
    QTest::addRow("an entry that is no object") << QByteArray("[1]");
    QTest::addRow("a DND that is text") << QByteArray(R"({"doNotDisturb":"false"})");
    QTest::addRow("a DND that is null") << QByteArray(R"({"doNotDisturb":null})");
}

void TestRestDecoder::aBadBodyIsAProtocolError()
{
    QFETCH(const QByteArray, body);
    const auto users = decodeUsers(body);
    QVERIFY(!users);
    QCOMPARE(users.error().kind, ErrorKind::Protocol);
    const auto accounts = decodeAccounts(body);
    QVERIFY(!accounts);
    QCOMPARE(accounts.error().kind, ErrorKind::Protocol);
    const auto config = decodePhoneConfig(body);
    QVERIFY(!config);
    QCOMPARE(config.error().kind, ErrorKind::Protocol);
}

void TestRestDecoder::errors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("mayHaveActed");
    QTest::addRow("200 is the documented unexpected error") << 200 << ErrorKind::Protocol << true;
    QTest::addRow("202") << 202 << ErrorKind::Protocol << true;
    QTest::addRow("302") << 302 << ErrorKind::Protocol << false;
    QTest::addRow("400") << 400 << ErrorKind::InvalidInput << false;
    QTest::addRow("403") << 403 << ErrorKind::Forbidden << false;
    QTest::addRow("404") << 404 << ErrorKind::NotFound << false;
    QTest::addRow("500") << 500 << ErrorKind::Server << true;
}

void TestRestDecoder::errors()
{
    QFETCH(const int, status);
    http::Response response;
    response.status = status;
    response.body = R"({"code":"SOME_CODE","message":"some text"})";
    const auto error = decodeRestError(response);
    QTEST(error.kind, "kind");
    QTEST(error.mayHaveActed, "mayHaveActed");
    QCOMPARE(error.code, u"SOME_CODE"_s);
    QCOMPARE(error.detail, u"some text"_s);
    response.body = R"({"code":17,"message":")" + QByteArray(1000, 'x') + "\"}";
    QCOMPARE(decodeRestError(response).code, u"17"_s);
    QCOMPARE(decodeRestError(response).detail.size(), 300);
    response.body = "<html>";
    QCOMPARE(decodeRestError(response).httpStatus, status);
}

void TestRestDecoder::damageNeverCrashes()
{
    QRandomGenerator random(20260102);
    const QList<QByteArray> pieces{"{", "}", "[", "]", "\"", "null", "1e999", "\\ud800", "\xff",
        "\"id\":", "-1", QByteArray(300, '['), "true", "99999999999"};
    const QList<QByteArray> documents{test::dataFile(u"starface/users.json"_s),
        test::dataFile(u"starface/accounts.json"_s), test::dataFile(u"starface/phoneconfig.json"_s)};
    int accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
        const auto body = test::mutated(documents[i % documents.size()], pieces, random);
        accepted += decodeUsers(body).has_value();
        (void)decodeAccounts(body);
        const auto config = decodePhoneConfig(body);
        if (config)
            QCOMPARE(decodePhoneConfig(encodePhoneConfig(*config, !config->doNotDisturb))->doNotDisturb,
                !config->doNotDisturb);
        (void)decodeChallenge(body);
        (void)decodeToken(body);
    }
    QVERIFY(accepted > 100);
}

QTEST_GUILESS_MAIN(TestRestDecoder)
#include "tst_restdecoder.moc"
