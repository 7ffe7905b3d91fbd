// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httpclient.h"
#include "support/await.h"
#include "support/fakeclock.h"
#include "support/tinyserver.h"

#include <QLoggingCategory>
#include <QSignalSpy>

using namespace pb;
using namespace pb::http;
using namespace pb::test;
using namespace std::chrono_literals;
using core::ErrorKind;

Q_DECLARE_METATYPE(pb::test::Step)
Q_DECLARE_METATYPE(pb::core::ErrorKind)

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
    void everyStatusIsAnAnswer_data();
    void everyStatusIsAnAnswer();
    void whatIsNoAnswerIsAnError_data();
    void whatIsNoAnswerIsAnError();
    void aRefusedConnectionDidNotAct();
    void anUnknownHostDidNotAct();
    void whatCannotBeSentIsNotSent_data();
    void whatCannotBeSentIsNotSent();
    void aTrickleEndsAtTheTimeLimit();
    void theTotalLimitEndsAnAttemptAsWell();
    void aHugeAnswerIsRefused_data();
    void aHugeAnswerIsRefused();
    void aHugeErrorPageIsCut();
    void aHugeHeadIsRefused();
    void deletingTheJobAbortsTheRequest();
    void aDyingClientCancelsItsJobs();
    void aReadIsRepeatedAfterADrop();
    void anIdleConnectionThatWasClosedIsReplaced();
    void aWriteIsNotRepeatedAfterADrop();
    void theLastAnswerIsYieldedAtTheTotalLimit();
    void aThrottledHostPausesEverybody();
    void aPauseThatIsTooLongRefusesAtOnce();
    void aPauseCanBeEnded();
    void anotherHostIsNotPaused();
    void theBudgetHoldsRequestsBack();
    void theBudgetRefusesAtTheTotalLimit();
    void requestsBeyondTheConnectionsWait();
    void cookiesAreKept();
    void cookiesAreBounded();
    void cookiesThatAreRefusedAreForgotten_data();
    void cookiesThatAreRefusedAreForgotten();
    void aCompressedAnswerIsUnpacked();
    void attemptsAreReportedWithoutTheQuery();
    void nothingSecretIsLogged();
    void onlyLoopbackGoesAroundTheProxy();
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

void TestHttpClient::everyStatusIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 204, 301, 302, 307, 308, 400, 401, 403, 404, 405, 409, 410, 418, 429,
             500, 501, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void TestHttpClient::everyStatusIsAnAnswer()
{
    QFETCH(int, status);
    TinyServer server;
    const QByteArray body = status == 204 ? "" : "text";
    server.otherwise = {
        Step::Answer, status, {{"Location", "/elsewhere"}, {"WWW-Authenticate", "Basic realm=x"}}, body};
    FakeClock clock;
    HttpClient client(direct(), clock);
    Request request = requestTo(server.url(), "POST");
    request.body = "{}";
    const auto result = await(client.send(request, this));
    QVERIFY(result && *result);
    QCOMPARE((*result)->status, status);
    QCOMPARE((*result)->body, body);
    QCOMPARE(server.seen.size(), 1); // no redirect was followed, no login tried
}

void TestHttpClient::whatIsNoAnswerIsAnError_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    const QString none;
    QTest::addRow("dropped without a word") << Step{Step::Drop, 0, {}, {}} << ErrorKind::Offline << none;
    QTest::addRow("dropped at the first byte")
        << Step{Step::DropAtOnce, 0, {}, {}} << ErrorKind::Offline << none;
    QTest::addRow("shorter than promised") << Step{Step::Truncate, 200, {}, "short"} << ErrorKind::Protocol
                                           << QString::fromLatin1(truncatedCode);
    QTest::addRow("shorter than promised, with a status of failure") << Step{
        Step::Truncate, 404, {}, "short"} << ErrorKind::Protocol << QString::fromLatin1(truncatedCode);
    QTest::addRow("chunks without an end") << Step{Step::TruncateChunked, 200, {}, "short"}
                                           << ErrorKind::Protocol << QString::fromLatin1(truncatedCode);
    QTest::addRow("garbage in the place of a status line")
        << Step{Step::Raw, 0, {}, "\x16\x03 what is this\r\n\r\n"} << ErrorKind::Offline << none;
    QTest::addRow("half a status line") << Step{Step::Raw, 0, {}, "HTTP/1.1 2"} << ErrorKind::Offline << none;
    QTest::addRow("half a head") << Step{Step::Raw, 0, {}, "HTTP/1.1 200 OK\r\nContent-Le"}
                                 << ErrorKind::Offline << none;
    QTest::addRow("not compressed as it says")
        << Step{Step::Answer, 200, {{"Content-Encoding", "gzip"}}, "plain"} << ErrorKind::Protocol << none;
}

