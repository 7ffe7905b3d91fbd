// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphclient.h"
#include "support/tinyserver.h"
#include "support/turn.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pb;
using namespace pb::graph;
using namespace pb::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

/// Hands out "token-1"; after a rejection "token-2" and so on.
class FakeAuthorizer final : public http::Authorizer {
public:
    core::Job<core::Secret> *token(QObject *parent) override
    {
        ++asked;
        if (error)
            return new core::PromiseJob<core::Secret>(parent, core::failure(*error));
        return new core::PromiseJob<core::Secret>(
            parent, core::Secret("token-" + QByteArray::number(number)));
    }
    void reject(const core::Secret &token) override
    {
        rejected << token.reveal();
        if (token == core::Secret("token-" + QByteArray::number(number)))
            ++number;
    }

    int number = 1;
    int asked = 0;
    QList<QByteArray> rejected;
    std::optional<core::Error> error;
};

http::NetworkSettings direct()
{
    http::NetworkSettings settings;
    settings.proxy = http::NetworkSettings::Proxy::None;
    return settings;
}

struct World {
    TinyServer server;
    FakeClock clock;
    http::HttpClient http{direct(), clock};
    FakeAuthorizer application;
    FakeAuthorizer directory;
    GraphClient graph{http, server.url(u"/"_s), application, directory};

    template<typename T>
    std::optional<core::Result<T>> wait(core::Job<T> *job)
    {
        return awaitTurning(job, clock);
    }
};

Step answer(int status, const QByteArray &body, QList<QPair<QByteArray, QByteArray>> headers = {})
{
    return {Step::Answer, status, std::move(headers), body};
}

QStringList manyIds(int count)
{
    QStringList ids;
    for (int i = 0; i < count; ++i)
        ids << u"user-%1"_s.arg(i);
    return ids;
}

QJsonArray idsOf(const Seen &request)
{
    return QJsonDocument::fromJson(request.body).object().value("ids"_L1).toArray();
}

/// Everybody that was asked for is Available.
Step presencesFor(const Seen &request)
{
    QJsonArray value;
    for (const auto &id : idsOf(request))
        value << QJsonObject{
            {u"id"_s, id}, {u"availability"_s, u"Available"_s}, {u"activity"_s, u"Available"_s}};
    return answer(200, QJsonDocument(QJsonObject{{u"value"_s, value}}).toJson());
}

PresenceWrite call(int user)
{
    return {PresenceWrite::Verb::Set, u"user-%1"_s.arg(user), u"app"_s, u"Busy"_s, u"InACall"_s, 15min};
}

QList<PresenceWrite> calls(int count)
{
    QList<PresenceWrite> writes;
    for (int i = 0; i < count; ++i)
        writes << call(i);
    return writes;
}

/// A $batch answer whose items' statuses a function tells by the user in the URL; 0: left out.
Step batchAnswer(const Seen &request, const std::function<int(const QString &)> &status)
{
    QJsonArray responses;
    const auto items = QJsonDocument::fromJson(request.body).object().value("requests"_L1).toArray();
    for (const auto &item : items) {
        const auto user = item.toObject().value("url"_L1).toString().section(u'/', 2, 2);
        const int code = status(user);
        if (code != 0) {
            responses.prepend(QJsonObject{{u"id"_s, item.toObject().value("id"_L1)}, {u"status"_s, code},
                {u"headers"_s, QJsonObject{{u"Retry-After"_s, u"9"_s}}}});
        }
    }
    return answer(200, QJsonDocument(QJsonObject{{u"responses"_s, responses}}).toJson());
}

} // namespace

class TestGraphClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void usersComeFromAllPages();
    void aTokenNeverLeavesForAnotherHost_data();
    void aTokenNeverLeavesForAnotherHost();
    void pagesThatDoNotEndAreAnError();
    void aRefusedTokenIsReplacedOnce();
    void aTokenThatStaysRefusedIsUnauthorized();
    void withoutATokenNothingIsSent();
    void presencesOfTenThousandTakeSixteenRequests();
    void oneIdThatSpoilsARequestIsFound_data();
    void oneIdThatSpoilsARequestIsFound();
    void aServiceThatRefusesEverythingIsNotAskedForEachId();
    void aSliceThatFailsSpoilsNoOther();
    void whereNoSliceWorksTheRestIsNotAsked();
    void settingAPresence();
    void clearingWhatIsGoneIsSuccess();
    void whetherAWriteMayHaveActed_data();
    void whetherAWriteMayHaveActed();
    void aRefusedWriteIsRepeated();
    void aLostWriteIsNotRepeated();
    void fewWritesGoOutOneByOne();
    void manyWritesGoOutInBatches();
    void aBatchItemWithoutAnAnswerMayHaveActed();
    void onlyTheItemsWithARefusedTokenAreSentAgain();
    void aBatchThatCannotBeReadMayHaveActed();
    void aWriteGraphWouldRefuseIsNotSent();
    void aDeletedJobIsNeverHeardOf();
};

