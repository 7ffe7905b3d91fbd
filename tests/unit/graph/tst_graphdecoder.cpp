// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphdecoder.h"
#include "support/mutate.h"
#include "support/turn.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pb;
using namespace pb::graph;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;

class TestGraphDecoder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPageOfUsers();
    void ofTheProxyAddressesThoseForMailCount_data();
    void ofTheProxyAddressesThoseForMailCount();
    void theAddressIsTheMailOrTheSignInName();
    void presencesKeepWhateverGraphWrites();
    void theOrganization();
    void oneBadEntryCostsThatOneOnly();
    void aBadBodyIsAProtocolError_data();
    void aBadBodyIsAProtocolError();
    void aLinkToTheNextPage_data();
    void aLinkToTheNextPage();
    void everyTruncationIsAnError();
    void anErrorBody_data();
    void anErrorBody();
    void eachItemOfABatchIsJudgedOnItsOwn();
    void damageNeverCrashes();
    void presencesOfOneRequestAreDecodedQuickly();
};

void TestGraphDecoder::aPageOfUsers()
{
    const auto page = decodeUsersPage(test::dataFile(u"graph/users-page1.json"_s));
    QVERIFY(page);
    QCOMPARE(page->users.size(), 3);
    QCOMPARE(page->users[0],
        (User{u"00000000-0000-0000-0000-000000000001"_s, u"Anna Beispiel"_s, u"anna@example.com"_s,
            u"anna@tenant.example"_s, true}));
    QCOMPARE(page->users[1].mail, QString());
    QVERIFY(!page->users[1].enabled);
    QVERIFY2(page->users[2].enabled, "an account of which nothing is said counts as enabled");
    QCOMPARE(page->next.toEncoded(),
        QByteArray(
            "http://graph.test/v1.0/users?$select=id,displayName&$top=999&$skiptoken=RFNwdAIAAQ%3D%3D"));

    const auto last = decodeUsersPage("{\"value\":[]}");
    QVERIFY(last && last->next.isEmpty() && last->users.isEmpty());
}

void TestGraphDecoder::ofTheProxyAddressesThoseForMailCount_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("addresses");
    const auto row = [](const char *name, const char *json, const QStringList &addresses) {
        QTest::addRow("%s", name) << QByteArray(json) << addresses;
    };
    row("the first one and the others", R"(["SMTP:a@x.example","smtp:b@x.example"])",
        {u"a@x.example"_s, u"b@x.example"_s});
    row("what is no mail is left out", R"(["X500:/o=x/cn=a","SIP:a@x.example","smtp:a@x.example"])",
        {u"a@x.example"_s});
    row("blanks around", R"([" Smtp:a@x.example "])", {u"a@x.example"_s});
    row("an entry without an address", R"(["smtp:","SMTP:a@x.example"])", {u"a@x.example"_s});
    row("entries that are no text", R"([17,null,{},"smtp:a@x.example"])", {u"a@x.example"_s});
    row("no list", R"("smtp:a@x.example")", {});
    row("null", "null", {});
}

void TestGraphDecoder::ofTheProxyAddressesThoseForMailCount()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, addresses);
    const auto page = decodeUsersPage(R"({"value":[{"id":"x","proxyAddresses":)" + json + "}]}");
    QVERIFY(page);
    QCOMPARE(page->users.constFirst().smtpAddresses, addresses);
    const auto without = decodeUsersPage(R"({"value":[{"id":"x"}]})");
    QVERIFY(without && without->users.constFirst().smtpAddresses.isEmpty());
}

void TestGraphDecoder::theAddressIsTheMailOrTheSignInName()
{
    User user;
    user.userPrincipalName = u" upn@example.com"_s;
    QCOMPARE(effectiveAddress(user), u"upn@example.com"_s);
    user.mail = u"  "_s;
    QCOMPARE(effectiveAddress(user), u"upn@example.com"_s);
    user.mail = u"mail@example.com "_s;
    QCOMPARE(effectiveAddress(user), u"mail@example.com"_s);
}

