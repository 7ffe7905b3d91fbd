// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httpclient.h"
#include "support/await.h"
#include "support/fakeclock.h"
#include "support/tinyserver.h"

#include <QSignalSpy>

using namespace pb;
using namespace pb::http;
using namespace pb::test;
using namespace std::chrono_literals;
using core::ErrorKind;

Q_DECLARE_METATYPE(pb::test::Step)

namespace {

NetworkSettings direct()
{
    NetworkSettings settings;
    settings.proxy = NetworkSettings::Proxy::None;
    return settings;
}

Request requestTo(const QUrl &url, const QByteArray &method = "GET", Repeat repeat = Repeat::Never)
{
    Request request;
    request.method = method;
    request.url = url;
    request.repeat = repeat;
    return request;
}

} // namespace

class TestHttpClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRequestGoesOutAsGiven();
    void aDroppedRequestIsSeenOnce_data();
    void aDroppedRequestIsSeenOnce();
};

void TestHttpClient::aRequestGoesOutAsGiven()
{
    TinyServer server;
    server.otherwise = {Step::Answer, 201, {{"X-Answer", "yes"}}, "answer"};
    FakeClock clock;
    HttpClient client(direct(), clock);
    Request request = requestTo(server.url(QStringLiteral("/path?a=b%2Fc")), "PUT");
    request.headers = {{"Content-Type", "application/json"}, {"authToken", "t"}};
    request.body = "{\"a\":1}";
    const auto result = await(client.send(request, this));
    QVERIFY(result && *result);
    QCOMPARE((*result)->status, 201);
    QCOMPARE((*result)->body, QByteArray("answer"));
    QCOMPARE((*result)->header("x-answer"), QByteArray("yes"));
    QCOMPARE(server.seen.size(), 1);
    const Seen seen = server.seen.first();
    QCOMPARE(seen.method, QByteArray("PUT"));
    QCOMPARE(seen.target, QByteArray("/path?a=b%2Fc"));
    QCOMPARE(seen.body, request.body);
    QCOMPARE(seen.headers.value("content-type"), QByteArray("application/json"));
    QCOMPARE(seen.headers.value("authtoken"), QByteArray("t"));
    QVERIFY(seen.headers.value("user-agent").startsWith("PresenceBridge/"));
}

void TestHttpClient::aDroppedRequestIsSeenOnce_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("keptAlive");
    for (const bool kept : {false, true}) {
        for (const char *method : {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
            for (const char *body : {"", "{}"}) {
                QTest::addRow("%s %s body, on a %s connection", method, *body ? "with a" : "without",
                    kept ? "kept" : "new")
                    << QByteArray(method) << QByteArray(body) << kept;
            }
        }
    }
}

void TestHttpClient::aDroppedRequestIsSeenOnce()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    QFETCH(bool, keptAlive);
    TinyServer server;
    FakeClock clock;
    HttpClient client(direct(), clock);
    if (keptAlive) {
        const auto first = await(client.send(requestTo(server.url()), this));
        QVERIFY(first && *first);
        server.seen.clear();
    }
    server.otherwise.kind = Step::Drop;
    Request request = requestTo(server.url(), method);
    request.body = body;
    const auto result = await(client.send(request, this));
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ErrorKind::Offline);
    QVERIFY(result->error().mayHaveActed);
    // whatever Qt may have sent again would be in front of this one
    server.otherwise.kind = Step::Answer;
    const auto after = await(client.send(requestTo(server.url(QStringLiteral("/after"))), this));
    QVERIFY(after && *after);
    QCOMPARE(server.seen.size(), 2);
    QCOMPARE(server.seen.last().target, QByteArray("/after"));
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