void TestHttpClient::whatIsNoAnswerIsAnError()
{
    QFETCH(Step, step);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, code);
    for (const char *body : {"", "{\"a\":1}"}) {
        TinyServer server;
        server.script.push_back(step);
        FakeClock clock;
        HttpClient client(direct(), clock);
        Request request = requestTo(server.url(), "POST");
        request.body = body;
        const auto result = await(client.send(request, this));
        QVERIFY(result);
        QVERIFY(!*result);
        QCOMPARE(core::kindName(result->error().kind), core::kindName(kind));
        QCOMPARE(result->error().code, code);
        QVERIFY(result->error().mayHaveActed);
        // and not sent again behind our back
        const auto after = await(client.send(requestTo(server.url(QStringLiteral("/after"))), this));
        QVERIFY(after && *after);
        QCOMPARE(server.seen.last().target, QByteArray("/after"));
        QCOMPARE(server.seen.size(), step.kind == Step::DropAtOnce ? 1 : 2);
    }
}

void TestHttpClient::aRefusedConnectionDidNotAct()
{
    QUrl url;
    {
        TinyServer gone;
        url = gone.url();
    }
    FakeClock clock;
    HttpClient client(direct(), clock);
    const auto result = await(client.send(requestTo(url, "POST"), this));
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ErrorKind::Offline);
    QVERIFY(!result->error().mayHaveActed);
}

void TestHttpClient::anUnknownHostDidNotAct()
{
    FakeClock clock;
    HttpClient client(direct(), clock);
    // too long for a name: nobody is asked for it, on this machine or elsewhere
    const QString host = QString(QString(60, u'a') + u'.').repeated(5) + u"invalid";
    const auto result = await(client.send(requestTo(QUrl(u"http://" + host + u'/'), "POST"), this));
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ErrorKind::Offline);
    QVERIFY(!result->error().mayHaveActed);
}

void TestHttpClient::whatCannotBeSentIsNotSent_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const QString good = QStringLiteral("http://127.0.0.1:1/");
    QTest::addRow("no address") << QString() << QByteArray("GET") << QByteArray("A") << QByteArray("b");
    QTest::addRow("no host") << QStringLiteral("http:///x") << QByteArray("GET") << QByteArray("A")
                             << QByteArray("b");
    QTest::addRow("a file") << QStringLiteral("file:///etc/passwd") << QByteArray("GET") << QByteArray("A")
                            << QByteArray("b");
    QTest::addRow("no method") << good << QByteArray() << QByteArray("A") << QByteArray("b");
    QTest::addRow("a method with a blank")
        << good << QByteArray("GET /x") << QByteArray("A") << QByteArray("b");
    QTest::addRow("a header of two lines")
        << good << QByteArray("GET") << QByteArray("A") << QByteArray("b\r\nC: d");
    QTest::addRow("a name with a colon") << good << QByteArray("GET") << QByteArray("A:") << QByteArray("b");
}

void TestHttpClient::whatCannotBeSentIsNotSent()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    FakeClock clock;
    HttpClient client(direct(), clock);
    const QSignalSpy attempts(&client, &HttpClient::attemptFinished);
    Request request = requestTo(QUrl(url), method);
    request.headers = {{name, value}};
    const auto result = await(client.send(request, this));
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ErrorKind::InvalidInput);
    QVERIFY(!result->error().mayHaveActed);
    QCOMPARE(attempts.size(), 0);
}

void TestHttpClient::aTrickleEndsAtTheTimeLimit()
{
    TinyServer server;
    server.otherwise.kind = Step::Trickle;
    FakeClock clock;
    HttpClient client(direct(), clock);
    Request request = requestTo(server.url(), "POST");
    request.body = "{}";
    const auto result = collect(client.send(request, this), this);
    QTRY_VERIFY(server.bytesTrickled > 3);
    clock.advance(19s);
    const qint64 before = server.bytesTrickled;
    QTRY_VERIFY(server.bytesTrickled > before + 3);
    QVERIFY(!result->has_value());
    clock.advance(1s);
    QTRY_VERIFY(result->has_value());
    QVERIFY(!**result);
    QCOMPARE((*result)->error().kind, ErrorKind::Timeout);
    QVERIFY((*result)->error().mayHaveActed);
    QTRY_COMPARE(server.openConnections, 0);
}