void TestGraphDecoder::presencesKeepWhateverGraphWrites()
{
    const auto presences = decodePresences(test::dataFile(u"graph/presences.json"_s));
    QVERIFY(presences);
    QCOMPARE(presences->size(), 4);
    QCOMPARE(presences->at(0),
        (Presence{u"00000000-0000-0000-0000-000000000001"_s, u"Busy"_s, u"InACall"_s, u"A0637471234"_s}));
    QCOMPARE(presences->at(1).activity, u"Levitating"_s);
    QCOMPARE(presences->at(2).availability, QString());
    QCOMPARE(presences->at(3).availability, QString());
    const auto one = decodePresence(R"({"id":"x","availability":"Away","activity":"Away"})");
    const auto numbered = decodePresence(R"({"id":"x","sequenceNumber":"A0173"})");
    QVERIFY(numbered);
    QCOMPARE(numbered->sequenceNumber, u"A0173"_s);
    QVERIFY(one);
    QCOMPARE(*one, (Presence{u"x"_s, u"Away"_s, u"Away"_s}));
}

void TestGraphDecoder::theOrganization()
{
    const auto organization = decodeOrganization(test::dataFile(u"graph/organization.json"_s));
    QVERIFY(organization);
    QCOMPARE(*organization, (Organization{u"7a947016-d2c6-46b6-8531-1248ac15a194"_s, u"Contoso"_s}));
    QVERIFY(!decodeOrganization("{\"value\":[]}"));
}

void TestGraphDecoder::oneBadEntryCostsThatOneOnly()
{
    for (const char *bad : {"17", "null", "{}", "{\"id\":7}", "[]"}) {
        const QByteArray body = QByteArray("{\"value\":[{\"id\":\"a\"},") + bad + ",{\"id\":\"b\"}]}";
        const auto users = decodeUsersPage(body);
        QVERIFY2(users && users->users.size() == 2, bad);
        const auto presences = decodePresences(body);
        QVERIFY2(presences && presences->size() == 2, bad);
        QCOMPARE(presences->last().id, u"b"_s);
    }
}

void TestGraphDecoder::aBadBodyIsAProtocolError_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addRow("nothing") << QByteArray();
    QTest::addRow("a web page") << QByteArray("<html>captive portal</html>");
    QTest::addRow("a list instead of an object") << QByteArray("[]");
    QTest::addRow("no value") << QByteArray("{}");
    QTest::addRow("a value that is no list") << QByteArray("{\"value\":{}}");
    QTest::addRow("an entry without an id") << QByteArray("{\"value\":[{\"availability\":\"Busy\"}]}");
    QTest::addRow("an entry with an empty id") << QByteArray("{\"value\":[{\"id\":\"\"}]}");
    QTest::addRow("an id that is a number") << QByteArray("{\"value\":[{\"id\":7}]}");
    QTest::addRow("an entry that is no object") << QByteArray("{\"value\":[17]}");
}

void TestGraphDecoder::aBadBodyIsAProtocolError()
{
    QFETCH(const QByteArray, body);
    const auto users = decodeUsersPage(body);
    QVERIFY(!users);
    QCOMPARE(users.error().kind, ErrorKind::Protocol);
    const auto presences = decodePresences(body);
    QVERIFY(!presences);
    QCOMPARE(presences.error().kind, ErrorKind::Protocol);
    const auto one = decodePresence(body);
    QVERIFY(!one);
    QCOMPARE(one.error().kind, ErrorKind::Protocol);
    const auto organization = decodeOrganization(body);
    QVERIFY(!organization);
    QCOMPARE(organization.error().kind, ErrorKind::Protocol);
    const auto batch = decodeBatch(body);
    QVERIFY(!batch);
    QCOMPARE(batch.error().kind, ErrorKind::Protocol);
}

void TestGraphDecoder::aLinkToTheNextPage_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<bool>("fine");
    QTest::newRow("none") << QByteArray("null") << true;
    QTest::newRow("a number") << QByteArray("17") << false;
    QTest::newRow("empty") << QByteArray(R"("")") << false;
    QTest::newRow("no address") << QByteArray(R"("http://[")") << false;
}