void TestGraphClient::usersComeFromAllPages()
{
    World world;
    const auto next = world.server.url(u"/v1.0/users?$skiptoken=A%2FB%3D"_s).toEncoded();
    world.server.script = {
        answer(200, R"({"value":[{"id":"1"},{"id":"2"}],"@odata.nextLink":")" + next + "\"}"),
        answer(200, R"({"value":[{"id":"2"},{"id":"3"}]})"),
    };
    const auto users = world.wait(world.graph.listUsers());
    QVERIFY(users && *users);
    QCOMPARE((*users)->size(), 3); // 2 stood on both pages
    QCOMPARE(world.server.seen.size(), 2);
    QCOMPARE(world.server.seen[0].target,
        QByteArray("/v1.0/users?$select=id,displayName,mail,userPrincipalName,proxyAddresses,accountEnabled&"
                   "$top=999"));
    QCOMPARE(world.server.seen[1].target, QByteArray("/v1.0/users?$skiptoken=A%2FB%3D"));
    QCOMPARE(world.server.seen[0].headers.value("authorization"), QByteArray("Bearer token-1"));
    QCOMPARE(world.directory.asked, 2);
    QCOMPARE(world.application.asked, 0);
}

void TestGraphClient::aTokenNeverLeavesForAnotherHost_data()
{
    QTest::addColumn<QString>("link");
    QTest::addRow("another host") << u"http://evil.example:%1/v1.0/users?x"_s;
    QTest::addRow("another port") << u"http://127.0.0.1:1/v1.0/users?x"_s;
    QTest::addRow("another scheme") << u"https://127.0.0.1:%1/v1.0/users?x"_s;
    QTest::addRow("a host that only looks like it") << u"http://127.0.0.1:%1@evil.example/"_s;
    QTest::addRow("a user in the address") << u"http://a:b@127.0.0.1:%1/v1.0/users?x"_s;
    QTest::addRow("a path only") << u"/v1.0/users?x"_s;
}

void TestGraphClient::aTokenNeverLeavesForAnotherHost()
{
    QFETCH(const QString, link);
    World world;
    const auto next = link.contains(u"%1") ? link.arg(world.server.serverPort()) : link;
    world.server.script = {
        answer(200, R"({"value":[{"id":"1"}],"@odata.nextLink":")" + next.toUtf8() + "\"}")};
    world.server.otherwise = answer(200, R"({"value":[]})");
    const auto users = world.wait(world.graph.listUsers());
    QVERIFY(users && !*users);
    QCOMPARE(users->error().kind, ErrorKind::Protocol);
    QCOMPARE(world.server.seen.size(), 1);
}

void TestGraphClient::pagesThatDoNotEndAreAnError()
{
    World world;
    const auto next = world.server.url(u"/v1.0/users?again"_s).toEncoded();
    world.server.otherwise = answer(200, R"({"value":[],"@odata.nextLink":")" + next + "\"}");
    const auto users = world.wait(world.graph.listUsers());
    QVERIFY(users && !*users);
    QCOMPARE(users->error().kind, ErrorKind::Protocol);
    QCOMPARE(world.server.seen.size(), 2);
}

void TestGraphClient::aRefusedTokenIsReplacedOnce()
{
    World world;
    world.server.script = {
        answer(401, "{}"), answer(200, R"({"id":"u","availability":"Away","activity":"Away"})")};
    const auto presence = world.wait(world.graph.presence(u"u"_s));
    QVERIFY(presence && *presence);
    QCOMPARE((*presence)->availability, u"Away"_s);
    QCOMPARE(world.server.seen[0].target, QByteArray("/v1.0/users/u/presence"));
    QCOMPARE(world.server.seen[1].headers.value("authorization"), QByteArray("Bearer token-2"));
    QCOMPARE(world.application.rejected, QList<QByteArray>{"token-1"});
}