void TestHttpClient::theTotalLimitEndsAnAttemptAsWell()
{
    TinyServer server;
    server.otherwise.kind = Step::Never;
    FakeClock clock;
    HttpClient client(direct(), clock);
    Request request = requestTo(server.url(), "POST", Repeat::Always);
    request.totalLimit = 5s;
    const auto result = collect(client.send(request, this), this);
    QTRY_COMPARE(server.seen.size(), 1);
    clock.advance(5s);
    QTRY_VERIFY(result->has_value());
    QCOMPARE((*result)->error().kind, ErrorKind::Timeout);
    QVERIFY((*result)->error().mayHaveActed);
}

void TestHttpClient::aHugeAnswerIsRefused_data()
{
    QTest::addColumn<Step>("step");
    QTest::addRow("by its promised length")
        << Step{Step::Raw, 0, {}, "HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\nx"};
    QTest::addRow("by what arrives") << Step{
        Step::Raw, 0, {}, "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(1024 * 1024 + 1, 'x')};
}

void TestHttpClient::aHugeAnswerIsRefused()
{
    QFETCH(Step, step);
    TinyServer server;
    server.otherwise = step;
    FakeClock clock;
    HttpClient client(direct(), clock);
    const auto result = await(client.send(requestTo(server.url(), "GET", Repeat::Always), this));
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, ErrorKind::Protocol);
    QCOMPARE(result->error().code, QString::fromLatin1(tooLargeCode));
    QCOMPARE(server.seen.size(), 1);
}

void TestHttpClient::aHugeErrorPageIsCut()
{
    TinyServer server;
    server.otherwise = {Step::Answer, 403, {}, QByteArray(1024 * 1024, 'x')};
    FakeClock clock;
    HttpClient client(direct(), clock);
    const auto result = await(client.send(requestTo(server.url()), this));
    QVERIFY(result && *result);
    QCOMPARE((*result)->status, 403);
    QCOMPARE((*result)->body, QByteArray(64 * 1024, 'x'));
}

void TestHttpClient::aHugeHeadIsRefused()
{
    TinyServer server;
    server.otherwise = {Step::Answer, 200, {{"X-Long", QByteArray(64 * 1024, 'x')}}, "{}"};
    FakeClock clock;
    HttpClient client(direct(), clock);
    const auto result = await(client.send(requestTo(server.url()), this));
    QVERIFY(result && !*result);
    QCOMPARE(result->error().code, QString::fromLatin1(tooLargeCode));
}

void TestHttpClient::deletingTheJobAbortsTheRequest()
{
    TinyServer server;
    server.otherwise.kind = Step::Never;
    FakeClock clock;
    HttpClient client(direct(), clock);
    auto *job = client.send(requestTo(server.url()), this);
    const auto result = collect(job, this);
    QTRY_COMPARE(server.seen.size(), 1);
    QCOMPARE(server.openConnections, 1);
    delete job;
    QTRY_COMPARE(server.openConnections, 0);
    QVERIFY(!result->has_value());
}

void TestHttpClient::aDyingClientCancelsItsJobs()
{
    TinyServer server;
    server.otherwise.kind = Step::Never;
    FakeClock clock;
    auto client = std::make_unique<HttpClient>(direct(), clock);
    const auto sent = collect(client->send(requestTo(server.url(), "POST"), this), this);
    QTRY_COMPARE(server.seen.size(), 1);
    const auto waiting = collect(client->send(requestTo(server.url(), "POST"), this), this);
    client.reset();
    QTRY_VERIFY(sent->has_value() && waiting->has_value());
    QCOMPARE((*sent)->error().kind, ErrorKind::Cancelled);
    QVERIFY((*sent)->error().mayHaveActed);
    QCOMPARE((*waiting)->error().kind, ErrorKind::Cancelled);
    QVERIFY(!(*waiting)->error().mayHaveActed);
}