/// Users after a link that cannot be followed would be missing, and whoever is missing loses their claims.
void TestGraphDecoder::aLinkToTheNextPage()
{
    QFETCH(QByteArray, link);
    QFETCH(bool, fine);
    const auto page = decodeUsersPage(R"({"value":[{"id":"a"}],"@odata.nextLink":)" + link + "}");
    QCOMPARE(page.has_value(), fine);
    if (fine)
        QVERIFY(page->next.isEmpty());
    else
        QCOMPARE(page.error().kind, ErrorKind::Protocol);
}

void TestGraphDecoder::everyTruncationIsAnError()
{
    const QByteArray whole = test::dataFile(u"graph/presences.json"_s).trimmed();
    QVERIFY(decodePresences(whole));
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY2(!decodePresences(whole.left(length)), qPrintable(QString::number(length)));
}

void TestGraphDecoder::anErrorBody_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("mayHaveActed");
    const auto row = [](const char *name, int status, const char *code, const char *retryAfter,
                         ErrorKind kind, bool mayHaveActed) {
        QTest::addRow("%s", name) << status << QByteArray(code) << QByteArray(retryAfter) << kind
                                  << mayHaveActed;
    };
    row("a bad request was not carried out", 400, "BadRequest", "", ErrorKind::InvalidInput, false);
    row("a bad request may be a throttle", 400, "TooManyRequests", "", ErrorKind::Throttled, false);
    row("a bad request may be a missing permission", 400, "Authorization_RequestDenied", "",
        ErrorKind::Forbidden, false);
    row("a bad request may be a missing user", 400, "Request_ResourceNotFound", "", ErrorKind::NotFound,
        false);
    row("a bad request may be a bad token", 400, "InvalidAuthenticationToken", "", ErrorKind::Unauthorized,
        false);
    row("codes have no case", 400, "tooManyRequests", "", ErrorKind::Throttled, false);
    row("401 is about the token", 401, "InvalidAuthenticationToken", "", ErrorKind::Unauthorized, false);
    row("403 is about permissions", 403, "Forbidden", "", ErrorKind::Forbidden, false);
    row("404", 404, "NotFound", "", ErrorKind::NotFound, false);
    row("409", 409, "Conflict", "", ErrorKind::Conflict, false);
    row("429 says when", 429, "TooManyRequests", "17", ErrorKind::Throttled, false);
    row("500 may have acted", 500, "InternalServerError", "", ErrorKind::Server, true);
    row("502 may have acted", 502, "", "", ErrorKind::Server, true);
    row("503 without a time may have acted", 503, "", "", ErrorKind::Server, true);
    row("503 with a time did not act", 503, "", "17", ErrorKind::Server, false);
    row("504 may have acted", 504, "", "", ErrorKind::Server, true);
    row("a redirect did not act", 302, "", "", ErrorKind::Protocol, false);
}

void TestGraphDecoder::anErrorBody()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, code);
    QFETCH(const QByteArray, retryAfter);
    QFETCH(const ErrorKind, kind);
    QFETCH(const bool, mayHaveActed);
    http::Response response;
    response.status = status;
    response.headers = {{"request-id", "from-the-header"}};
    if (!retryAfter.isEmpty())
        response.headers << qMakePair(QByteArray("Retry-After"), retryAfter);
    response.body = "{\"error\":{\"code\":\"" + code + "\",\"message\":\"m\"}}";
    auto error = decodeError(response);
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.httpStatus, status);
    QCOMPARE(error.code.toLatin1(), code);
    QCOMPARE(error.detail, u"m"_s);
    QCOMPARE(error.mayHaveActed, mayHaveActed);
    QCOMPARE(error.requestId, u"from-the-header"_s);
    QCOMPARE(error.retryAfter.has_value(), !retryAfter.isEmpty());
    QVERIFY(retryAfter.isEmpty() || error.retryAfter == 17s);

    response.body = test::dataFile(u"graph/error-throttled.json"_s);
    QCOMPARE(decodeError(response).requestId, u"11111111-2222-3333-4444-555555555555"_s);
    response.body = "<html>";
    QCOMPARE(decodeError(response).httpStatus, status);
}