void TestGraphClient::aTokenThatStaysRefusedIsUnauthorized()
{
    World world;
    world.server.otherwise = answer(401, R"({"error":{"code":"InvalidAuthenticationToken","message":"m"}})");
    const auto written =
        world.wait(world.graph.setPresence(u"u"_s, u"app"_s, u"Busy"_s, u"InACall"_s, 15min));
    QVERIFY(written && !*written);
    QCOMPARE(written->error().kind, ErrorKind::Unauthorized);
    QCOMPARE(written->error().code, u"InvalidAuthenticationToken"_s);
    QVERIFY(!written->error().mayHaveActed);
    QCOMPARE(world.server.seen.size(), 2);
}

void TestGraphClient::withoutATokenNothingIsSent()
{
    World world;
    core::Error lost;
    lost.kind = ErrorKind::Timeout;
    lost.mayHaveActed = true; // the token request may have; the write has not
    world.application.error = lost;
    const auto written =
        world.wait(world.graph.setPresence(u"u"_s, u"app"_s, u"Busy"_s, u"InACall"_s, 15min));
    QVERIFY(written && !*written);
    QCOMPARE(written->error().kind, ErrorKind::Timeout);
    QVERIFY(!written->error().mayHaveActed);
    QCOMPARE(world.server.seen.size(), 0);
}