void TestHttpClient::aReadIsRepeatedAfterADrop()
{
    TinyServer server;
    server.script = {{Step::Drop, 0, {}, {}}, {Step::Answer, 500, {}, {}}, {Step::Truncate, 200, {}, "x"}};
    server.otherwise.body = "whole";
    FakeClock clock;
    HttpClient client(direct(), clock);
    QSignalSpy attempts(&client, &HttpClient::attemptFinished);
    const auto result = collect(client.send(requestTo(server.url(), "POST", Repeat::Always), this), this);
    for (int attempt = 1; attempt <= 3; ++attempt) {
        QTRY_COMPARE(attempts.size(), attempt);
        QVERIFY(!result->has_value());
        QTRY_COMPARE(clock.waiting(), 1);
        clock.advance(6s);
    }
    QTRY_VERIFY(result->has_value());
    QVERIFY(**result);
    QCOMPARE((**result)->body, QByteArray("whole"));
    QCOMPARE(server.seen.size(), 4);
    QCOMPARE(attempts.last().first().value<Attempt>().number, 4);
}

void TestHttpClient::anIdleConnectionThatWasClosedIsReplaced()
{
    TinyServer server;
    FakeClock clock;
    HttpClient client(direct(), clock);
    QVERIFY(await(client.send(requestTo(server.url()), this)).has_value());
    QCOMPARE(server.openConnections, 1);
    server.closeIdle();
    QTRY_COMPARE(server.openConnections, 0); // the client has closed its end as well
    Request request = requestTo(server.url(), "POST");
    request.body = "{}";
    const auto result = await(client.send(request, this));
    QVERIFY(result && *result);
    QCOMPARE(server.seen.size(), 2);
    QCOMPARE(server.connections, 2);
}

void TestHttpClient::aWriteIsNotRepeatedAfterADrop()
{
    for (const Repeat repeat : {Repeat::Never, Repeat::WhenRefused}) {
        TinyServer server;
        server.otherwise.kind = Step::Drop;
        FakeClock clock;
        HttpClient client(direct(), clock);
        const auto result = await(client.send(requestTo(server.url(), "PUT", repeat), this));
        QVERIFY(result && !*result);
        QVERIFY(result->error().mayHaveActed);
        QCOMPARE(server.seen.size(), 1);
    }
}

void TestHttpClient::theLastAnswerIsYieldedAtTheTotalLimit()
{
    TinyServer server;
    server.otherwise.status = 503;
    FakeClock clock;
    HttpClient client(direct(), clock);
    Request request = requestTo(server.url(), "GET", Repeat::Always);
    request.totalLimit = 2s;
    const QSignalSpy attempts(&client, &HttpClient::attemptFinished);
    const auto result = collect(client.send(request, this), this);
    // the clock is only turned while the client pauses, never while an answer is on its way
    for (int attempt = 1; !result->has_value(); ++attempt) {
        QTRY_VERIFY(result->has_value() || (attempts.size() == attempt && clock.waiting() == 1));
        clock.advanceToNext();
    }
    QVERIFY(attempts.size() > 1);
    QVERIFY(**result);
    QCOMPARE((**result)->status, 503);
}

void TestHttpClient::aThrottledHostPausesEverybody()
{
    TinyServer server;
    server.script = {{Step::Answer, 429, {{"Retry-After", "7"}}, {}}};
    FakeClock clock;
    HttpClient client(direct(), clock);
    QSignalSpy paused(&client, &HttpClient::hostPaused);
    const core::Time until = clock.now() + 7s;
    // the caller decides anew, but the host is paused all the same
    const auto first = await(client.send(requestTo(server.url(), "POST"), this));
    QVERIFY(first && *first);
    QCOMPARE((*first)->status, 429);
    QCOMPARE(paused.size(), 1);
    QCOMPARE(paused.first().at(0).toString(), server.hostAndPort());
    QCOMPARE(paused.first().at(1).value<core::Time>(), until);
    QCOMPARE(client.budgetUse(server.hostAndPort()).pausedUntil, until);

    const auto second = collect(client.send(requestTo(server.url()), this), this);
    const auto third = collect(client.send(requestTo(server.url()), this), this);
    QCoreApplication::processEvents();
    clock.advance(6999ms);
    QCoreApplication::processEvents();
    QCOMPARE(server.seen.size(), 1);
    clock.advance(1ms);
    QTRY_VERIFY(second->has_value() && third->has_value());
    QVERIFY(**second && **third);
    QCOMPARE(server.seen.size(), 3);
}