void TestGraphDecoder::eachItemOfABatchIsJudgedOnItsOwn()
{
    const auto items = decodeBatch(test::dataFile(u"graph/batch-mixed.json"_s));
    QVERIFY(items);
    QCOMPARE(items->size(), 6);
    QVERIFY(!items->value(u"1"_s).error);
    const auto throttled = items->value(u"2"_s).error;
    QVERIFY(throttled);
    QCOMPARE(throttled->kind, ErrorKind::Throttled);
    QVERIFY(throttled->retryAfter == 17s);
    QCOMPARE(throttled->requestId, u"r-2"_s);
    QVERIFY(!throttled->mayHaveActed);
    QCOMPARE(items->value(u"3"_s).error->kind, ErrorKind::NotFound);
    QVERIFY2(!items->value(u"4"_s).error->mayHaveActed, "503 with a time");
    QVERIFY(items->value(u"4"_s).error->retryAfter == 5s);
    QVERIFY(items->value(u"5"_s).error->mayHaveActed);
    QVERIFY2(items->value(u"6"_s).error->mayHaveActed, "no status: nobody knows");
    QVERIFY(!items->value(u"6"_s).error->detail.isEmpty());
    QCOMPARE(items->value(u"3"_s).error->detail, u"no session"_s);

    // the first answer to an item counts, and an id of the answer's head is an id, too
    const auto twice = decodeBatch(R"({"responses":[{"id":"1","status":299},{"id":"1","status":500},)"
                                   R"({"id":"2","status":300,"headers":{"Request-ID":"r"}}]})");
    QVERIFY(twice);
    QVERIFY(!twice->value(u"1"_s).error);
    QCOMPARE(twice->value(u"1"_s).status, 299);
    QCOMPARE(twice->value(u"2"_s).error->requestId, u"r"_s);
}

void TestGraphDecoder::damageNeverCrashes()
{
    QRandomGenerator random(20260101);
    const QList<QByteArray> pieces{"{", "}", "[", "]", "\"", "null", "1e999", "\\u0000", "\xff\xfe",
        "\"id\":", "-", "{\"value\":", ",,", QByteArray(200, '['), "\"@odata.nextLink\":\"::\"",
        "99999999999999999999"};
    const QList<QByteArray> documents{test::dataFile(u"graph/users-page1.json"_s),
        test::dataFile(u"graph/presences.json"_s), test::dataFile(u"graph/batch-mixed.json"_s),
        test::dataFile(u"graph/error-throttled.json"_s), test::dataFile(u"graph/organization.json"_s)};
    int accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
        const auto body = test::mutated(documents[i % documents.size()], pieces, random);
        const auto users = decodeUsersPage(body);
        if (users) {
            ++accepted;
            for (const auto &user : users->users)
                QVERIFY(!user.id.isEmpty());
        }
        const auto presences = decodePresences(body);
        QVERIFY(presences || presences.error().kind == ErrorKind::Protocol);
        (void)decodeOrganization(body);
        (void)decodePresence(body);
        (void)decodeBatch(body);
        http::Response response;
        response.status = 300 + i % 300;
        response.body = body;
        QCOMPARE(decodeError(response).httpStatus, response.status);
    }
    QVERIFY2(accepted > 100, "the damage leaves some documents whole, so that their use is tried as well");
}

void TestGraphDecoder::presencesOfOneRequestAreDecodedQuickly()
{
    QByteArray body = "{\"value\":[";
    for (int i = 0; i < 650; ++i) {
        body += (i ? "," : "") + QByteArray(R"({"id":"12345678-1234-1234-1234-)")
            + QByteArray::number(100000000000 + i)
            + R"(","availability":"Available","activity":"Available","outOfOfficeSettings":{"message":null,"isOutOfOffice":)"
            + R"(false},"sequenceNumber":"A0637471234","statusMessage":null,"workLocation":null})";
    }
    body += "]}";
    QBENCHMARK
    {
        const auto presences = decodePresences(body);
        QCOMPARE(presences->size(), 650);
    }
}

QTEST_GUILESS_MAIN(TestGraphDecoder)
#include "tst_graphdecoder.moc"