void TestGraphClient::presencesOfTenThousandTakeSixteenRequests()
{
    World world;
    world.server.route = presencesFor;
    const auto batch = world.wait(world.graph.presences(manyIds(10'000)));
    QVERIFY(batch && *batch);
    QCOMPARE((*batch)->presences.size(), 10'000);
    QVERIFY((*batch)->failed.isEmpty());
    QCOMPARE(world.server.seen.size(), 16);
    for (const auto &request : std::as_const(world.server.seen))
        QVERIFY(idsOf(request).size() <= 650);
    QCOMPARE(world.server.seen[0].target, QByteArray("/v1.0/communications/getPresencesByUserId"));
    QCOMPARE(world.server.seen[0].headers.value("content-type"), QByteArray("application/json"));
    QVERIFY(world.server.connections <= 6);

    const auto none = world.wait(world.graph.presences({}));
    QVERIFY(none && *none && (*none)->presences.isEmpty());
    QCOMPARE(world.server.seen.size(), 16);
}

void TestGraphClient::oneIdThatSpoilsARequestIsFound_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("bad");
    QTest::newRow("400 for the first") << 400 << 0;
    QTest::newRow("400 for one in between") << 400 << 777;
    QTest::newRow("404 for the last") << 404 << 1299;
}

void TestGraphClient::oneIdThatSpoilsARequestIsFound()
{
    QFETCH(int, status);
    QFETCH(int, bad);
    World world;
    const QString id = u"user-%1"_s.arg(bad);
    world.server.route = [id, status](const Seen &request) {
        return idsOf(request).contains(id)
            ? answer(status, R"({"error":{"code":"BadRequest","message":"m"}})")
            : presencesFor(request);
    };
    const auto batch = world.wait(world.graph.presences(manyIds(1300)));
    QVERIFY(batch && *batch);
    QCOMPARE((*batch)->presences.size(), 1299);
    QVERIFY((*batch)->failed.isEmpty());
    QCOMPARE((*batch)->refused.size(), 1);
    QCOMPARE((*batch)->refused.first().index, bad);
    QCOMPARE((*batch)->refused.first().error.httpStatus, status);
    QVERIFY2(world.server.seen.size() <= 2 + 20, qPrintable(QString::number(world.server.seen.size())));
}

void TestGraphClient::aServiceThatRefusesEverythingIsNotAskedForEachId()
{
    World world;
    world.server.otherwise = answer(400, R"({"error":{"code":"BadRequest","message":"m"}})");
    const auto batch = world.wait(world.graph.presences(manyIds(1300)));
    QVERIFY(batch && !*batch);
    QCOMPARE(batch->error().kind, ErrorKind::InvalidInput);
    QVERIFY2(world.server.seen.size() < 200, qPrintable(QString::number(world.server.seen.size())));
}

void TestGraphClient::aSliceThatFailsSpoilsNoOther()
{
    World world;
    world.server.route = [](const Seen &request) {
        return idsOf(request).first() == u"user-650"_s
            ? answer(403, R"({"error":{"code":"Forbidden","message":"m"}})")
            : presencesFor(request);
    };
    const auto batch = world.wait(world.graph.presences(manyIds(1500)));
    QVERIFY(batch && *batch);
    QCOMPARE((*batch)->presences.size(), 850);
    QVERIFY((*batch)->wasRead(649));
    QVERIFY(!(*batch)->wasRead(650));
    QVERIFY(!(*batch)->wasRead(1299));
    QVERIFY((*batch)->wasRead(1300));
    QCOMPARE((*batch)->firstError()->kind, ErrorKind::Forbidden);
}

void TestGraphClient::whereNoSliceWorksTheRestIsNotAsked()
{
    World world;
    world.server.otherwise = answer(403, "{}");
    const auto batch = world.wait(world.graph.presences(manyIds(10'000)));
    QVERIFY(batch && !*batch);
    QCOMPARE(batch->error().kind, ErrorKind::Forbidden);
    QVERIFY2(world.server.seen.size() < 16, qPrintable(QString::number(world.server.seen.size())));
}

void TestGraphClient::settingAPresence()
{
    World world;
    world.server.otherwise = answer(200, {});
    const auto written =
        world.wait(world.graph.setPresence(u"u"_s, u"app"_s, u"Busy"_s, u"InACall"_s, 15min));
    QVERIFY(written && *written);
    QVERIFY(!(*written)->wasGone);
    const auto seen = world.server.seen.first();
    QCOMPARE(seen.method, QByteArray("POST"));
    QCOMPARE(seen.target, QByteArray("/v1.0/users/u/presence/setPresence"));
    QCOMPARE(seen.body,
        QByteArray(
            R"({"activity":"InACall","availability":"Busy","expirationDuration":"PT15M","sessionId":"app"})"));
}

void TestGraphClient::clearingWhatIsGoneIsSuccess()
{
    World world;
    world.server.script = {
        answer(200, {}), answer(404, R"({"error":{"code":"NotFound","message":"m"}})"), answer(404, "{}")};
    auto written = world.wait(world.graph.clearPresence(u"u"_s, u"app"_s));
    QVERIFY(written && *written && !(*written)->wasGone);
    written = world.wait(world.graph.clearPresence(u"u"_s, u"app"_s));
    QVERIFY(written && *written && (*written)->wasGone);
    written = world.wait(world.graph.setPresence(u"u"_s, u"app"_s, u"Busy"_s, u"InACall"_s, 15min));
    QVERIFY2(written && !*written, "a user to set who does not exist is no success");
}

void TestGraphClient::whetherAWriteMayHaveActed_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("mayHaveActed");
    QTest::addRow("refused as wrong") << int(Step::Answer) << 400 << false;
    QTest::addRow("forbidden") << int(Step::Answer) << 403 << false;
    QTest::addRow("failed inside") << int(Step::Answer) << 500 << true;
    QTest::addRow("failed at a gateway") << int(Step::Answer) << 504 << true;
    QTest::addRow("dropped after it was read") << int(Step::Drop) << 0 << true;
    QTest::addRow("the answer was cut off") << int(Step::Truncate) << 200 << true;
}

void TestGraphClient::whetherAWriteMayHaveActed()
{
    QFETCH(const int, kind);
    QFETCH(const int, status);
    World world;
    world.server.otherwise = {static_cast<Step::Kind>(kind), status, {}, "{}"};
    const auto written =
        world.wait(world.graph.setPresence(u"u"_s, u"app"_s, u"Busy"_s, u"InACall"_s, 15min));
    QVERIFY(written && !*written);
    QTEST(written->error().mayHaveActed, "mayHaveActed");
    QCOMPARE(world.server.seen.size(), 1);
}

void TestGraphClient::aRefusedWriteIsRepeated()
{
    World world;
    world.server.script = {answer(429, "{}", {{"Retry-After", "1"}}), answer(200, {})};
    const auto written =
        world.wait(world.graph.setPresence(u"u"_s, u"app"_s, u"Busy"_s, u"InACall"_s, 15min));
    QVERIFY(written && *written);
    QCOMPARE(world.server.seen.size(), 2);
}

void TestGraphClient::aLostWriteIsNotRepeated()
{
    World world;
    world.server.script = {{Step::Drop, 0, {}, {}}};
    world.server.otherwise = answer(200, {});
    const auto written = world.wait(world.graph.clearPresence(u"u"_s, u"app"_s));
    QVERIFY(written && !*written);
    QVERIFY(written->error().mayHaveActed);
    QCOMPARE(world.server.seen.size(), 1);
}

void TestGraphClient::fewWritesGoOutOneByOne()
{
    World world;
    world.server.route = [](const Seen &request) {
        return answer(request.target.contains("user-1/") ? 403 : 200, "{}");
    };
    const auto results = world.wait(world.graph.writePresences(calls(3)));
    QVERIFY(results && *results);
    QCOMPARE((*results)->size(), 3);
    QVERIFY((*results)->at(0) && !(*results)->at(1) && (*results)->at(2));
    QCOMPARE(world.server.seen.size(), 3);
    const auto none = world.wait(world.graph.writePresences({}));
    QVERIFY(none && *none && (*none)->isEmpty());
}

void TestGraphClient::manyWritesGoOutInBatches()
{
    World world;
    world.server.route = [](const Seen &request) {
        return batchAnswer(request, [](const QString &user) {
            return user == "user-7"_L1 ? 429 : user == "user-30"_L1 ? 404 : 200;
        });
    };
    auto writes = calls(45);
    writes[30].verb = PresenceWrite::Verb::Clear;
    const auto results = world.wait(world.graph.writePresences(writes));
    QVERIFY(results && *results);
    QCOMPARE(world.server.seen.size(), 3);
    QCOMPARE(world.server.seen[0].target, QByteArray("/v1.0/$batch"));
    for (qsizetype i = 0; i < 45; ++i)
        QCOMPARE((*results)->at(i).has_value(), i != 7);
    const auto error = (*results)->at(7).error();
    QCOMPARE(error.kind, ErrorKind::Throttled);
    QVERIFY(error.retryAfter == 9s);
    QVERIFY(!error.mayHaveActed);
    QVERIFY((*results)->at(30)->wasGone);
}

void TestGraphClient::aBatchItemWithoutAnAnswerMayHaveActed()
{
    World world;
    world.server.route = [](const Seen &request) {
        return batchAnswer(request, [](const QString &user) { return user == "user-2"_L1 ? 0 : 200; });
    };
    const auto results = world.wait(world.graph.writePresences(calls(4)));
    QVERIFY(results && *results);
    QVERIFY((*results)->at(1) && (*results)->at(3));
    QVERIFY(!(*results)->at(2));
    QCOMPARE((*results)->at(2).error().kind, ErrorKind::Protocol);
    QVERIFY((*results)->at(2).error().mayHaveActed);
}

void TestGraphClient::onlyTheItemsWithARefusedTokenAreSentAgain()
{
    World world;
    world.server.route = [&world](const Seen &request) {
        const bool isFirst = world.server.seen.size() == 1;
        return batchAnswer(request, [isFirst](const QString &user) {
            return user == "user-3"_L1 || (isFirst && user == "user-1"_L1) ? 401 : 200;
        });
    };
    const auto results = world.wait(world.graph.writePresences(calls(5)));
    QVERIFY(results && *results);
    QCOMPARE(world.server.seen.size(), 2);
    QCOMPARE(
        QJsonDocument::fromJson(world.server.seen[1].body).object().value("requests"_L1).toArray().size(), 2);
    QCOMPARE(world.server.seen[1].headers.value("authorization"), QByteArray("Bearer token-2"));
    QVERIFY((*results)->at(1).has_value());
    QVERIFY(!(*results)->at(3));
    QCOMPARE((*results)->at(3).error().kind, ErrorKind::Unauthorized);
}

void TestGraphClient::aBatchThatCannotBeReadMayHaveActed()
{
    World world;
    world.server.otherwise = answer(200, "{\"responses\":");
    const auto results = world.wait(world.graph.writePresences(calls(4)));
    QVERIFY(results && *results);
    for (const auto &result : **results) {
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Protocol);
        QVERIFY(result.error().mayHaveActed);
    }
}

void TestGraphClient::aWriteGraphWouldRefuseIsNotSent()
{
    World world;
    world.server.otherwise = answer(200, {});
    auto writes = calls(3);
    writes[1].activity = u"Busy"_s;
    writes[2].userId = writes[0].userId;
    const auto results = world.wait(world.graph.writePresences(writes));
    QVERIFY(results && *results);
    QVERIFY((*results)->at(0).has_value());
    QCOMPARE((*results)->at(1).error().kind, ErrorKind::InvalidInput);
    QCOMPARE((*results)->at(2).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(world.server.seen.size(), 1);
}

void TestGraphClient::aDeletedJobIsNeverHeardOf()
{
    World world;
    world.server.otherwise = {Step::Never, 0, {}, {}};
    bool heard = false;
    QObject context;
    auto *job = world.graph.presences(manyIds(2000));
    job->then(&context, [&heard](const auto &) { heard = true; });
    QTRY_COMPARE_WITH_TIMEOUT(world.server.seen.size(), 4, 20'000);
    delete job;
    QTRY_COMPARE_WITH_TIMEOUT(world.server.openConnections, 0, 20'000);
    QVERIFY(!heard);
}

QTEST_GUILESS_MAIN(TestGraphClient)
#include "tst_graphclient.moc"