void TestHttpClient::aPauseThatIsTooLongRefusesAtOnce()
{
    TinyServer server;
    server.script = {{Step::Answer, 429, {{"Retry-After", "300"}}, {}}};
    FakeClock clock;
    HttpClient client(direct(), clock);
    const auto first = await(client.send(requestTo(server.url(), "GET", Repeat::Always), this));
    QVERIFY(first && *first);
    QCOMPARE((*first)->status, 429);
    const auto second = await(client.send(requestTo(server.url(), "GET", Repeat::Always), this));
    QVERIFY(second && !*second);
    QCOMPARE(second->error().kind, ErrorKind::Throttled);
    QVERIFY(!second->error().mayHaveActed);
    QCOMPARE(second->error().retryAfter.value_or(0s), core::Duration{300s});
    QCOMPARE(server.seen.size(), 1);
}

void TestHttpClient::aPauseCanBeEnded()
{
    TinyServer server;
    server.script = {{Step::Answer, 429, {{"Retry-After", "999999"}}, {}},
        {Step::Answer, 429, {{"Retry-After", "20"}}, {}}};
    FakeClock clock;
    HttpClient client(direct(), clock);
    QVERIFY(await(client.send(requestTo(server.url()), this)).has_value());
    const auto refused = await(client.send(requestTo(server.url()), this));
    QVERIFY(refused && !*refused);
    client.endPauses();
    // this one is asked to wait itself, between two attempts
    const auto waiting = collect(client.send(requestTo(server.url(), "GET", Repeat::Always), this), this);
    QTRY_COMPARE(server.seen.size(), 2);
    QTRY_VERIFY(client.budgetUse(server.hostAndPort()).pausedUntil != core::Time{});
    QVERIFY(!waiting->has_value());
    client.endPauses();
    QTRY_VERIFY(waiting->has_value());
    QVERIFY(**waiting);
    QCOMPARE((**waiting)->status, 200);
}

void TestHttpClient::anotherHostIsNotPaused()
{
    TinyServer busy;
    busy.otherwise = {Step::Answer, 429, {{"Retry-After", "30"}}, {}};
    TinyServer idle;
    FakeClock clock;
    HttpClient client(direct(), clock);
    QVERIFY(await(client.send(requestTo(busy.url()), this)).has_value());
    const auto result = await(client.send(requestTo(idle.url()), this));
    QVERIFY(result && *result);
    QCOMPARE((*result)->status, 200);
}

void TestHttpClient::theBudgetHoldsRequestsBack()
{
    TinyServer server;
    FakeClock clock;
    HttpClient client(direct(), clock);
    client.setBudget(server.hostAndPort(), {2, 10s});
    QList<std::shared_ptr<std::optional<core::Result<Response>>>> results;
    for (int i = 0; i < 5; ++i)
        results << collect(client.send(requestTo(server.url(QStringLiteral("/%1").arg(i))), this), this);
    QTRY_VERIFY(results[1]->has_value());
    QCOMPARE(server.seen.size(), 2);
    QCOMPARE(client.budgetUse(server.hostAndPort()).used, 2);
    QCOMPARE(client.budgetUse(server.hostAndPort()).limit, 2);
    clock.advance(9999ms);
    QCoreApplication::processEvents();
    QCOMPARE(server.seen.size(), 2);
    clock.advance(1ms);
    QTRY_VERIFY(results[3]->has_value());
    QCOMPARE(server.seen.size(), 4);
    clock.advance(10s);
    QTRY_VERIFY(results[4]->has_value());
    QCOMPARE(server.seen.size(), 5);
}

void TestHttpClient::theBudgetRefusesAtTheTotalLimit()
{
    TinyServer server;
    FakeClock clock;
    HttpClient client(direct(), clock);
    client.setBudget(server.hostAndPort(), {1, 600s});
    QVERIFY(await(client.send(requestTo(server.url()), this)).has_value());
    const auto result = collect(client.send(requestTo(server.url()), this), this);
    QCoreApplication::processEvents();
    clock.advance(60s);
    QTRY_VERIFY(result->has_value());
    QVERIFY(!**result);
    QCOMPARE((*result)->error().kind, ErrorKind::Throttled);
    QVERIFY(!(*result)->error().mayHaveActed);
    QCOMPARE((*result)->error().retryAfter.value_or(0s), core::Duration{540s});
    QCOMPARE(server.seen.size(), 1);
}

