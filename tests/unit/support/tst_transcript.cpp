// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/transcript.h"

#include <QTest>

using namespace pb;
using namespace pb::support;

/// Names, types and lengths, and never a value.
class TestTranscript : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shapes_data();
    void shapes();
    void anExchange();
    void noAnswer();
    void aHugeBodyIsShort();
};

void TestTranscript::shapes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("shape");
    const auto row = [](const char *name, const QByteArray &type, const QByteArray &body,
                         const QByteArray &shape) { QTest::addRow("%s", name) << type << body << shape; };
    const QByteArray json = "application/json; charset=utf-8";
    row("an object", json, R"({"login":"anna","id":1042,"on":true,"none":null,"x":{}})",
        "{id: number(4), login: string(4), none: null, on: boolean, x: {}}");
    row("a list of one kind", json, R"([{"id":7},{"id":12345}])", "[2: 2x {id: number(1)}]");
    row("a list of two kinds", json, R"([{"id":7},{"name":"Anna"}])",
        "[2: 1x {id: number(1)}; 1x {name: string}]");
    row("an empty list", json, "[]", "[0]");
    row("an address as the name of a member", json, R"({"anna@example.com":1})", "{{16}: number(1)}");
    row("users as the names of members", json, R"({"anna":{"id":1},"berta":{"id":23},"count":2})",
        "{{4}: {id: number(1)}, {5}: {id: number(2)}, count: number(1)}");
    row("a domain as the name of a member", json, R"({"example.com":1})", "{{11}: number(1)}");
    row("annotations", json, R"({"@odata.nextLink":"https://x"})", "{@odata.nextLink: string(9)}");
    row("a form", "application/x-www-form-urlencoded", "grant_type=password&password=s%2B",
        "form grant_type(8) password(4)");
    row("a call", "text/xml",
        "<methodCall><methodName>ucp.v30.requests.functionKey.getCallInfoForKey</methodName><params><param>"
        "<value><string>fk-1</string></value></param></params></methodCall>",
        "ucp.v30.requests.functionKey.getCallInfoForKey string(4)");
    row("keys", "text/xml",
        "<methodResponse><params><param><value><array><data><value><struct><member><name>id</name><value>"
        "<i4>17</i4></value></member><member><name>name</name><value>Anna</value></member></struct></value>"
        "<value><struct><member><name>id</name><value><i4>2</i4></value></member><member><name>name</name>"
        "<value>Bob</value></member></struct></value></data></array></value></param></params>"
        "</methodResponse>",
        "[2: 2x {id: i4(2), name: untyped(4)}]");
    row("an element that is no type", "text/xml",
        "<methodResponse><params><param><value><anna-maria1>x</anna-maria1></value></param></params>"
        "</methodResponse>",
        "{11}(1)");
    row("a fault", "text/xml",
        "<methodResponse><fault><value><struct><member><name>faultString</name><value>Anna</value></member>"
        "</struct></value></fault></methodResponse>",
        "fault {faultString: untyped(4)}");
    row("a page", "text/html", "<html><p>Anna</html>", "no XML-RPC");
    row("garbage", json, "Anna", "neither JSON nor XML");
}

void TestTranscript::shapes()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, body);
    QTEST(bodyShape(body, type), "shape");
}

void TestTranscript::anExchange()
{
    http::Request request;
    request.method = "PUT";
    request.url = QUrl(QStringLiteral("https://pbx.example.com/rest/users/1042/phoneconfig?x=Anna&a%40b.c"));
    request.headers = {{"authToken", "s3cret"}, {"Content-Type", "application/json"}};
    request.body = R"({"doNotDisturb":true})";
    http::Response response;
    response.status = 204;
    response.headers = {{"Server", "nginx/1"}, {"Content-Type", "anna/17"}};
    response.duration = std::chrono::milliseconds{12};
    QCOMPARE(transcriptEntry(3, request, response),
        QByteArray("3. PUT /rest/users/{4}/phoneconfig?x(4)&{7}(0)\n    headers authToken, Content-Type\n"
                   "    body 21 bytes: {doNotDisturb: boolean}\n  204 {7} in 12 ms\n    headers Server, "
                   "Content-Type\n"));
}

void TestTranscript::noAnswer()
{
    http::Request request;
    request.url = QUrl(QStringLiteral("https://pbx.example.com/anna/rest/login"));
    QCOMPARE(transcriptEntry(1, request, core::failure(core::ErrorKind::Timeout, QStringLiteral("Anna"))),
        QByteArray("1. GET /{4}/rest/login\n    headers \n  no answer: timeout\n"));
}

void TestTranscript::aHugeBodyIsShort()
{
    QByteArray body = "[";
    for (int i = 0; i < 10'000; ++i)
        body += "{\"m" + QByteArray(i % 50, 'x') + "\":1},";
    body.chop(1);
    QVERIFY(bodyShape(body + ']', "application/json").size() < 7000);
}

QTEST_GUILESS_MAIN(TestTranscript)
#include "tst_transcript.moc"