void TestHttpClient::requestsBeyondTheConnectionsWait()
{
    TinyServer server;
    server.otherwise.kind = Step::Never;
    FakeClock clock;
    HttpClient client(direct(), clock);
    QList<std::shared_ptr<std::optional<core::Result<Response>>>> results;
    for (int i = 0; i < 8; ++i)
        results << collect(client.send(requestTo(server.url(), "POST"), this), this);
    QTRY_COMPARE(server.seen.size(), 6);
    QCOMPARE(client.budgetUse(server.hostAndPort()).used, 6);
    clock.advance(20s);
    // the time limit of the last two starts only now
    QTRY_COMPARE(server.seen.size(), 8);
    QVERIFY(results[5]->has_value());
    QVERIFY(!results[6]->has_value());
    clock.advance(20s);
    QTRY_VERIFY(results[7]->has_value());
    QCOMPARE((*results[7])->error().kind, ErrorKind::Timeout);
}

void TestHttpClient::cookiesAreKept()
{
    TinyServer server;
    server.script = {{Step::Answer, 200, {{"Set-Cookie", "JSESSIONID=7; Path=/"}}, {}}};
    FakeClock clock;
    HttpClient client(direct(), clock);
    QVERIFY(await(client.send(requestTo(server.url()), this)).has_value());
    client.pinCertificate(
        QStringLiteral("127.0.0.1"), QByteArray(32, 'x')); // replaces the connections, not the session
    QVERIFY(await(client.send(requestTo(server.url()), this)).has_value());
    QCOMPARE(server.seen.last().headers.value("cookie"), QByteArray("JSESSIONID=7"));
    HttpClient other(direct(), clock);
    QVERIFY(await(other.send(requestTo(server.url()), this)).has_value());
    QVERIFY(!server.seen.last().headers.contains("cookie"));
}

void TestHttpClient::cookiesAreBounded()
{
    TinyServer server;
    for (int i = 0; i < 40; ++i)
        server.otherwise.headers.emplaceBack(
            "Set-Cookie", "c" + QByteArray::number(i) + "=" + QByteArray(20, 'x'));
    server.otherwise.body = "{}";
    server.otherwise.headers.emplaceBack("Set-Cookie", "long=" + QByteArray(4100, 'x'));
    FakeClock clock;
    HttpClient client(direct(), clock);
    QVERIFY(await(client.send(requestTo(server.url()), this)));
    QVERIFY(await(client.send(requestTo(server.url()), this)));
    const QByteArray cookies = server.seen.last().headers.value("cookie");
    QCOMPARE(cookies.count('='), 20);
    QVERIFY2(cookies.contains("c39="), "the newest ones are kept");
    QVERIFY(!cookies.contains("long="));
}

void TestHttpClient::cookiesThatAreRefusedAreForgotten_data()
{
    QTest::addColumn<QList<int>>("statuses");
    QTest::addColumn<bool>("forgotten");
    QTest::addRow("431") << QList<int>{431} << true;
    QTest::addRow("400, which has other reasons") << QList<int>{400} << false;
    QTest::addRow("400 again and again") << QList<int>{400, 400} << true;
    QTest::addRow("400 now and then") << QList<int>{400, 200, 400} << false;
    QTest::addRow("403") << QList<int>{403, 403} << false;
}

void TestHttpClient::cookiesThatAreRefusedAreForgotten()
{
    QFETCH(QList<int>, statuses);
    QFETCH(bool, forgotten);
    TinyServer server;
    server.script = {{Step::Answer, 200, {{"Set-Cookie", "session=1"}}, {}}};
    for (const int status : statuses)
        server.script.push_back({Step::Answer, status, {}, {}});
    FakeClock clock;
    HttpClient client(direct(), clock);
    for (qsizetype i = 0; i < statuses.size() + 2; ++i)
        QVERIFY(await(client.send(requestTo(server.url()), this)));
    QCOMPARE(server.seen[1].headers.value("cookie"), QByteArray("session=1"));
    QCOMPARE(server.seen.last().headers.value("cookie").isEmpty(), forgotten);
}

void TestHttpClient::aCompressedAnswerIsUnpacked()
{
    TinyServer server;
    // qCompress: four bytes of length, then a zlib stream, which is what "deflate" means
    server.otherwise = {
        Step::Answer, 200, {{"Content-Encoding", "deflate"}}, qCompress(QByteArray(100'000, 'x')).mid(4)};
    FakeClock clock;
    HttpClient client(direct(), clock);
    const auto result = await(client.send(requestTo(server.url()), this));
    QVERIFY(result && *result);
    QCOMPARE((*result)->body, QByteArray(100'000, 'x'));
}

void TestHttpClient::attemptsAreReportedWithoutTheQuery()
{
    TinyServer server;
    server.otherwise.status = 404;
    FakeClock clock;
    HttpClient client(direct(), clock);
    QSignalSpy attempts(&client, &HttpClient::attemptFinished);
    QVERIFY(await(client.send(requestTo(server.url(QStringLiteral("/a/b?code=HUSH")), "POST"), this))
                .has_value());
    QCOMPARE(attempts.size(), 1);
    const auto attempt = attempts.first().first().value<Attempt>();
    QCOMPARE(attempt.method, QByteArray("POST"));
    QCOMPARE(attempt.host, server.hostAndPort());
    QCOMPARE(attempt.path, QStringLiteral("/a/b"));
    QCOMPARE(attempt.status, 404);
    QCOMPARE(attempt.number, 1);
}

namespace {

QStringList *loggedLines = nullptr;

void collectLine(QtMsgType, const QMessageLogContext &, const QString &line)
{
    loggedLines->append(line);
}

} // namespace

void TestHttpClient::nothingSecretIsLogged()
{
    QStringList lines;
    loggedLines = &lines;
    const QtMessageHandler before = qInstallMessageHandler(collectLine);
    QLoggingCategory::setFilterRules(QStringLiteral("pb.http.debug=true"));
    {
        TinyServer server;
        server.script = {{Step::Drop, 0, {}, {}}, {Step::Raw, 0, {}, "password=HUSH\r\n\r\n"}};
        server.otherwise = {Step::Answer, 401, {{"Set-Cookie", "a=HUSH"}}, "{\"access_token\":\"HUSH\"}"};
        FakeClock clock;
        HttpClient client(direct(), clock);
        for (int i = 0; i < 3; ++i) {
            Request request =
                requestTo(server.url(QStringLiteral("/visible?de.vertico.starface.auth=HUSH")), "POST");
            request.headers = {{"Authorization", "Bearer HUSH"}, {"authToken", "HUSH"}};
            request.body = "client_secret=HUSH";
            QVERIFY(await(client.send(request, this)).has_value());
        }
    }
    qInstallMessageHandler(before);
    const QString all = lines.join(u'\n');
    QVERIFY2(!all.contains(QLatin1String("HUSH")), qPrintable(all));
    QCOMPARE(all.count(QLatin1String("/visible")), 3);
}

void TestHttpClient::onlyLoopbackGoesAroundTheProxy()
{
    TinyServer proxy;
    TinyServer server;
    server.otherwise.body = "direct";
    NetworkSettings settings;
    settings.proxy = NetworkSettings::Proxy::Manual;
    settings.proxyHost = QStringLiteral("127.0.0.1");
    settings.proxyPort = proxy.serverPort();
    settings.proxyUser = QStringLiteral("user");
    settings.proxyPassword = core::Secret(QByteArray("pw"));
    proxy.otherwise.body = "through the proxy";
    FakeClock clock;
    HttpClient client(settings, clock);
    const auto here = await(client.send(requestTo(server.url()), this));
    QVERIFY(here && *here);
    QCOMPARE((*here)->body, QByteArray("direct"));
    QCOMPARE(proxy.seen.size(), 0);
    const auto away = await(client.send(requestTo(QUrl(QStringLiteral("http://pbx.invalid/x"))), this));
    QVERIFY(away && *away);
    QCOMPARE((*away)->body, QByteArray("through the proxy"));
    QCOMPARE(proxy.seen.first().target, QByteArray("http://pbx.invalid/x"));

    proxy.otherwise = {Step::Answer, 407, {{"Proxy-Authenticate", "Basic realm=x"}}, {}};
    const auto refused = await(client.send(requestTo(QUrl(QStringLiteral("http://pbx.invalid/x"))), this));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, ErrorKind::Offline);
    QCOMPARE(refused->error().code, QString::fromLatin1(proxyCode));
    QVERIFY(!refused->error().mayHaveActed);
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
